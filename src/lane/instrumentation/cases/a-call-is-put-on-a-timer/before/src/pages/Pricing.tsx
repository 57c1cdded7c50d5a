import { useEffect, useMemo, useState } from 'react';
import { track } from '../analytics';
import { api } from '../api';
import { plans, type Plan } from '../plans';
import { PlanCard } from '../components/PlanCard';
import type { User } from '../user';

type Props = { user: User; seats: number; onDone: (id: string) => void };

export function Pricing({ user, seats, onDone }: Props) {
  const [yearly, setYearly] = useState(false);
  const [draft, setDraft] = useState('');
  const total = useMemo(() => {
    return seats * 12;
  }, [seats]);

  useEffect(() => {
    document.title = 'Plans';
  }, []);

  function save() {
    api.save(yearly);
  }

  async function handleStart(plan: Plan) {
    const order = await api.order(plan.id, yearly);
    onDone(order.id);
  }

  return (
    <main className="pricing">
      <h1>Plans for every team</h1>
      <button type="button" onClick={save}>
        Save
      </button>
      <a className="link" href="/contact">
        Talk to us
      </a>
      <a className="back" href="/" onClick={() => track('cta_clicked', { label: 'back' })}>
        Back
      </a>
      <input value={draft} onChange={(event) => setDraft(event.target.value)} />
      <ul>
        {plans.map((plan) => (
          <li key={plan.id}>
            <PlanCard plan={plan} total={total} onChoose={handleStart} />
          </li>
        ))}
      </ul>
    </main>
  );
}
