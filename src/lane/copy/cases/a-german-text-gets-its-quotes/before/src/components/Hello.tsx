export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Jetzt starten</h1>
    <p>{name}</p>
  </section>
);
