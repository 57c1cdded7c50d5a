import type { Instant } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { LaneTargeted } from '../../ledger/playbook-events.ts'
import type { Adoption } from './adoption.ts'
import { isMet } from './adoption.ts'
import type { LaneTarget } from './lane-use.ts'

/** What a team last said it wants of a lane, and who said so. */
export interface SaidTarget extends LaneTargeted {
  readonly lane: string
  readonly said: { readonly by: Actor; readonly at: Instant; readonly why: string | null }
}

/** Kinds of events that {@link saidTargets} folds. */
export const targetEvents = ['lane.targeted', 'lane.target-dropped'] as const

/**
 * @param events of any kind, oldest first
 * @returns by lane; a lane of which nobody wants anything is not there
 */
export function saidTargets(events: readonly LedgerEvent[]): ReadonlyMap<string, SaidTarget> {
  const targets = new Map<string, SaidTarget>()
  for (const event of events) {
    const lane = event.objects.find(({ type }) => type === 'lane')?.id
    if (lane === undefined) continue
    if (event.type === 'lane.target-dropped') targets.delete(lane)
    else if (event.type === 'lane.targeted')
      targets.set(lane, { lane, ...event.data, said: { by: event.actor, at: event.at, why: event.why } })
  }
  return targets
}

/** How often a lane's target was said or dropped: who says one names the version it began from. */
export const targetVersion = (events: readonly LedgerEvent[]): number =>
  events.findLast((event) => event.type === 'lane.targeted' || event.type === 'lane.target-dropped')?.data.version ?? 0

/** @param nameOf the name of a person by id */
export const targetOf = ({ wants, by, owner }: LaneTargeted, nameOf: (person: string) => string): LaneTarget => ({
  wants,
  by: Date.parse(by),
  owner: nameOf(owner),
})

/** How a lane stands to what is wanted of it. */
export type TargetState = 'met' | 'missed' | 'under way' | 'not known'

/**
 * What had come by the day of the target counts; before that day, what has come so far. Where the record ends before a day that has passed, what
 * became of it is not known.
 *
 * @param weeks of the adoption since the lane opened
 * @param now UTC milliseconds
 */
export function targetState({ wants, by }: LaneTarget, weeks: Adoption['weeks'], now: number): TargetState {
  const last = weeks.filter(({ at }) => at <= by).at(-1)
  if (last !== undefined && isMet(wants, last)) return 'met'
  if (now <= by) return 'under way'
  return (weeks.at(-1)?.at ?? 0) >= by ? 'missed' : 'not known'
}
