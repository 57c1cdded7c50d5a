import { seededRandom } from '../statistics/seeded-random.ts'
import type { HistoryPlan } from './history-plan.ts'
import type { ItemTimes } from './history-times.ts'
import { hour, minute } from './history-work.ts'

/** What goes to production at once: a train, or what comes through a lane by itself. */
export interface Shipment {
  readonly id: string
  /** The item whose commit it deploys: the last on the branch. */
  readonly last: number
  /** By item, the commits it stands on. */
  readonly parentsOf: ReadonlyMap<number, string>
  readonly live: number
  readonly takenBack: TakenBack | null
}

/** Users met something, and what was there before came back; put right, it went out once more. */
export interface TakenBack {
  readonly seen: number
  readonly at: number
  readonly again: number
  /** The item whose commit came back. */
  readonly to: number
}

export interface Shipments {
  readonly all: readonly Shipment[]
  readonly byItem: ReadonlyMap<number, Shipment>
}

export const commitOf = (item: number): string => `commit-${item + 1}`

/**
 * Everything that goes out, in its order. Production is one line: each shipment stands on the one before it, so that it takes nothing back by
 * itself, and what comes through a lane brings nothing else along. Merged commits of a train stand on each other; its last one takes in
 * what has gone out meanwhile.
 */
export function shipmentsOf(plan: HistoryPlan, times: readonly ItemTimes[]): Shipments {
  const shipped = times.filter((each): each is ItemTimes & { live: number; merged: number } => each.live !== null)
  const inOrder = shipped.sort((a, b) => a.merged - b.merged || a.item.number - b.item.number)
  const groups = [...Map.groupBy(inOrder, keyOf).values()].sort(
    ([a], [b]) => (a?.live ?? 0) - (b?.live ?? 0) || (a?.item.number ?? 0) - (b?.item.number ?? 0),
  )
  const all: Shipment[] = []
  let [train, trains] = ['', 0]
  for (const [at, carried] of groups.entries()) {
    const first = carried[0] as (typeof shipped)[number]
    const last = (carried.at(-1) as ItemTimes).item.number
    const before = all.at(-1)
    const isTrain = !first.item.tookLane
    const parents = new Map<number, string>()
    for (const { item } of carried) {
      const own = isTrain ? [train] : []
      if (item.number === last && before) own.push(commitOf(before.last))
      parents.set(item.number, [...new Set(own)].filter((sha) => sha !== '').join(' '))
      if (isTrain) train = commitOf(item.number)
    }
    const next = groups[at + 1]?.[0]?.live ?? Number.POSITIVE_INFINITY
    all.push({
      id: isTrain ? `train ${++trains}` : `lane ${last + 1}`,
      last,
      parentsOf: parents,
      live: first.live,
      takenBack: before ? takenBack(plan, first.live, last, before.last, next) : null,
    })
  }
  return {
    all,
    byItem: new Map(all.flatMap((shipment) => [...shipment.parentsOf.keys()].map((item) => [item, shipment] as const))),
  }
}

const keyOf = ({ item, live }: ItemTimes): string => (item.tookLane ? `lane ${item.number}` : `train ${live}`)

/** Only where nothing else goes out meanwhile: what came after it would be taken back with it. */
function takenBack(plan: HistoryPlan, live: number, last: number, to: number, next: number): TakenBack | null {
  const random = seededRandom(plan.seed * 7_000_003 + last)
  const [fails, seenIn, backIn, againIn] = [random(), random(), random(), random()]
  if (fails >= (plan.detail?.rollbackShare ?? 0)) return null
  const seen = Math.round(live + (3 + 20 * seenIn) * minute)
  const at = Math.round(seen + (5 + 40 * backIn) * minute)
  const again = Math.round(at + (0.5 + 2.5 * againIn) * hour)
  return again < next ? { seen, at, again, to } : null
}

/** When each item is live for good: what was taken back, when it came again. */
export const liveForGood = (times: readonly ItemTimes[], { byItem }: Shipments): ItemTimes[] =>
  times.map((each) => {
    const again = byItem.get(each.item.number)?.takenBack?.again
    return again === undefined ? each : { ...each, live: again }
  })
