import type { Span } from '../lane.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
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
