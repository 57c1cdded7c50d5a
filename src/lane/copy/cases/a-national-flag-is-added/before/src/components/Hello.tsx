export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Now in Germany and Japan</h1>
    <p>{name}</p>
  </section>
);
