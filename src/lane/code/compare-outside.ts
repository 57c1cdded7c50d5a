import type { Comment } from 'oxc-parser'
import { sharedPrefix } from '../source/shared-ends.ts'
import type { TextDifference } from './compare-trees.ts'
import type { ParsedCode } from './parse-code.ts'

/**
 * Compares the bytes outside the texts that differ. Equal, or differing only as a formatter makes them differ: spaces, tabs
 * and line ends, parentheses, trailing commas, `{' '}` and the choice of quotes, where the trees are already known to be
 * equal. Everything else between tokens (comments, unusual white space, escapes in names) must be the same.
 *
 * @returns the offset on the after side of the first difference, or `null`
 */
export function differsOutside(before: ParsedCode, after: ParsedCode, texts: readonly TextDifference[]): number | null {
  let startBefore = 0
  let startAfter = 0
  const end = {
    spanBefore: { start: before.text.length, end: before.text.length },
    spanAfter: { start: after.text.length, end: after.text.length },
  }
  for (const { spanBefore, spanAfter } of [...spansOf(texts), end]) {
    if (spanBefore.start < startBefore || spanAfter.start < startAfter) return spanAfter.start
    const left = before.text.slice(startBefore, spanBefore.start)
    const right = after.text.slice(startAfter, spanAfter.start)
    if (left !== right) {
      const at = formattedDifference(left, right)
      if (at !== null) return startAfter + at
    }
    startBefore = spanBefore.end
    startAfter = spanAfter.end
  }
  return commentsDiffer(before, after)
}

interface Spans {
  readonly spanBefore: { readonly start: number; readonly end: number }
  readonly spanAfter: { readonly start: number; readonly end: number }
}

/** In the order of the file. A template is replaced by its texts, so that the bytes of its expressions are compared like all others. */
function spansOf(texts: readonly TextDifference[]): Spans[] {
  return texts
    .flatMap((text): Spans[] => {
      if (text.before.type !== 'TemplateLiteral' || text.after.type !== 'TemplateLiteral') return [text]
      const after = text.after.quasis
      return text.before.quasis.map((quasi, index) => ({ spanBefore: quasi, spanAfter: after[index] ?? quasi }))
    })
    .sort((a, b) => a.spanBefore.start - b.spanBefore.start)
}

const space = /^[ \t\r\n]$/
const closing = /^[ \t\r\n]*[)\]}]/
const spaceContainer = /\{[ \t\r\n]*(?:" +"|' +')[ \t\r\n]*\}/y

/** How many characters of a formatter's own stand at an offset. */
function formatting(text: string, at: number): number {
  const character = text[at]
  if (character === undefined) return 0
  if (space.test(character) || character === '(' || character === ')') return 1
  if (character === ',' && closing.test(text.slice(at + 1, at + 200))) return 1
  if (character === '{') {
    spaceContainer.lastIndex = at
    return spaceContainer.exec(text)?.[0].length ?? 0
  }
  return 0
}

const isQuote = (character: string | undefined) => character === '"' || character === "'"

/** Where two pieces of source differ by more than formatting; `null` where they do not. The trees must be known to be equal. */
export function formattedDifference(left: string, right: string): number | null {
  let i = 0
  let j = 0
  while (true) {
    const shared = sharedPrefix(left.slice(i), right.slice(j))
    i += shared
    j += shared
    if (i >= left.length && j >= right.length) return null
    const skipLeft = formatting(left, i)
    const skipRight = formatting(right, j)
    if (skipLeft > 0) i += skipLeft
    else if (skipRight > 0) j += skipRight
    else if (isQuote(left[i]) && isQuote(right[j])) {
      i++
      j++
    } else return j
  }
}

const withoutIndent = (comment: string) => comment.replace(/\n[ \t]+/g, '\n')

/** Comments may be directives, so they are compared whole; only the indentation of a block's lines is a formatter's. */
export function commentsDiffer(before: ParsedCode, after: ParsedCode): number | null {
  if (before.comments.length !== after.comments.length) return after.comments.at(-1)?.start ?? 0
  for (const [index, b] of after.comments.entries()) {
    const a = before.comments[index] as Comment
    if (a.type !== b.type || withoutIndent(a.value) !== withoutIndent(b.value)) return b.start
  }
  return null
}
