import { Button } from './ui';

(() => {
  document.title = 'Offer';
})();

export function Offer({ start }: { start: () => void }) {
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
