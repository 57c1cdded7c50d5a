import { sayLanguage } from '../lane/copy/locale-path.ts'
import { familyOf } from '../lane/copy/originals.ts'
import { finding } from '../lane/copy/rules.ts'
import { asKey } from '../lane/copy/sentence-keys.ts'
import type { Finding, Slot } from '../lane/lane.ts'

/** More languages than these are counted, not named. */
const mostNamed = 5

/**
 * Notices of translations that a change leaves behind: a text of the first language gets other words, and at its key other languages go on
 * saying what the old ones said. English and texts of code are originals; a translation that changes leaves none behind.
 *
 * @param slots every text of the product, with those that are edited
 */
export function staleTranslations(
  edits: readonly { readonly slot: string; readonly to: string }[],
  slots: readonly Slot[],
): readonly Finding[] {
  const edited = new Set(edits.map(({ slot }) => slot))
  return edits.flatMap(({ slot: id, to }) => {
    const slot = slots.find((each) => each.id === id)
    if (slot === undefined || slot.value === to || !isOriginal(slot)) return []
    const stale = slots.filter((each) => !edited.has(each.id) && !isOriginal(each) && translates(each, slot))
    if (stale.length === 0) return []
    const languages = [...new Set(stale.map(({ language }) => sayLanguage(language ?? '')))].sort()
    const more = languages.length - mostNamed
    const named = more > 1 ? [...languages.slice(0, mostNamed), `${more} more`] : languages
    return [finding('copy/stale', slot.path, slot.line, named.join(', '))]
  })
}

const isOriginal = ({ language }: Slot): boolean => language === null || /^en(?:[-_]|$)/i.test(language)

const translates = (slot: Slot, original: Slot): boolean =>
  slot.value.trim() !== '' &&
  (original.kind === 'sentence-key'
    ? slot.key === asKey(original.value)
    : slot.key !== null && slot.key === original.key && familyOf(slot.path) === familyOf(original.path))
