import { joinSurrogates } from '../../../code/literal-pieces.ts'
import { lineOf } from '../../../source/line-of.ts'
import { type Piece, valueOf } from '../../../source/pieces.ts'
import { type Catalogue, type CatalogueEntry, type CatalogueFault, fixRepeated } from '../../catalogue.ts'

const isLineEnd = (character: string | undefined) => character === '\n' || character === '\r' || character === undefined
const isBlank = (character: string | undefined) => character === ' ' || character === '\t' || character === '\f'
const continuation = /\\(?:\r\n|\n|\r)[ \t\f]*/y

/** Reads `.properties` as Java does: logical lines, keys up to the first blank, `=` or `:` that is not escaped. */
export function readProperties(text: string): Catalogue | CatalogueFault {
  const entries: CatalogueEntry[] = []
  const fault = (kind: CatalogueFault['kind'], at: number, detail: string): CatalogueFault => ({
    kind,
    line: lineOf(text, at),
    detail,
  })
  /** Behind blanks and the line ends that a backslash joins. */
  const skipBlanks = (from: number): number => {
    let at = from
    for (;;) {
      if (isBlank(text[at])) at++
      else {
        continuation.lastIndex = at
        if (text[at] !== '\\' || !continuation.test(text)) return at
        at = continuation.lastIndex
      }
    }
  }
  /** Where the part of a logical line ends that `ends` does not end earlier. */
  const scan = (from: number, ends: (character: string) => boolean): number => {
    let at = from
    while (!isLineEnd(text[at]) && !ends(text[at] as string)) {
      if (text[at] === '\\') {
        continuation.lastIndex = at
        if (continuation.test(text)) {
          at = continuation.lastIndex
          continue
        }
        at++
        if (at >= text.length) return at
      }
      at++
    }
    return at
  }
  for (let at = 0; at < text.length; ) {
    while (isBlank(text[at])) at++
    if (isLineEnd(text[at])) {
      at++
      continue
    }
    if (text[at] === '#' || text[at] === '!') {
      while (!isLineEnd(text[at])) at++
      continue
    }
    const keyStart = at
    const keyEnd = scan(at, (character) => isBlank(character) || character === '=' || character === ':')
    at = skipBlanks(keyEnd)
    if (text[at] === '=' || text[at] === ':') at = skipBlanks(at + 1)
    const start = at
    const end = scan(at, () => false)
    at = end
    const [rawKey, raw] = [text.slice(keyStart, keyEnd), text.slice(start, end)]
    const broken = [rawKey, raw].find((part) => part.includes('\\') && hasBrokenEscape(part))
    if (broken !== undefined) return fault('unparsable', keyStart, 'an escape that is no escape')
    const key = unescapeProperties(rawKey)
    if (key === '__proto__') return fault('prototype-key', keyStart, key)
    entries.push({
      path: [key],
      key,
      language: null,
      start,
      end,
      inner: { start, end },
      form: 'value',
      frame: '',
      value: unescapeProperties(raw),
      isFixed: false,
    })
  }
  return { kind: 'read', entries: fixRepeated(entries) }
}

/** `\u` without four digits ends Java's reader; a backslash at the end of the file says nothing. */
const hasBrokenEscape = (raw: string): boolean => {
  const rest = raw.replace(/\\(?:u[\da-fA-F]{4}|[^u])/gs, '')
  return rest.includes('\\')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' }
const pieceAt = /\\(?:\r\n|\n|\r)[ \t\f]*|\\u[\da-fA-F]{4}|\\[\s\S]|[\s\S]/uy

const unescapeProperties = (raw: string): string => (raw.includes('\\') ? valueOf(propertiesPieces(raw)) : raw)

/** Takes a value apart: the line ends that a backslash joins belong to the character before them. */
export function propertiesPieces(inner: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < inner.length; ) {
    pieceAt.lastIndex = at
    const raw = pieceAt.exec(inner)?.[0] ?? (inner[at] as string)
    at += raw.length
    const last = pieces.at(-1)
    const next = raw[1] ?? ''
    if (!raw.startsWith('\\')) pieces.push({ raw, value: raw })
    else if (next === '\n' || next === '\r') {
      if (last) pieces[pieces.length - 1] = { ...last, raw: last.raw + raw }
      else pieces.push({ raw, value: '' })
    } else if (raw.length === 6) pieces.push({ raw, value: String.fromCharCode(Number.parseInt(raw.slice(2), 16)) })
    else pieces.push({ raw, value: escapes[next] ?? raw.slice(1) })
  }
  return joinSurrogates(pieces)
}
