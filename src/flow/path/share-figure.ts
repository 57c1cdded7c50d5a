import type { ObjectType } from '../sources/vocabulary.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import { coverageOf, type Definition, type Exclusion, type Figure, type Window } from './figure.ts'

/** A share of items, and which ones it is made of. */
export interface Share {
  /** 0 to 1. */
  readonly share: number
  readonly hits: number
  /** The items of the share, by id. */
  readonly items: readonly string[]
}

/** Something that could be judged: whether it belongs to the share, and why, in words. */
export interface Judged {
  readonly id: string
  readonly isHit: boolean
  readonly says: string
  /** An item, where nothing else is said. */
  readonly type?: ObjectType
}

/** @param judged everything of the window that could be judged */
export function shareFigure(
  definition: Definition,
  judged: readonly Judged[],
  excluded: readonly Exclusion[],
  { window, asOf }: { readonly window: Window; readonly asOf: number },
): Figure<Share> {
  const items = judged.filter(({ isHit }) => isHit).map(({ id }) => id)
  const found = wilsonInterval(items.length, judged.length)
  return {
    definition,
    value: found && { share: found.share, hits: items.length, items },
    interval: found && { low: found.low, high: found.high, level: found.level },
    window,
    clock: 'elapsed',
    n: judged.length,
    counted: () => judged.map(({ id, isHit, says, type = 'item' }) => ({ id, type, says, isPart: isHit })),
    censored: 0,
    excluded,
    coverage: coverageOf(judged.length, excluded),
    asOf,
  }
}

/** Whether something that ended at a moment belongs to a window by completion. */
export const endedIn = ({ from, to }: Window, at: number): boolean =>
  (from === null || at >= from) && (to === null || at < to)
