export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Made by developers 👩🏽‍💻</h1>
    <p>{name}</p>
  </section>
);
