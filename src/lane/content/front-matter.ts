import type { Scalar, Document as YamlDocument } from 'yaml'
import type { Span } from '../lane.ts'
import { lazily } from '../source/lazy-module.ts'
import type { Piece } from '../source/pieces.ts'

const yaml = lazily((module) => module('yaml') as typeof import('yaml'))

/** Keys at the top of front matter whose values are words for people. */
export const proseKeys = ['title', 'description', 'summary', 'subtitle', 'excerpt', 'tagline'] as const
const isProseKey = (key: unknown): key is string => (proseKeys as readonly unknown[]).includes(key)

/** A title or description in front matter. */
export interface MatterText {
  readonly key: string
  readonly value: string
  /** Range in the YAML, with quotes or the header of a block. */
  readonly span: Span
  readonly style: 'plain' | 'single' | 'double' | 'folded' | 'literal'
}

/** What front matter is made of: texts, and everything between them as it is written. */
export interface FrontMatter {
  readonly source: string
  readonly texts: readonly MatterText[]
  readonly between: readonly string[]
}

const maxLength = 20_000
const maxNesting = 200

/** @returns `null` where it cannot be read beyond doubt: errors, anchors, tags, several documents, or no mapping */
export function readFrontMatter(source: string): FrontMatter | null {
  if (source.length > maxLength || [...source.matchAll(/[[{]|^\s*[-?]\s/gm)].length > maxNesting) return null
  const { isMap, isScalar, parseAllDocuments } = yaml()
  let documents: readonly YamlDocument[]
  try {
    documents = parseAllDocuments(source, { keepSourceTokens: false, logLevel: 'silent' }) as readonly YamlDocument[]
  } catch {
    return null
  }
  const [document] = documents
  if (documents.length !== 1 || document === undefined) return null
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents)) return null
  // In the order of the source, as the parser gives them.
  const texts: MatterText[] = []
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !isProseKey(key.value) || !isScalar(value) || typeof value.value !== 'string') continue
    const text = textOf(key.value, value, source)
    if (text !== null) texts.push(text)
  }
  const between: string[] = []
  let at = 0
  for (const { span } of texts) {
    between.push(source.slice(at, span.start))
    at = span.end
  }
  return { source, texts, between: [...between, source.slice(at)] }
}

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal',
} as const

function textOf(key: string, node: Scalar, source: string): MatterText | null {
  if (node.anchor !== undefined || node.tag !== undefined || !node.range || node.type === undefined) return null
  const style = styles[node.type as keyof typeof styles]
  const [start, valueEnd] = node.range
  // A block ends with the break of its last line, which belongs to what follows.
  const isBlock = style === 'folded' || style === 'literal'
  const end = start + source.slice(start, valueEnd).trimEnd().length
  const raw = source.slice(start, end)
  if (isBlock && !/^[|>][-+]?[ \t]*\r?\n/.test(raw)) return null
  if (style === 'plain' && (isAmbiguous(raw) || raw === '')) return null
  return { key, value: String(node.value), span: { start, end }, style }
}

/** Plain words that one YAML reader takes for a text and another for a number, a date or a yes. */
const isAmbiguous = (plain: string): boolean =>
  /^(?:[-+.]?[\d][\d_.,:eExXobA-Fa-f+-]*|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n|=|<<|\d{4}-\d\d?-\d\d?.*)$/i.test(
    plain.trim(),
  )

/** A block keeps its header, since that says how its lines are joined; other styles may give way to each other. */
export function keepsForm(before: MatterText, after: MatterText, sourceBefore: string, sourceAfter: string): boolean {
  const header = (text: MatterText, source: string) =>
    text.style === 'folded' || text.style === 'literal'
      ? source.slice(text.span.start, text.span.end).split(/\r?\n/)[0]
      : ''
  return before.key === after.key && header(before, sourceBefore) === header(after, sourceAfter)
}

/** The parts of a text as it is written, without quotes or header; `null` where it is written in a way that is not taken apart. */
export function matterPieces(
  text: MatterText,
  source: string,
): { pieces: Piece[]; open: string; close: string } | null {
  const raw = source.slice(text.span.start, text.span.end)
  switch (text.style) {
    case 'plain':
      return { pieces: foldedPieces(raw), open: '', close: '' }
    case 'single':
      return { pieces: foldedPieces(raw.slice(1, -1), /''/y, () => "'"), open: "'", close: "'" }
    case 'double':
      return raw.includes('\\\n')
        ? null
        : { pieces: foldedPieces(raw.slice(1, -1), /\\["\\/]/y, (found) => found.slice(1)), open: '"', close: '"' }
    case 'folded': {
      const open = /^[^\n]*\n[ \t]*/.exec(raw)?.[0] ?? ''
      return { pieces: foldedPieces(raw.slice(open.length)), open, close: '' }
    }
    case 'literal':
      return null
  }
}

function foldedPieces(
  raw: string,
  escape: RegExp | null = null,
  read: (found: string) => string = (found) => found,
): Piece[] {
  const pieces: Piece[] = []
  const lineBreak = /[ \t]*\r?\n[ \t]*/y
  for (let at = 0; at < raw.length; ) {
    lineBreak.lastIndex = at
    const broken = lineBreak.exec(raw)?.[0]
    if (escape) escape.lastIndex = at
    const escaped = escape?.exec(raw)?.[0]
    const found = broken ?? escaped ?? String.fromCodePoint(raw.codePointAt(at) ?? 0)
    pieces.push({ raw: found, value: broken !== undefined ? ' ' : escaped !== undefined ? read(escaped) : found })
    at += found.length
  }
  return pieces
}

/** Spells new words in the style of the old ones. */
export const spellMatter = (text: string, style: MatterText['style']): Piece[] =>
  [...text].map((value) => ({
    value,
    raw: style === 'single' && value === "'" ? "''" : style === 'double' && /["\\]/.test(value) ? `\\${value}` : value,
  }))

/** For words that a plain text cannot hold, such as a colon. */
export const quoteMatter = (text: string): string => JSON.stringify(text)
