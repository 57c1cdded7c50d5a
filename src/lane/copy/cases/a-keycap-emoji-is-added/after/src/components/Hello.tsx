export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>1️⃣ First step</h1>
    <p>{name}</p>
  </section>
);
