import type { Span } from '../../lane.ts'
import { sharedPrefix, sharedSuffix } from '../../source/shared-ends.ts'
import type { Page, PageText } from './page.ts'
import { segmentsOf } from './place-of.ts'

/** A text of a page on both sides of a patch that changes nothing else. */
export interface OneText {
  readonly before: PageText
  readonly after: PageText
}

/** What no parser, engine or framework reads as anything but itself, with something to read in it. */
const inert = /^(?=[\s\S]*\S)[^<>&{}"'`=@#%?$\\[\]\r]*$/

/**
 * Recognises a patch whose new page is known without parsing it. Up to the change both are equal, so a parser is in the same
 * state; where the whole part of the text between its tags, quotes or holes holds nothing but ordinary characters, it leaves it in
 * that state, and what follows is equal again.
 *
 * @returns `null` where the new page has to be parsed
 */
export function oneText(page: Page, before: string, after: string): OneText | null {
  const start = sharedPrefix(before, after)
  const shared = sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  const end = before.length - shared
  const grows = after.length - before.length
  for (const text of page.texts) {
    if (start < text.inner.start || end > text.inner.end) continue
    const segment = segmentsOf(text).find((each) => each.start <= start && end <= each.end)
    if (segment === undefined || !isInert(before, segment)) return null
    return isInert(after, { start: segment.start, end: segment.end + grows })
      ? { before: text, after: grown(text, end, grows) }
      : null
  }
  return null
}

const isInert = (source: string, { start, end }: Span) => inert.test(source.slice(start, end))

function grown(text: PageText, from: number, by: number): PageText {
  return {
    ...text,
    inner: { start: text.inner.start, end: text.inner.end + by },
    outer: { start: text.outer.start, end: text.outer.end + by },
    // New words right behind a hole are behind it still.
    holes: text.holes.map((hole) => (hole.start < from ? hole : { start: hole.start + by, end: hole.end + by })),
    siblings: text.siblings && { start: text.siblings.start, end: text.siblings.end + by },
  }
}
