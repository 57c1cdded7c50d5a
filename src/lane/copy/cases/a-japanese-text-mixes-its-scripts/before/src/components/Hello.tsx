export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>料金プラン</h1>
    <p>{name}</p>
  </section>
);
