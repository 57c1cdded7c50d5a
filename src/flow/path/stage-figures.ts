import { elapsedClock, type PathClock } from '../calendar/path-clock.ts'
import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { exclusionsOf, type Figure, type Window } from './figure.ts'
import {
  definitionOfPullRequestStages,
  type PullRequestPath,
  type PullRequestStage,
  pullRequestStages,
} from './pull-request-stages.ts'

/**
 * How long pull requests stay in each stage, those that are in it now counted as open. One without a stage is excluded from its figure
 * and counted: a missing part is not a part of no length.
 *
 * @param window pull requests by when their path began (`start`), or by when it ended (`completion`): then none is open
 * @public
 */
export function stageFigures(
  paths: readonly PullRequestPath[],
  window: Window,
  asOf: number,
  clock: PathClock = elapsedClock,
): Readonly<Record<PullRequestStage, Figure<Durations>>> {
  const chosen = paths.filter((path) => isIn(window, path))
  return Object.fromEntries(
    pullRequestStages.map((stage) => {
      const found = chosen.map((path) => durationOf(path, stage, clock))
      const durations = found.flatMap((each) => ('reason' in each ? [] : [each]))
      const excluded = exclusionsOf(found.flatMap((each) => ('reason' in each ? [each] : [])))
      return [stage, durationFigure(definitionOfPullRequestStages, durations, excluded, { window, asOf, clock })]
    }),
  ) as Record<PullRequestStage, Figure<Durations>>
}

function isIn({ by, from, to }: Window, { parts, end }: PullRequestPath): boolean {
  const last = parts.at(-1)
  const at = by === 'start' ? parts[0]?.from : end === 'open' || last?.isOpen ? undefined : last?.to
  return at !== undefined && (from === null || at >= from) && (to === null || at < to)
}

function durationOf(
  { id, parts, end }: PullRequestPath,
  stage: PullRequestStage,
  clock: PathClock,
): Duration | { id: string; reason: string } {
  const part = parts.find((each) => each.stage === stage)
  if (!part) return { id, reason: `no ${stage} is known of it` }
  const isGivenUp = end === 'given up' && part === parts.at(-1)
  return {
    id,
    ms: clock.msBetween(part.from, part.to),
    outcome: part.isOpen ? 'open' : isGivenUp ? 'cancelled' : 'reached',
  }
}
