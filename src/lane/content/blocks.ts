import type { Parent, PhrasingContent, Root, RootContent } from 'mdast'
import type { MdxFlowExpression, MdxJsxFlowElement, MdxjsEsm } from 'mdast-util-mdx'
import type { Span } from '../lane.ts'
import { htmlRuns, readRun } from './html-runs.ts'
import { elementPrint, enterElement, type Inline, readInline, spanOf } from './inlines.ts'
import { OpenHtml } from './raw-html.ts'
import type { ContentRule } from './rules.ts'
import { withoutDirectives } from './template-syntax.ts'

/** A paragraph, heading or table cell, or words between tags of raw HTML. */
export interface TextBlock {
  readonly kind: 'text'
  readonly form: 'paragraph' | 'heading' | 'cell' | 'run'
  /** Which other blocks may stand in its place: a heading's level is part of it. */
  readonly signature: string
  readonly print: string
  /** Tags and components inside; a block can follow only one of the same shape. */
  readonly shape: string
  /** The Markdown of its words: without `#`, pipes and the white space around. */
  readonly span: Span
  /** The same without lines at either end that a site generator reads: `:::tip`, `[!NOTE]`. */
  readonly words: Span
  readonly inline: Inline
  /** How many quotes it stands in. */
  readonly quotes: number
  readonly context: string
  /** Where it stands; the same for places that only an ordinal can tell apart. */
  readonly address: string
}

/** What stays as it is: code, HTML, definitions, rules, front matter of other kinds, programs of MDX. */
export interface FixedBlock {
  readonly kind: 'fixed'
  readonly form: 'code' | 'html' | 'reference' | 'program' | 'rule' | 'front-matter'
  readonly signature: string
  readonly print: string
  readonly shape: string
  readonly span: Span
  /** Imports and exports as they are written; `null` for anything else. */
  readonly code: string | null
}

export interface ContainerBlock {
  readonly kind: 'container'
  readonly form: 'root' | 'quote' | 'list' | 'item' | 'table' | 'row' | 'element' | 'html'
  readonly signature: string
  readonly print: string
  readonly shape: string
  readonly span: Span
  readonly children: readonly Block[]
}

export type Block = TextBlock | FixedBlock | ContainerBlock

export interface Document {
  readonly root: ContainerBlock
  readonly texts: readonly TextBlock[]
  /** YAML between `---` at the top, with its range; `null` where there is none. */
  readonly frontMatter: { readonly value: string; readonly span: Span } | null
  /** Everything that a link may lead to. */
  readonly targets: ReadonlySet<string>
  /** What its blocks of code hold. */
  readonly samples: readonly string[]
}

/** Which rule speaks when a block of this form comes, goes or changes. */
export const ruleOfForm: Readonly<Record<Block['form'], ContentRule>> = {
  paragraph: 'content/blocks',
  heading: 'content/heading',
  cell: 'content/table',
  run: 'content/html',
  code: 'content/code',
  html: 'content/html',
  reference: 'content/reference',
  program: 'content/program',
  rule: 'content/blocks',
  'front-matter': 'content/front-matter',
  root: 'content/blocks',
  quote: 'content/blocks',
  list: 'content/list',
  item: 'content/list',
  table: 'content/table',
  row: 'content/table',
  element: 'content/program',
}

/** Inline content can be compared with inline content of the same shape only. */
const shapeOf = ({ fixed, expressions }: Inline): string =>
  fixed.length + expressions.length === 0 ? '' : JSON.stringify([fixed, [...expressions].sort()])

type Content = RootContent | MdxFlowExpression | MdxJsxFlowElement | MdxjsEsm

/** Longer texts are not read closely: some screens take more than linear time. */
export const maxTextLength = 20_000
/** Containers in containers; those of components are not bounded by their indentation. */
const maxDepth = 200

interface Surroundings {
  readonly depth: number
  readonly quotes: number
  readonly inItem: boolean
  readonly trail: string
}

/** Reads a tree into blocks, in the order of the document. */
export function readDocument(root: Root, source: string): Document {
  return new DocumentReader(source).read(root)
}

class DocumentReader {
  readonly #source: string
  readonly #html = new OpenHtml()
  readonly #texts: TextBlock[] = []
  readonly #targets = new Set<string>()
  readonly #samples: string[] = []
  /** Words of the headings above, by level. */
  #sections: string[] = []

  constructor(source: string) {
    this.#source = source
  }

