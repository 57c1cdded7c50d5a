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
      return /\n[ \t]*/.test(inner) && isIndentedFurther(inner, entry.indent)
        ? []
        : blockPieces(inner, entry.indent, (breaks) => (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)))
    default:
      return flowPieces(inner, entry.form)
  }
}

const isIndentedFurther = (inner: string, indent: string): boolean =>
  inner.split('\n').some((line, index) => index > 0 && /^[ \t]/.test(line.slice(indent.length)) && line.trim() !== '')

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
    const fold = /[ \t\r\n]/.test(inner[at] as string) ? foldAt.exec(inner)?.[0] : undefined
    if (fold !== undefined) {
      const breaks = fold.split('\n').length - 1
      pieces.push({ raw: fold, value: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1) })
      at += fold.length
      continue
    }
    const raw = rawAt(inner, at, form)
    at += raw.length
    const value = decoded(raw, form)
    const last = pieces.at(-1)
    if (value === '' && last) pieces[pieces.length - 1] = { ...last, raw: last.raw + raw }
    else pieces.push({ raw, value })
  }
  return pieces
}

function rawAt(inner: string, at: number, form: YamlEntry['form']): string {
  if (form === 'single' && inner.startsWith("''", at)) return "''"
  escapeAt.lastIndex = at
  const escape = form === 'double' && inner[at] === '\\' ? escapeAt.exec(inner)?.[0] : undefined
  return escape ?? String.fromCodePoint(inner.codePointAt(at) ?? 0)
}

function decoded(raw: string, form: YamlEntry['form']): string {
  if (form === 'single') return raw === "''" ? "'" : raw
  if (form !== 'double' || !raw.startsWith('\\') || raw.length < 2) return raw
  const next = raw[1] as string
  if (next === '\n' || next === '\r') return ''
  if (raw.length > 2) return String.fromCodePoint(Math.min(Number.parseInt(raw.slice(2), 16), 0x10ffff))
  return escapes[next] ?? next
}
