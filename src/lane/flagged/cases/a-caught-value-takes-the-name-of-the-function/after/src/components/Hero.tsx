import { flag } from '../flags';
import { Button } from './ui';

export function Hero({ start }: { start: () => void }) {
  const text = () => {
    try {
      return start();
    } catch (flag: any) {
      return flag('new-offer') ? 'new' : flag;
    }
  };
  return (
    <section onClick={text}>
      <h2>Coffee by post</h2>
      {flag('gift-box') && <p>Send it as a gift</p>}
      <Button label="Start" onClick={start} />
    </section>
  );
}
