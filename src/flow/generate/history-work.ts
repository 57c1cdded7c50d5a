import type { Random } from '../statistics/seeded-random.ts'
import type { HistoryPlan } from './history-plan.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Middle of the time that work takes, in milliseconds; it spreads by a factor of two to either side. */
const workOf = {
  building: { small: 3 * hour, large: 26 * hour },
  review: { small: 40 * minute, large: 4 * hour },
  rework: { small: 30 * minute, large: 5 * hour },
  lane: { proof: 5 * minute, approval: 25 * minute },
} as const

/** One decided item and the work that it will take. */
export interface PlannedItem {
  readonly number: number
  readonly decided: number
  readonly isSmall: boolean
  readonly tookLane: boolean
  /** It was small, and the lane open. */
  readonly couldTakeLane: boolean
  readonly asksForChanges: boolean
  /** When it was given up, if nobody starts it. */
  readonly cancelled: number | null
  readonly work: { readonly building: number; readonly review: number; readonly rework: number }
}

/** All items of a history. An item draws the same numbers whatever the plan says of others, so that two plans differ by what they plan only. */
export function planItems(plan: HistoryPlan, random: Random): PlannedItem[] {
  const items: PlannedItem[] = []
  let at = plan.from
  for (let number = 0; number < plan.items; number++) {
    const weeks = (at - plan.from) / (7 * day)
    const perDay = plan.decisionsPerDay * (1 + plan.growthPerWeek * weeks)
    at += exponential(random) * (day / perDay)
    const [small, lane, asks, cancels, cancelDays] = [random(), random(), random(), random(), exponential(random)]
    const spread = [normal(random), normal(random), normal(random)].map((z) => Math.exp(Math.LN2 * z))
    const isSmall = small < plan.smallShare
    const couldTakeLane = isSmall && plan.lane !== null && at >= plan.from + plan.lane.opensOnDay * day
    const tookLane = couldTakeLane && lane < (plan.lane as { adoption: number }).adoption
    const size = isSmall ? 'small' : 'large'
    const decided = Math.round(at)
    items.push({
      number,
      decided,
      isSmall,
      couldTakeLane,
      tookLane,
      asksForChanges: asks < plan.reworkShare && !tookLane,
      cancelled:
        !tookLane && plan.detail && cancels < plan.detail.cancelledShare
          ? Math.round(decided + hour + 4 * cancelDays * day)
          : null,
      work: {
        building: Math.round((tookLane ? workOf.lane.proof : workOf.building[size]) * (spread[0] as number)),
        review: Math.round((tookLane ? workOf.lane.approval : workOf.review[size]) * (spread[1] as number)),
        rework: Math.round(workOf.rework[size] * (spread[2] as number)),
      },
    })
  }
  return items
}

export const exponential = (random: Random): number => -Math.log(1 - random())

/** Standard normal. @see Box and Muller (1958) */
const normal = (random: Random): number => Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random())
