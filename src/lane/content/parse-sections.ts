import type { Root, RootContent } from 'mdast'

/** A part of a document with its tree. */
interface Section {
  readonly nodes: readonly RootContent[]
  readonly end: Point
  /** How much code of MDX the parser read in it. */
  readonly codeRead: number
}

type Point = NonNullable<Root['position']>['end']

/** Parses a whole text, and says how much code of it was read. Throws where it cannot. */
export type ParseText = (text: string) => { readonly root: Root; readonly codeRead: number }

/** What begins a section: a heading at the very beginning of a line, below an empty one. */
const opening = /(?<=\n[ \t]*\r?\n)#{1,6}(?=[ \t\r\n])/g
const probe = '#\n'

/** Characters of sections whose trees are kept: those of a page and of its neighbours in a history. */
const keptAtMost = 300_000

/**
 * Parses documents section by section, and keeps the trees of those read last: a parser of Markdown takes a second for a megabyte, and
 * the sides of a change, as the commits of a history, differ in few sections.
 *
 * A parser goes from line to line. A section may end where a heading below it is a block of the document: not inside a fence, HTML, a
 * component or an expression that is still open. The parser itself is asked: each section is read with a heading behind it. From there
 * on nothing is read otherwise than at the beginning of a document, but for what speaks across it: definitions of links and notes,
 * and imports of MDX. A document that has these is read as a whole, as is one whose front matter does not end with its first section.
 */
export class SectionParser {
  readonly #kept = new Map<string, Section | null>()
  #characters = 0

  /** @returns `null` where the text must be parsed as a whole */
  parse(text: string, parse: ParseText, maxCodeRead: number): Root | null {
    if (text.includes(']:')) return null
    const ends = [...text.matchAll(opening)].map(({ index }) => index)
    const children: RootContent[] = []
    let at: Point = { line: 1, column: 1, offset: 0 }
    let codeRead = 0
    let lost = 0
    // Where a section does not end yet, more of them are taken together, twice as many each time.
    for (let next = 0, taken = 1; ; ) {
      const last = next + taken > ends.length
      const start = at.offset ?? 0
      const end = last ? text.length : (ends[next + taken - 1] as number)
      const section = this.#section(text.slice(start, end), last, parse)
      if (section === null || (start === 0 && !hasWholeMatter(text, section))) {
        lost += end - start
        if (last || lost > text.length / 2) return null
        taken *= 2
        continue
      }
      codeRead += section.codeRead
      if (codeRead > maxCodeRead || (start > 0 && section.nodes.some(({ type }) => type === 'mdxjsEsm'))) return null
      for (const node of section.nodes) children.push(start === 0 ? node : movedTo(node, at))
      at = pointFrom(at, section.end)
      if (last) return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: at } }
      next += taken
      taken = 1
    }
  }

  #section(text: string, isLast: boolean, parse: ParseText): Section | null {
    const key = (isLast ? '.' : '#') + text
    let found = this.#kept.get(key)
    if (found === undefined) {
      found = isLast ? readLast(text, parse) : readSection(text, parse)
      this.#characters += key.length
    } else this.#kept.delete(key)
    // Goes to the end of the row; the first in it is dropped.
    this.#kept.set(key, found)
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= keptAtMost) break
      this.#kept.delete(oldest)
      this.#characters -= oldest.length
    }
    return found
  }
}

function readLast(text: string, parse: ParseText): Section | null {
  const read = attempt(text, parse)
  return read && { nodes: read.root.children, end: read.root.position?.end as Point, codeRead: read.codeRead }
}

/** @returns `null` where a heading behind it is none, or stands inside something */
function readSection(text: string, parse: ParseText): Section | null {
  const read = attempt(text + probe, parse)
  const last = read?.root.children.at(-1)
  const end = last?.position?.start
  if (!read || last?.type !== 'heading' || end?.offset !== text.length) return null
  return { nodes: read.root.children.slice(0, -1), end, codeRead: read.codeRead }
}

function attempt(text: string, parse: ParseText) {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** What looks like front matter may end in a later section. */
const hasWholeMatter = (text: string, { nodes: [first] }: Section): boolean =>
  !/^(?:---|\+\+\+)/.test(text) || first?.type === 'yaml' || (first as { type: string } | undefined)?.type === 'toml'

const pointFrom = (from: Point, { line, column, offset }: Point): Point => ({
  line: from.line + line - 1,
  column: line === 1 ? from.column + column - 1 : column,
  offset: (from.offset ?? 0) + (offset ?? 0),
})

/** A tree that stands elsewhere. Where things stand inside a tag is not read, and stays. */
function movedTo<Node extends RootContent>(node: Node, from: Point): Node {
  const moved = { ...node }
  if (node.position)
    moved.position = { start: pointFrom(from, node.position.start), end: pointFrom(from, node.position.end) }
  if ('children' in node) (moved as { children: unknown }).children = node.children.map((child) => movedTo(child, from))
  return moved
}
