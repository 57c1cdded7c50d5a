import { coverageOf, exclusionsOf } from '../path/figure.ts'
import type { PathRecord } from '../path/path-records.ts'
import type { ItemPass } from '../simulation/item-passes.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { Study } from '../study/study.ts'
import { type Sign, stateBy } from './sign.ts'

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs
const mark = 0.25
const dateFields = /^(due[ _-]?date|target[ _-]?date|promised( for)?)$/i

interface Promise {
  readonly id: string
  readonly slippedAt: number | null
  /** It was in production by the first date. */
  readonly kept: boolean
}

/**
 * S1: of items with a promised date, the share whose date passed or moved later; and whether that happened in weeks with more work in
 * progress per person than the team's own middle.
 */
export function slippingDates({ records, asOf }: Study, passes: readonly ItemPass[]): Sign {
  const found = passes.flatMap((pass) => {
    const item = records.of.item.get(pass.item)
    const told = item ? promiseOf(item, pass, asOf) : null
    return told ? [told] : []
  })
  const promises = found.flatMap((each) => ('reason' in each ? [] : [each]))
  const excluded = exclusionsOf(found.flatMap((each) => ('reason' in each ? [each] : [])))
  const slipped = promises.filter(({ slippedAt }) => slippedAt !== null)
  const wilson = wilsonInterval(slipped.length, promises.length)
  const weeks = crowdByWeek(passes, asOf)
  const busy = slipped.filter(({ slippedAt }) => weeks.isBusy(slippedAt as number)).length
  const state = stateBy(wilson, mark)
  const isBusy = busy * 2 > slipped.length
  const kept = promises.filter((each) => each.kept).length
  const says =
    promises.length === 0
      ? 'No item has a promised date that has come or moved.'
      : `${slipped.length} of ${promises.length} promised dates passed or moved later, ${busy} of these in weeks with more work in progress per person than usual; ${kept} items came by their first date.`
  return {
    sign: 'S1',
    state: state === 'met' && !isBusy ? 'not met' : state,
    says,
    figure: {
      definition: {
        id: 'sign-slipping-dates',
        version: 1,
        says: 'Items whose promised date passed or moved later, of those whose date has come, moved or been kept. The sign is met where the whole 95 % interval lies above a quarter and most slips fall into weeks with more work in progress per person than the median week of this team.',
      },
      value: wilson?.share ?? null,
      interval: wilson,
      window: { by: 'start', from: null, to: asOf },
      clock: 'elapsed',
      n: promises.length,
      counted: () =>
        promises.map(({ id, slippedAt, kept: wasKept }) => ({
          id,
          type: 'item',
          says:
            slippedAt === null
              ? wasKept
                ? 'it came by its first date'
                : 'its date did not pass or move later'
              : `its date passed or moved later on ${new Date(slippedAt).toISOString().slice(0, 10)}${weeks.isBusy(slippedAt) ? ', in a busy week' : ''}`,
          isPart: slippedAt !== null,
        })),
      censored: 0,
      excluded,
      coverage: coverageOf(promises.length, excluded),
      asOf,
    },
  }
}

function promiseOf(
  item: PathRecord,
  { liveAt, cancelledAt }: ItemPass,
  asOf: number,
): Promise | { id: string; reason: string } | null {
  const told = item.happenings.flatMap(({ activity, at, attributes }) => {
    if (activity !== 'item edited' || !dateFields.test(String(attributes.field))) return []
    const due = Date.parse(String(attributes.to))
    return Number.isNaN(due) ? [] : [{ at, due: due + dayMs }]
  })
  const [first] = told
  if (!first) return null
  if (cancelledAt !== null) return { id: item.id, reason: 'it was given up' }
  const moved = told.find(({ due }, place) => place > 0 && due > (told[place - 1] as { due: number }).due)
  const last = told.at(-1) as { due: number }
  const passedAt = last.due < (liveAt ?? asOf) ? last.due : null
  const kept = liveAt !== null && liveAt <= first.due
  const slippedAt = moved?.at ?? passedAt
  return slippedAt === null && liveAt === null
    ? { id: item.id, reason: 'its date has not come' }
    : { id: item.id, slippedAt, kept }
}

/** Items under way over people who had any, week by week. */
function crowdByWeek(passes: readonly ItemPass[], asOf: number): { readonly isBusy: (at: number) => boolean } {
  const from = passes[0]?.decidedAt ?? asOf
  const count = Math.max(1, Math.ceil((asOf - from) / weekMs))
  const weeks = Array.from({ length: count }, () => ({ items: 0, people: new Set<string>() }))
  const weekOf = (at: number): number => Math.floor((at - from) / weekMs)
  for (const { decidedAt, liveAt, cancelledAt, builder } of passes) {
    const last = Math.min(count - 1, weekOf(liveAt ?? cancelledAt ?? Number.POSITIVE_INFINITY))
    for (let at = Math.max(0, weekOf(decidedAt)); at <= last; at++) {
      const week = weeks[at] as { items: number; people: Set<string> }
      week.items++
      if (builder !== null) week.people.add(builder)
    }
  }
  const load = weeks.map(({ items, people }) => (people.size === 0 ? 0 : items / people.size))
  const middle = load.toSorted((a, b) => a - b)[load.length >> 1] as number
  return {
    isBusy: (at) => (load[Math.min(count - 1, Math.max(0, weekOf(at)))] as number) > middle,
  }
}
