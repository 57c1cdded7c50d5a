import { flag } from 'https://cdn.example.net/src/flags.ts';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('new-offer') && <p>Two months for one</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
