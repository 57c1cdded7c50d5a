export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>مرحبا بكم في Acme!‏</h1>
    <p>{name}</p>
  </section>
);
