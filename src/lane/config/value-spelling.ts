import type { ValueChange } from './changed-values.ts'
import type { ConfigValue } from './config-document.ts'

/** Why a new value may not stand where the old one stood: a rule, and the part that breaks it. */
export interface ValueFault {
  readonly rule: string
  readonly detail: string
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const maxDigits = 16

/** Another type, a number that readers round or read differently, or a text that only some readers of YAML take for one. */
export function spellingFault({ before, after }: ValueChange): ValueFault | null {
  const typeBefore = typeOf(before)
  if (typeBefore === 'empty' || typeBefore !== typeOf(after))
    return { rule: 'config/type', detail: `${typeBefore} → ${typeOf(after)}` }
  if (typeof after.value === 'number') return numberFault(before, after)
  if (typeof after.value === 'boolean' && !/^(?:true|false)$/i.test(after.raw))
    return { rule: 'config/ambiguous', detail: after.raw }
  if (typeof after.value === 'string') return textFault(before, after)
  return null
}

export const typeOf = ({ value }: ConfigValue): string =>
  value === null ? 'empty' : typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'true or false'

function numberFault(before: ConfigValue, after: ConfigValue): ValueFault | null {
  const value = after.value as number
  const digits = after.raw.replace(/\D/g, '').replace(/^0+/, '')
  const isPlain =
    plainNumber.test(after.raw) &&
    digits.length <= maxDigits &&
    Number.isFinite(value) &&
    Math.abs(value) <= Number.MAX_SAFE_INTEGER &&
    !Object.is(value, -0)
  // Typed readers tell 5 from 5.0.
  const becomesFraction = /\.0+$/.test(after.raw) && !before.raw.includes('.')
  return isPlain && !becomesFraction ? null : { rule: 'config/number', detail: shorten(after.raw) }
}

/** What YAML 1.1 or another reader takes for something else than a text: switches, times, numbers of other bases, dates. */
const otherwiseRead =
  /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|\.|[-+]?\.(?:inf|nan)|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+)|[-+]?(?:\d[\d_]*)?\.?\d[\d_]*(?:e[-+]?\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?)$/i
const timestamp = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/
const plainSafe = /^[\p{L}\p{N}_./@(][\p{L}\p{M}\p{N} _./@()+='"$^;~?!%&*<>|€£–—’-]*$/u

function textFault(before: ConfigValue, after: ConfigValue): ValueFault | null {
  const ambiguous = { rule: 'config/ambiguous', detail: shorten(after.raw) }
  if (after.style === 'json') return null
  // Some readers took the old value for another type already, so a plain text would be no text of the same type to them.
  if (before.style === 'plain' && otherwiseRead.test(before.raw))
    return { rule: 'config/ambiguous', detail: shorten(before.raw) }
  if (after.style === 'block' || before.style === 'block') {
    const header = (raw: string) => /^[|>][^\n]*/.exec(raw)?.[0]
    return header(before.raw) === header(after.raw) ? null : ambiguous
  }
  const isLong = /[\r\n]/.test(after.raw)
  if (isLong && (after.style !== before.style || !/[\r\n]/.test(before.raw))) return ambiguous
  if (after.style !== 'plain') return null
  if (isLong) return isPlainText(String(after.value)) ? null : ambiguous
  // A date without quotes is a date to some readers and a text to others, on both sides alike.
  if (timestamp.test(after.raw)) return before.style === 'plain' && timestamp.test(before.raw) ? null : ambiguous
  return isPlainText(after.raw) ? null : ambiguous
}

/** Whether every reader of YAML takes these bytes, without quotes, for a text. */
export const isPlainText = (raw: string): boolean =>
  !otherwiseRead.test(raw) && !timestamp.test(raw) && plainSafe.test(raw) && !/ $| #/.test(raw)

const shorten = (raw: string): string => (raw.length > 40 ? `${raw.slice(0, 40)}…` : raw)
