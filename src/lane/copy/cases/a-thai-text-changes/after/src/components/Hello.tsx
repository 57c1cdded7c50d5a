export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>ราคาสำหรับทุกทีม</h1>
    <p>{name}</p>
  </section>
);
