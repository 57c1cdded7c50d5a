import type { Piece } from '../source/pieces.ts'
import { decodeEntity, entityAt } from './entities.ts'

/** One for each ASCII character that is spelt as itself: most of a text is made of them. */
const plain: readonly Piece[] = Array.from({ length: 128 }, (_, code): Piece => {
  const character = String.fromCharCode(code)
  return { raw: character, value: character }
})

/** The character at a place of a text, spelt as itself. */
function plainPiece(raw: string, at: number): Piece {
  const code = raw.codePointAt(at) ?? 0
  const known = plain[code]
  if (known !== undefined) return known
  const character = String.fromCodePoint(code)
  return { raw: character, value: character }
}

const breakAt = /[ \t]*(?:\r\n|\n|\r)\s*/y
const isBlank = (character: string | undefined) => character === ' ' || character === '\t'

/** A line break with the white space around it. A blank after a blank is not looked at again: its run has no break. */
function foldedBreak(raw: string, at: number): string | undefined {
  const character = raw[at]
  if (isBlank(character) ? isBlank(raw[at - 1]) : character !== '\n' && character !== '\r') return undefined
  breakAt.lastIndex = at
  return breakAt.exec(raw)?.[0]
}

/** Takes the inside of a JSX text or attribute apart: entities decoded, line breaks with their indentation folded to a space. */
export function jsxPieces(raw: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < raw.length; ) {
    const folded = foldedBreak(raw, at)
    if (folded !== undefined) {
      pieces.push({ raw: folded, value: ' ' })
      at += folded.length
      continue
    }
    entityAt.lastIndex = at
    const reference = raw[at] === '&' ? entityAt.exec(raw)?.[0] : undefined
    const decoded = reference === undefined ? null : decodeEntity(reference)
    const piece = reference === undefined || decoded === null ? plainPiece(raw, at) : { raw: reference, value: decoded }
    pieces.push(piece)
    at += piece.raw.length
  }
  return pieces
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
}
const escapeAt = /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|[\s\S])/y

/**
 * Takes the inside of a string literal or template text apart: escapes decoded.
 *
 * @param folds templates whose line breaks a browser folds: a break with its indentation is one space to the reader
 */
export function stringPieces(raw: string, folds = false): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < raw.length; ) {
    if (folds) {
      const folded = foldedBreak(raw, at)
      if (folded !== undefined) {
        pieces.push({ raw: folded, value: ' ' })
        at += folded.length
        continue
      }
    }
    if (raw[at] === '\\') {
      escapeAt.lastIndex = at
      const match = escapeAt.exec(raw)
      if (match) {
        const [source, braces, four, two] = match
        const hex = braces ?? four ?? two
        const next = source[1] ?? ''
        const value =
          hex !== undefined
            ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff))
            : next === '\n' || next === '\r'
              ? ''
              : (simpleEscapes[next] ?? next)
        pieces.push({ raw: source, value })
        at += source.length
        continue
      }
    }
    const piece = plainPiece(raw, at)
    pieces.push(piece)
    at += piece.raw.length
  }
  // Only escapes can part what is one character to a reader.
  return raw.includes('\\') ? joinSurrogates(pieces) : pieces
}

/** `\ud83d\ude00` is one character to a reader. */
export function joinSurrogates(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last && /^[\ud800-\udbff]$/.test(last.value) && /^[\udc00-\udfff]$/.test(piece.value)) {
      out[out.length - 1] = { raw: last.raw + piece.raw, value: last.value + piece.value }
    } else out.push(piece)
  }
  return out
}

/** The ways a file already writes characters that have more than one spelling: `'` as `&apos;`, `—` as `&mdash;`. */
export type Spelling = ReadonlyMap<string, string>

/** Reads the entity spellings of texts; a character that some text holds bare keeps no entity. */
export function entitySpelling(raws: readonly string[]): Map<string, string> {
  const spelling = new Map<string, string>()
  const bare = new Set<string>()
  for (const raw of raws) {
    for (const piece of jsxPieces(raw)) {
      if (piece.raw.startsWith('&') && piece.raw.length > 1) {
        if (!spelling.has(piece.value)) spelling.set(piece.value, piece.raw)
      } else bare.add(piece.value)
    }
  }
  for (const character of bare) spelling.delete(character)
  return spelling
}

const jsxTextMust: Spelling = new Map([
  ['{', '&#123;'],
  ['}', '&#125;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\u00a0', '&nbsp;'],
])

/** Spells a text inside JSX. @param quote the delimiter of an attribute; `null` between tags */
export function spellJsx(text: string, quote: string | null, own: Spelling, file: Spelling): Piece[] {
  return [...text].map((value, index, all): Piece => {
    const spelled = own.get(value) ?? file.get(value)
    if (spelled !== undefined) return { raw: spelled, value }
    if (value === '&') {
      entityAt.lastIndex = 0
      const reference = entityAt.exec(all.slice(index, index + 40).join(''))?.[0]
      return { raw: reference === undefined ? '&' : '&amp;', value }
    }
    if (value === quote) return { raw: value === '"' ? '&quot;' : '&#39;', value }
    const must = quote === null || value === '\u00a0' ? jsxTextMust.get(value) : undefined
    return { raw: must ?? value, value }
  })
}

/** Spells a text inside a string or template. @param asciiOnly where the old text wrote other characters as `\u…` */
export function spellString(text: string, quote: string, asciiOnly: boolean): Piece[] {
  return [...text].map((value, index, all): Piece => {
    if (value === '\\' || value === quote) return { raw: `\\${value}`, value }
    if (quote === '`') return value === '$' && all[index + 1] === '{' ? { raw: '\\$', value } : { raw: value, value }
    if (value === '\n') return { raw: '\\n', value }
    if (value === '\r') return { raw: '\\r', value }
    if (value === '\t') return { raw: '\\t', value }
    const isAscii = (value.codePointAt(0) ?? 0) < 0x7f
    return { raw: asciiOnly && !isAscii ? unicodeEscape(value) : value, value }
  })
}

export const unicodeEscape = (character: string): string =>
  [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
    .join('')

/** Whether a text spells every character beyond ASCII as `\u…`, and has one. */
export const spellsAscii = (pieces: readonly Piece[]): boolean => {
  const beyond = pieces.filter((piece) => (piece.value.codePointAt(0) ?? 0) > 0x7e)
  return beyond.length > 0 && beyond.every((piece) => piece.raw.startsWith('\\u'))
}
