import { multisetDifference } from '../../../text/multiset.ts'
import type { Fault } from '../../../text/screen.ts'

/** What stands outside apostrophes, as `MessageFormat` of Java reads a pattern: one opens or closes a quotation, two are one. */
function outsideQuotes(pattern: string): string {
  let out = ''
  let isQuoted = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character !== "'") out += isQuoted ? '' : character
    else if (pattern[at + 1] === "'") at++
    else isQuoted = !isQuoted
  }
  return out
}

const placeholders = (pattern: string) => outsideQuotes(pattern).match(/\{[^{}]*\}/g) ?? []

/** An apostrophe that stands alone makes text of the placeholders behind it; only patterns with numbered ones are read so. */
export function apostropheFault(before: string, after: string): Fault | null {
  if (!/\{\s*\d/.test(before)) return null
  const { lost } = multisetDifference(placeholders(before), placeholders(after))
  return lost.length === 0
    ? null
    : { rule: 'text/placeholder', detail: `an apostrophe quotes ${lost.slice(0, 5).join(' ')}; two make one` }
}
