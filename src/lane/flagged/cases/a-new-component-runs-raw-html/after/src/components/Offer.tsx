import { Button } from './ui';

export function Offer({ start }: { start: () => void }) {
  return (
    <aside className="offer">
      <h2 dangerouslySetInnerHTML={{ __html: '<b>Two</b>' }} />
      <Button label="Take it" onClick={start} />
    </aside>
  );
}
