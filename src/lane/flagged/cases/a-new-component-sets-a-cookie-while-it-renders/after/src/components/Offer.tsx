import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  document.cookie = 'offer=1';
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
