import type {
  FlowHistoryView,
  HistoryMoveView,
  MovedMonthView,
  VersionStepView,
} from '../../../src/api/flow-history-schema.ts'
import { spanWords } from '../../words/duration-words.ts'
import { dayOf } from '../parts/figure-view.ts'

/** A month that is told otherwise than before, as it is written. */
export interface MovedRow {
  /** `Decided in March 2026`. */
  readonly what: string
  readonly before: string
  readonly now: string
}

const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shownDays = 30
/** Whoever says how a team is read says it many times at first: the latest tell enough. */
const mostSteps = 5
const dayMs = 24 * 60 * 60_000

const kinds: Readonly<Record<string, { readonly begins: string; readonly one: string }>> = {
  'decision-to-production': { begins: 'Decided', one: 'item' },
  'landing-to-production': { begins: 'Landed', one: 'piece of work' },
}

/** Moves of the last month: older ones have been read, or stand on the page of sources. */
export const recentMoves = ({ now, moves }: FlowHistoryView): HistoryMoveView[] =>
  moves.filter(({ at }) => Date.parse(now) - Date.parse(at) < shownDays * dayMs)

/** `3 months that were over are told otherwise than before.` */
export function moveWords({ months }: HistoryMoveView): string {
  const count = new Set(months.map(({ month }) => month)).size
  return `${count === 1 ? 'A month that was over is' : `${count} months that were over are`} told otherwise than before.`
}

export const movedRows = ({ months }: HistoryMoveView): MovedRow[] =>
  months.map(({ figure, month, before, now }) => {
    const { begins, one } = kinds[figure] ?? { begins: figure, one: 'thing' }
    return {
      what: `${begins} in ${monthYear.format(new Date(`${month}-01T00:00:00.000Z`))}`,
      before: monthWords(before, one),
      now: monthWords(now, one),
    }
  })

/** `half within 4.8 days; 31 items, 3 of them open`. */
export function monthWords(told: MovedMonthView['now'], one: string): string {
  if (told === null || told.n === 0) return 'nothing'
  const { n, open, p50Ms } = told
  const half = p50Ms === null ? 'half not there yet' : `half within ${spanWords(p50Ms)}`
  const many = `${n.toLocaleString('en')} ${n === 1 ? one : plural(one)}`
  return `${half}; ${many}${open === 0 ? '' : `, ${open.toLocaleString('en')} open then`}`
}

const plural = (one: string): string => (one === 'piece of work' ? 'pieces of work' : `${one}s`)

/** What stood on a chart for a month before history moved. */
export interface ToldBefore {
  readonly ms: number
  readonly says: string
}

/** What stood on a chart for each month before its latest move, by month; of moves that are still recent. */
export function toldBefore(history: FlowHistoryView, figure: string): ReadonlyMap<string, ToldBefore> {
  const before = new Map<string, ToldBefore>()
  for (const move of recentMoves(history).toReversed())
    for (const each of move.months)
      if (each.figure === figure && each.before?.p50Ms != null)
        before.set(each.month, {
          ms: each.before.p50Ms,
          says: `told before ${dayOf(move.at)}: ${monthWords(each.before, kinds[figure]?.one ?? 'thing')}`,
        })
  return before
}

/** Where the computation of a chart became another one. @param figure id of its definition */
export const stepsOn = ({ steps }: FlowHistoryView, figure: string): VersionStepView[] =>
  steps.filter((step) => step.figure === null || step.figure === figure).slice(-mostSteps)

/** `settings 3`, `definition 2`: short enough to stand on a chart. */
export const stepMark = ({ figure, now }: VersionStepView): string =>
  `${figure === null ? 'settings' : 'definition'} ${now}`

/** `Since 12 Nov 2026 all of it is computed with version 3 of the settings, the time before that, too.` */
export const stepWords = ({ at, figure, now }: VersionStepView): string =>
  `since ${dayOf(at)} all of it is computed with version ${now} of ${figure === null ? 'the settings' : 'its definition'}, the time before, too`
