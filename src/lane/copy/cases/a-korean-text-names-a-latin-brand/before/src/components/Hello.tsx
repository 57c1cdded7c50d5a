export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>요금제</h1>
    <p>{name}</p>
  </section>
);
