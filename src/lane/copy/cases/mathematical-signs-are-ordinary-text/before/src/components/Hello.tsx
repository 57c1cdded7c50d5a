export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Twice as fast</h1>
    <p>{name}</p>
  </section>
);
