export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Prêts à commencer ? C’est parti !</h1>
    <p>{name}</p>
  </section>
);
