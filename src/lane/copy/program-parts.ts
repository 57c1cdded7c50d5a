import { multisetDifference, sayDifference } from '../text/multiset.ts'
import { partsFault } from '../text/placeholders.ts'
import type { Fault } from '../text/screen.ts'

/** A conversion of printf and its relatives: `%s`, `%-5.2f`, `%@`, `%1$d`, `%#@files@`, `%%`. */
const conversion =
  /(?<!\d)%(?:#@\w+@|(?:\d+\$)?[-+0#']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[Lzjtq])?[@diuoxXeEfFgGaAcsCSpDUOn%])/g

const conversions = (text: string): readonly string[] => text.match(conversion) ?? []
const templateTag = /<%[\s\S]*?%>|\{%[\s\S]*?%\}|<\?[\s\S]*?\?>|#\{[^{}]*\}|<%|%>|\{%|%\}/g

/**
 * Parts of a text of a catalogue that a program takes beyond those that every text is screened for: conversions without a
 * number are filled in the order in which they stand; a format inside braces (`{0:.2f}`) is no wording; a tag of a template
 * language is code where the file is rendered before it is read.
 */
export function programPartFault(before: string, after: string): Fault | null {
  return (
    partsFault(conversions(before), conversions(after)) ?? bracesFault(before, after) ?? templateFault(before, after)
  )
}

/** Branches of a message hold wording in braces; its frame was compared by then. */
function bracesFault(before: string, after: string): Fault | null {
  if (/\{[^{}]*,/.test(before)) return null
  const braces = (text: string) => text.match(/\{[^{}]*\}/g) ?? []
  return partsFault(braces(before), braces(after))
}

function templateFault(before: string, after: string): Fault | null {
  const tags = (text: string) => text.match(templateTag) ?? []
  const detail = sayDifference(multisetDifference(tags(before), tags(after)))
  return detail === null ? null : { rule: 'text/markup', detail }
}
