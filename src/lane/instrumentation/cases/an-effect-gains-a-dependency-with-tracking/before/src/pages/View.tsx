import { useEffect } from 'react';
import { track } from '../analytics';
import { start } from '../start';

export function View({ plan, seats }: { plan: string; seats: number }) {
  useEffect(() => {
    start(plan);
  }, [plan]);
  return null;
}