  read(root: Root): Document {
    const [first] = root.children
    const hasMatter = first?.type === 'yaml'
    const children = this.#readAll(hasMatter ? root.children.slice(1) : root.children, {
      quotes: 0,
      inItem: false,
      trail: '',
      depth: 0,
    })
    return {
      root: this.#container('root', '', spanOf(root), children),
      texts: this.#texts,
      frontMatter: hasMatter ? { value: first.value, span: spanOf(first) } : null,
      targets: this.#targets,
      samples: this.#samples,
    }
  }

  #readAll(nodes: readonly Content[], around: Surroundings): Block[] {
    if (around.depth > maxDepth) throw new RangeError('nests too deeply')
    const inside = { ...around, depth: around.depth + 1 }
    return nodes.map((node) => this.#read(node, inside))
  }

  #read(node: Content, around: Surroundings): Block {
    const span = spanOf(node)
    switch (node.type) {
      case 'paragraph':
        return this.#text('paragraph', 0, node.children, span, around)
      case 'heading':
        return this.#text('heading', node.depth, node.children, headingSpan(this.#source, span), around)
      case 'code':
        this.#samples.push(node.value)
        return this.#fixed('code', span, [fenceOf(this.#source, span), node.lang, node.meta, node.value])
      case 'html':
        return this.#rawHtml(node.value, span, around)
      case 'definition':
        this.#targets.add(JSON.stringify([node.url, node.title ?? null])).add(`#${node.identifier}`)
        return this.#fixed('reference', span, [node.identifier, node.label, node.url, node.title])
      case 'thematicBreak':
        return this.#fixed('rule', span, [])
      case 'mdxjsEsm':
        return { ...this.#fixed('program', span, [node.value]), signature: 'module', code: node.value }
      case 'mdxFlowExpression':
        return this.#fixed('program', span, ['{', node.value])
      case 'blockquote':
        return this.#nested('quote', '', node, { ...around, quotes: around.quotes + 1, trail: `${around.trail}>` })
      case 'list': {
        const start = node.ordered ? (node.start ?? 1) : null
        return this.#nested('list', JSON.stringify(start), node, { ...around, trail: `${around.trail}-` })
      }
      case 'listItem':
        return this.#nested('item', JSON.stringify(node.checked ?? null), node, { ...around, inItem: true })
      case 'footnoteDefinition': {
        // A footnote is a definition: what stands in it is shown elsewhere, so it stays as it is, line for line.
        const known = this.#texts.length
        const children = this.#readAll(node.children as Content[], around)
        this.#texts.length = known
        const written = this.#source.slice(span.start, span.end)
        return this.#fixed('reference', span, [node.identifier, written, children.map((child) => child.print)])
      }
      case 'table': {
        const [head] = node.children
        const names = head?.children.map((cell) => {
          const { start, end } = cellSpan(this.#source, spanOf(cell))
          return this.#source.slice(start, Math.min(end, start + 40))
        })
        const rows = node.children.map((row, index) => {
          const cells = row.children.map((cell, column) => {
            const place = `row ${index + 1}, column ${names?.[column] || column + 1}`
            const trail = `${around.trail}|${index}|${column}`
            return this.#text(
              'cell',
              0,
              cell.children,
              cellSpan(this.#source, spanOf(cell)),
              { ...around, trail },
              place,
            )
          })
          return this.#container('row', String(cells.length), spanOf(row), cells)
        })
        return this.#container('table', JSON.stringify(node.align ?? []), span, rows)
      }
      case 'mdxJsxFlowElement': {
        const entered = enterElement(node.name, this.#html)
        const children = this.#readAll(node.children as Content[], { ...around, trail: `${around.trail}<` })
        if (entered !== null) this.#html.close(entered)
        const [first] = node.children
        const opening = this.#source.slice(span.start, first ? spanOf(first).start : span.end).replace(/[\s>]+/g, ' ')
        return this.#container('element', `${elementPrint(node.name, node.attributes)}${opening}`, span, children)
      }
      default:
        return this.#fixed('rule', span, [node.type, this.#source.slice(span.start, span.end)])
    }
  }

  #rawHtml(value: string, span: Span, around: Surroundings): Block {
    const found = htmlRuns(value, this.#html)
    // In a quote or an item the lines of the source begin with more than the block.
    if (found === null || this.#source.slice(span.start, span.end) !== value) return this.#fixed('html', span, [value])
    const texts = found.runs.map(({ start, end }, index) => {
      const place = { start: span.start + start, end: span.start + end }
      const inline = readRun(value.slice(start, end))
      const trail = `${around.trail}h${index}`
      return this.#textOf('run', 0, inline, place, { ...around, trail }, '')
    })
    return this.#container('html', JSON.stringify(found.tags), span, texts)
  }

  #fixed(form: FixedBlock['form'], span: Span, parts: readonly unknown[]): FixedBlock {
    // Inside an element that is no prose, Markdown is none either.
    const print = `${form}${this.#html.isOpen ? '!' : ''}${JSON.stringify(parts)}`
    return { kind: 'fixed', form, signature: print, print, shape: print, span, code: null }
  }

  #nested(form: ContainerBlock['form'], signature: string, node: Parent, around: Surroundings): ContainerBlock {
    return this.#container(form, signature, spanOf(node), this.#readAll(node.children as Content[], around))
  }

  #container(form: ContainerBlock['form'], own: string, span: Span, children: readonly Block[]): ContainerBlock {
    const signature = `${form}${own}`
    const print = `${signature}(${children.map((child) => child.print).join('\n')})`
    const shape = `${signature}(${children
      .filter((child) => child.kind !== 'text' || child.shape !== '' || child.form !== 'paragraph')
      .map((child) => child.shape)
      .join('\n')})`
    return {
      kind: 'container',
      form,
      signature,
      print,
      shape: form === 'list' ? signature : shape,
      span,
      children,
    }
  }

  #text(
    form: TextBlock['form'],
    depth: number,
    nodes: readonly PhrasingContent[],
    span: Span,
    around: Surroundings,
    place = '',
  ): TextBlock {
    return this.#textOf(form, depth, readInline(nodes, this.#source, this.#html), span, around, place)
  }

  #textOf(
    form: TextBlock['form'],
    depth: number,
    inline: Inline,
    span: Span,
    around: Surroundings,
    place: string,
  ): TextBlock {
    for (const { target } of inline.links) this.#targets.add(target)
    if (form === 'heading') this.#sections.length = Math.min(this.#sections.length, depth - 1)
    const section = this.#sections.filter(Boolean).at(-1)
    const under = section === undefined ? '' : ` under “${section}”`
    const block: TextBlock = {
      kind: 'text',
      form,
      signature: `${form}${depth}`,
      print: `${form}${depth}${inline.print}`,
      shape: `${form === 'paragraph' ? '' : `${form}${depth}`}${shapeOf(inline)}`,
      span,
      words: withoutDirectives(this.#source, span),
      inline,
      quotes: around.quotes,
      context: `${nameOf(form, around)}${place === '' ? '' : `, ${place}`}${under}`,
      address: JSON.stringify([this.#sections, around.trail, depth]),
    }
    if (form === 'heading') {
      while (this.#sections.length < depth - 1) this.#sections.push('')
      this.#sections.push(inline.text.replace(/\s+/g, ' ').trim().slice(0, 80))
    }
    this.#texts.push(block)
    return block
  }
}

function nameOf(form: TextBlock['form'], around: Surroundings): string {
  if (form === 'heading') return 'Heading'
  if (form === 'cell') return 'Table cell'
  if (form === 'run') return 'Text between tags'
  return around.inItem ? 'List item' : 'Paragraph'
}

/** Backticks, tildes or indentation. */
function fenceOf(source: string, span: Span): string {
  const first = source[span.start]
  return first === '`' || first === '~' ? first : ''
}

const isBlank = (character: string | undefined) => character === ' ' || character === '\t'

function trimmed(source: string, { start, end }: Span): Span {
  const words = /[^ \t](?:[\s\S]*[^ \t])?/.exec(source.slice(start, end))
  const from = start + (words?.index ?? 0)
  return { start: from, end: from + (words?.[0].length ?? 0) }
}

/** Without `#` or the underline. An underlined heading has at least two lines, one with `#` has one. */
function headingSpan(source: string, span: Span): Span {
  const lines = /^([\s\S]*[^ \t\r\n])[ \t\r\n]*[\r\n][^\r\n]*$/.exec(source.slice(span.start, span.end))
  if (lines !== null) return { start: span.start, end: span.start + (lines[1]?.length ?? 0) }
  const marks = /^#*/.exec(source.slice(span.start, span.end))?.[0].length ?? 0
  const words = trimmed(source, { start: span.start + marks, end: span.end })
  let close = words.end
  while (source[close - 1] === '#') close--
  return close <= words.start || isBlank(source[close - 1])
    ? trimmed(source, { start: words.start, end: Math.max(words.start, close) })
    : words
}

/** Without pipes and padding. The last cell of a row ends with the row: with its pipe, and with blanks behind that. */
function cellSpan(source: string, span: Span): Span {
  const start = source[span.start] === '|' ? span.start + 1 : span.start
  const { end } = trimmed(source, { start, end: span.end })
  const closes = source[end - 1] === '|' && source[end - 2] !== '\\'
  return trimmed(source, { start, end: closes && end > start ? end - 1 : end })
}
