import { flag } from '../flags';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('gift-box') && <p>Send it as a gift</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
