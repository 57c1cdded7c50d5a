import { addressFault } from '../text/addresses.ts'
import { markupFault } from '../text/markup.ts'
import { placeholderFault } from '../text/placeholders.ts'
import { screenText } from '../text/screen.ts'
import { secretFault } from '../text/secrets.ts'
import { sizeFault } from '../text/size.ts'
import { unicodeFault } from '../text/unicode.ts'
import type { ValueChange } from './changed-values.ts'
import { momentOf } from './domain/dates.ts'
import { hasWord, lastName } from './key-words.ts'
import type { ValueFault } from './value-spelling.ts'

/** Browsers leave out control characters and spaces before they read an address. */
const ignored = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g
const loads = (text: string): boolean =>
  /:\/\/|^[\\/]{2}|^(?:mailto|tel|sms|javascript|vbscript|livescript|data|file|blob|about|intent):/i.test(
    text.replace(ignored, ''),
  )

/** Under these names a host or a mail box needs no scheme. */
const addressed = new Set(
  'host hosts hostname domain domains origin origins endpoint server url uri cdn proxy upstream webhook callback redirect mail email support sender'.split(
    ' ',
  ),
)

/** Why a new text may not stand in a configuration: hidden characters, secrets, addresses; for prose also markup and the like. */
export function valueFault({ before, after }: ValueChange, isPattern: boolean): ValueFault | null {
  if (typeof before.value !== 'string' || typeof after.value !== 'string') return null
  if (momentOf(before.value) !== null && momentOf(after.value) !== null) return null
  const change = { before: before.value, after: after.value, isMessage: false }
  // Not bytes for a screen, but the domain's own rules look at an empty pattern.
  if (isPattern) return after.value === '' ? null : (unicodeFault(change) ?? secretFault(change))
  const isProse = /\S\s+\S/.test(change.before) || /\S\s+\S/.test(change.after)
  if (isProse) return screenText(change)
  const isAddress = hasWord(lastName(after.path).name, addressed) || loads(change.before) || loads(change.after)
  const address = isAddress ? addressFault(change) : null
  const own = sizeFault(change) ?? unicodeFault(change) ?? address ?? markupFault(change)
  return own ?? placeholderFault(change) ?? secretFault(change)
}
