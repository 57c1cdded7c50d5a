import { foldCode } from './fold/fold-code.ts'
import type { KeyValues, SourceChange } from './judge-source.ts'

/** What people agree to, refuse, or are protected by. */
const consent = /consent|cookie|gdpr|ccpa|privacy|opt-?out|unsubscribe|captcha|terms-?of|age-?gate/gi

/**
 * Whether guards leave out what asks people for their consent: what is off for everybody today will be on one day, and then
 * nobody looks for what went.
 *
 * @returns offsets of the after side
 * @throws TooDeep
 */
export function consentFaults({ before, after, readsBefore, readsAfter }: SourceChange, values: KeyValues): number[] {
  if (before.text.search(consent) === -1) return []
  const isFolded = (key: string) => values.after(key) !== null || null
  const on = foldCode(after, readsAfter, isFolded)
  const asked = foldCode(before, readsBefore, (key) => (values.isEnded(key) ? values.before(key) : isFolded(key)))
  if (occurrences(on.cut.text) >= occurrences(asked.cut.text)) return []
  const [first] = readsAfter.reads
  return [first?.node.start ?? 0]
}

const occurrences = (text: string): number => text.match(consent)?.length ?? 0
