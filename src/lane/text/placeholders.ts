import { multisetDifference, sayDifference } from './multiset.ts'
import type { Fault, TextChange } from './screen.ts'

/**
 * Everything a program may replace in a text: `{{x}}`, `${x}`, `{x}`, `%s`, `%1$d`, `%1`, `%x%`, `%(x)s`, `%{x}`, `$t(x)`, `@:x`, `__x__`; `:count` is left
 * out because times and emoji names look the same. A percentage such as `20% sale` is no placeholder.
 */
const placeholder =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{[\w.\- ]*\}|\$t\([^)]*\)|%\([\w.]+\)[-+0# ]*\d*(?:\.\d+)?[a-zA-Z]|%\{[\w.]+\}|(?<!\d)%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:hh?|ll?|[Lzjt])?[sdiuoxXeEfFgGaAcpn@](?![a-z]{2})|%%|(?<![\w%])%\d{1,2}(?![\w%$])|(?<![\w%])%[a-z]\w+%(?![\w%])|(?<!\w)__\w+?__(?!\w)|(?<![\w.])@(?:\.\w+)?:(?:[\w.-]+|\([^()]*\))|[{}]/g

/** Every placeholder has one of these. */
const mayHoldPlaceholder = /[{}%$@]|__/

const hasBranches = /\{[^{}]*,/

export const placeholders = (text: string): string[] =>
  mayHoldPlaceholder.test(text) ? (text.match(placeholder)?.map((found) => found.replace(/\s+/g, ' ')) ?? []) : []

/**
 * A text with its placeholders blanked, for what else is looked for in it. Where a message has branches, braces hold wording, and
 * the placeholders were not compared: such a text stays as it is.
 */
export const withoutPlaceholders = (text: string): string =>
  hasBranches.test(text) ? text : text.replace(placeholder, (found) => ' '.repeat(found.length))

export function placeholderFault({ before, after, isMessage }: TextChange): Fault | null {
  // Branches of a plural hold prose in braces; the message parser knows which is which.
  if (isMessage && hasBranches.test(before)) return null
  const from = placeholders(before)
  return partsFault(from, placeholders(after)) ?? (from.some(isConversion) ? signFault(before, after) : null)
}

const isConversion = (part: string): boolean => /^%(?!%|\{|\d+$|\w+%)/.test(part)

/** Where a text is formatted, a sign that stood for itself begins a conversion with what follows: `50% davon` has `% d`. */
function signFault(before: string, after: string): Fault | null {
  const bare = (text: string) => text.replace(placeholder, '').split('%').length
  return bare(after) > bare(before) ? { rule: 'text/placeholder', detail: 'new %' } : null
}

/** Conversions without a name or number, which are filled one after the other. */
const isInTurn = (part: string): boolean =>
  part.startsWith('%') && part !== '%%' && !/^%(?:[({]|\d+(?:\$|$)|\w+%)/.test(part)

/**
 * The same parts on both sides, and those in their order that are filled in it: `%s of %d` takes a text and then a number, and `%d of %s`
 * would take the text for the number.
 */
export function partsFault(before: readonly string[], after: readonly string[]): Fault | null {
  const inTurn = before.filter(isInTurn).join(' ')
  const detail =
    sayDifference(multisetDifference(before, after)) ??
    (after.filter(isInTurn).join(' ') === inTurn ? null : `${inTurn} without numbers change places`)
  return detail === null ? null : { rule: 'text/placeholder', detail }
}
