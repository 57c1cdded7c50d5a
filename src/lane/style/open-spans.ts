import type { Span } from '../lane.ts'
import { sharedPrefix } from '../source/shared-ends.ts'
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

const openSpans = ({ places, open = [], blanks = [] }: OpenText): Span[] => {
  const spans = places.flatMap((place): Span[] => (isClassPlace(place) ? segmentsOf(place) : [place]))
  return [...spans, ...open, ...blanks].sort((a, b) => a.start - b.start)
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
    const from = old[index] ?? { start: before.text.length, end: before.text.length }
    const to = next[index] ?? { start: after.text.length, end: after.text.length }
    const left = before.text.slice(startBefore, from.start)
    const right = after.text.slice(startAfter, to.start)
    if (left !== right) {
      const bare = withoutProse(left, startBefore, before.prose)
      if (bare !== withoutProse(right, startAfter, after.prose))
        return { at: startAfter + sharedPrefix(left, right), left, right }
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
