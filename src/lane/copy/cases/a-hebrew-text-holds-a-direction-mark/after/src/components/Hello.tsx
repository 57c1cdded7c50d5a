export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>ברוכים הבאים ל-Acme!‏</h1>
    <p>{name}</p>
  </section>
);
