import type { DefaultTreeAdapterTypes, Token } from 'parse5'
import { TooDeep, unlessTooDeep } from '../../../code/syntax.ts'
import type { RepoFacts, Span } from '../../../lane.ts'
import { firstFrom } from '../../../source/first-from.ts'
import { lazily } from '../../../source/lazy-module.ts'
import { addAttribute, maxPageDepth, type PageChild, visitChildren } from '../../page/children.ts'
import type { Page, PageRead } from '../../page/page.ts'
import { PageBuilder } from '../../page/page-builder.ts'
import { attributeRole, isBlock, isExact, type PageElement, sayText } from '../../page/page-roles.ts'
import { decodeReferences } from '../../page/references.ts'
import { hasTemplateSigns, quietRanges, type TemplateSpan, templateSpans, withoutTemplates } from './template-spans.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

const loaded = lazily((module) => module('parse5') as typeof import('parse5'))

/** The tree of a page as browsers build it, with the parts that template engines fill in. */
export interface HtmlTree {
  readonly nodes: readonly Node[]
  readonly spans: readonly TemplateSpan[]
  /** The text that was parsed: of the same length, what engines fill in left out. */
  readonly page: string
}

/** Parses a page. @throws TooDeep @throws RangeError */
export function parseHtml(text: string): HtmlTree {
  const spans = templateSpans(text)
  const page = withoutTemplates(text, spans)
  const { parse, defaultTreeAdapter } = loaded()
  let depth = 0
  const document = parse(page, {
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      // Closing tags search what is open, so depth without bound would take time without bound.
      onItemPush: () => {
        if (++depth > maxPageDepth) throw new TooDeep()
      },
      onItemPop: () => {
        depth--
      },
    },
  })
  return { nodes: document.childNodes, spans, page }
}

/** Reads a page as browsers do, with what template engines fill in left out. */
export function readHtml(text: string, facts: RepoFacts): PageRead {
  return unlessTooDeep(
    () => {
      const { nodes, spans, page } = parseHtml(text)
      const reader = new HtmlReader(text, page, spans, facts)
      reader.visit(nodes, root)
      return { kind: 'parsed', page: reader.result() }
    },
    { kind: 'too-deep', line: 0 },
  )
}

interface Around {
  readonly names: readonly string[]
  readonly isText: boolean
  /** Inside an element whose markup is not shown where it stands. */
  readonly isTemplate: boolean
}

interface Parent {
  readonly name: string
  readonly range: Span | null
  readonly around: Around
  /** The source has no tag for it. */
  readonly isImplied: boolean
}

class HtmlReader {
  readonly #builder: PageBuilder
  readonly #page: string
  readonly #spans: readonly TemplateSpan[]
  readonly #quiet: readonly Span[]
  readonly #facts: RepoFacts
  /** A parser that mends a page can make two elements of one tag. */
  readonly #seen = new Set<number>()
  /** A part of a template holds tags, so nobody knows which texts are its own. */
  #isUnknown = false

  constructor(text: string, page: string, spans: readonly TemplateSpan[], facts: RepoFacts) {
    this.#builder = new PageBuilder(text)
    this.#page = page
    this.#spans = spans
    this.#quiet = quietRanges(text, spans)
    this.#facts = facts
  }

  result(): Page {
    const page = this.#builder
    return this.#isUnknown ? { ...page, texts: page.texts.map((text) => ({ ...text, needs: 'never' })) } : page
  }

  visit(nodes: readonly Node[], { name, around, range, isImplied }: Parent): void {
    const children = nodes.flatMap((node) => this.#childOf(node, around))
    visitChildren(this.#builder, children, {
      names: around.names,
      words: sayText(name),
      isText: around.isText,
      dropsBlankEdges: isBlock(name),
      dropsTextEdges: isBlock(name),
      range,
      // A part of a page without tags around it may be filled into an attribute.
      needs: name === 'body' && isImplied ? 'prose' : 'anything',
    })
  }

