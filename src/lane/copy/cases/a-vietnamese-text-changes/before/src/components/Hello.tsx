export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Bảng giá</h1>
    <p>{name}</p>
  </section>
);
