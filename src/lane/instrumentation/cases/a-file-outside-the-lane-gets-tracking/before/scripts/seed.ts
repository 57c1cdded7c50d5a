import { track } from '../src/analytics';

export function seed() {
  return 1;
}