  #childOf(node: Node, around: Around): PageChild[] {
    const where = node.sourceCodeLocation
    const span = { start: where?.startOffset ?? 0, end: where?.endOffset ?? 0 }
    const item = (visit: () => void): PageChild[] => [{ ...span, kind: 'item', visit }]
    if (node.nodeName === '#text')
      return where ? this.#textOf(node as DefaultTreeAdapterTypes.TextNode, span, around) : []
    if (node.nodeName === '#comment')
      return item(() => this.#visitComment(node as DefaultTreeAdapterTypes.CommentNode, span))
    if (node.nodeName === '#documentType')
      return item(() => this.#builder.mark('code', this.#builder.source.slice(span.start, span.end), span.start))
    return item(() => this.#visitElement(node as Element, around))
  }

  #visitComment(node: DefaultTreeAdapterTypes.CommentNode, { start }: Span): void {
    // Code of an engine that could not be left out reads as a comment up to its first `>`.
    engineCode.lastIndex = start
    if (engineCode.test(this.#page)) this.#isUnknown = true
    this.#builder.mark('comment', node.data, start)
  }

  /** A text between tags, parted by what engines print, decide and repeat in it. */
  #textOf(node: DefaultTreeAdapterTypes.TextNode, span: Span, around: Around): PageChild[] {
    const raw = this.#page.slice(span.start, span.end)
    const isOwn = decodeReferences(raw, false).replace(/\r\n?/g, '\n') === node.value
    if (!isOwn) return [{ ...span, kind: 'raw' }]
    const isLoud = (start: number) => !this.#isQuiet(start)
    const children: PageChild[] = []
    const add = (start: number, end: number) => {
      if (end <= start) return
      const own = { start, end }
      const isOdd = hasTemplateSigns(this.#builder.source.slice(start, end))
      if (isOdd && around.isText && /\{\{|\}\}|\{%|%\}|<%|%>|<\?|\?>/.test(this.#builder.source.slice(start, end)))
        this.#isUnknown = true
      children.push({ ...own, kind: isOdd || !isLoud(start) ? 'raw' : 'text' })
    }
    let at = span.start
    for (const template of this.#spansIn(span)) {
      add(at, template.start)
      const { start, end } = template
      if (template.kind === 'value' && isLoud(start)) children.push({ start, end, kind: 'hole', expression: null })
      else children.push({ start, end, kind: 'raw' })
      at = end
    }
    add(at, span.end)
    return children
  }

  #spansIn({ start, end }: Span): TemplateSpan[] {
    const spans = this.#spans
    const found: TemplateSpan[] = []
    let at = firstFrom(spans, (span) => span.start < start)
    for (let span = spans[at]; span !== undefined && span.start < end; span = spans[++at]) found.push(span)
    return found
  }

  #isQuiet(at: number): boolean {
    const before = this.#quiet[firstFrom(this.#quiet, ({ start }) => start <= at) - 1]
    return before !== undefined && at < before.end
  }

  #visitElement(node: Element, around: Around): void {
    const builder = this.#builder
    const where = node.sourceCodeLocation ?? null
    const start = where?.startOffset ?? builder.marks.at(-1)?.at ?? 0
    builder.mark('element', `${node.namespaceURI} ${node.nodeName}`, start)
    const isNew = where?.startTag !== undefined && !this.#seen.has(start)
    if (isNew) this.#seen.add(start)
    const element: PageElement = {
      name: node.tagName,
      attributes: new Map(node.attrs.filter(({ prefix }) => !prefix).map(({ name, value }) => [name, value])),
      classes: node.attrs.find(({ name }) => name === 'class')?.value ?? '',
      tag: '',
      isOpen: false,
    }
    const names = [...around.names, node.tagName]
    const isTemplate = around.isTemplate || node.tagName === 'template'
    for (const attribute of node.attrs)
      this.#visitAttribute(attribute, element, isNew ? where : null, { ...around, names, isTemplate })
    if (isNew && where?.startTag) {
      builder.gap(start + 1 + node.tagName.length)
      for (const span of Object.values(where.attrs ?? {})) builder.gap(span.endOffset)
      if (where.endTag) builder.closingGap(node.tagName, where.endTag.endOffset)
    }
    const range =
      isNew && where?.startTag && where.endTag
        ? { start: where.startTag.endOffset, end: where.endTag.startOffset }
        : null
    const isContainer = ['html', 'head', 'table', 'tbody', 'thead', 'tfoot', 'tr', 'colgroup'].includes(node.tagName)
    const isText =
      (around.isText || isRoot(node.tagName)) && !isTemplate && !isExact(element, true) && !isKeyed(element)
    const children =
      node.tagName === 'template' ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes
    this.visit(children, {
      name: element.name,
      range: isContainer ? null : range,
      around: { names, isText, isTemplate },
      isImplied: where === null,
    })
    builder.mark('element', '/', where?.endOffset ?? start)
  }

  #visitAttribute(
    { name, value, prefix }: Token.Attribute,
    element: PageElement,
    where: Element['sourceCodeLocation'] | null,
    around: Around,
  ): void {
    const builder = this.#builder
    const at = where?.attrs?.[name]
    const isQuiet = at !== undefined && this.#isQuiet(at.startOffset)
    const isKey = isMessageKey(element.attributes.get(`i18n-${name}`))
    const role =
      prefix || !at || isQuiet || isKey || around.isTemplate ? null : attributeRole(name, element, this.#facts)
    const inner = at && role ? quotedValue(this.#page, { start: at.startOffset, end: at.endOffset }) : null
    const tag = where?.startTag
    if (role && inner && tag && value !== '' && this.#isPlainTag(tag, inner)) {
      const raw = this.#page.slice(inner.start, inner.end)
      const holes = this.#spansIn(inner)
      const isOwn = decodeReferences(raw, true).replace(/\r\n?/g, '\n') === value
      const written = this.#outsideOf(holes, inner)
      if (isOwn && !hasTemplateSigns(written) && holes.every(({ kind }) => kind === 'value'))
        return addAttribute(builder, role, inner, holes, [...around.names, `@${name}`].join('>'))
    }
    builder.mark('attribute', `${prefix ?? ''}:${name}=${value}`, at?.startOffset ?? builder.marks.at(-1)?.at ?? 0)
  }

  #outsideOf(holes: readonly Span[], { start, end }: Span): string {
    let written = ''
    let at = start
    for (const hole of holes) {
      written += this.#builder.source.slice(at, hole.start)
      at = hole.end
    }
    return written + this.#builder.source.slice(at, end)
  }

  /** Whether an engine fills in nothing of a tag but values of attributes. */
  #isPlainTag({ startOffset, endOffset }: Token.Location, inner: Span): boolean {
    return this.#spansIn({ start: startOffset, end: endOffset }).every(
      ({ start, end }) => (inner.start <= start && end <= inner.end) || this.#isQuoted(start, end),
    )
  }

