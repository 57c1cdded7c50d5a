export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>شما می‌توانید برنامه‌ها را ببینید</h1>
    <p>{name}</p>
  </section>
);
