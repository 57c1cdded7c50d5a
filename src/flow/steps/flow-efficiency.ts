import { intersectionOf, lengthOf, type Span, unionOf } from '../calendar/spans.ts'
import { coverageOf, type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import type { ItemPath } from '../path/item-path.ts'
import type { PathRecord } from '../path/path-records.ts'
import { endedIn } from '../path/share-figure.ts'
import { percentile } from '../statistics/percentile.ts'
import { ratioInterval } from '../statistics/ratio-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import type { Study } from '../study/study.ts'
import { objectsOf } from './item-objects.ts'
import { sessionsOf } from './sessions.ts'

export const definitionOfFlowEfficiency: Definition = {
  id: 'flow-efficiency',
  version: 1,
  says:
    'Of the time from the decision of items to their production, the part in which anybody worked on them: the sum of touch time over the sum ' +
    'of elapsed time. Touch time is estimated from traces (30 minutes apart at most, ten minutes before the first), except where a start and ' +
    'an end are recorded, as of deployments; time in which several people work counts once. The rest is ' +
    'waiting, or work that left no trace: the figure is at most too small.',
}

export interface ItemTouch {
  readonly id: string
  readonly touchMs: number
  readonly elapsedMs: number
  /** Of the touch time, what starts and ends tell; the rest is estimated. */
  readonly measuredMs: number
}

export interface FlowEfficiency {
  /** Sum of touch over sum of elapsed time, 0 to 1. */
  readonly ratio: number
  /** Of single items. */
  readonly p50: number
  readonly p85: number
  /** Share of all touch time that is measured, 0 to 1; `null` where nothing was touched. */
  readonly measuredShare: number | null
  readonly items: readonly ItemTouch[]
}

const seed = 1

/** @param window items by when they came to production */
export function flowEfficiency(study: Study, window: Window): Figure<FlowEfficiency> {
  const chosen = study.items.paths.filter(({ end }) => end.kind === 'in production' && endedIn(window, end.at))
  const judged = chosen.map((path) => touchOf(path, study))
  const items = judged.flatMap((each) => ('reason' in each ? [] : [each]))
  const excluded = exclusionsOf(judged.flatMap((each) => ('reason' in each ? [each] : [])))
  const touchMs = Float64Array.from(items, (item) => item.touchMs)
  const elapsedMs = Float64Array.from(items, (item) => item.elapsedMs)
  const elapsed = elapsedMs.reduce((sum, each) => sum + each, 0)
  const whole = elapsed === 0 ? null : touchMs.reduce((sum, each) => sum + each, 0) / elapsed
  const single = sortedSample(items.map((item) => item.touchMs / item.elapsedMs))
  const interval = ratioInterval(touchMs, elapsedMs, seededRandom(seed))
  const touched = items.reduce((sum, { touchMs }) => sum + touchMs, 0)
  return {
    definition: definitionOfFlowEfficiency,
    value:
      whole === null
        ? null
        : {
            ratio: whole,
            p50: percentile(single, 0.5) as number,
            p85: percentile(single, 0.85) as number,
            measuredShare: touched === 0 ? null : items.reduce((sum, { measuredMs }) => sum + measuredMs, 0) / touched,
            items,
          },
    interval: interval && { low: interval.low, high: interval.high, level: interval.level },
    window,
    clock: 'elapsed',
    n: items.length,
    counted: () =>
      items.map(({ id, touchMs, elapsedMs }) => ({
        id,
        type: 'item',
        says: `worked on for ${((100 * touchMs) / elapsedMs).toFixed(1)} % of its time`,
        ms: touchMs,
      })),
    censored: 0,
    excluded,
    coverage: coverageOf(items.length, excluded),
    asOf: study.asOf,
  }
}

function touchOf(path: ItemPath, study: Study): ItemTouch | { readonly id: string; readonly reason: string } {
  const { id, decision, end } = path
  const record = study.records.of.item.get(id)
  if (!record || end.kind !== 'in production') return { id, reason: 'it is in no record' }
  if (decision === null) return { id, reason: 'nothing says when it was decided' }
  if (end.at <= decision.at) return { id, reason: 'it was in production before it was decided' }
  const whole: Span = { from: decision.at, to: end.at }
  const spans = touchedSpans(record, whole, study)
  if (spans === null) return { id, reason: 'its records name nobody who worked on it' }
  return {
    id,
    touchMs: lengthOf(spans.touched),
    elapsedMs: whole.to - whole.from,
    measuredMs: lengthOf(spans.measured),
  }
}

/**
 * When anybody worked on an item, within a stretch of time: sessions of its people, and deployments whose start and end are recorded.
 *
 * @returns `null` where its records name nobody
 */
export function touchedSpans(
  item: PathRecord,
  whole: Span,
  study: Study,
): { readonly touched: Span[]; readonly measured: Span[] } | null {
  const { pulls, commits } = objectsOf(item, study.records)
  const traces = tracesByPerson([item, ...pulls, ...commits], study)
  if (traces.size === 0) return null
  const deployed = deploymentSpans(
    commits.map((commit) => commit.id),
    study,
  )
  const measured = intersectionOf(unionOf(deployed), [whole])
  const sessions = [...traces.values()].flatMap((own) => sessionsOf(own.sort((a, b) => a - b)))
  return { touched: intersectionOf(unionOf([...sessions, ...measured]), [whole]), measured }
}

function tracesByPerson(records: readonly PathRecord[], { isBot }: Study): Map<string, number[]> {
  const traces = new Map<string, number[]>()
  for (const { happenings } of records)
    for (const { at, by } of happenings) {
      if (by === null || isBot(by)) continue
      const own = traces.get(by)
      if (own) own.push(at)
      else traces.set(by, [at])
    }
  return traces
}

/** From the start of a deployment of one of these revisions to its end, where both are recorded. */
function deploymentSpans(shas: readonly string[], { records }: Study): Span[] {
  const deployments = new Set(shas.flatMap((sha) => records.of.commit.get(sha)?.from.deploys ?? []))
  return [...deployments].flatMap((id): Span[] => {
    const happenings = records.of.deployment.get(id)?.happenings ?? []
    const from = happenings.find(({ activity }) => activity === 'deployment started')?.at
    const to = happenings.find(({ activity }) => /^deployment (succeeded|failed)$/.test(activity))?.at
    return from === undefined || to === undefined || to < from ? [] : [{ from, to }]
  })
}
