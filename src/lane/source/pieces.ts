import { heaviestPairs } from './heaviest-pairs.ts'

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

/** The old word that each new one is kept from. Longest common subsequence; only the edges when long. */
function keptFrom(from: readonly Token[], to: readonly Token[]): ReadonlyMap<unknown, Token> {
  const kept = new Map<unknown, Token>()
  const isSame = (row: number, column: number) => from[row]?.value === to[column]?.value
  const keep = (row: number, column: number) => kept.set(to[column], from[row] as Token)
  let start = 0
  while (start < to.length && isSame(start, start)) keep(start, start++)
  let endFrom = from.length
  let endTo = to.length
  while (endFrom > start && endTo > start && isSame(endFrom - 1, endTo - 1)) keep(--endFrom, --endTo)
  const same = (row: number, column: number) => (isSame(start + row, start + column) ? 1 : 0)
  for (const [row, column] of heaviestPairs(endFrom - start, endTo - start, same, 250_000))
    keep(start + row, start + column)
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
  const isWord = (token: Token) => !token.isSpace
  const kept = keptFrom(before.filter(isWord), after.filter(isWord))
  const places = new Map<unknown, number>(before.map((token, at) => [token, at]))
  const beside = (word: Token | undefined, step: -1 | 1) => before[(places.get(word) ?? Number.NaN) + step]
  /** Each is used once: a word that comes new beside a line break does not get a line of its own. */
  const used = new Set<Token>()
  const spelt = after.map((token, at) => {
    if (isWord(token)) return kept.get(token) ?? token
    // The break before the next word where that is kept, else the one after the word before: if it reads the same.
    const next = kept.get(after[at + 1])
    const space = next ? beside(next, -1) : beside(kept.get(after[at - 1]), 1)
    if (space?.value !== token.value || used.has(space)) return token
    used.add(space)
    return space
  })
  return spelt.map(({ raw }) => raw).join('')
}

export function valueOf(pieces: readonly Piece[]): string {
  let value = ''
  for (const piece of pieces) value += piece.value
  return value
}
