import { type ComparedDurations, compareDurations } from '../path/compare-durations.ts'
import { type Duration, type Durations, durationFigure } from '../path/duration-figure.ts'
import { type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import type { LanePlan, LaneUse } from './lane-use.ts'

/** How long changes take through a lane, beside those that could have taken it and went the ordinary way. */
export interface LaneSpeed {
  readonly lane: Figure<Durations>
  readonly ordinary: Figure<Durations>
  /** The lane against the ordinary way. */
  readonly compared: ComparedDurations
}

export const laneWays = ['lane', 'ordinary'] as const
export type LaneWay = (typeof laneWays)[number]

const definitionOfLaneSpeed: Definition = {
  id: 'lane-speed',
  version: 1,
  says:
    'From decision to production of changes that could take the lane, decided since it opened: those that took it, and those that went the ' +
    'ordinary way. Open ones count as open; the two are held against each other by the log-rank test. Whoever chooses a lane differs from ' +
    'who does not: what opening it did stands under before and after.',
}

/** @param uses eligible and others; those after `asOf` are not known yet */
export function laneSpeed(uses: readonly LaneUse[], plan: LanePlan, asOf: number): LaneSpeed {
  const eligible = uses.filter(
    (use) => use.eligible && use.class === plan.class && use.at >= plan.openedAt && use.at <= asOf,
  )
  const window: Window = { by: 'start', from: plan.openedAt, to: asOf }
  const judged = {
    lane: eligible.filter(({ lane }) => lane === plan.lane).map((use) => judge(use, asOf)),
    ordinary: eligible.filter(({ lane }) => lane === null).map((use) => judge(use, asOf)),
  }
  const durations = (way: LaneWay): Duration[] => judged[way].flatMap((each) => ('reason' in each ? [] : [each]))
  const figureOf = (way: LaneWay): Figure<Durations> => {
    const left = judged[way].flatMap((each) => ('reason' in each ? [each] : []))
    return durationFigure(definitionOfLaneSpeed, durations(way), exclusionsOf(left), { window, asOf })
  }
  return {
    lane: figureOf('lane'),
    ordinary: figureOf('ordinary'),
    compared: compareDurations(durations('lane'), durations('ordinary')),
  }
}

type Judged = Duration | { readonly id: string; readonly reason: string }

/** Of a commit that a scan names, only the commit is known. */
function judge({ change: id, type, at, tookMs }: LaneUse, asOf: number): Judged {
  if (tookMs !== null) return { id, ms: tookMs, outcome: 'reached' }
  return type === 'item'
    ? { id, ms: asOf - at, outcome: 'open' }
    : { id, reason: 'a commit, of which no way is recorded' }
}
