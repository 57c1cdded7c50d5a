export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Prêts pour commencer</h1>
    <p>{name}</p>
  </section>
);
