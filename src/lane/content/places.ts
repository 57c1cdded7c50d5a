import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import type { RepoFacts, Span } from '../lane.ts'
import { isOpenPath } from '../repository/open-paths.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
import { maxTextLength, readDocument, type TextBlock } from './blocks.ts'
import { type MatterText, readFrontMatter } from './front-matter.ts'
import { isMarkdownPath, parseMarkdown } from './parse-markdown.ts'

/** A place of a document that people may change: a block of text, or a text of the front matter. */
export interface Place {
  readonly id: SlotId
  /** `paragraph`, `heading`, `cell`, `front-matter:title` */
  readonly kind: string
  readonly value: string
  readonly context: string
  readonly span: Span
  readonly of:
    | { readonly kind: 'block'; readonly block: TextBlock; readonly pieces: readonly Piece[] }
    | { readonly kind: 'matter'; readonly text: MatterText; readonly yaml: string; readonly yamlStart: number }
}

export function isOpen(path: string, facts: RepoFacts): boolean {
  return isMarkdownPath(path) && isOpenPath(path, facts)
}

/**
 * The source of a block in pieces. A line break with the indentation and the `>` after it reads as a space; one that shows
 * (after two spaces or a backslash) reads as a line break.
 */
export function blockPieces(block: TextBlock, source: string): Piece[] {
  const raw = source.slice(block.words.start, block.words.end)
  const pieces: Piece[] = []
  const lineBreak = new RegExp(`(\\\\?)(?:\\r\\n|\\n|\\r)(?:[ \\t]*>){0,${block.quotes}}[ \\t]*`, 'y')
  const spaces = /[ \t]*/y
  for (let at = 0; at < raw.length; ) {
    spaces.lastIndex = at
    const space = spaces.exec(raw)?.[0] ?? ''
    lineBreak.lastIndex = at + space.length
    const broken = lineBreak.exec(raw)
    if (broken !== null) {
      const shows = broken[1] !== '' || space.length >= 2
      pieces.push({ raw: space + broken[0], value: shows ? '\n' : ' ' })
      at = lineBreak.lastIndex
    } else if (space !== '') {
      pieces.push({ raw: space, value: space })
      at += space.length
    } else {
      // What a backslash escapes is no backslash of a break.
      const width =
        raw[at] === '\\' && /[^\r\n]/.test(raw[at + 1] ?? '') ? 2 : (raw.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      const value = raw.slice(at, at + width)
      pieces.push({ raw: value, value })
      at += width
    }
  }
  return pieces
}

/** A block's Markdown with its soft line breaks folded. */
export const blockValue = (block: TextBlock, source: string): string => valueOf(blockPieces(block, source))

/** Words, or the alternative text of an image: something that people read. */
const hasWords = (block: TextBlock): boolean =>
  /[\p{L}\p{N}]/u.test(block.inline.text) && block.span.end - block.span.start <= maxTextLength
const readsAsProgram = (value: string) => /^(?:import|export)\b.*(?:\bfrom\b|\bdefault\b|[={('"])/.test(value)

/** The places of one file in order; `null` where it cannot be read. */
export function readPlaces(path: string, text: string): Place[] | null {
  const read = parseMarkdown(path, text)
  if (read.kind !== 'parsed') return null
  const document = unlessTooDeep(() => readDocument(read.root, text), null)
  if (document === null) return null
  const places: (Omit<Place, 'id'> & { readonly address: string })[] = []
  if (document.frontMatter !== null) {
    const yaml = document.frontMatter.value
    const yamlStart = text.indexOf(yaml, document.frontMatter.span.start)
    for (const each of yamlStart === -1 ? [] : (readFrontMatter(yaml)?.texts ?? []))
      places.push({
        kind: `front-matter:${each.key}`,
        value: each.value.trimEnd(),
        context: `Front matter, ${each.key}`,
        span: { start: yamlStart + each.span.start, end: yamlStart + each.span.end },
        of: { kind: 'matter', text: each, yaml, yamlStart },
        address: each.key,
      })
  }
  for (const block of document.texts) {
    const pieces = blockPieces(block, text)
    const value = valueOf(pieces)
    if (!hasWords(block) || !/\S/.test(value) || readsAsProgram(value)) continue
    const { form, context, words: span, address } = block
    places.push({ kind: form, value, context, span, address, of: { kind: 'block', block, pieces } })
  }
  const ordinals = new Map<string, number>()
  return places.map(({ address, ...place }) => {
    const key = `${place.kind}\n${address}`
    const ordinal = ordinals.get(key) ?? 0
    ordinals.set(key, ordinal + 1)
    return { id: hashOf([path, place.kind, address, ordinal]).slice(0, 20) as SlotId, ...place }
  })
}
