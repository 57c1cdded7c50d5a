export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Τιμές για κάθε ομάδα</h1>
    <p>{name}</p>
  </section>
);
