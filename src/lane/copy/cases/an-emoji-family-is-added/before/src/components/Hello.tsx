export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Plans for families</h1>
    <p>{name}</p>
  </section>
);
