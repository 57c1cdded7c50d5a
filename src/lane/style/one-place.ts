import type { ParsedCode } from '../code/parse-code.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import type { Span } from '../lane.ts'
import { firstFrom } from '../source/first-from.ts'
import type { Piece } from '../source/pieces.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { classPlace, segmentsOf } from './class-place.ts'
import { codePlaces } from './code-places.ts'
import type { PlacePair } from './judge-places.ts'
import { type ClassPlace, isClassPlace } from './place.ts'
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
const inertValue = /^[\w#.-][\w\s.,%#()+*$-]*$/

/** A variable among the arguments of a function may decide how a sheet of SCSS is computed. */
const isInert = (value: string): boolean =>
  inertValue.test(value) &&
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
 * texts are equal, so a parser is in the same state; if the whole old value and the whole new one hold only what is {@link inertValue},
 * it reads a value of the same declaration, and what follows is equal again.
 *
 * @returns `null` where the new sheet has to be parsed
 */
export function oneValue(sheet: ParsedSheet, change: Change, before: string, after: string): PlacePair | null {
  const place = sheet.places[firstFrom(sheet.places, ({ start }) => start <= change.start) - 1]
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

/** What every reader of code, markup and templates takes for itself, whatever stands around it. */
const inertClasses = /^[\w \t\n\-./!*:#,()+^|[\]]*$/
/** Brackets that some template engines fill in. */
const engine = /\[\[|\]\]/

/**
 * A class list after a change of characters in one of its segments, where neither the old nor the new characters can end it or
 * be read as anything but themselves: then no parser need tell.
 *
 * @param change range of the old text that is replaced
 * @param by how much longer the text gets
 * @returns `null` where the new text has to be parsed
 */
export function withSegment(place: ClassPlace, change: Change, before: string, after: string): ClassPlace | null {
  const segments = segmentsOf(place)
  const index = segments.findIndex((segment) => holds(segment, change))
  const segment = segments[index]
  if (segment === undefined) return null
  const old = before.slice(segment.start, segment.end)
  const next = after.slice(segment.start, segment.end + change.by)
  if (!inertClasses.test(old) || !inertClasses.test(next) || engine.test(next)) return null
  if (place.form === 'string' && next.includes('\n')) return null
  const written: Piece[] = []
  const holes = place.pieces.filter(({ whole }) => whole === true)
  segments.forEach(({ start, end }, at) => {
    const text = at === index ? next : before.slice(start, end)
    for (const character of text) written.push({ raw: character, value: character })
    const hole = holes[at]
    if (hole !== undefined) written.push(hole)
  })
  const group = { ...place.group, places: [] as ClassPlace[] }
  const changed = classPlace({ ...place, end: place.end + change.by, written, group })
  group.places = place.group.places.map((other) => (other === place ? changed : other))
  return changed
}

/** A patch that changes characters of one class list of a source file: then the new tree is known without parsing it. */
export function oneClassList(path: string, old: ParsedCode, change: Change, after: string): PlacePair | null {
  const places = unlessTooDeep(() => [...codePlaces(path, old, [change]).values()], [])
  const from = places.findLast((place) => holds(place, change))
  if (from === undefined || !isClassPlace(from)) return null
  const to = withSegment(from, change, old.text, after)
  return to && { from, to }
}
