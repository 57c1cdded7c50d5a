import type { AST } from 'svelte/compiler'
import { unlessTooDeep } from '../../../code/syntax.ts'
import type { RepoFacts, Span } from '../../../lane.ts'
import { lazily } from '../../../source/lazy-module.ts'
import { lineOf } from '../../../source/line-of.ts'
import { addAttribute, type PageChild, visitChildren } from '../../page/children.ts'
import { isTooMuchMarkup } from '../../page/markup-size.ts'
import type { PageRead } from '../../page/page.ts'
import { PageBuilder } from '../../page/page-builder.ts'
import { attributeRole, isExact, type PageElement, sayText } from '../../page/page-roles.ts'
import { decodeReferences } from '../../page/references.ts'
import { isBounded } from './bounded.ts'
import { withoutForeignStyles } from './foreign-styles.ts'

const loaded = lazily((module) => module('svelte/compiler') as typeof import('svelte/compiler'))

/** The tree of a component as Svelte's parser gives it, or why there is none. */
export type SvelteParse =
  | { readonly kind: 'parsed'; readonly root: AST.Root }
  | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

/** Parses a component in bounded time; styles of other languages are left out. Never throws, whatever the text. */
export function parseSvelte(source: string): SvelteParse {
  if (isTooMuchMarkup(source) || !isBounded(source)) return { kind: 'too-deep', line: 0 }
  try {
    return { kind: 'parsed', root: loaded().parse(withoutForeignStyles(source), { modern: true }) }
  } catch (error) {
    const { position } = error as { readonly position?: readonly number[] }
    return { kind: 'unparsable', line: lineOf(source, position?.[0] ?? 0) }
  }
}

