export const Hello = () => (
  <section title="Greeting">
    <h1>Hello and welcome</h1>
  </section>
);
