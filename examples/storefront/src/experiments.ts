import pricingHeadline from '../experiments/pricing-headline.json';
import { visitorId } from './visitor.ts';

export interface Experiment {
  readonly key: string;
  readonly enabled: boolean;
  /** Percent of visitors who take part. */
  readonly rollout: number;
  readonly seed: string;
  /** Percent of those who take part, by variant; the first variant is what everybody else sees. */
  readonly variants: Readonly<Record<string, { readonly weight: number }>>;
}

const running: Readonly<Record<string, Experiment>> = { 'pricing-headline': pricingHeadline };

/**
 * The variant this visitor sees. The same visitor always sees the same one.
 * `?<experiment>=<variant>` in the address shows one variant to whoever opens it, for looking at it before it is live.
 */
export function variantOf(key: 'pricing-headline'): string {
  const experiment = running[key]!;
  const asked = new URLSearchParams(window.location.search).get(key);
  if (asked !== null && asked in experiment.variants) return asked;
  return assign(experiment, visitorId());
}

export function assign(experiment: Experiment, visitor: string | null): string {
  const names = Object.keys(experiment.variants);
  const first = names[0]!;
  if (!experiment.enabled || visitor === null) return first;
  if (percentOf(`${experiment.seed}:rollout:${visitor}`) >= experiment.rollout) return first;

  const at = percentOf(`${experiment.seed}:variant:${visitor}`);
  let upTo = 0;
  return names.find((name) => at < (upTo += experiment.variants[name]!.weight)) ?? first;
}

/** A text to a number from 0 to just under 100, evenly spread (FNV-1a with a final mix, as short ids differ in few bits). */
function percentOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}