/** Reads a component: its markup as Svelte does; scripts and styles as they stand. */
export function readSvelte(source: string, facts: RepoFacts): PageRead {
  const parsed = parseSvelte(source)
  if (parsed.kind !== 'parsed') return parsed
  const reader = new SvelteReader(source, facts)
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

type Child = AST.Fragment['nodes'][number]
type Owner = Child & { readonly attributes: readonly AST.BaseElement['attributes'][number][] }
interface Named {
  readonly name?: unknown
  readonly fragment?: AST.Fragment
}

class SvelteReader {
  readonly builder: PageBuilder
  readonly #source: string
  readonly #facts: RepoFacts

  constructor(source: string, facts: RepoFacts) {
    this.builder = new PageBuilder(source)
    this.#source = source
    this.#facts = facts
  }

  readRoot(root: AST.Root): void {
    for (const part of [root.module, root.instance, root.css, root.options].flatMap((part) => part ?? []))
      this.builder.mark('element', 'type' in part ? part.type : 'svelte:options', part.start)
    this.#visitFragment(root.fragment, { names: [], isText: true }, '', null)
  }

  #visitFragment(fragment: AST.Fragment, around: Around, name: string, range: Span | null): void {
    visitChildren(
      this.builder,
      fragment.nodes.map((node) => this.#childOf(node, around)),
      {
        names: around.names,
        words: sayText(name),
        isText: around.isText,
        needs: 'anything',
        dropsBlankEdges: true,
        dropsTextEdges: true,
        range,
      },
    )
  }

  #childOf(node: Child, around: Around): PageChild {
    const span = { start: node.start, end: node.end }
    switch (node.type) {
      case 'Text': {
        const isOwn = decodeReferences(this.#source.slice(span.start, span.end), false) === node.data
        return { ...span, kind: isOwn ? 'text' : 'raw' }
      }
      case 'ExpressionTag':
        return { ...span, kind: 'hole', expression: this.#inBraces(span) }
      case 'Comment':
        return { ...span, kind: 'item', visit: () => this.builder.mark('comment', node.data, node.start) }
      default:
        return {
          ...span,
          kind: 'item',
          visit: () =>
            'attributes' in node ? this.#visitElement(node as Owner, around) : this.#visitBlock(node, around),
        }
    }
  }

  /** `{#if}`, `{#each}`, `{#await}`, `{#snippet}`, `{@html}` and their like: what is in them is read, what decides stays. */
  #visitBlock(node: Child, around: Around): void {
    this.builder.mark('code', node.type, node.start)
    const name = around.names.at(-1) ?? ''
    for (const part of Object.values(node) as unknown[])
      if (isFragment(part)) {
        this.builder.mark('code', ':', node.start)
        this.#visitFragment(part, { ...around, names: [...around.names, node.type] }, name, null)
      }
    this.builder.mark('code', '/', node.end)
  }

  #visitElement(node: Owner, around: Around): void {
    const { builder } = this
    const name = String((node as Named).name ?? '')
    builder.mark('element', `${node.type} ${name}`, node.start)
    builder.gap(node.start + 1 + name.length)
    const about = elementOf(name, node.attributes, this.#source, this.#tagOf(node, name))
    const names = [...around.names, name]
    for (const attribute of node.attributes) {
      this.#visitAttribute(attribute, about, names)
      builder.gap(attribute.end)
    }
    const { fragment } = node as Named
    if (fragment) {
      const range = this.#inside(node, fragment)
      const isText = around.isText && !isExact(about, true) && !hasRawContent(node.attributes)
      this.#visitFragment(fragment, { names, isText }, name, range)
      if (range !== null) builder.closingGap(name, node.end)
    }
    builder.mark('element', '/', node.end)
  }

  /** From the opening tag to the closing one; `null` where nothing stands there, or the element ends with what is in it. */
  #inside(node: Owner, { nodes }: AST.Fragment): Span | null {
    const last = nodes.at(-1)
    return last && last.end < node.end ? { start: nodes[0]?.start ?? last.start, end: last.end } : null
  }

  /** The opening tag where the kind of the element is decided in it. */
  #tagOf(node: Owner, name: string): string {
    const isDecided = name === 'svelte:element' || name === 'svelte:component'
    return isDecided ? this.#source.slice(node.start, (node as Named).fragment?.nodes[0]?.start ?? node.end) : ''
  }

  #inBraces({ start, end }: Span): Span {
    return { start: start + 1, end: end - 1 }
  }

  #visitAttribute(node: Owner['attributes'][number], about: PageElement, names: readonly string[]): void {
    const { builder } = this
    builder.mark('attribute', `${node.type} ${(node as Named).name}`, node.start)
    if (node.type !== 'Attribute' || node.value === true) return
    const role = attributeRole(node.name, about, this.#facts)
    if (role === null) return
    const address = [...names, `@${node.name}`].join('>')
    const addExpression = (tag: Span) =>
      builder.expression({ ...role, address, within: null, span: this.#inBraces(tag) })
    if (!Array.isArray(node.value)) {
      // `{title}` has no value of its own.
      if (this.#source[node.value.start] === '{') addExpression(node.value)
      return
    }
    const inner = this.#quoted(node.value)
    if (inner === null) return
    const holes = node.value.filter((part) => part.type === 'ExpressionTag').map(({ start, end }) => ({ start, end }))
    addAttribute(builder, role, inner, holes, address)
    for (const hole of holes) addExpression(hole)
  }

  /** The range between the quotes of an attribute whose texts are what their source spells. */
  #quoted(parts: readonly (AST.Text | AST.ExpressionTag)[]): Span | null {
    const start = parts[0]?.start ?? 0
    const isOwn = parts.every(
      (part) => part.type !== 'Text' || decodeReferences(this.#source.slice(part.start, part.end), true) === part.data,
    )
    return isOwn && /["']/.test(this.#source.charAt(start - 1)) ? { start, end: parts.at(-1)?.end ?? start } : null
  }
}

const isFragment = (part: unknown): part is AST.Fragment =>
  typeof part === 'object' && part !== null && 'type' in part && part.type === 'Fragment'

/** `bind:innerHTML`, `bind:textContent`: what stands between the tags is a value that the program reads. */
const hasRawContent = (attributes: Owner['attributes']): boolean =>
  attributes.some(
    (attribute) => attribute.type === 'BindDirective' && /^(?:innerHTML|innerText|textContent)$/.test(attribute.name),
  )

function elementOf(name: string, nodes: Owner['attributes'], source: string, tag: string): PageElement {
  const attributes = new Map<string, string | null>()
  let classes = ''
  let isOpen = false
  for (const node of nodes) {
    if (node.type === 'ClassDirective' || (node.type === 'Attribute' && node.name === 'class'))
      classes += ` ${source.slice(node.start, node.end)}`
    if (node.type === 'SpreadAttribute') isOpen = true
    if (node.type === 'BindDirective') attributes.set(node.name, null)
    if (node.type !== 'Attribute') continue
    const [only, ...others] = Array.isArray(node.value) ? node.value : []
    attributes.set(node.name, only?.type === 'Text' && others.length === 0 ? only.data : null)
  }
  return { name, attributes, classes, tag, isOpen }
}
