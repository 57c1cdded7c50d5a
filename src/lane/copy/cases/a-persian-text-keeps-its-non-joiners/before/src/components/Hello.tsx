export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>سلام دوستان</h1>
    <p>{name}</p>
  </section>
);
