export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Acme Cloud™ at 20 °C ©</h1>
    <p>{name}</p>
  </section>
);
