export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Bảng giá cho mọi đội nhóm</h1>
    <p>{name}</p>
  </section>
);
