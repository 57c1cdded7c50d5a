import { useState } from 'react';
import { Button } from '../components/Button';
import { track } from '../analytics';

type Props = { seats: number; onStart: (plan: string) => void };

export function PricingPage({ seats, onStart }: Props) {
  const [yearly, setYearly] = useState(false);
  const start = () => {
    track('pricing_cta_clicked');
    onStart(yearly ? 'pro-yearly' : 'pro-monthly');
  };
  return (
    <main className="pricing">
      <h1>Plans for every team</h1>
      <p>{`You have ${seats} seats in use.`}</p>
      <label htmlFor="billing">
        <input id="billing" type="checkbox" checked={yearly} onChange={() => setYearly(!yearly)} />
        Bill me yearly
      </label>
      <Button type="button" variant="primary" title="Start your trial" onClick={start}>
        Start free trial
      </Button>
    </main>
  );
}
