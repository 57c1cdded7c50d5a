export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>שלום לכם</h1>
    <p>{name}</p>
  </section>
);
