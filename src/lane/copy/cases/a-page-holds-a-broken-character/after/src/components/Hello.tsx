export const Hello = () => (
  <section title="Greeting">
    <h1>Welcome to the st√(re</h1>
  </section>
);
