import { useEffect, useState } from 'react';
import { api } from '../api';
import { flag } from '../flags';
import { Button, Notice } from '../components/ui';
import { usePrice } from '../price';

type Props = { seats: number; items: string[]; onStart: (plan: string) => void };

export function Pricing({ seats, items, onStart }: Props) {
  const [yearly, setYearly] = useState(false);
  const price = usePrice(seats);

  useEffect(() => {
    document.title = 'Plans';
  }, []);

  const start = () => {
    api.note(yearly);
    onStart(yearly ? 'yearly' : 'monthly');
  };

  return (
    <main className="pricing">
      <h1>Plans for every team</h1>
      {flag('gift-box') && <p className="gift">Send it as a gift</p>}
      <p className="price">{price} a month</p>
      <p className="lede">
        No contract.
        Leave whenever you like.
      </p>
      <Button kind="plain" label="Start" onClick={start} />
      <Notice tone="calm">{(words) => <em>{words}</em>}</Notice>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </main>
  );
}
