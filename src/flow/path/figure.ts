import type { ObjectType } from '../sources/vocabulary.ts'
import type { OpenInterval } from '../statistics/interval.ts'

/** What a figure means. Its version goes up when the meaning changes, never silently. */
export interface Definition {
  readonly id: string
  readonly version: number
  /** In words, shown beside the figure. */
  readonly says: string
}

/** Which items a figure is about: those that ended in the time, for outcomes; those that started in it, for survival. Half open. */
export interface Window {
  readonly by: 'completion' | 'start'
  /** UTC milliseconds; `null` for no bound. */
  readonly from: number | null
  readonly to: number | null
}

/** Items that a figure leaves out, and why. */
export interface Exclusion {
  readonly reason: string
  readonly count: number
  /** All of them, by id, so that a figure opens on its items. */
  readonly items: readonly string[]
}

/** One thing that a figure counts, and what it adds to it. */
export interface Counted {
  readonly id: string
  /** What it is in the record; `null` for what is no object of it, such as the week of a team. */
  readonly type: ObjectType | null
  /** What it adds, in words that stand alone: `3 handoffs`, `went back`. */
  readonly says: string
  /** Milliseconds, where it adds a time. */
  readonly ms?: number
  /** The time is what it has taken until now: it is not over. */
  readonly isOpen?: boolean
  /** How many, where it adds a number. */
  readonly count?: number
  /** Of a share: `false` for what is in the whole only. */
  readonly isPart?: boolean
}

/**
 * A figure with everything needed to judge it. Nothing shows a value without these.
 */
export interface Figure<Value> {
  readonly definition: Definition
  /** `null` for an empty sample: not known is not 0. */
  readonly value: Value | null
  /** Where the method gives one. */
  readonly interval: OpenInterval | null
  readonly window: Window
  /** `elapsed` is what the one who asked lives through; `working` leaves out nights, weekends and holidays of a named calendar. */
  readonly clock: 'elapsed' | 'working'
  /** Whose working time, where that is the clock. */
  readonly calendar?: { readonly zone: string; readonly version: number }
  /** Items the value is computed from, those still open among them. */
  readonly n: number
  /** The n things one by one, made when somebody opens the figure; absent where they would tell of persons. */
  readonly counted?: () => readonly Counted[]
  /** Of these, still open: they are known to take at least as long as they have. */
  readonly censored: number
  readonly excluded: readonly Exclusion[]
  /** Share of all items of the window that are in n, 0 to 1; `null` where the window holds none. */
  readonly coverage: number | null
  /** UTC milliseconds: the data is what was known then. */
  readonly asOf: number
}

/** Items left out, gathered by reason in the order in which reasons first occur. */
export function exclusionsOf(items: readonly { readonly id: string; readonly reason: string }[]): Exclusion[] {
  return [...Map.groupBy(items, ({ reason }) => reason)].map(([reason, group]) => ({
    reason,
    count: group.length,
    items: group.map(({ id }) => id),
  }))
}

/** @returns `null` where nothing could be covered */
export const coverageOf = (n: number, excluded: readonly Exclusion[]): number | null => {
  const all = excluded.reduce((sum, { count }) => sum + count, n)
  return all === 0 ? null : n / all
}
