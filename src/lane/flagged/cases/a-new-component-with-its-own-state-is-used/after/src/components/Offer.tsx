import { useState } from 'react';
import { Button } from './ui';

type Props = { start: () => void };

export const Offer = ({ start }: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <aside className="offer">
      <Button label="More" onClick={() => setOpen(!open)} />
      {open ? <Button label="Take it" onClick={start} /> : null}
    </aside>
  );
};
