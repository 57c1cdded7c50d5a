import { flag } from '../flags';
import { Button } from './ui';

export function Hero({ start, flag }: { start: () => void; flag: (key: string) => boolean }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('gift-box') && <p>Send it as a gift</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
