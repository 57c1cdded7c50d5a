import type { Span } from '../lane.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
import { type Change, holds } from './one-place.ts'
import { type ClassPlace, foldSpaces } from './place.ts'

type Written = Pick<
  ClassPlace,
  'form' | 'start' | 'end' | 'context' | 'address' | 'gluedLeft' | 'gluedRight' | 'group'
> & {
  /** Everything between the delimiters, which are one character each. */
  readonly written: readonly Piece[]
}

/** A class list of what stands between its delimiters. It does not join its group by itself. */
export function classPlace({ written, ...rest }: Written): ClassPlace {
  const pieces = foldSpaces(written)
  const lead = pieces[0]?.value === ' ' ? (pieces.shift()?.raw ?? '') : ''
  const trail = pieces.at(-1)?.value === ' ' ? (pieces.pop()?.raw ?? '') : ''
  const inner = { start: rest.start + 1 + lead.length, end: rest.end - 1 - trail.length }
  return { ...rest, kind: 'classes', inner, pieces, value: valueOf(pieces), lead, trail }
}

/** The ranges of a class list that may differ: all between its delimiters but what the program fills in. */
export function segmentsOf({ start, end, inner, pieces }: ClassPlace): Span[] {
  const segments: Span[] = []
  let from = start + 1
  let at = inner.start
  for (const { raw, whole } of pieces) {
    if (whole === true) {
      segments.push({ start: from, end: at })
      from = at + raw.length
    }
    at += raw.length
  }
  return [...segments, { start: from, end: end - 1 }]
}

/** What every reader of code, markup and templates takes for itself, whatever stands around it. */
const inert = /^[\w \t\n\-./!*:#,()+^|[\]]*$/
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
  if (!inert.test(old) || !inert.test(next) || engine.test(next)) return null
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
