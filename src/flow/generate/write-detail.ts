import type { AttributeValue } from '../log/event-log.ts'
import type { Activity } from '../sources/vocabulary.ts'
import { type Random, seededRandom } from '../statistics/seeded-random.ts'
import type { Cast } from './cast.ts'
import type { HistoryDetail, HistoryPlan } from './history-plan.ts'
import type { ItemTimes } from './history-times.ts'
import { day, exponential, hour, minute } from './history-work.ts'
import { leakageReason, questionOf, titleOf } from './titles.ts'

/** Where the parts of one item stand in a log that is being written. */
export interface WrittenItem {
  readonly issue: number
  readonly pull: number
}

/** What a detailed history needs of whoever writes the log. */
export interface DetailLog {
  event(
    activity: Activity,
    at: number,
    who: string | null,
    on: number,
    attributes?: Readonly<Record<string, AttributeValue>>,
  ): void
  fact(on: number, name: string, value: AttributeValue, since: number): void
  initiative(number: number): number
  /** What brought an item to production. */
  deploymentOf(times: ItemTimes): number | null
  incident(number: number, deployment: number): number
  partOf(issue: number, initiative: number): void
}

/** What was planted beside the work. */
export interface PlantedDetail {
  readonly cancelled: boolean
  readonly question: boolean
  readonly wentBack: boolean
  /** Dates promised, one after the other; empty where none was. */
  readonly promised: readonly number[]
  readonly failed: boolean
  readonly title: string
}

/**
 * Writes what surrounds the work on one item: its title, initiatives and statuses, questions in the middle of building, a date that slips, what
 * broke. Each item draws from a seed of its own, so nothing here moves anything else.
 */
export function writeDetail(
  log: DetailLog,
  plan: HistoryPlan,
  detail: HistoryDetail,
  cast: Cast,
  times: ItemTimes,
  { issue, pull }: WrittenItem,
): PlantedDetail {
  const random = seededRandom(plan.seed * 1_000_003 + times.item.number)
  const { item, built, reviewed, merged, live } = times
  const decider = cast.of('product', item.number).id
  const status = (at: number, to: string, who: string | null): void =>
    log.event('item status entered', at, who, issue, { status: to })
  const title = titleOf(item.isSmall, random)
  const created = Math.max(plan.from - 30 * day, Math.round(item.decided - 5 * exponential(random) * day))
  log.fact(issue, 'title', title, created)
  const additions = Math.round((item.isSmall ? 6 : 180) * Math.exp(0.6 * (2 * random() - 1)))
  if (merged !== null) {
    log.fact(pull, 'title', title, created)
    log.fact(pull, 'additions', additions, item.decided)
  }
  log.fact(issue, 'team', `team ${(item.number % detail.teams) + 1}`, item.decided)
  join(log, detail, issue, (item.number / plan.items) * detail.initiatives, random)
  log.event('item created', created, decider, issue)
  status(created, 'Backlog', decider)
  status(item.decided, 'Ready for building', decider)
  if (item.couldTakeLane && !item.tookLane)
    log.fact(issue, 'left the lane because', leakageReason(random), item.decided)
  if (item.cancelled !== null) {
    status(item.cancelled, 'Cancelled', decider)
    log.event('item cancelled', item.cancelled, decider, issue)
  }
  const builder = built && cast.of('builder', built.server)
  const planted = { question: false, wentBack: false }
  if (built && reviewed && merged !== null && builder) {
    status(built.start, 'In progress', builder.id)
    planted.question = random() < detail.questionShare
    if (planted.question) ask(log, issue, builder.id, decider, built, random)
    planted.wentBack = random() < detail.backwardShare
    if (planted.wentBack) {
      const middle = Math.round((built.start + built.end) / 2)
      status(middle, 'Ready for building', builder.id)
      status(Math.min(built.end - 1, middle + 30 * minute), 'In progress', builder.id)
    }
    status(built.end, 'In review', builder.id)
    log.event(
      'pull request commented',
      Math.min(reviewed.start + 2 * minute, reviewed.end),
      cast.of('reviewer', reviewed.server).id,
      pull,
    )
    if (item.asksForChanges) {
      status(reviewed.end, 'In progress', builder.id)
      status(merged, 'In review', builder.id)
    }
    status(merged, 'Merged', builder.id)
  }
  if (live !== null) status(live, 'Released', null)
  const failed = live !== null && random() < detail.failureShare[item.tookLane ? 'lane' : 'ordinary']
  if (failed) breakSomething(log, times, random)
  const promised =
    item.isSmall || random() >= detail.promisedShare ? [] : promise(log, detail, times, issue, decider, random)
  return { ...planted, cancelled: item.cancelled !== null, promised, failed, title }
}

/** One initiative, sometimes two, of the three or four that are under way when the item is wanted. */
function join(log: DetailLog, { initiatives }: HistoryDetail, issue: number, current: number, random: Random): void {
  if (initiatives === 0 || random() < 0.25) return
  const first = Math.max(0, Math.min(initiatives - 1, Math.floor(current + 3 * random() - 1.5)))
  log.partOf(issue, log.initiative(first))
  if (random() < 0.15) log.partOf(issue, log.initiative((first + 1) % initiatives))
}

function ask(
  log: DetailLog,
  issue: number,
  builder: string,
  decider: string,
  built: { readonly start: number; readonly end: number },
  random: Random,
): void {
  const asked = Math.round(built.start + (built.end - built.start) * (0.2 + 0.5 * random()))
  const answered = Math.round(asked + Math.min((built.end - asked) * 0.9, 6 * hour * exponential(random)))
  log.event('item commented', asked, builder, issue, { text: questionOf(random) })
  log.event('item commented', answered, decider, issue)
  if (random() < 0.5) log.event('item described', answered, decider, issue)
}

function breakSomething(log: DetailLog, times: ItemTimes, random: Random): void {
  const deployment = log.deploymentOf(times)
  if (deployment === null || times.live === null) return
  const opened = Math.round(times.live + (0.5 + 8 * random()) * hour)
  const incident = log.incident(times.item.number, deployment)
  log.event('incident opened', opened, null, incident)
  log.event('incident resolved', Math.round(opened + 3 * exponential(random) * hour), null, incident)
}

const mostPromises = 4

/** A date is moved the day before it passes, as long as there is hope. */
function promise(
  log: DetailLog,
  { promisedDays }: HistoryDetail,
  { item, live }: ItemTimes,
  issue: number,
  decider: string,
  random: Random,
): number[] {
  const promised: number[] = []
  let due = item.decided + promisedDays * day
  let said = item.decided
  const end = live ?? item.cancelled ?? Number.POSITIVE_INFINITY
  while (promised.length < mostPromises) {
    const at = Math.floor(due / day) * day
    promised.push(at)
    log.event('item edited', Math.round(said), decider, issue, {
      field: 'duedate',
      to: new Date(at).toISOString().slice(0, 10),
    })
    if (due >= end || random() < 0.3) break
    said = due - day
    due += (7 + 14 * random()) * day
  }
  return promised
}
