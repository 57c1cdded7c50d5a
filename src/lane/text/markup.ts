import { multisetDifference, sayDifference } from './multiset.ts'
import type { Fault, TextChange } from './screen.ts'

/** Tags, comments, CDATA, character references in strings, and the parts of Markdown that load or link. */
const markup = /<\/?[A-Za-z0-9!?%][^<>]*>?|<!--|-->|\]\]>|!\[|\]\(|\]\s*\[|&(?:#\d+|#x[\da-f]+|[a-z][a-z0-9]+);/gi

/** All of these have one of these characters. */
const mayHoldMarkup = /[<>[\]&]/

export const markupTokens = (text: string): string[] =>
  mayHoldMarkup.test(text) ? (text.match(markup)?.map((found) => found.replace(/\s+/g, ' ')) ?? []) : []

/** Tags that close what is open, in order. Numbered tags (`<0>`) count like any other. */
function isBalanced(tokens: readonly string[]): boolean {
  const open: string[] = []
  for (const token of tokens) {
    const tag = /^<(\/?)([A-Za-z0-9]+)[^<>]*?(\/?)>$/.exec(token)
    if (!tag || tag[3] === '/' || /^(?:br|hr|img|wbr)$/i.test(tag[2] ?? '')) continue
    if (tag[1] === '') open.push(tag[2] ?? '')
    else if (open.pop() !== tag[2]) return false
  }
  return open.length === 0
}

export function markupFault({ before, after }: TextChange): Fault | null {
  const old = markupTokens(before)
  const next = markupTokens(after)
  const detail = sayDifference(multisetDifference(old, next))
  if (detail !== null) return { rule: 'text/markup', detail }
  return isBalanced(next) || !isBalanced(old)
    ? null
    : { rule: 'text/markup', detail: 'the tags no longer close in order' }
}
