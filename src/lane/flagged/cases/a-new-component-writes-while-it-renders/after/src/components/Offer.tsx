import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  localStorage.setItem('offer', 'seen');
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
