export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>ราคา</h1>
    <p>{name}</p>
  </section>
);
