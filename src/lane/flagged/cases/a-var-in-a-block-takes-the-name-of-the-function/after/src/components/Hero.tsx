import { flag } from '../flags';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  if (start) {
    var flag = (key: string) => key !== 'gift-box';
  }
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('new-offer') && <p>Two months for one</p>}
      {flag('gift-box') && <p>Send it as a gift</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
