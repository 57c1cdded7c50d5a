import { useEffect } from 'react';
import { track } from '../analytics';
import { start } from '../start';

export function View({ plan, seats }: { plan: string; seats: number }) {
  useEffect(() => {
    track('plan_started', { plan, seats });
    start(plan);
  }, [plan, seats]);
  return null;
}
