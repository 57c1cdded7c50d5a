import type { Slot } from './lane.ts'

export interface SlotMatch {
  readonly slot: Slot
  /** 0 to 1; 1 is the whole text word for word. */
  readonly score: number
  readonly reason: 'whole' | 'contains' | 'sentence' | 'key' | 'similar'
}

const maxMatches = 50

/** A text as people quote it: case, white space, quotes, dashes and dots do not matter, nor does the closing full stop. */
const quoted = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/&(?:apos|rsquo|lsquo|#39);/g, "'")
    .replace(/&(?:quot|ldquo|rdquo|#34);/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\.\.\.|…/g, '')
    .replace(/\$?\{[^{}]*\}|%[sd]/g, '…')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:]$/, '')

const trigrams = (text: string): Set<string> => {
  const padded = `  ${text} `
  const out = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) out.add(padded.slice(at, at + 3))
  return out
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/**
 * Finds slots by text as people quote it: the whole text first, then texts that contain it, then sentences that elements or
 * expressions split, then keys, then what reads much the same.
 *
 * @param query a quoted text, or a key such as `pricing.title`
 * @returns best first, at most 50; equal scores keep the order of `slots`
 * @public
 */
export function findSlots(slots: readonly Slot[], query: string): SlotMatch[] {
  const wanted = quoted(query)
  if (wanted === '') return []
  const grams = trigrams(wanted)
  const matches: SlotMatch[] = []
  for (const slot of slots) {
    const match = matchOf(slot, query, wanted, grams)
    if (match !== null) matches.push(match)
  }
  return matches.sort((a, b) => b.score - a.score).slice(0, maxMatches)
}

function matchOf(slot: Slot, query: string, wanted: string, grams: ReadonlySet<string>): SlotMatch | null {
  const value = quoted(slot.value)
  if (value === wanted) {
    const exact = slot.value.trim() === query.trim()
    return { slot, score: exact ? 1 : 0.98, reason: 'whole' }
  }
  if (slot.key !== null && slot.key.toLowerCase() === query.trim().toLowerCase())
    return { slot, score: 0.97, reason: 'key' }
  if (wanted.length > 2 && value.includes(wanted))
    return { slot, score: 0.7 + (0.25 * wanted.length) / value.length, reason: 'contains' }
  const sentence = slot.sentence === null ? null : quoted(slot.sentence)
  if (sentence !== null) {
    if (sentence === wanted) return { slot, score: 0.9, reason: 'sentence' }
    const holds = wanted.length > 2 && (sentence.includes(wanted) || (value.length > 2 && wanted.includes(value)))
    if (holds) return { slot, score: 0.6 + 0.25 * similarity(grams, trigrams(sentence)), reason: 'sentence' }
  }
  // A cheap bound first: texts of very different length cannot be alike.
  if (value.length > wanted.length * 3 || wanted.length > value.length * 3) return null
  const alike = similarity(grams, trigrams(value))
  return alike >= 0.45 ? { slot, score: 0.6 * alike, reason: 'similar' } : null
}
