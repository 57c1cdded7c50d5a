import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  window.location.href = 'https://offers.example.net';
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
