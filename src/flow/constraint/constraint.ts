import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import {
  type Counted,
  coverageOf,
  type Definition,
  type Exclusion,
  exclusionsOf,
  type Figure,
  type Window,
} from '../path/figure.ts'
import { drawOf } from '../simulation/draw.ts'
import { type ItemPass, itemPasses, type PathStation, pathStations, spanOf } from '../simulation/item-passes.ts'
import type { PathModel } from '../simulation/path-model.ts'
import { asItWas, play } from '../simulation/play.ts'
import { playedHistory } from '../simulation/played-history.ts'
import type { Interval } from '../statistics/interval.ts'
import { percentile } from '../statistics/percentile.ts'
import { type Random, seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import type { Study } from '../study/study.ts'
import { type StationEvidence, stationEvidence, stayAt } from './station-evidence.ts'

export const definitionOfConstraint: Definition = {
  id: 'constraint',
  version: 1,
  says:
    'The station of the path at which a tenth more capacity brings the most items to production in the same time, found by playing the ' +
    'observed arrivals, work and trains again with it. It is named only where it comes first in at least 80 % of resamples of the ' +
    'history, its lead over the next is beyond chance and it brings at least 2 %; otherwise there is no single constraint. Long waits, queues that grow and busy people are evidence, ' +
    'and do not decide: a rare train makes everything wait and may still have room for all. Time is the working time of the calendar of everybody, ' +
    'also of teams that have one of their own.',
}

/** What a tenth more capacity at a station would bring. */
export interface StationGain {
  readonly station: PathStation
  /** More items in production by the end of the window: 0.06 for six percent. */
  readonly gain: Interval & { readonly estimate: number }
  /** Share of resamples in which it brought the most, 0 to 1. */
  readonly firstShare: number
  readonly evidence: StationEvidence
}

export type Constraint =
  | {
      readonly kind: 'named'
      readonly station: PathStation
      readonly stations: readonly StationGain[]
      readonly replay: Replay
    }
  /** The first two of `stations` lead. */
  | {
      readonly kind: 'no single constraint'
      readonly why: string
      readonly stations: readonly StationGain[]
      readonly replay: Replay
    }
  | { readonly kind: 'cannot tell'; readonly why: string; readonly replay: Replay | null }

/** Items that really came to production, the last quarter of the window averaged, and what the replay gives. */
export interface Replay {
  readonly observed: number
  readonly simulated: Interval & { readonly estimate: number }
  readonly replications: number
  readonly seed: number
}

export interface ConstraintOptions {
  readonly seed?: number
  readonly replications?: number
  /** When people work; `null` for effective capacity round the clock. */
  readonly calendar?: WorkingCalendar | null
}

const fewestItems = 30
const needed = 0.8
/** Less than this is no constraint, however surely it is more than nothing. */
const leastGain = 0.02
/** A replay that is farther off than this from what happened, and more than chance explains, is of another team. */
const farthest = 0.1

/**
 * The constraint of a study in a window. Stations come by their gain, the greatest first.
 *
 * @param window items are those that were under way in it
 */
export function constraintOf(
  study: Study,
  window: Pick<Window, 'from' | 'to'> = { from: null, to: null },
  options: ConstraintOptions = {},
): Figure<Constraint> {
  const { passes, span, axis, model, clock } = playedHistory(study, window, options.calendar ?? null)
  const found = model === null ? nothing : judge(model, options, (random) => stationEvidence(model, axis, span, random))
  const { inside, excluded } = sorted(passes, span)
  const leader = found.kind === 'cannot tell' ? undefined : found.stations[0]
  return {
    definition: definitionOfConstraint,
    value: found,
    interval: leader?.gain ?? null,
    window: { by: 'completion', ...span },
    ...clock,
    n: inside.length,
    counted: () => inside.map((pass) => countedOf(pass, span)),
    censored: inside.length - (model?.left ?? 0),
    excluded,
    coverage: coverageOf(inside.length, excluded),
    asOf: study.asOf,
  }
}

const nothing: Constraint = { kind: 'cannot tell', why: 'nothing came to production in this time', replay: null }

function sorted(passes: readonly ItemPass[], { from, to }: { readonly from: number; readonly to: number }) {
  const under = passes.filter(({ decidedAt, liveAt }) => decidedAt < to && (liveAt === null || liveAt >= from))
  const left = under.flatMap(({ item, lane, cancelledAt }) =>
    lane !== null
      ? [{ id: item, reason: 'it took a lane, past the queues' }]
      : cancelledAt !== null
        ? [{ id: item, reason: 'it was given up' }]
        : [],
  )
  return {
    inside: under.filter(({ lane, cancelledAt }) => lane === null && cancelledAt === null),
    excluded: exclusionsOf(left),
  }
}

const countedOf = (
  { item, decidedAt, liveAt }: ItemPass,
  { from, to }: { readonly from: number; readonly to: number },
): Counted => ({
  id: item,
  type: 'item',
  says: liveAt !== null && liveAt < to ? 'it came to production in this time' : 'under way at the end of this time',
  ms: Math.min(to, liveAt ?? to) - Math.max(from, decidedAt),
})

/**
 * The items of {@link constraintOf} without its replay: all that it plays again, or those that were at a station in the window with how long
 * within it, which is what waited there and what its people were busy with.
 */
export function itemsOfConstraint(
  study: Study,
  window: Pick<Window, 'from' | 'to'>,
  station: PathStation | null,
): { readonly counted: readonly Counted[]; readonly excluded: readonly Exclusion[] } {
  const passes = itemPasses(study)
  const span = spanOf(passes, window, study.asOf)
  const { inside, excluded } = sorted(passes, span)
  if (station === null) return { counted: inside.map((pass) => countedOf(pass, span)), excluded }
  const counted = inside.flatMap((pass): Counted[] => {
    const stay = stayAt(station, pass)
    const ms = stay === null ? 0 : Math.min(span.to, stay.to ?? span.to) - Math.max(span.from, stay.from)
    if (stay === null || ms <= 0) return []
    const isOpen = stay.to === null
    return [{ id: pass.item, type: 'item', says: isOpen ? 'there now' : 'it has left', ms, isOpen }]
  })
  const here = new Set(counted.map(({ id }) => id))
  const elsewhere = inside.flatMap(({ item }) =>
    here.has(item) ? [] : [{ id: item, reason: 'it was not at this station in this time' }],
  )
  return { counted, excluded: [...excluded, ...exclusionsOf(elsewhere)] }
}

function judge(
  model: PathModel,
  { seed = 1, replications = model.items.length > 4_000 ? 100 : 200 }: ConstraintOptions,
  evidenceOf: (random: Random) => readonly StationEvidence[],
): Constraint {
  if (model.left < fewestItems)
    return {
      kind: 'cannot tell',
      why: `only ${model.left} items came to production in this time; ${fewestItems} are needed`,
      replay: null,
    }
  const random = seededRandom(seed)
  const stations = pathStations.filter((station) => station !== 'deployment' || model.trains !== null)
  const { gains, counts } = gainsOf(model, stations, replications, random)
  const replay: Replay = {
    observed: arrived(model.live, model.length),
    simulated: summary(counts),
    replications,
    seed,
  }
  const off = Math.abs(replay.simulated.estimate - replay.observed) / replay.observed
  const isBeyondChance = replay.observed < replay.simulated.low || replay.observed > replay.simulated.high
  if (off > farthest && isBeyondChance)
    return {
      kind: 'cannot tell',
      why: 'a replay of this history does not come to what happened: the stations are not what they seem',
      replay,
    }
  const evidence = evidenceOf(seededRandom(seed))
  const found = stations
    .map((station, place): StationGain => {
      const own = gains[place] as Float64Array
      return {
        station,
        gain: summary(own),
        firstShare:
          own.filter((gain, at) => gain > 0 && gains.every((other, i) => i === place || gain > (other[at] as number)))
            .length / replications,
        evidence: evidence.find((each) => each.station === station) as StationEvidence,
      }
    })
    .sort((a, b) => b.gain.estimate - a.gain.estimate || b.firstShare - a.firstShare)
  const [leader, second] = found
  const leads = (station: PathStation): Float64Array => gains[stations.indexOf(station)] as Float64Array
  const lead =
    leader && second
      ? summary(leads(leader.station).map((gain, at) => gain - (leads(second.station)[at] as number)))
      : null
  if (!leader || leader.gain.low <= 0 || leader.gain.estimate < leastGain)
    return {
      kind: 'no single constraint',
      why: 'no station holds the path up: a tenth more capacity anywhere would bring hardly more to production',
      stations: found,
      replay,
    }
  if (leader.firstShare < needed || (lead !== null && lead.low <= 0))
    return {
      kind: 'no single constraint',
      why: 'which of the first two it is, chance could decide',
      stations: found,
      replay,
    }
  return { kind: 'named', station: leader.station, stations: found, replay }
}

function gainsOf(model: PathModel, stations: readonly PathStation[], replications: number, random: Random) {
  const gains = stations.map(() => new Float64Array(replications))
  const counts = new Float64Array(replications)
  for (let at = 0; at < replications; at++) {
    const draw = drawOf(model, random)
    const before = play(draw, model.length)
    const base = arrived(before, model.length)
    counts[at] = base
    for (const [place, station] of stations.entries()) {
      const more = arrived(play(draw, model.length, { ...asItWas, [station]: 1.1 }), model.length)
      ;(gains[place] as Float64Array)[at] = base === 0 ? 0 : more / base - 1
    }
  }
  return { gains, counts }
}

/** Items in production, as the mean over the last quarter of the window: whether the last train just made it must not count. */
const arrived = (live: Float64Array, length: number): number =>
  live.reduce((sum, at) => sum + (at < length ? Math.min(1, (length - at) / (length / 4)) : 0), 0)

function summary(values: Float64Array): Interval & { readonly estimate: number } {
  const sample = sortedSample(values)
  const at = (p: number): number => percentile(sample, p) ?? 0
  return { estimate: at(0.5), low: at(0.025), high: at(0.975), level: 0.95 }
}
