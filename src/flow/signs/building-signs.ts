import { type Counted, coverageOf, type Definition, type Exclusion, exclusionsOf, type Figure } from '../path/figure.ts'
import type { ItemPass } from '../simulation/item-passes.ts'
import { bootstrapInterval } from '../statistics/bootstrap-interval.ts'
import type { Interval } from '../statistics/interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { theilSen } from '../statistics/theil-sen.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { Study } from '../study/study.ts'
import { type Sign, stateBy } from './sign.ts'

const askedMark = 0.2

/** S2: of items that were built, the share in which the builder asked, or the description changed, between the start of building and the merge. */
export function builderQuestions({ records, stages, asOf }: Study, passes: readonly ItemPass[]): Sign {
  const starts = new Map(
    stages.map(({ id, visits }) => [id, visits.find(({ stage }) => stage === 'building')?.from ?? null]),
  )
  const left: { id: string; reason: string }[] = []
  const built: Counted[] = []
  for (const { item, builder, mergedAt, lane } of passes) {
    if (mergedAt === null || lane !== null) continue
    const start = starts.get(item) ?? null
    if (start === null) {
      left.push({ id: item, reason: 'nothing tells when its building began' })
      continue
    }
    const happenings = records.of.item.get(item)?.happenings ?? []
    const creator = happenings.find(({ activity }) => activity === 'item created')?.by ?? null
    const isQuestion = ({ activity, by, at }: (typeof happenings)[number]): boolean =>
      at > start &&
      at < mergedAt &&
      (activity === 'item described' ||
        (activity === 'item commented' && by !== null && by === builder && by !== creator))
    const isAsked = happenings.some(isQuestion)
    const says = isAsked ? 'somebody asked, or its description changed' : 'nothing had to be asked'
    built.push({ id: item, type: 'item', says, isPart: isAsked })
  }
  const asked = built.filter(({ isPart }) => isPart).length
  const wilson = wilsonInterval(asked, built.length)
  return {
    sign: 'S2',
    state: stateBy(wilson, askedMark),
    says:
      built.length === 0
        ? 'No item is known to have been built.'
        : `In ${asked} of ${built.length} items somebody asked, or the description changed, after building had begun.`,
    figure: figureOf(
      definitions.S2,
      wilson?.share ?? null,
      wilson,
      () => built,
      built.length,
      exclusionsOf(left),
      asOf,
    ),
  }
}

const definitions = {
  S2: {
    id: 'sign-questions',
    version: 1,
    says: 'Items in which the builder commented on what somebody else had asked for, or its description changed, between the start of building and the merge, of items that were built. Met where the whole 95 % interval lies above a fifth.',
  },
  S4: {
    id: 'sign-small-wait',
    version: 1,
    says: 'Median time from decision to production of small items over that of large ones, open ones with their age until now; the interval is a bootstrap of items. Small is what the record calls small, else at most the first quartile of changed lines. Met where the whole interval lies above a half.',
  },
  S5: {
    id: 'sign-plateau',
    version: 1,
    says: 'Items in production for each person who built or reviewed, month by month, with the Theil–Sen trend. Met where the number of these people rises beyond chance, the trend of items for each of them does not, and growth of 5 % of the middle month is ruled out.',
  },
} as const satisfies Readonly<Record<string, Definition>>

const smallMark = 0.5
const fewestOfSize = 10

