import { elapsedClock, type PathClock } from '../calendar/path-clock.ts'
import { type DecisionTier, decisionTiers, tellingTiers } from './decision.ts'
import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { type Definition, exclusionsOf, type Figure, type Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'

export const definitionOfDecisionToProduction: Definition = {
  id: 'decision-to-production',
  version: 2,
  says:
    'From the moment an item was decided to the first successful production deployment whose history contains its merge; where nothing merged ' +
    'names it, to the first status of which the team has said that it means in production. The decision is taken from the best record there is, ' +
    'and the mix is shown. Open items count as open, cancelled ones (by an event or by their status) as cancelled. A deployment rolled back ' +
    'within 24 hours does not count; otherwise the first one stays for ever.',
}

export interface DecisionToProduction {
  /** All items with any decision. */
  readonly figure: Figure<Durations>
  /** The same over items whose record says when somebody decided, and not only bounds it. */
  readonly tellingOnly: Figure<Durations>
  /** How many decisions were taken from each tier. */
  readonly mix: Readonly<Record<DecisionTier, number>>
}

/**
 * The figure of speed of intent.
 *
 * @param window items by when they were decided (`start`), or by when they came to production (`completion`): then no open item is in it
 * @param recordsFrom when records begin, if they hold only what was open then or came later. Older items enter at that age, since those
 *   that had already ended are not among them; `null` where the sources gave their whole history
 * @param clock elapsed time, which whoever asked lives through, unless another is given
 */
export function decisionToProduction(
  paths: readonly ItemPath[],
  window: Window,
  asOf: number,
  recordsFrom: number | null = null,
  clock: PathClock = elapsedClock,
): DecisionToProduction {
  const inWindow = paths.filter((path) => isInWindow(window, path))
  const decided = inWindow.filter((path) => path.decision !== null)
  const figure = (chosen: readonly ItemPath[], outside: readonly ItemPath[]): Figure<Durations> => {
    const { durations, left } = itemDurations(chosen, asOf, recordsFrom, clock)
    const bounded = outside.map(({ id }) => ({
      id,
      reason: 'its decision is only bounded, by its creation or first commit',
    }))
    return durationFigure(definitionOfDecisionToProduction, durations, exclusionsOf([...left, ...bounded]), {
      window,
      asOf,
      clock,
    })
  }
  const isTelling = ({ decision }: ItemPath) => decision === null || tellingTiers.includes(decision.tier)
  const mix = Object.fromEntries(
    decisionTiers.map((tier) => [tier, decided.filter(({ decision }) => decision?.tier === tier).length]),
  ) as Record<DecisionTier, number>
  return {
    figure: figure(inWindow, []),
    tellingOnly: figure(
      inWindow.filter(isTelling),
      inWindow.filter((path) => !isTelling(path)),
    ),
    mix,
  }
}

/** How long each item took or has taken until now, and those of which that cannot be said, with why. */
export function itemDurations(
  paths: readonly ItemPath[],
  asOf: number,
  recordsFrom: number | null = null,
  clock: PathClock = elapsedClock,
): {
  readonly durations: readonly Duration[]
  readonly left: readonly { readonly id: string; readonly reason: string }[]
} {
  const judged = paths.map((path) => durationOf(path, asOf, recordsFrom, clock))
  return {
    durations: judged.flatMap((each) => ('reason' in each ? [] : [each])),
    left: judged.flatMap((each) => ('reason' in each ? [each] : [])),
  }
}

/** Whether an item belongs to a window, by when it was decided or when it came to production. */
export function isInWindow({ by, from, to }: Window, { decision, end }: ItemPath): boolean {
  const at = by === 'start' ? (decision?.at ?? null) : end.kind === 'in production' ? end.at : null
  // Nothing says when it was decided: it belongs to no window, and is counted as excluded in the one without bounds.
  if (at === null) return by === 'start' && from === null && to === null
  return (from === null || at >= from) && (to === null || at < to)
}

function durationOf(
  { id, decision, end }: ItemPath,
  asOf: number,
  recordsFrom: number | null,
  clock: PathClock,
): Duration | { id: string; reason: string } {
  if (decision === null) return { id, reason: 'nothing says when it was decided' }
  if (end.kind === 'not known') return { id, reason: end.reason }
  const until = end.kind === 'open' ? asOf : end.at
  // Judged on what really passed: on a working clock, what runs backwards over a night would take no time.
  if (until < decision.at) return { id, reason: `${end.kind} before it was decided` }
  const ms = clock.msBetween(decision.at, until)
  const entryMs = recordsFrom === null ? 0 : Math.max(0, clock.msBetween(decision.at, recordsFrom))
  if (entryMs > 0 && entryMs >= ms) return { id, reason: 'it had ended before records begin' }
  return { id, ms, entryMs, outcome: end.kind === 'open' ? 'open' : end.kind === 'cancelled' ? 'cancelled' : 'reached' }
}
