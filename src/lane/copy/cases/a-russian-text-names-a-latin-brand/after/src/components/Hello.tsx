export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Тарифы Acme для вашей команды</h1>
    <p>{name}</p>
  </section>
);
