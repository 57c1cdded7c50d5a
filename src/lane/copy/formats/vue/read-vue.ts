import type {
  AttributeNode,
  DirectiveNode,
  ElementNode,
  RootNode,
  SourceLocation,
  TemplateChildNode,
} from '@vue/compiler-dom'
import { unlessTooDeep } from '../../../code/syntax.ts'
import type { RepoFacts, Span } from '../../../lane.ts'
import { forgetModules, lazily } from '../../../source/lazy-module.ts'
import { lineOf } from '../../../source/line-of.ts'
import { addAttribute, type PageChild, visitChildren } from '../../page/children.ts'
import { isTooMuchMarkup } from '../../page/markup-size.ts'
import type { PageRead } from '../../page/page.ts'
import { isBlank, PageBuilder } from '../../page/page-builder.ts'
import { attributeRole, isBlock, isExact, type PageElement, sayText } from '../../page/page-roles.ts'
import { decodeReferences } from '../../page/references.ts'

const load = () => lazily((module) => module('@vue/compiler-dom') as typeof import('@vue/compiler-dom'))
let loaded = load()

/** Numbers of `NodeTypes`, which is an enum of the module that is loaded later. */
const element = 1
const text = 2
const comment = 3
const interpolation = 5
const attribute = 6
const directive = 7

/** The tree of a component as Vue's parser gives it, or why there is none. */
export type VueParse =
  | { readonly kind: 'parsed'; readonly root: RootNode }
  | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

/** Parses a component without recovery. Never throws, whatever the text. */
export function parseVue(source: string): VueParse {
  if (isTooMuchMarkup(source)) return { kind: 'too-deep', line: 0 }
  const faults: (number | undefined)[] = []
  try {
    const root = loaded().parse(source, {
      parseMode: 'sfc',
      whitespace: 'preserve',
      comments: true,
      onError: (error) => faults.push(error.loc?.start.offset),
    })
    if (faults.length > 0) {
      if (source.includes('v-pre')) forgetParser()
      return { kind: 'unparsable', line: lineOf(source, faults[0] ?? 0) }
    }
    return { kind: 'parsed', root }
  } catch {
    forgetParser()
    return { kind: 'unparsable', line: 0 }
  }
}

/**
 * The parser is one for all files. Where one ends within a tag that has `v-pre`, or breaks it, it would take all that it reads later for
 * what stands in that tag: directives for attributes, and what is bound for words.
 */
function forgetParser(): void {
  forgetModules(/[\\/]@vue[\\/]/)
  loaded = load()
}

/** Reads a component: its template as Vue does, other blocks as a whole. */
export function readVue(source: string, facts: RepoFacts): PageRead {
  const parsed = parseVue(source)
  if (parsed.kind !== 'parsed') return parsed
  const reader = new VueReader(source, facts)
  return unlessTooDeep(
    () => {
      reader.readRoot(parsed.root)
      return { kind: 'parsed', page: reader.builder }
    },
    { kind: 'too-deep', line: 0 },
  )
}

interface Around {
  readonly names: readonly string[]
  readonly isText: boolean
}

const spanOf = ({ start, end }: SourceLocation): Span => ({ start: start.offset, end: end.offset })

class VueReader {
  readonly builder: PageBuilder
  readonly #source: string
  readonly #facts: RepoFacts
  readonly #mayBePre: boolean

  constructor(source: string, facts: RepoFacts) {
    this.builder = new PageBuilder(source)
    this.#mayBePre = source.includes('v-pre')
    this.#source = source
    this.#facts = facts
  }

  /** Only a template in HTML is read; scripts, styles and custom blocks are equal as they stand. */
  readRoot(root: RootNode): void {
    for (const node of root.children) {
      if (node.type !== element) continue
      const language = node.props.find((prop) => prop.type === attribute && prop.name === 'lang')
      const isHtml = language === undefined || (language.type === attribute && language.value?.content === 'html')
      if (node.tag === 'template' && isHtml) this.#visitElement(node, { names: [], isText: true })
      else this.builder.mark('element', node.tag, node.loc.start.offset)
    }
  }

