export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>नमस्ते</h1>
    <p>{name}</p>
  </section>
);
