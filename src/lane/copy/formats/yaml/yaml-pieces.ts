import type { Piece } from '../../../source/pieces.ts'
import type { YamlEntry } from './read-yaml.ts'

/**
 * Takes the inside of a scalar apart. What is written in a way that is not known here gives other pieces than the parser's value,
 * and then the text is none that can be changed.
 */
export function yamlPieces(inner: string, entry: Pick<YamlEntry, 'form' | 'indent'>): Piece[] {
  switch (entry.form) {
    case 'literal':
      return blockPieces(inner, entry.indent, (breaks) => '\n'.repeat(breaks))
    case 'folded':
      // Lines that are indented further are not folded.
      return isIndentedFurther(inner, entry.indent)
        ? []
        : blockPieces(inner, entry.indent, (breaks) => (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)))
    default:
      return flowPieces(inner, entry.form)
  }
}

const isIndentedFurther = (inner: string, indent: string): boolean =>
  inner
    .split('\n')
    .slice(1)
    .some((line) => /^[ \t]\s*\S/.test(line.slice(indent.length)))

const breakAt = /\r?\n(?: *\r?\n)*/y

function blockPieces(inner: string, indent: string, breakValue: (breaks: number) => string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < inner.length; ) {
    breakAt.lastIndex = at
    const found = breakAt.exec(inner)?.[0]
    if (found !== undefined) {
      const end = at + found.length
      const raw = inner.slice(at, end + (inner.startsWith(indent, end) ? indent.length : 0))
      pieces.push({ raw, value: breakValue(found.split('\n').length - 1) })
      at += raw.length
      continue
    }
    const raw = String.fromCodePoint(inner.codePointAt(at) ?? 0)
    pieces.push({ raw, value: raw })
    at += raw.length
  }
  return pieces
}

const foldAt = /[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)*/y
const escapeAt = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|[^\r\nxuU])/y

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

function flowPieces(inner: string, form: YamlEntry['form']): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < inner.length; ) {
    foldAt.lastIndex = at
    const fold = foldAt.exec(inner)?.[0]
    if (fold !== undefined) {
      const breaks = fold.split('\n').length - 1
      pieces.push({ raw: fold, value: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1) })
      at += fold.length
      continue
    }
    const piece = pieceAt(inner, at, form)
    at += piece.raw.length
    const last = pieces.at(-1)
    if (piece.value === '' && last) pieces[pieces.length - 1] = { ...last, raw: last.raw + piece.raw }
    else pieces.push(piece)
  }
  return pieces
}

function pieceAt(inner: string, at: number, form: YamlEntry['form']): Piece {
  if (form === 'single' && inner.startsWith("''", at)) return { raw: "''", value: "'" }
  escapeAt.lastIndex = at
  const escape = form === 'double' ? escapeAt.exec(inner)?.[0] : undefined
  if (escape !== undefined) return { raw: escape, value: unescaped(escape) }
  const raw = String.fromCodePoint(inner.codePointAt(at) ?? 0)
  return { raw, value: raw }
}

function unescaped(escape: string): string {
  const next = escape[1] as string
  if (/[\r\n]/.test(next)) return ''
  const code = /[xuU]/.test(next) ? Number.parseInt(escape.slice(2), 16) : null
  return code === null ? (escapes[next] ?? next) : String.fromCodePoint(Math.min(code, 0x10ffff))
}
