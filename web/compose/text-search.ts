import type { TextView } from '../../src/api/product-schema.ts'

export interface IndexedText {
  readonly text: TextView
  /** The value as it is compared: lower case, one space for many, plain quotes; same length as the value wherever possible. */
  readonly folded: string
  /** Context, key and path, compared where the value does not match. */
  readonly around: string
}

export type Range = readonly [from: number, to: number]

export interface FoundText {
  readonly text: TextView
  /** Where the words stand in the value, for highlighting; empty when the match was in its context. */
  readonly ranges: readonly Range[]
}

// Character for character, so that a place found in the folded text is the same place in the value.
const fold = (value: string): string => {
  const lower = value.toLowerCase()
  const same = lower.length === value.length ? lower : value
  return same.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/\s/g, ' ')
}

/** Prepares texts for searching; once per load, not per keystroke. */
export const indexTexts = (texts: readonly TextView[]): IndexedText[] =>
  texts.map((text) => ({
    text,
    folded: fold(text.value),
    around: fold(`${text.context} ${text.key ?? ''} ${text.path}`),
  }))

/**
 * Texts in which every word of the query stands, best first: the whole text, then its beginning, then the words side by side,
 * then the words anywhere, then only in its context. Within a rank the order of the product is kept.
 */
export function searchTexts(index: readonly IndexedText[], query: string): FoundText[] {
  const wanted = fold(query.trim())
  if (wanted === '') return index.map(({ text }) => ({ text, ranges: [] }))
  const words = wanted.split(/ +/)
  const ranks: FoundText[][] = [[], [], [], [], []]
  for (const one of index) {
    const at = one.folded.indexOf(wanted)
    if (at >= 0) {
      const rank = one.folded.length === wanted.length ? 0 : at === 0 ? 1 : 2
      ranks[rank]?.push({ text: one.text, ranges: [[at, at + wanted.length]] })
    } else if (words.length > 1 && words.every((word) => one.folded.includes(word))) {
      ranks[3]?.push({ text: one.text, ranges: rangesOf(one.folded, words) })
    } else if (words.every((word) => one.folded.includes(word) || one.around.includes(word))) {
      ranks[4]?.push({ text: one.text, ranges: rangesOf(one.folded, words) })
    }
  }
  return ranks.flat()
}

function rangesOf(folded: string, words: readonly string[]): Range[] {
  const ranges = words
    .map((word): Range => [folded.indexOf(word), folded.indexOf(word) + word.length])
    .filter(([from]) => from >= 0)
    .sort((a, b) => a[0] - b[0])
  return ranges.reduce<Range[]>((merged, range) => {
    const last = merged.at(-1)
    if (last && range[0] <= last[1]) return [...merged.slice(0, -1), [last[0], Math.max(last[1], range[1])]]
    return [...merged, range]
  }, [])
}

/** The pieces of a value in order, matched ones marked. */
export function highlighted(value: string, ranges: readonly Range[]): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) pieces.push({ text: value.slice(at, from), hit: false })
    pieces.push({ text: value.slice(from, to), hit: true })
    at = to
  }
  if (at < value.length) pieces.push({ text: value.slice(at), hit: false })
  return pieces
}
