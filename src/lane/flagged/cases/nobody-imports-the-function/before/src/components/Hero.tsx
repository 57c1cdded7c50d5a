import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      <Button label="Start" onClick={start} />
    </section>
  );
}
