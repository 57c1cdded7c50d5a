import type { EventLog } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import type { Activity, ObjectType } from '../sources/vocabulary.ts'
import { type Random, seededRandom } from '../statistics/seeded-random.ts'
import { type Arrival, type Served, serve } from './station.ts'

/** Where work can queue. */
export const stations = ['building', 'review', 'deployment'] as const
export type Station = (typeof stations)[number]

/** What a made-up team is like. Everything that is not said here follows from it and the seed. */
export interface HistoryPlan {
  readonly seed: number
  readonly items: number
  /** Start of the history, UTC milliseconds. */
  readonly from: number
  readonly decisionsPerDay: number
  /** Decisions a day grow by this part of their first rate each week: what builders cannot keep up with becomes drift. */
  readonly growthPerWeek: number
  readonly builders: number
  readonly reviewers: number
  /** Deployments leave at fixed times, this many hours apart. */
  readonly hoursBetweenDeployments: number
  /** Share of items that are small, 0 to 1. */
  readonly smallShare: number
  /** Share of reviews that ask for changes. */
  readonly reworkShare: number
  /** Small items after this day may take a lane, which no builder works on; the share that does. */
  readonly lane: { readonly opensOnDay: number; readonly adoption: number } | null
}

/** What generated pull requests and deployments name as their repository. */
export const generatedRepository = 'generated/product'

/** What was planted, to hold found figures against. */
export interface HistoryTruth {
  /** Where the most time is spent waiting: the constraint. */
  readonly constraint: Station
  /** Average time an item waits at each station, milliseconds. */
  readonly wait: Readonly<Record<Station, number>>
  /** Working time over available time of builders and of reviewers. */
  readonly utilisation: Readonly<Record<'building' | 'review', number>>
  /** By item: from its decision to production, milliseconds. */
  readonly decisionToProduction: Float64Array
  readonly isSmall: Uint8Array
  readonly tookLane: Uint8Array
  /** Handoffs of each item between persons, over all its objects in order of time. */
  readonly handoffs: Uint16Array
}

export interface GeneratedHistory {
  readonly log: EventLog
  readonly truth: HistoryTruth
}

/** A team of nine, of whom one reviews: that is its constraint. A lane opens halfway. */
export const samplePlan: HistoryPlan = {
  seed: 1,
  items: 600,
  from: Date.UTC(2026, 0, 5, 8),
  decisionsPerDay: 7,
  growthPerWeek: 0,
  builders: 8,
  reviewers: 1,
  hoursBetweenDeployments: 8,
  smallShare: 0.4,
  reworkShare: 0.25,
  lane: { opensOnDay: 50, adoption: 0.6 },
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Middle of the time that work takes, in milliseconds; it spreads by a factor of two to either side. */
const workOf = {
  building: { small: 3 * hour, large: 26 * hour },
  review: { small: 40 * minute, large: 4 * hour },
  rework: { small: 30 * minute, large: 5 * hour },
  lane: { proof: 5 * minute, approval: 25 * minute },
} as const

/**
 * A history such as a team leaves in its tools, from nothing but a plan: items are decided, built, reviewed, merged and deployed; builders
 * and reviewers work on one thing at a time, round the clock, and the rest waits. The same plan gives the same bytes.
 */
export function generateHistory(plan: HistoryPlan): GeneratedHistory {
  const random = seededRandom(plan.seed)
  const items = decide(plan, random)
  const queued = items.filter((item) => !item.tookLane)
  const built = placeBy(
    serve(
      queued.map((item): Arrival => ({ item: item.number, at: item.decided, work: item.work.building })),
      plan.builders,
    ),
  )
  const reviewed = placeBy(
    serve(
      queued.map(
        (item): Arrival => ({ item: item.number, at: (built.get(item.number) as Served).end, work: item.work.review }),
      ),
      plan.reviewers,
    ),
  )
  const waits: Record<Station, number> = { building: 0, review: 0, deployment: 0 }
  const writer = new HistoryWriter()
  const decisionToProduction = new Float64Array(plan.items)
  const handoffs = new Uint16Array(plan.items)
  const deployedAt = (merged: number): number => {
    const step = plan.hoursBetweenDeployments * hour
    return plan.from + Math.ceil((merged - plan.from) / step) * step
  }
  for (const item of items) {
    const merged = item.tookLane ? item.decided + item.work.building + item.work.review : mergedAt(item, reviewed)
    const live = item.tookLane ? merged + 10 * minute : deployedAt(merged)
    decisionToProduction[item.number] = live - item.decided
    handoffs[item.number] = item.tookLane
      ? writer.laneItem(item, merged, live)
      : writer.queuedItem(item, built.get(item.number) as Served, reviewed.get(item.number) as Served, merged, live)
    if (item.tookLane) continue
    waits.building += (built.get(item.number) as Served).start - item.decided
    waits.review += (reviewed.get(item.number) as Served).start - (built.get(item.number) as Served).end
    waits.deployment += live - merged
  }
  const wait = Object.fromEntries(
    stations.map((station) => [station, waits[station] / Math.max(1, queued.length)]),
  ) as Record<Station, number>
  const busy = (served: ReadonlyMap<number, Served>, people: number): number => {
    const all = [...served.values()]
    const span = Math.max(...all.map((each) => each.end)) - Math.min(...all.map((each) => each.start))
    return all.reduce((sum, each) => sum + each.end - each.start, 0) / (span * people)
  }
  return {
    log: writer.build(),
    truth: {
      constraint: stations.reduce((most, station) => (wait[station] > wait[most] ? station : most)),
      wait,
      utilisation: { building: busy(built, plan.builders), review: busy(reviewed, plan.reviewers) },
      decisionToProduction,
      isSmall: Uint8Array.from(items, (item) => Number(item.isSmall)),
      tookLane: Uint8Array.from(items, (item) => Number(item.tookLane)),
      handoffs,
    },
  }
}

interface Item {
  readonly number: number
  readonly decided: number
  readonly isSmall: boolean
  readonly tookLane: boolean
  readonly asksForChanges: boolean
  readonly work: { readonly building: number; readonly review: number; readonly rework: number }
}

function decide(plan: HistoryPlan, random: Random): Item[] {
  const items: Item[] = []
  let at = plan.from
  for (let number = 0; number < plan.items; number++) {
    const weeks = (at - plan.from) / (7 * day)
    const perDay = plan.decisionsPerDay * (1 + plan.growthPerWeek * weeks)
    at += exponential(random) * (day / perDay)
    const isSmall = random() < plan.smallShare
    const isInLane = isSmall && plan.lane !== null && at >= plan.from + plan.lane.opensOnDay * day
    const tookLane = isInLane && random() < (plan.lane as { adoption: number }).adoption
    const size = isSmall ? 'small' : 'large'
    const spread = () => Math.exp(Math.LN2 * normal(random))
    const work = {
      building: (tookLane ? workOf.lane.proof : workOf.building[size]) * spread(),
      review: (tookLane ? workOf.lane.approval : workOf.review[size]) * spread(),
      rework: workOf.rework[size] * spread(),
    }
    const asksForChanges = random() < plan.reworkShare
    items.push({
      number,
      decided: Math.round(at),
      isSmall,
      tookLane,
      asksForChanges: asksForChanges && !tookLane,
      work: whole(work),
    })
  }
  return items
}

const whole = (work: Item['work']): Item['work'] => ({
  building: Math.round(work.building),
  review: Math.round(work.review),
  rework: Math.round(work.rework),
})

/** Changes that were asked for are made and merged without waiting for the reviewer again. */
const mergedAt = (item: Item, reviewed: ReadonlyMap<number, Served>): number =>
  (reviewed.get(item.number) as Served).end + (item.asksForChanges ? item.work.rework : 0)

const placeBy = (served: readonly Served[]): ReadonlyMap<number, Served> =>
  new Map(served.map((each) => [each.item, each]))

const exponential = (random: Random): number => -Math.log(1 - random())

/** Standard normal. @see Box and Muller (1958) */
const normal = (random: Random): number => Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random())

