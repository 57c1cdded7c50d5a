import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  async function take() {
    'use server';
    return 1;
  }
  return (
    <aside className="offer">
      <h2>Two months for one</h2>
      <Button label="Take it" onClick={take} />
    </aside>
  );
}