  #isQuoted(start: number, end: number): boolean {
    const line = this.#page.slice(Math.max(0, start - 500), start)
    const quote = /=\s*(["'])[^"'<>]*$/.exec(line)?.[1]
    return quote !== undefined && this.#page.slice(end, end + 500).includes(quote)
  }
}

const engineCode = /<(?:%|\?(?!xml\b))/y
const root: Parent = {
  name: '',
  range: null,
  around: { names: [], isText: false, isTemplate: false },
  isImplied: false,
}
/** Angular makes the key of a message of its text, unless a key is given: `i18n="@@title"`. */
const isMessageKey = (mark: string | null | undefined) => typeof mark === 'string' && !mark.includes('@@')
/** An element whose words are a key of a catalogue, with the markup among them. */
export const isKeyed = ({ attributes }: Pick<PageElement, 'attributes'>) =>
  isMessageKey(attributes.get('i18n')) || attributes.get('translate') === ''
const isRoot = (name: string) => name === 'body' || name === 'title' || name === 'head'

/** The range between the quotes of an attribute; `null` where it has none. */
export function quotedValue(page: string, { start, end }: Span): Span | null {
  const match = /^[^=]*=\s*["']/.exec(page.slice(start, end))
  return match && { start: start + match[0].length, end: end - 1 }
}
