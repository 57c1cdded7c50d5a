import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  fetch('/offers', { method: 'POST' });
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
