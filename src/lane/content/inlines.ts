import type { Node, PhrasingContent } from 'mdast'
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx'
import type { Span } from '../lane.ts'
import type { OpenHtml } from './raw-html.ts'

export interface LinkUse {
  /** Address and tooltip, or the name of a definition. */
  readonly target: string
  /** The words that lead there; empty for an address that stands for itself. */
  readonly label: string
}

/** What one paragraph, heading or cell says and holds. */
export interface Inline {
  /** The same for two texts that differ in spelling and line breaks only. */
  readonly print: string
  /** The words as people read them, without code and without addresses that stand for themselves. */
  readonly text: string
  /** Tags, what is no prose between them, and components: in this order, always. */
  readonly fixed: readonly string[]
  /** Expressions of MDX, in any order. */
  readonly expressions: readonly string[]
  readonly codes: readonly string[]
  readonly links: readonly LinkUse[]
  /** Sources and tooltips of images. */
  readonly images: readonly string[]
  readonly alts: readonly string[]
  /** Names of footnotes. */
  readonly notes: readonly string[]
  /** Ranges of code in the source: what stands there is no template. */
  readonly codeSpans: readonly Span[]
}

/** Where a node stands: the parser says it of each. */
export const spanOf = ({ position }: Node): Span => ({
  start: position?.start.offset as number,
  end: position?.end.offset as number,
})

const folded = (text: string) => text.replace(/[ \t\r\n]+/g, ' ')

/** A tag of a component without its children: name and attributes as they are written. */
export function elementPrint(
  name: string | null,
  attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
): string {
  const written = attributes.map((attribute) => [
    'name' in attribute && attribute.name,
    typeof attribute.value === 'object' ? (attribute.value?.value ?? null) : [attribute.value],
  ])
  return JSON.stringify([name, written])
}

/** Components whose children are shown as code or run as something else than prose; a description is none of these. */
const codeComponent = /code|(?<!de|sub|tran)script|style|highlight|terminal|mermaid|katex|latex|math|diagram/i

/** @returns whether the element makes its inside no prose */
export function enterElement(name: string | null, html: OpenHtml): string | null {
  if (name === null || html.isOpen) return null
  html.enter(name)
  if (html.isOpen) return name
  if (!codeComponent.test(name)) return null
  html.enter('code')
  return 'code'
}

export function readInline(nodes: readonly PhrasingContent[], source: string, html: OpenHtml): Inline {
  // The same words are something else where they are no prose.
  let print = html.isOpen ? '\u0003' : ''
  let text = ''
  const fixed: string[] = []
  const expressions: string[] = []
  const codes: string[] = []
  const links: LinkUse[] = []
  const images: string[] = []
  const alts: string[] = []
  const notes: string[] = []
  const codeSpans: Span[] = []

  const add = (kind: string, ...parts: readonly (string | null | undefined)[]) => {
    const printed = `\u0001${kind}${JSON.stringify(parts)}`
    print += printed
    if (html.isOpen) fixed.push(printed)
  }
  const link = (target: string, children: readonly PhrasingContent[], standsForItself: boolean) => {
    add('link', target, standsForItself ? '' : null)
    const from = text.length
    visitAll(children)
    print += '\u0002'
    const label = text.slice(from)
    if (standsForItself) text = `${text.slice(0, from)} `
    links.push({ target, label: standsForItself ? '' : folded(label).trim() })
  }
  const visitAll = (children: readonly PhrasingContent[]) => {
    for (const child of children) visit(child)
  }
  const visit = (node: PhrasingContent): void => {
    const span = spanOf(node)
    switch (node.type) {
      case 'text':
        print += folded(node.value)
        if (html.isOpen) fixed.push(folded(node.value))
        else text += node.value
        return
      case 'emphasis':
      case 'strong':
      case 'delete':
        add(node.type)
        visitAll(node.children)
        print += '\u0002'
        return
      case 'break':
        add('break')
        text += '\n'
        return
      case 'inlineCode':
        add('code', node.value)
        codes.push(node.value)
        text += ' '
        codeSpans.push(span)
        return
      case 'link': {
        const standsForItself = source[span.start] !== '['
        return link(JSON.stringify([node.url, node.title ?? null]), node.children, standsForItself)
      }
      case 'linkReference':
        return link(`#${node.identifier}`, node.children, false)
      case 'image':
      case 'imageReference': {
        const address = node.type === 'image' ? JSON.stringify([node.url, node.title ?? null]) : `#${node.identifier}`
        add('image', address, node.alt)
        images.push(address)
        alts.push(node.alt ?? '')
        text += ` ${node.alt ?? ''} `
        return
      }
      case 'footnoteReference':
        add('note', node.identifier)
        notes.push(node.identifier)
        return
      case 'html':
        print += `\u0001html${node.value}`
        fixed.push(node.value)
        html.read(node.value)
        return
      case 'mdxTextExpression':
        add('expression', node.value)
        expressions.push(node.value)
        text += ' '
        return
      case 'mdxJsxTextElement': {
        const tag = `\u0001element${elementPrint(node.name, node.attributes)}`
        print += tag
        fixed.push(tag)
        const entered = enterElement(node.name, html)
        visitAll(node.children as PhrasingContent[])
        if (entered !== null) html.close(entered)
        print += '\u0002'
        fixed.push(`\u0002${node.name ?? ''}`)
        return
      }
      default:
        add('unknown', JSON.stringify(node))
        fixed.push(JSON.stringify(node))
    }
  }
  visitAll(nodes)
  return { print, text, fixed, expressions, codes, links, images, alts, notes, codeSpans }
}
