export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>チーム向けの料金プランを選ぶ</h1>
    <p>{name}</p>
  </section>
);
