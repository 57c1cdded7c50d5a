import { type AttributeValue, type EventLog, none } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { readEventLog } from '../sources/event-log/read-event-log.ts'
import { answerOf, showingIn } from '../sources/icalendar/meeting-words.ts'
import type { Reading } from '../sources/path-event.ts'
import type { Activity, ObjectType } from '../sources/vocabulary.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { defaultTeamSettings, type TeamSettings } from '../study/team-settings.ts'
import { type Cast, type CastMember, castOf } from './cast.ts'
import { type HistoryPlan, type Station, stations } from './history-plan.ts'
import { type ItemTimes, itemTimes, plannedPaces } from './history-times.ts'
import { day, minute, planItems } from './history-work.ts'
import { commitOf, liveForGood, type Shipment, type Shipments, shipmentsOf } from './shipments.ts'
import type { Served } from './station.ts'
import { initiativeTitle } from './titles.ts'
import { type DetailLog, type PlantedDetail, writeDetail } from './write-detail.ts'

/** What generated pull requests and deployments name as their repository. */
export const generatedRepository = 'generated/product'

/** What was planted, to hold found figures against. */
export interface HistoryTruth {
  /** Where the most time is spent waiting. */
  readonly longestWait: Station
  /** Average time an item waits at each station, milliseconds. */
  readonly wait: Readonly<Record<Station, number>>
  /** Working time over available time of builders and of reviewers. */
  readonly utilisation: Readonly<Record<'building' | 'review', number>>
  /** By item: from its decision to production, milliseconds; `NaN` for one that was given up. */
  readonly decisionToProduction: Float64Array
  readonly isSmall: Uint8Array
  readonly tookLane: Uint8Array
  /** Handoffs of each item between persons, over all its objects in order of time. */
  readonly handoffs: Uint16Array
  /** By item, where the plan has detail. */
  readonly detail: readonly PlantedDetail[] | null
  readonly people: readonly CastMember[]
}

export interface GeneratedHistory {
  readonly log: EventLog
  readonly truth: HistoryTruth
}

/**
 * A history such as a team leaves in its tools, from nothing but a plan: items are decided, built, reviewed, merged and deployed; builders
 * and reviewers work on one thing at a time, and the rest waits. The same plan gives the same bytes.
 */
export function generateHistory(plan: HistoryPlan): GeneratedHistory {
  const items = planItems(plan, seededRandom(plan.seed))
  const planned = itemTimes(plan, items)
  const shipments = plan.detail ? shipmentsOf(plan, planned) : null
  const times = shipments ? liveForGood(planned, shipments) : planned
  const cast = castOf(plan)
  const writer = new HistoryWriter(plan, cast, shipments)
  const handoffs = Uint16Array.from(times, (each) => writer.item(each))
  if (shipments) writer.ship(shipments)
  if (plan.detail) writer.meetings()
  const queued = times.filter(({ built }) => built !== null)
  const mean = (waited: (each: ItemTimes) => number): number =>
    queued.reduce((sum, each) => sum + waited(each), 0) / Math.max(1, queued.length)
  const wait: Record<Station, number> = {
    building: mean(({ item, built }) => (built as Served).start - item.decided),
    review: mean(({ built, reviewed }) => (reviewed as Served).start - (built as Served).end),
    deployment: mean(({ merged, live }) => (live as number) - (merged as number)),
  }
  return {
    log: writer.build(),
    truth: {
      longestWait: stations.reduce((most, station) => (wait[station] > wait[most] ? station : most)),
      wait,
      utilisation: {
        building: busyShare(
          queued.map(({ built }) => built as Served),
          plan.builders,
        ),
        review: busyShare(
          queued.map(({ reviewed }) => reviewed as Served),
          plan.reviewers,
        ),
      },
      decisionToProduction: Float64Array.from(times, ({ item, live }) =>
        live === null ? Number.NaN : live - item.decided,
      ),
      isSmall: Uint8Array.from(items, (item) => Number(item.isSmall)),
      tookLane: Uint8Array.from(items, (item) => Number(item.tookLane)),
      handoffs,
      detail: plan.detail ? writer.planted : null,
      people: cast.people,
    },
  }
}

/**
 * A generated history as a source, named as one: nobody shall take it for a team's own.
 *
 * @public
 */
export const generatedReading = (plan: HistoryPlan): Reading =>
  readEventLog(generateHistory(plan).log, 'Generated sample')

/**
 * What a made-up team says of itself: its roles, its teams, and that its record of deployments is complete.
 *
 * @public
 */
export function generatedSettings(plan: HistoryPlan): TeamSettings {
  const { people } = castOf(plan)
  const teams = people.flatMap(({ id, team }) => (team === null ? [] : [[id, team] as const]))
  return {
    ...defaultTeamSettings,
    production: { ...defaultTeamSettings.production, completeFromStart: [generatedRepository] },
    people: {
      ...defaultTeamSettings.people,
      teams: Object.fromEntries(teams),
      roles: Object.fromEntries(people.map(({ id, role }) => [id, role])),
    },
  }
}