/** S4: whether a small change takes as long as a large one. */
export function smallChangeWait({ asOf }: Study, passes: readonly ItemPass[]): Sign {
  const left = passes.flatMap(({ item, isSmall, cancelledAt }) =>
    cancelledAt !== null
      ? [{ id: item, reason: 'it was given up' }]
      : isSmall === null
        ? [{ id: item, reason: 'nothing tells its size' }]
        : [],
  )
  const known = passes
    .filter(({ isSmall, cancelledAt }) => isSmall !== null && cancelledAt === null)
    .map(({ item, isSmall, decidedAt, liveAt }) => ({ item, isSmall, liveAt, ms: (liveAt ?? asOf) - decidedAt }))
    .sort((a, b) => a.ms - b.ms)
  const positionsOf = (wanted: boolean): Uint32Array =>
    Uint32Array.from(known.flatMap(({ isSmall }, at) => (isSmall === wanted ? [at] : [])))
  const [smalls, larges] = [positionsOf(true), positionsOf(false)]
  const median = (counts: Uint32Array, positions: Uint32Array): number | null => {
    let [total, passed] = [0, 0]
    for (const at of positions) total += counts[at] as number
    if (total === 0) return null
    for (const at of positions) {
      passed += counts[at] as number
      if (passed * 2 >= total) return (known[at] as { ms: number }).ms
    }
    return null
  }
  const ratio = (counts: Uint32Array): number | null => {
    const [one, other] = [median(counts, smalls), median(counts, larges)]
    return one === null || other === null || other === 0 ? null : one / other
  }
  const enough = smalls.length >= fewestOfSize && larges.length >= fewestOfSize
  const value = ratio(new Uint32Array(known.length).fill(1))
  const interval = enough ? bootstrapInterval(known.length, ratio, seededRandom(1), { replications: 500 }) : null
  return {
    sign: 'S4',
    state: stateBy(interval, smallMark),
    says: enough
      ? `A small change takes ${((value ?? 0) * 100).toFixed(0)} % of the time of a large one.`
      : `${smalls.length} small and ${larges.length} large items are known; ${fewestOfSize} of each are needed.`,
    figure: figureOf(
      definitions.S4,
      enough ? value : null,
      interval,
      () =>
        known.map(({ item, isSmall: isPart, liveAt, ms }) => ({
          id: item,
          type: 'item',
          says: `${isPart ? 'small' : 'large'}, ${liveAt === null ? 'open so far' : 'in production'}`,
          ms,
          isPart: isPart === true,
        })),
      known.length,
      exclusionsOf(left),
      asOf,
    ),
  }
}

const fewestMonths = 6
const ruledOut = 0.05

/** S5: whether more people bring more to production. */
export function productionPlateau({ asOf }: Study, passes: readonly ItemPass[]): Sign {
  const months = monthsOf(passes, asOf)
  const perPerson = months.map(({ live, people }, x) => ({ x, y: people === 0 ? 0 : live / people }))
  const random = seededRandom(1)
  const crowd = theilSen(
    months.map(({ people }, x) => ({ x, y: people })),
    random,
  )
  const trend = theilSen(perPerson, random)
  const middle = perPerson.map(({ y }) => y).sort((a, b) => a - b)[months.length >> 1] ?? 0
  const enough = months.length >= fewestMonths && trend?.interval != null && crowd?.interval != null
  const state = !enough
    ? 'cannot tell'
    : crowd.interval.low <= 0 || trend.interval.low > 0
      ? 'not met'
      : trend.interval.high <= ruledOut * middle
        ? 'met'
        : 'cannot tell'
  const says = !enough
    ? `${months.length} whole months are known; ${fewestMonths} are needed.`
    : crowd.interval.low <= 0
      ? 'The number of people who build and review does not rise beyond chance.'
      : `People grow by ${crowd.slope.toFixed(1)} a month; what each brings to production changes by ${trend.slope.toFixed(2)} items a month.`
  return {
    sign: 'S5',
    state,
    says,
    figure: figureOf(
      definitions.S5,
      enough ? trend.slope : null,
      enough ? trend.interval : null,
      () =>
        months.map(({ month, live, people }) => ({
          id: month,
          type: null,
          says: `${live} items in production, ${people} people who built or reviewed`,
        })),
      months.length,
      [],
      asOf,
    ),
  }
}

/** Whole calendar months, in UTC; the first holds what was begun before the record and is left out. */
function monthsOf(passes: readonly ItemPass[], asOf: number): { month: string; live: number; people: number }[] {
  const first = passes[0]?.decidedAt
  if (first === undefined) return []
  const monthOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const [from, to] = [monthOf(first) + 1, monthOf(asOf)]
  const months = Array.from({ length: Math.max(0, to - from) }, () => ({ live: 0, people: new Set<string>() }))
  for (const { liveAt, mergedAt, builder, reviewer } of passes) {
    const live = liveAt === null ? undefined : months[monthOf(liveAt) - from]
    if (live) live.live++
    const merged = mergedAt === null ? undefined : months[monthOf(mergedAt) - from]
    for (const who of [builder, reviewer]) if (merged && who !== null) merged.people.add(who)
  }
  return months.map(({ live, people }, at) => ({
    month: new Date(Date.UTC(Math.floor((from + at) / 12), (from + at) % 12)).toISOString().slice(0, 7),
    live,
    people: people.size,
  }))
}

function figureOf(
  definition: Definition,
  value: number | null,
  interval: Interval | null,
  counted: () => readonly Counted[],
  n: number,
  excluded: readonly Exclusion[],
  asOf: number,
): Figure<number> {
  return {
    definition,
    value,
    interval,
    window: { by: 'start', from: null, to: asOf },
    clock: 'elapsed',
    n,
    counted,
    censored: 0,
    excluded,
    coverage: coverageOf(n, excluded),
    asOf,
  }
}
