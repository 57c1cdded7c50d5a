import { number, percent, plural } from '../../page/say.ts'
import type { Counted, Exclusion, Figure } from '../path/figure.ts'
import type { OpenInterval } from '../statistics/interval.ts'

/** A figure in words, for a terminal and for a page alike. */
export interface FigureRow {
  readonly name: string
  /** `–` where it is not known. */
  readonly value: string
  /** `95 % interval 11–60 %`; empty where there is none. */
  readonly interval: string
  /** Of how many, and what is left out. */
  readonly sample: string
  /** What the value is made of; empty where it needs no more words. */
  readonly more: string
  readonly definition: { readonly id: string; readonly version: number; readonly says: string }
  /** What the value counts, and what it leaves out; `counted` is `null` where it would tell of persons. */
  readonly counted: (() => readonly Counted[]) | null
  readonly excluded: readonly Exclusion[]
}

export interface WorkSection {
  readonly title: string
  readonly about: string
  readonly rows: readonly FigureRow[]
  /** What cannot be told, and why: said, not left empty. */
  readonly gaps: readonly string[]
}

export const shareSays = (share: number): string => percent(share)
export const countSays = (count: number): string => (Number.isInteger(count) ? number(count) : count.toFixed(1))

/**
 * @param ones what n counts, one and several of it
 * @param say the value and the bounds of its interval
 * @param more of a value that is known
 * @param counted where it is a part of what the figure counts
 */
export function rowOf<Value>(
  name: string,
  figure: Figure<Value>,
  ones: readonly [one: string, many: string],
  value: (value: Value) => string,
  say: (bound: number) => string,
  more: (value: Value) => string = () => '',
  counted: FigureRow['counted'] | undefined = figure.counted,
): FigureRow {
  const { interval, n, excluded, definition, censored } = figure
  const left = excluded.map(({ reason, count }) => `${number(count)} left out: ${reason}`)
  return {
    name,
    value: figure.value === null ? '–' : value(figure.value),
    interval: figure.value === null || interval === null ? '' : intervalSays(interval, say),
    sample: [`${plural(n, ...ones)}${censored > 0 ? `, ${number(censored)} of them open` : ''}`, ...left].join('; '),
    more: figure.value === null ? '' : more(figure.value),
    definition,
    counted: counted ?? null,
    excluded,
  }
}

function intervalSays({ low, high, level }: OpenInterval, say: (bound: number) => string): string {
  const of = `${percent(level)} interval`
  if (low === null) return high === null ? 'too few for an interval' : `${of} up to ${say(high)}`
  return high === null ? `${of} ${say(low)} or more` : `${of} ${say(low)} to ${say(high)}`
}
