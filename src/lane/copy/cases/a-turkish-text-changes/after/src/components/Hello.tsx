export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>İhtiyacınıza uygun fiyatlar, kısıtlama yok</h1>
    <p>{name}</p>
  </section>
);
