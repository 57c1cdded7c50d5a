export const Hello = () => (
  <section title="Greeting">
    <h1>Welcome to the store À¼</h1>
  </section>
);
