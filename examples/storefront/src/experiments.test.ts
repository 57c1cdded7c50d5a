// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { assign, type Experiment } from './experiments.ts';

const visitors = Array.from({ length: 2000 }, (_, index) => `visitor-${index}`);
const running: Experiment = {
  key: 'sample',
  enabled: true,
  rollout: 100,
  seed: 'sample-1',
  variants: { control: { weight: 70 }, other: { weight: 30 } },
};

describe('assign', () => {
  test('gives the same visitor the same variant', () => {
    for (const visitor of visitors.slice(0, 50)) expect(assign(running, visitor)).toBe(assign(running, visitor));
  });

  test('follows the weights', () => {
    expect(shareOfOther(running)).toBeCloseTo(0.3, 1);
    expect(shareOfOther({ ...running, rollout: 50 })).toBeCloseTo(0.15, 1);
  });

  test('keeps those who take part when more join', () => {
    const early = visitors.filter((visitor) => assign({ ...running, rollout: 20 }, visitor) === 'other');
    expect(early.every((visitor) => assign(running, visitor) === 'other')).toBe(true);
  });

  test('shows the first variant to everybody else', () => {
    expect(assign(running, null)).toBe('control');
    expect(shareOfOther({ ...running, enabled: false })).toBe(0);
    expect(shareOfOther({ ...running, rollout: 0 })).toBe(0);
  });
});

function shareOfOther(experiment: Experiment): number {
  return visitors.filter((visitor) => assign(experiment, visitor) === 'other').length / visitors.length;
}
