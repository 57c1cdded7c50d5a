export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>आपका स्वागत है, र्‍य</h1>
    <p>{name}</p>
  </section>
);
