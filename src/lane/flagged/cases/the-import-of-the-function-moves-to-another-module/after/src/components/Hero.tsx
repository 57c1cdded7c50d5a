import { flag } from '../settings';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('new-offer') && <p>Two months for one</p>}
      {flag('gift-box') && <p>Send it as a gift</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
