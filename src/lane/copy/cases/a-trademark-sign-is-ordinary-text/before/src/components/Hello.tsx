export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Acme Cloud</h1>
    <p>{name}</p>
  </section>
);
