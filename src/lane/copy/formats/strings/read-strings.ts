import { lineOf } from '../../../source/line-of.ts'
import { type Piece, valueOf } from '../../../source/pieces.ts'
import { type Catalogue, type CatalogueEntry, type CatalogueFault, fixRepeated } from '../../catalogue.ts'

interface Token {
  readonly kind: 'quoted' | 'bare' | '=' | ';'
  readonly start: number
  readonly end: number
}

const spaceAt = /(?:\s+|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)/y
const bareAt = /[\w.$/:-]+/y

/** The next token from an offset; `null` at the end, `undefined` where none can be read. */
function tokenAt(text: string, from: number): Token | null | undefined {
  let start = from
  for (spaceAt.lastIndex = start; spaceAt.test(text); spaceAt.lastIndex = start) start = spaceAt.lastIndex
  const character = text[start]
  if (character === undefined) return null
  if (character === '=' || character === ';') return { kind: character, start, end: start + 1 }
  if (character === '"') {
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] === '\\') at++
      else if (text[at] === '"') return { kind: 'quoted', start, end: at + 1 }
    }
    return undefined
  }
  bareAt.lastIndex = start
  return bareAt.test(text) && !/^\/[/*]/.test(text.slice(start, start + 2))
    ? { kind: 'bare', start, end: bareAt.lastIndex }
    : undefined
}

/** Reads Apple's `"key" = "value";`: also keys without quotes, and a key alone, which is its own value. */
export function readStrings(text: string): Catalogue | CatalogueFault {
  const entries: CatalogueEntry[] = []
  const fault = (kind: CatalogueFault['kind'], at: number, detail: string): CatalogueFault => ({
    kind,
    line: lineOf(text, at),
    detail,
  })
  let at = 0
  const next = (): Token | null | undefined => {
    const token = tokenAt(text, at)
    if (token) at = token.end
    return token
  }
  const isWord = (token: Token | null | undefined): token is Token => token?.kind === 'quoted' || token?.kind === 'bare'
  for (let token = next(); token !== null; token = next()) {
    if (!isWord(token)) return fault('unparsable', at, 'no key')
    const key = innerOf(text, token)
    if (key === '__proto__') return fault('prototype-key', token.start, key)
    let sign = next()
    if (sign?.kind === '=') {
      const value = next()
      if (!isWord(value)) return fault('unparsable', at, 'no value')
      entries.push(entryOf(text, key, value))
      sign = next()
    } else {
      // A key alone is a text and a key at once: it stays as it is.
      entries.push({ ...entryOf(text, key, token), isFixed: true })
    }
    if (sign?.kind !== ';') return fault('unparsable', at, 'no semicolon')
  }
  return { kind: 'read', entries: fixRepeated(entries) }
}

function innerOf(text: string, { kind, start, end }: Token): string {
  const raw = kind === 'quoted' ? text.slice(start + 1, end - 1) : text.slice(start, end)
  return raw.includes('\\') ? valueOf(stringsPieces(raw)) : raw
}

function entryOf(text: string, key: string, token: Token): CatalogueEntry {
  const { kind, start, end } = token
  const inner = kind === 'quoted' ? { start: start + 1, end: end - 1 } : { start, end }
  const raw = text.slice(inner.start, inner.end)
  return {
    path: [key],
    key,
    language: null,
    start,
    end,
    inner,
    form: 'string',
    frame: '',
    value: innerOf(text, token),
    // Octal and unknown escapes stand for different characters in different readers.
    isFixed: kind === 'bare' || /\\(?!["'\\nrt]|U[\da-fA-F]{4})/.test(raw.replaceAll('\\\\', '')),
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
const pieceAt = /\\U[\da-fA-F]{4}|\\[\s\S]|[\s\S]/uy

export function stringsPieces(inner: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < inner.length; ) {
    pieceAt.lastIndex = at
    const raw = pieceAt.exec(inner)?.[0] ?? (inner[at] as string)
    at += raw.length
    const value =
      raw.length === 6
        ? String.fromCharCode(Number.parseInt(raw.slice(2), 16))
        : raw.startsWith('\\')
          ? (escapes[raw.slice(1)] ?? raw.slice(1))
          : raw
    pieces.push({ raw, value })
  }
  return pieces
}
