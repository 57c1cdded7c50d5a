import { flag } from '../flags';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>{flag('gift-box') ? 'Gifts by post' : 'Coffee by post'}</h2>
      {[start].map((flag: any) => (
        <li key={String(flag)}>
          Start
        </li>
      ))}
      <Button label="Start" onClick={start} />
    </section>
  );
}