/**
 * What a tenth more capacity at a station brings, by playing the same history with it: items in production by a moment, over those of the plan.
 * This is the truth that a found constraint is held against.
 *
 * @param until UTC milliseconds
 * @returns 0.06 for six percent more
 */
export function plantedGain(plan: HistoryPlan, station: Station, until: number): number {
  const items = planItems(plan, seededRandom(plan.seed))
  const live = (times: readonly ItemTimes[]): number =>
    times.filter((each) => each.live !== null && each.live < until).length
  const faster = { of: { ...plannedPaces.of, [station]: 1.1 } }
  return live(itemTimes(plan, items, faster)) / live(itemTimes(plan, items)) - 1
}

function busyShare(served: readonly Served[], people: number): number {
  const span = served.reduce(
    ({ from, to }, { start, end }) => ({ from: Math.min(from, start), to: Math.max(to, end) }),
    { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
  )
  return served.reduce((sum, each) => sum + each.end - each.start, 0) / ((span.to - span.from) * people)
}

/** Minutes. */
const longestMeeting = 180

/** Writes items as the tools of a team would, and counts how often work changes hands. */
class HistoryWriter implements DetailLog {
  readonly planted: PlantedDetail[] = []
  readonly #plan: HistoryPlan
  readonly #cast: Cast
  readonly #builder = new LogBuilder()
  readonly #initiatives = new Map<number, number>()
  readonly #shipments: Shipments | null
  /** By item, where its commit stands in the log. */
  readonly #commits = new Map<number, number>()
  readonly #deployments = new Map<Shipment, number>()
  #touches: { readonly at: number; readonly who: string }[] = []

  constructor(plan: HistoryPlan, cast: Cast, shipments: Shipments | null) {
    this.#plan = plan
    this.#cast = cast
    this.#shipments = shipments
  }

  /** @returns how often it changed hands */
  item(times: ItemTimes): number {
    const { item, built, reviewed, merged, live } = times
    this.#touches = []
    const id = String(item.number + 1)
    const decider = this.#cast.of('product', item.number).id
    const issue = this.#object('item', id)
    this.fact(issue, 'size', item.isSmall ? 'small' : 'large', item.decided)
    if (item.tookLane) this.fact(issue, 'lane', 'copy', item.decided)
    // With detail around it, an item is older than its decision: it lay in a backlog.
    if (!this.#plan.detail) this.#write('item created', item.decided, decider, issue)
    this.#write('item decided', item.decided, decider, issue)
    const pull = this.#object('pull request', id)
    const commit = this.#object('commit', commitOf(item.number))
    this.#commits.set(item.number, commit)
    if (merged !== null && live !== null) {
      this.#land(item.number, merged, pull, commit)
      this.#builder.link(pull, issue, 'implements')
      if (item.tookLane) {
        this.#write('commit authored', item.decided + item.work.building, decider, commit)
        this.#write('pull request opened', item.decided + item.work.building, decider, pull, issue)
        this.#write('pull request approved', merged, 'code owner', pull)
        this.#write('pull request merged', merged, null, pull, issue)
      } else if (built && reviewed) {
        const builder = this.#cast.of('builder', built.server).id
        const reviewer = this.#cast.of('reviewer', reviewed.server).id
        this.#write('item assigned', built.start, builder, issue)
        this.#write('commit authored', Math.round((built.start + built.end) / 2), builder, commit)
        this.#write('pull request opened', built.end, builder, pull, issue)
        this.#write('review requested', built.end, builder, pull)
        if (item.asksForChanges) {
          this.#write('changes requested', reviewed.end, reviewer, pull)
          this.#write('commit pushed', merged, builder, pull)
        } else this.#write('pull request approved', reviewed.end, reviewer, pull)
        this.#write('pull request merged', merged, builder, pull, issue)
      }
      if (!this.#shipments) this.#deploy(id, live, commit, issue, pull)
    }
    if (this.#plan.detail)
      this.planted.push(writeDetail(this, this.#plan, this.#plan.detail, this.#cast, times, { issue, pull }))
    const holders = this.#touches.sort((a, b) => a.at - b.at).map(({ who }) => who)
    return holders.filter((who, at) => at > 0 && who !== holders[at - 1]).length
  }

  meetings(): void {
    const { detail, from } = this.#plan
    const until = this.#builder.build().time.at(-1) ?? from
    if (!detail) return
    for (let week = 0; from + week * 7 * day < until; week++)
      for (let team = 1; team <= detail.teams; team++) this.#meetingsOf(team, week, detail.meetingMinutes)
  }

  #meetingsOf(team: number, week: number, minutes: number): void {
    const people = this.#cast.people.filter((each) => each.team === `team ${team}`)
    for (let [left, held] = [minutes, 0]; left > 0; left -= longestMeeting, held++) {
      const at = this.#plan.from + week * 7 * day + (((team + held) % 5) * 24 + 1) * 60 * minute
      const meeting = this.#object('meeting', `team ${team}, week ${week + 1}, ${held + 1}`)
      const [start, end] = [at, at + Math.min(left, longestMeeting) * minute].map((each) =>
        new Date(each).toISOString(),
      )
      this.event('meeting held', at, people[0]?.id ?? null, meeting)
      this.fact(meeting, 'time', `${start}/${end}`, 0)
      this.fact(meeting, 'kind', 'meeting', 0)
      for (const { id } of people) {
        this.fact(meeting, answerOf(id), 'accepted', 0)
        this.fact(meeting, showingIn(id), 'busy', 0)
      }
    }
  }

  event(
    activity: Activity,
    at: number,
    who: string | null,
    on: number,
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): void {
    const row = this.#write(activity, at, who, on)
    for (const [name, value] of Object.entries(attributes)) this.#builder.eventAttribute({ of: row, name, value })
  }

  fact(on: number, name: string, value: AttributeValue, since: number): void {
    this.#builder.objectAttribute({ of: on, name, value, time: since })
  }

  initiative(number: number): number {
    const known = this.#initiatives.get(number)
    if (known !== undefined) return known
    const initiative = this.#object('initiative', `initiative ${number + 1}`)
    this.#initiatives.set(number, initiative)
    this.fact(initiative, 'title', initiativeTitle(number), this.#plan.from)
    return initiative
  }

  partOf(issue: number, initiative: number): void {
    this.#builder.link(issue, initiative, 'part of')
  }

  deploymentOf({ item }: ItemTimes): number | null {
    const shipment = this.#shipments?.byItem.get(item.number)
    return shipment ? this.#deploymentOf(shipment) : null
  }

  /** Writes what went to production, what was taken back and what came again. */
  ship({ all }: Shipments): void {
    for (const shipment of all) {
      const { id, last, live, takenBack } = shipment
      const commit = this.#commits.get(last) as number
      const deployment = this.#deploymentOf(shipment)
      this.#deployed(deployment, takenBack?.again ?? live, commit)
      if (!takenBack) continue
      const bad = this.#deploy(`${id}, first`, live, commit)
      const undone = this.#deploy(`${id}, back`, takenBack.at, this.#commits.get(takenBack.to) as number)
      this.#builder.link(undone, bad, 'rolls back')
      const incident = this.#object('incident', `incident of ${id}`)
      this.#builder.link(incident, bad, 'caused by')
      this.event('incident opened', takenBack.seen, null, incident)
      this.event('incident resolved', takenBack.at, null, incident)
    }
  }

  incident(number: number, deployment: number): number {
    const incident = this.#object('incident', `incident ${number + 1}`)
    this.#builder.link(incident, deployment, 'caused by')
    return incident
  }

  build(): EventLog {
    return this.#builder.build()
  }

  #land(item: number, merged: number, pull: number, commit: number): void {
    this.#builder.link(pull, commit, 'contains')
    this.#builder.link(pull, commit, 'merged as')
    this.fact(pull, 'repository', generatedRepository, this.#plan.from)
    const parents = this.#shipments?.byItem.get(item)?.parentsOf.get(item)
    this.fact(commit, 'parents', parents ?? '', merged)
    this.fact(commit, 'committed', merged, merged)
  }

  /** The one that stayed. */
  #deploymentOf(shipment: Shipment): number {
    const known = this.#deployments.get(shipment)
    if (known !== undefined) return known
    const deployment = this.#object('deployment', shipment.id)
    this.#deployments.set(shipment, deployment)
    return deployment
  }

  #deploy(id: string, at: number, commit: number, ...others: readonly number[]): number {
    const deployment = this.#object('deployment', id)
    this.#deployed(deployment, at, commit, ...others)
    return deployment
  }

  #deployed(deployment: number, at: number, commit: number, ...others: readonly number[]): void {
    this.#builder.link(deployment, commit, 'deploys')
    this.fact(deployment, 'repository', generatedRepository, at)
    this.fact(deployment, 'environment', 'production', at)
    this.#write('deployment succeeded', at, null, deployment, ...others)
  }

  #object(type: ObjectType, id: string): number {
    return this.#builder.newObject(type, id)
  }

  #write(activity: Activity, at: number, who: string | null, ...objects: readonly number[]): number {
    const builder = this.#builder
    const row = builder.event(builder.activity(activity), at, 0, who === null ? none : builder.resource(who))
    for (const object of objects) builder.touches(object)
    if (who !== null) this.#touches.push({ at, who })
    return row
  }
}