  #visitElement(node: ElementNode, around: Around): void {
    const { builder } = this
    const { start, end } = spanOf(node.loc)
    builder.mark('element', node.tag, start)
    builder.gap(start + 1 + node.tag.length)
    const about = elementOf(node, this.#source)
    const names = [...around.names, node.tag]
    const isRaw = node.props.some(
      (prop) => prop.type === directive && /^(?:html|text|pre|translate|t)$/.test(prop.name),
    )
    // The parser takes `v-pre` away from the element and reads nothing below it.
    const isPre = this.#mayBePre && this.#opening(node).some((word) => word === 'v-pre')
    for (const prop of node.props) {
      this.#visitProp(prop, about, names, isPre)
      builder.gap(prop.loc.end.offset)
    }
    const isText = around.isText && !isRaw && !isPre && !isExact(about, false)
    const range = this.#inside(node)
    visitChildren(builder, this.#childrenIn(range, node.children, { names, isText }), {
      names,
      words: sayText(node.tag === 'template' ? '' : node.tag),
      isText,
      needs: 'anything',
      dropsBlankEdges: true,
      dropsTextEdges: isBlock(node.tag),
      range,
    })
    if (range !== null) builder.closingGap(node.tag, end)
    builder.mark('element', '/', end)
  }

  /** Words of the opening tag that belong to no attribute or directive of the tree. */
  #opening(node: ElementNode): string[] {
    let at = node.loc.start.offset
    let rest = ''
    for (const prop of node.props) {
      rest += `${this.#source.slice(at, prop.loc.start.offset)} `
      at = prop.loc.end.offset
    }
    const end = this.#source.indexOf('>', at)
    return `${rest}${this.#source.slice(at, end)}`.split(/[\s/]+/)
  }

  /** From the opening tag to the closing one, which is that of an element before it where it has none. */
  #inside(node: ElementNode): Span | null {
    const closing = this.#source.lastIndexOf('</', node.loc.end.offset - 1)
    const start = this.#source.indexOf('>', (node.props.at(-1)?.loc.end ?? node.loc.start).offset) + 1
    return start <= closing ? { start, end: closing } : null
  }

  /** Children with the white space at the edges, which the parser leaves out of its tree. */
  #childrenIn(range: Span | null, nodes: readonly TemplateChildNode[], around: Around): PageChild[] {
    const children = this.#childrenOf(nodes, around)
    if (range === null) return children
    const blank = (start: number, end: number): PageChild[] =>
      start < end && isBlank(this.#source.slice(start, end)) ? [{ start, end, kind: 'text' }] : []
    const [first] = children
    const last = children.at(-1)
    return first && last
      ? [...blank(range.start, first.start), ...children, ...blank(last.end, range.end)]
      : blank(range.start, range.end)
  }

  #childrenOf(nodes: readonly TemplateChildNode[], around: Around): PageChild[] {
    return nodes.map((node): PageChild => {
      const span = spanOf(node.loc)
      if (node.type === text) {
        const raw = this.#source.slice(span.start, span.end)
        const isOwn = isBlank(raw) || (decodeReferences(raw, false) === node.content && !raw.includes('{{'))
        return { ...span, kind: isOwn ? 'text' : 'raw' }
      }
      if (node.type === interpolation)
        return { ...span, kind: 'hole', expression: { start: span.start + 2, end: span.end - 2 } }
      if (node.type === comment)
        return { ...span, kind: 'item', visit: () => this.builder.mark('comment', node.content, span.start) }
      if (node.type === element) return { ...span, kind: 'item', visit: () => this.#visitElement(node, around) }
      return { ...span, kind: 'raw' }
    })
  }

  #visitProp(prop: AttributeNode | DirectiveNode, about: PageElement, names: readonly string[], isPre: boolean): void {
    const { builder } = this
    const { start } = prop.loc
    if (prop.type === attribute) {
      const role = isPre ? null : attributeRole(prop.name, about, this.#facts)
      const value = prop.value
      const quote = value?.loc.source[0]
      if (role && value && value.content !== '' && (quote === '"' || quote === "'")) {
        const inner = { start: value.loc.start.offset + 1, end: value.loc.end.offset - 1 }
        const raw = this.#source.slice(inner.start, inner.end)
        if (decodeReferences(raw, true) === value.content)
          return addAttribute(builder, role, inner, [], [...names, `@${prop.name}`].join('>'))
      }
      builder.mark('attribute', `${prop.name}=${value?.content ?? ''}`, start.offset)
      return
    }
    builder.mark('attribute', `${prop.rawName ?? prop.name}`, start.offset)
    const name = nameBound(prop)
    if (prop.name !== 'bind' || name === null || prop.modifiers.length > 0 || prop.exp === undefined || isPre) return
    const role = attributeRole(name, about, this.#facts)
    const expression = spanOf(prop.exp.loc)
    const written = this.#source.slice(expression.start, expression.end)
    const quote = this.#source.charAt(expression.end)
    if (role === null || !/["']/.test(quote) || /&(?:#|[a-z]+;)/i.test(written)) return
    builder.expression({ ...role, address: [...names, `:${name}`].join('>'), within: quote, span: expression })
  }
}

/** `title` of `:title="…"`; `null` where the name is computed or missing. */
const nameBound = ({ arg }: DirectiveNode): string | null =>
  arg !== undefined && 'isStatic' in arg && arg.isStatic ? arg.content : null

function elementOf(node: ElementNode, source: string): PageElement {
  const attributes = new Map<string, string | null>()
  let classes = ''
  let isOpen = false
  for (const prop of node.props) {
    if (prop.name === 'class' || (prop.type === directive && nameBound(prop) === 'class'))
      classes += ` ${prop.loc.source}`
    if (prop.type === attribute) attributes.set(prop.name, prop.value?.content ?? null)
    else if (prop.name === 'bind') {
      const name = nameBound(prop)
      if (name === null) isOpen = true
      else attributes.set(name, null)
    }
  }
  const isDecided = node.tag === 'component' || attributes.has('is')
  const tag = isDecided ? source.slice(node.loc.start.offset, node.props.at(-1)?.loc.end.offset) : ''
  return { name: node.tag, attributes, classes, tag, isOpen }
}
