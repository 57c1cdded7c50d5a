/** The smallest part of a text that is written in one way: a character, an escape, an entity, a `${…}`, a folded line break. */
export interface Piece {
  readonly raw: string
  /** What people read. */
  readonly value: string
  /** Not to be taken apart or made anew: the `${…}` of a template. */
  readonly whole?: boolean
}

interface Token {
  readonly raw: string
  readonly value: string
  readonly isSpace: boolean
}

const isSpace = (value: string) => /^[ \t\r\n]+$/.test(value)

function tokens(pieces: readonly Piece[]): Token[] {
  const out: { raw: string; value: string; isSpace: boolean }[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    const spaces = isSpace(piece.value)
    if (last && last.isSpace === spaces) {
      last.raw += piece.raw
      last.value += piece.value
    } else {
      out.push({ raw: piece.raw, value: piece.value, isSpace: spaces })
    }
  }
  return out
}

/** Index in `from` of the word each word of `to` was kept from, or -1. Longest common subsequence; only the edges when long. */
function keptFrom(from: readonly string[], to: readonly string[]): number[] {
  const kept = to.map(() => -1)
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) kept[start] = start++
  let endFrom = from.length
  let endTo = to.length
  while (endFrom > start && endTo > start && from[endFrom - 1] === to[endTo - 1]) kept[--endTo] = --endFrom
  const rows = endFrom - start
  const columns = endTo - start
  if (rows * columns === 0 || rows * columns > 250_000) return kept
  const length = new Uint32Array((rows + 1) * (columns + 1))
  const cell = (row: number, column: number) => row * (columns + 1) + column
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      length[cell(row, column)] =
        from[start + row] === to[start + column]
          ? (length[cell(row + 1, column + 1)] ?? 0) + 1
          : Math.max(length[cell(row + 1, column)] ?? 0, length[cell(row, column + 1)] ?? 0)
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (from[start + row] === to[start + column]) kept[start + column++] = start + row++
    else if ((length[cell(row + 1, column)] ?? 0) >= (length[cell(row, column + 1)] ?? 0)) row++
    else column++
  }
  return kept
}

/**
 * Rewrites a text with the fewest changed bytes: words that stay keep their spelling (escapes, entities) and the white space
 * around them (line breaks, indentation); new words are spelled by `encode`.
 *
 * @param to the new text as `encode` takes it, already in pieces; a piece's `raw` is used where the word is new
 */
export function respell(from: readonly Piece[], to: readonly Piece[]): string {
  const before = tokens(from)
  const after = tokens(to)
  const wordsBefore = before.filter((token) => !token.isSpace)
  const wordsAfter = after.filter((token) => !token.isSpace)
  const positionBefore = new Map(wordsBefore.map((word, index) => [index, before.indexOf(word)]))
  const kept = keptFrom(
    wordsBefore.map((word) => word.value),
    wordsAfter.map((word) => word.value),
  )
  const spaceAt = (position: number): Token | null => {
    const token = before[position]
    return token?.isSpace ? token : null
  }
  /** Each is used once: a word that comes new beside a line break does not get a line of its own. */
  const used = new Set<Token>()
  let out = ''
  let word = 0
  for (const token of after) {
    if (!token.isSpace) {
      const source = kept[word] ?? -1
      out += source === -1 ? token.raw : (wordsBefore[source]?.raw ?? token.raw)
      word++
      continue
    }
    // The break before the next kept word, else the one after the last kept word: whichever of them reads the same.
    const next = kept[word] ?? -1
    const previous = word === 0 ? -1 : (kept[word - 1] ?? -1)
    const beforeNext = next === -1 ? null : spaceAt((positionBefore.get(next) ?? 0) - 1)
    const afterPrevious = previous === -1 ? null : spaceAt((positionBefore.get(previous) ?? 0) + 1)
    const same = [beforeNext, next === -1 ? afterPrevious : null].find(
      (space) => space?.value === token.value && !used.has(space),
    )
    if (same) used.add(same)
    out += same?.raw ?? token.raw
  }
  return out
}

export function valueOf(pieces: readonly Piece[]): string {
  let value = ''
  for (const piece of pieces) value += piece.value
  return value
}
