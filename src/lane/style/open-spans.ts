import type { Span } from '../lane.ts'
import { segmentsOf } from './class-place.ts'
import { isClassPlace, type StylePlace } from './place.ts'

/** One side of a comparison of bytes. */
export interface OpenText {
  readonly text: string
  readonly places: readonly StylePlace[]
  /** Ranges of other places. */
  readonly open?: readonly Span[]
  /** White space that only a formatter cares for. */
  readonly blanks?: readonly Span[]
  /** Comments of mere prose, in order: they may come and go. */
  readonly prose?: readonly Span[]
}

const openSpans = ({ places, open = [], blanks = [] }: OpenText): (Span & { readonly isBlank: boolean })[] => {
  const spans = [
    ...places.flatMap((place) =>
      (isClassPlace(place) ? segmentsOf(place) : [place]).map(({ start, end }) => ({ start, end, isBlank: false })),
    ),
    ...open.map(({ start, end }) => ({ start, end, isBlank: false })),
    ...blanks.map(({ start, end }) => ({ start, end, isBlank: true })),
  ]
  // Those of a style sheet are in order anyway.
  return blanks.length === 0 ? spans : spans.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Where two texts differ outside of places, comments of prose and blanks. */
export interface OutsideDifference {
  /** Offset on the after side. */
  readonly at: number
  readonly left: string
  readonly right: string
}

/**
 * Outside of places both texts must be the same, to the byte: white space is a combinator in a selector.
 *
 * @returns `null` where they are
 */
export function differsOutside(before: OpenText, after: OpenText): OutsideDifference | null {
  const old = openSpans(before)
  const next = openSpans(after)
  let startBefore = 0
  let startAfter = 0
  for (let index = 0; index <= Math.max(old.length, next.length); index++) {
    const from = old[index] ?? { start: before.text.length, end: before.text.length, isBlank: false }
    const to = next[index] ?? { start: after.text.length, end: after.text.length, isBlank: false }
    const left = before.text.slice(startBefore, from.start)
    const right = after.text.slice(startAfter, to.start)
    const isOther = from.start < startBefore || to.start < startAfter || from.isBlank !== to.isBlank
    if (isOther) return { at: startAfter, left, right }
    if (left !== right) {
      const bare = withoutProse(left, startBefore, before.prose)
      if (bare !== withoutProse(right, startAfter, after.prose))
        return { at: startAfter + firstDifference(left, right), left, right }
    }
    startBefore = from.end
    startAfter = to.end
  }
  return null
}

/** A part of a text without its comments of prose and the white space before each. */
function withoutProse(text: string, offset: number, prose: readonly Span[] = []): string {
  let out = ''
  let at = 0
  for (const { start, end } of prose) {
    if (start < offset + at || end > offset + text.length) continue
    out += text.slice(at, start - offset).trimEnd()
    at = end - offset
  }
  // At the beginning of a file nothing stands before the white space behind a comment.
  return offset === 0 ? (out + text.slice(at)).trimStart() : out + text.slice(at)
}

function firstDifference(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return at
}
