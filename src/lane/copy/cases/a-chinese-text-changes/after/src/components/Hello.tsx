export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>适合每个团队的价格方案</h1>
    <p>{name}</p>
  </section>
);
