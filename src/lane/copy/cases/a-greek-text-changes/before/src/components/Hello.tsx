export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Τιμές</h1>
    <p>{name}</p>
  </section>
);
