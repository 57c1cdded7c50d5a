export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>2 × faster, ≤ 1 s, ±0 effort</h1>
    <p>{name}</p>
  </section>
);
