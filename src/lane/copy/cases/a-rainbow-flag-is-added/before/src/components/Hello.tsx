export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Everyone is welcome</h1>
    <p>{name}</p>
  </section>
);