/** Writes items as the tools of a team would, and counts how often work changes hands. */
class HistoryWriter {
  readonly #builder = new LogBuilder()
  #holder = ''
  #handoffs = 0

  queuedItem(item: Item, built: Served, reviewed: Served, merged: number, live: number): number {
    const { issue, pull, deployment } = this.#begin(item)
    const builder = `builder ${built.server + 1}`
    const reviewer = `reviewer ${reviewed.server + 1}`
    this.#write('item assigned', built.start, builder, issue)
    this.#write('commit pushed', Math.round((built.start + built.end) / 2), builder, pull)
    this.#write('pull request opened', built.end, builder, pull, issue)
    this.#write('review requested', built.end, builder, pull)
    if (item.asksForChanges) {
      this.#write('changes requested', reviewed.end, reviewer, pull)
      this.#write('commit pushed', merged, builder, pull)
    } else this.#write('pull request approved', reviewed.end, reviewer, pull)
    this.#write('pull request merged', merged, builder, pull, issue)
    this.#write('deployment succeeded', live, null, deployment, issue, pull)
    return this.#handoffs
  }

  laneItem(item: Item, merged: number, live: number): number {
    const { issue, pull, deployment } = this.#begin(item)
    const proposed = item.decided + item.work.building
    this.#write('pull request opened', proposed, this.#holder, pull, issue)
    this.#write('pull request approved', merged, 'code owner', pull)
    this.#write('pull request merged', merged, null, pull, issue)
    this.#write('deployment succeeded', live, null, deployment, issue, pull)
    return this.#handoffs
  }

  build(): EventLog {
    return this.#builder.build()
  }

  #begin(item: Item) {
    const id = String(item.number + 1)
    const issue = this.#object('item', id)
    const pull = this.#object('pull request', id)
    const deployment = this.#object('deployment', id)
    const commit = this.#object('commit', `commit ${id}`)
    this.#builder.link(pull, issue, 'implements')
    this.#builder.link(pull, commit, 'merged as')
    this.#builder.link(deployment, commit, 'deploys')
    const say = (of: number, name: string, value: string): void =>
      this.#builder.objectAttribute({ of, name, value, time: item.decided })
    say(issue, 'size', item.isSmall ? 'small' : 'large')
    if (item.tookLane) say(issue, 'lane', 'copy')
    say(pull, 'repository', generatedRepository)
    say(commit, 'parents', '')
    say(deployment, 'repository', generatedRepository)
    say(deployment, 'environment', 'production')
    this.#holder = ''
    this.#handoffs = 0
    const decider = `product ${(item.number % 3) + 1}`
    this.#write('item created', item.decided, decider, issue)
    this.#write('item decided', item.decided, decider, issue)
    return { issue, pull, deployment }
  }

  #object(type: ObjectType, id: string): number {
    return this.#builder.newObject(type, id)
  }

  #write(activity: Activity, at: number, who: string | null, ...objects: readonly number[]): void {
    const builder = this.#builder
    builder.event(builder.activity(activity), at, 0, who === null ? undefined : builder.resource(who))
    for (const object of objects) builder.touches(object)
    if (who === null) return
    if (this.#holder !== '' && this.#holder !== who) this.#handoffs++
    this.#holder = who
  }
}
