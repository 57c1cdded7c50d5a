import type { Instant, PersonId } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { LaneTargeted, WrittenTarget } from '../../ledger/playbook-events.ts'
import type { Adoption } from './adoption.ts'
import { isMet } from './adoption.ts'
import type { LaneTarget } from './lane-use.ts'

/** What is wanted of a lane, and who wants it so. */
export interface SaidTarget extends LaneTargeted {
  readonly lane: string
  readonly said:
    | { readonly in: 'Fairway'; readonly by: Actor; readonly at: Instant; readonly why: string | null }
    /** By the engineers of a product, in its lanes file. */
    | { readonly in: 'lanes file'; readonly product: string }
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
      targets.set(lane, { lane, ...event.data, said: { in: 'Fairway', by: event.actor, at: event.at, why: event.why } })
  }
  return targets
}

/** Targets that count, and those that are written and wait for the first change of their lane. */
export interface TargetsInForce {
  readonly counted: ReadonlyMap<string, SaidTarget>
  readonly waiting: readonly WrittenTarget[]
}

/**
 * What is written of a lane counts until anything is said of it here, were it that nothing is wanted any more; and from its first change on. Of products
 * that write of the same lane the first one counts.
 *
 * @param events on targets, oldest first
 * @param begunAt UTC milliseconds of the first change through a lane; `null` where none went
 * @param personOf whom an owner's address or name means
 */
export function targetsInForce(
  events: readonly LedgerEvent[],
  written: readonly WrittenTarget[],
  begunAt: (lane: string) => number | null,
  personOf: (owner: string) => PersonId,
): TargetsInForce {
  const heard = new Set(events.flatMap(({ objects }) => objects.flatMap(({ type, id }) => (type === 'lane' ? id : []))))
  const counted = new Map(saidTargets(events))
  const waiting: WrittenTarget[] = []
  for (const target of written) {
    const { lane, product, share, withinMs, owner } = target
    if (heard.has(lane)) continue
    heard.add(lane)
    const begun = begunAt(lane)
    if (begun === null) waiting.push(target)
    else
      counted.set(lane, {
        ...{ lane, version: 0, wants: { kind: 'share', share }, owner: personOf(owner) },
        by: new Date(begun + withinMs).toISOString() as Instant,
        said: { in: 'lanes file', product },
      })
  }
  return { counted, waiting }
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
