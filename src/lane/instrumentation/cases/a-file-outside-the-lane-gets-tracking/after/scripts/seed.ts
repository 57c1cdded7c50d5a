import { track } from '../src/analytics';

export function seed() {
  track('plan_saved');
  return 1;
}
