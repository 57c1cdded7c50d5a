export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Made with care</h1>
    <p>{name}</p>
  </section>
);
