export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Jetzt „kostenlos“ starten</h1>
    <p>{name}</p>
  </section>
);
