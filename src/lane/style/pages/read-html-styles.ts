import type { DefaultTreeAdapterTypes } from 'parse5'
import { type HtmlTree, isKeyed, parseHtml, quotedValue } from '../../copy/formats/html/read-html.ts'
import { hasTemplateSigns, quietRanges, type TemplateSpan } from '../../copy/formats/html/template-spans.ts'
import { decodeReferences } from '../../copy/page/references.ts'
import type { Span } from '../../lane.ts'
import { StyledPageBuilder, type StyledRead } from './styled-page.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

const html = 'http://www.w3.org/1999/xhtml'

/** Reads class lists and style sheets of a page, templates of common engines among them. */
export function readHtmlStyles(path: string, source: string): StyledRead {
  const reader = new HtmlStyleReader(new StyledPageBuilder(path, source), parseHtml(source))
  return { kind: 'parsed', page: reader.read() }
}

class HtmlStyleReader {
  readonly #builder: StyledPageBuilder
  readonly #tree: HtmlTree
  readonly #quiet: readonly Span[]
  /** A parser that mends a page can make two elements of one tag. */
  readonly #seen = new Set<number>()

  constructor(builder: StyledPageBuilder, tree: HtmlTree) {
    this.#builder = builder
    this.#tree = tree
    this.#quiet = quietRanges(builder.source, tree.spans)
  }

  read(): StyledPageBuilder {
    this.#visit(this.#tree.nodes, [], false)
    return this.#builder
  }

  #visit(nodes: readonly Node[], names: readonly string[], isInKey: boolean): void {
    for (const node of nodes) if ('tagName' in node) this.#visitElement(node, names, isInKey)
  }

  #visitElement(node: Element, around: readonly string[], isInKey: boolean): void {
    const builder = this.#builder
    const names = [...around, node.tagName]
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
    const where = node.sourceCodeLocation
    const start = where?.startTag?.startOffset
    if (start !== undefined && !this.#seen.has(start)) {
      this.#seen.add(start)
      const at = where?.attrs?.class
      if (at && !isInKey) this.#addClasses(node, names, { start: at.startOffset, end: at.endOffset })
      builder.gap(start + 1 + node.tagName.length)
      for (const { endOffset } of Object.values(where?.attrs ?? {})) builder.gap(endOffset)
      const inside =
        where?.startTag && where.endTag ? { start: where.startTag.endOffset, end: where.endTag.startOffset } : null
      if (inside !== null && node.namespaceURI === html) this.#addBlock(node.tagName, attributes, inside)
    }
    const isTemplate = node.tagName === 'template'
    const children = isTemplate ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes
    this.#visit(children, names, isInKey || isKeyed({ attributes }))
  }

  #addBlock(name: string, attributes: ReadonlyMap<string, string>, inside: Span): void {
    const isFilled = this.#spansIn(inside).length > 0
    if (name === 'script') this.#builder.scripts.push(inside)
    if (name === 'style' && !isFilled && !this.#isQuiet(inside.start))
      this.#builder.sheet(attributes.get('type') ?? null, inside)
  }

  #addClasses(node: Element, names: readonly string[], attribute: Span): void {
    const { source } = this.#builder
    const inner = quotedValue(this.#tree.page, attribute)
    if (inner === null || this.#isQuiet(attribute.start)) return
    const value = node.attrs.find(({ name }) => name === 'class')?.value
    const raw = this.#tree.page.slice(inner.start, inner.end)
    if (decodeReferences(raw, true).replace(/\r\n?/g, '\n') !== value) return
    const holes = this.#spansIn(inner)
    let literal = ''
    let at = inner.start
    for (const { start, end } of holes) {
      literal += `${source.slice(at, start)} `
      at = end
    }
    // Signs of an engine that was not understood: it may fill in anything there.
    if (hasTemplateSigns(decodeReferences(literal + source.slice(at, inner.end), true))) return
    const outer = { start: inner.start - 1, end: inner.end + 1 }
    this.#builder.classes(node.tagName, names, outer, holes, { places: [] })
  }

  #spansIn({ start, end }: Span): TemplateSpan[] {
    return this.#tree.spans.filter((span) => start <= span.start && span.start < end)
  }

  #isQuiet(at: number): boolean {
    return this.#quiet.some(({ start, end }) => start <= at && at < end)
  }
}
