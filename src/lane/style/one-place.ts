import type { Span } from '../lane.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import type { PlacePair } from './judge-places.ts'
import { type ParsedSheet, SheetPlace } from './sheet-places.ts'
import { sheetOf } from './value-change.ts'

/** The range of the old text outside of which nothing changes. */
export interface Change extends Span {
  /** How much longer the text gets. */
  readonly by: number
}

export function changeOf(before: string, after: string): Change {
  const start = sharedPrefix(before, after)
  const shared = sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  return { start, end: before.length - shared, by: after.length - before.length }
}

export const holds = ({ start, end }: Span, change: Span): boolean => start <= change.start && change.end <= end

/** Words, numbers, signs and brackets: none of them ends a declaration, opens a string or a comment, or parts a property off. */
const inert = /^[\w#.-][\w\s.,%#()+*$-]*$/

/** A variable among the arguments of a function may decide how a sheet of SCSS is computed. */
const isInert = (value: string): boolean =>
  inert.test(value) &&
  value === value.trim() &&
  isPaired(value) &&
  !/url\s*\(/i.test(value) &&
  !(value.includes('$') && value.includes('('))

function isPaired(value: string): boolean {
  let depth = 0
  for (const character of value) {
    if (character === '(') depth++
    if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}

/**
 * Recognises a patch of which the new sheet is known without parsing it: characters change inside one value. Up to there both
 * texts are equal, so a parser is in the same state; if the whole old value and the whole new one hold only what is {@link inert},
 * it reads a value of the same declaration, and what follows is equal again.
 *
 * @returns `null` where the new sheet has to be parsed
 */
export function oneValue(sheet: ParsedSheet, change: Change, before: string, after: string): PlacePair | null {
  const place = sheet.places[firstBehind(sheet.places, change.start) - 1]
  if (!(place instanceof SheetPlace) || !holds(place, change)) return null
  const written = after.slice(place.start, place.end + change.by)
  if (!isInert(before.slice(place.start, place.end)) || !isInert(written)) return null
  const to = place.withValue(written)
  const { deciding, places } = sheet
  const sheets = {
    before: sheetOf(() => places),
    after: sheetOf(() => places.map((each) => (each === place ? to : each))),
    deciding,
  }
  return { from: place, to, sheets }
}

/** Index of the first place that starts behind an offset; they are in order. */
function firstBehind(places: readonly Span[], offset: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
