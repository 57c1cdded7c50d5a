export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>مرحبا بكم</h1>
    <p>{name}</p>
  </section>
);
