export const Hello = () => (
  <section title="Greeting">
    <h1>Welcome to the store</h1>
  </section>
);