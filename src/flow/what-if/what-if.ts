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
import { type Draw, drawOf } from '../simulation/draw.ts'
import type { ItemPass } from '../simulation/item-passes.ts'
import type { PathModel } from '../simulation/path-model.ts'
import { asItWas, play, type Variation } from '../simulation/play.ts'
import { playedHistory } from '../simulation/played-history.ts'
import type { Interval } from '../statistics/interval.ts'
import { percentile } from '../statistics/percentile.ts'
import { type Random, seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import type { Study } from '../study/study.ts'
import { ReplayCheck, type ReplayDistance } from './replay-check.ts'

export const definitionOfWhatIf: Definition = {
  id: 'what-if',
  version: 1,
  says:
    'The history played again from its own arrivals, work and trains, once as it was and once with small items past the queues, with the ' +
    'same chances in both. Before it says anything it plays the past: where cycle times or work in progress come out farther from what ' +
    'happened than chance explains, it refuses. It assumes that people go on as they did, and that what a lane frees is used for the rest.',
}

/** What is asked: small items in a lane of their own, or before all others in every queue. */
export type Scenario =
  | {
      readonly kind: 'lane'
      /** Share of small items that take it, 0 to 1. */
      readonly adoption: number
      /** How long it takes through the lane, milliseconds: one of these for each item. */
      readonly takesMs: readonly number[]
    }
  | { readonly kind: 'small first' }

/** Half of the items decided in the window came to production within this time. */
export interface PredictedChange {
  /** Items a replay holds, on average. */
  readonly n: number
  /** Milliseconds on the figure's clock; `null` where less than half arrive within the window. */
  readonly before: (Interval & { readonly estimate: number }) | null
  readonly after: (Interval & { readonly estimate: number }) | null
  /** After over before, of the same chances: 0.2 for a fifth of the time. */
  readonly ratio: (Interval & { readonly estimate: number }) | null
}

export type WhatIf =
  | {
      readonly kind: 'predicted'
      readonly small: PredictedChange
      readonly others: PredictedChange
      /** Items in production by the end of the window, after over before. */
      readonly throughput: Interval & { readonly estimate: number }
      readonly replications: number
      readonly seed: number
      readonly replay: readonly ReplayDistance[]
    }
  | { readonly kind: 'refused'; readonly why: string; readonly replay: readonly ReplayDistance[] }

export interface WhatIfOptions {
  readonly seed?: number
  /** At least 200. */
  readonly replications?: number
  readonly calendar?: WorkingCalendar | null
}

const fewestItems = 30
/** A band this wide, as a part of what it is about, lets everything pass. */
const widest = 0.5
/** The first part of a replay starts from what was under way, of which less is known; it is played and not counted. */
const warmUpShare = 0.2
/** Of items decided later, too many cannot have arrived by the end. */
const cohortUntil = 0.75

/** @param window of the history that is played again */
export function whatIf(
  study: Study,
  scenario: Scenario,
  window: Pick<Window, 'from' | 'to'> = { from: null, to: null },
  options: WhatIfOptions = {},
): Figure<WhatIf> {
  const { span, model, clock } = playedHistory(study, window, options.calendar ?? null)
  const known = (model?.items ?? []).filter(({ isSmall }) => isSmall !== null).length
  const excluded = withoutSize(model?.items ?? [])
  return {
    definition: definitionOfWhatIf,
    value: model === null ? null : ask(model, scenario, options),
    interval: null,
    window: { by: 'start', ...span },
    ...clock,
    n: known,
    censored: (model?.items.length ?? 0) - (model?.left ?? 0),
    excluded,
    coverage: coverageOf(known, excluded),
    asOf: study.asOf,
  }
}

/** The items that are played again, small ones as part of the whole, and those of which nothing tells the size. */
export function itemsPlayed(
  study: Study,
  window: Pick<Window, 'from' | 'to'>,
): { readonly counted: readonly Counted[]; readonly excluded: readonly Exclusion[] } {
  const items = playedHistory(study, window, null).model?.items ?? []
  return {
    counted: items.flatMap(({ item, isSmall, decidedAt, liveAt }): Counted[] =>
      isSmall === null
        ? []
        : [
            {
              ...{ id: item, type: 'item', says: isSmall ? 'small' : 'not small', isPart: isSmall },
              ...{ ms: (liveAt ?? study.asOf) - decidedAt, isOpen: liveAt === null },
            },
          ],
    ),
    excluded: withoutSize(items),
  }
}

const withoutSize = (items: readonly ItemPass[]): Exclusion[] =>
  exclusionsOf(items.flatMap(({ item, isSmall }) => (isSmall === null ? [{ id: item, reason: noSize }] : [])))

const noSize = 'nothing tells its size'

interface Played {
  readonly small: number | null
  readonly others: number | null
  readonly arrived: number
}

function ask(model: PathModel, scenario: Scenario, { seed = 1, replications = 200 }: WhatIfOptions): WhatIf {
  const refuse = (why: string, replay: readonly ReplayDistance[] = []): WhatIf => ({ kind: 'refused', why, replay })
  const smallItems = model.items.filter(({ isSmall }) => isSmall).length
  if (model.left < fewestItems || smallItems < fewestItems)
    return refuse(
      `${model.left} items came to production and ${smallItems} small ones were under way; ${fewestItems} of each are needed`,
    )
  const random = seededRandom(seed)
  const warmUp = warmUpShare * model.length
  const check = new ReplayCheck(model, warmUp)
  const pairs: { readonly before: Played; readonly after: Played }[] = []
  const sizes = { small: 0, others: 0 }
  for (let at = 0; at < Math.max(200, replications); at++) {
    const draw = drawOf(model, random)
    const live = play(draw, model.length)
    check.add(draw.born, live)
    const isSmall = Uint8Array.from(draw.of, (item) => Number(model.items[item]?.isSmall ?? false))
    const other = play(draw, model.length, variationOf(scenario, draw, isSmall, random))
    for (let item = 0; item < isSmall.length; item++)
      if (isCounted(draw, item, model.length)) sizes[isSmall[item] === 1 ? 'small' : 'others']++
    pairs.push({ before: measured(model, draw, isSmall, live), after: measured(model, draw, isSmall, other) })
  }
  const replay = check.distances()
  const far = replay.find(({ distance, band }) => distance > band)
  if (far)
    return refuse(
      `a replay of the past does not come to what happened: ${far.of} lie farther apart than chance explains`,
      replay,
    )
  const wide = replay.find(({ band, mean }) => band > widest * mean)
  if (wide)
    return refuse(`replays of the past differ too much among themselves to tell one from another: ${wide.of}`, replay)
  const change = (of: 'small' | 'others'): PredictedChange => {
    const before = pairs.map((pair) => pair.before[of])
    const after = pairs.map((pair) => pair.after[of])
    const ratios = before.map((value, at) =>
      value === null || after[at] == null || value === 0 ? null : (after[at] as number) / value,
    )
    return {
      n: Math.round(sizes[of] / pairs.length),
      before: summary(before),
      after: summary(after),
      ratio: summary(ratios),
    }
  }
  const throughput = summary(
    pairs.map(({ before, after }) => (before.arrived === 0 ? null : after.arrived / before.arrived)),
  )
  if (!throughput) return refuse('too little comes to production in a replay', replay)
  return {
    kind: 'predicted',
    small: change('small'),
    others: change('others'),
    throughput,
    replications: pairs.length,
    seed,
    replay,
  }
}

function variationOf(scenario: Scenario, draw: Draw, isSmall: Uint8Array, random: Random): Variation {
  if (scenario.kind === 'small first') return { ...asItWas, first: isSmall }
  const past = Float64Array.from(isSmall, (small, item) => {
    // Drawn for every item, so that another adoption has the same chances for the rest.
    const [takes, which] = [random() < scenario.adoption, Math.floor(random() * scenario.takesMs.length)]
    const isNew = (draw.born[item] as number) >= 0
    return small === 1 && isNew && takes ? (scenario.takesMs[which] ?? 0) : Number.NaN
  })
  return { ...asItWas, past }
}

const isCounted = ({ born }: Draw, item: number, length: number): boolean =>
  (born[item] as number) >= warmUpShare * length && (born[item] as number) < cohortUntil * length

function measured({ length }: PathModel, draw: Draw, isSmall: Uint8Array, live: Float64Array): Played {
  const median = (wanted: number): number | null => {
    const took: number[] = []
    let open = 0
    for (let item = 0; item < live.length; item++) {
      if (isSmall[item] !== wanted || !isCounted(draw, item, length)) continue
      if ((live[item] as number) > length) open++
      took.push(Math.min(live[item] as number, length) - (draw.born[item] as number))
    }
    return took.length === 0 || open * 2 >= took.length ? null : percentile(sortedSample(took), 0.5)
  }
  return {
    small: median(1),
    others: median(0),
    arrived: live.reduce((sum, at) => sum + (at <= length ? 1 : 0), 0),
  }
}

/** @returns `null` where more than one replay in twenty has no value */
function summary(values: readonly (number | null)[]): (Interval & { readonly estimate: number }) | null {
  const known = values.filter((value) => value !== null)
  if (known.length < 0.95 * values.length || known.length === 0) return null
  const sample = sortedSample(known)
  const at = (p: number): number => percentile(sample, p) as number
  return { estimate: at(0.5), low: at(0.025), high: at(0.975), level: 0.95 }
}
