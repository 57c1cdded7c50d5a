export const Hello = ({ name }: { name: string }) => (
  <section title="Greeting">
    <h1>Acme에서 요금제를 선택하세요</h1>
    <p>{name}</p>
  </section>
);
