import { flag, flags } from '../flags';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  return (
    <section>
      <h2>Coffee by post</h2>
      {flag('new-offer') && <p>Two months for one</p>}
      <Button label={flags[0]} onClick={start} />
    </section>
  );
}
