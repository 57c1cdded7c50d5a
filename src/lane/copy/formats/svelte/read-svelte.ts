import type { AST } from 'svelte/compiler'
import { TooDeep } from '../../../code/syntax.ts'
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
    if (error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    return { kind: 'unparsable', line: lineOf(source, offsetOf(error)) }
  }
}

/** Reads a component: its markup as Svelte does; scripts and styles as they stand. */
export function readSvelte(source: string, facts: RepoFacts): PageRead {
  const parsed = parseSvelte(source)
  if (parsed.kind !== 'parsed') return parsed
  try {
    const reader = new SvelteReader(source, facts)
    reader.readRoot(parsed.root)
    return { kind: 'parsed', page: reader.builder }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    throw error
  }
}

function offsetOf(error: unknown): number {
  const position = (error as { position?: unknown } | null)?.position
  return Array.isArray(position) && typeof position[0] === 'number' ? position[0] : 0
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
    for (const part of [root.module, root.instance, root.css])
      if (part) this.builder.mark('element', part.type, part.start)
    if (root.options) this.builder.mark('element', 'svelte:options', root.options.start)
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
    const about = elementOf(name, node.attributes, this.#tagOf(node, name))
    const names = [...around.names, name]
    for (const attribute of node.attributes) {
      this.#visitAttribute(attribute, about, names)
      builder.gap(attribute.end)
    }
    const { fragment } = node as Named
    if (fragment) {
      const closing = this.#source.lastIndexOf('</', node.end - 1)
      const start = fragment.nodes[0]?.start
      const range =
        closing > node.start && start !== undefined && start <= closing && this.#source[node.end - 2] !== '/'
          ? { start, end: closing }
          : null
      const isText = around.isText && !isExact(about, true) && !hasRawContent(node.attributes)
      this.#visitFragment(fragment, { names, isText }, name, range)
      if (range !== null) builder.closingGap(name, node.end)
    }
    builder.mark('element', '/', node.end)
  }

  /** The opening tag where the kind of the element is decided in it. */
  #tagOf(node: Owner, name: string): string {
    if (name !== 'svelte:element' && name !== 'svelte:component') return ''
    return this.#source.slice(node.start, (node as Named).fragment?.nodes[0]?.start ?? node.end)
  }

  #inBraces({ start, end }: Span): Span | null {
    const written = this.#source.slice(start, end)
    return written.startsWith('{') && written.endsWith('}') ? { start: start + 1, end: end - 1 } : null
  }

  #visitAttribute(node: Owner['attributes'][number], about: PageElement, names: readonly string[]): void {
    const { builder } = this
    const name = 'name' in node ? String(node.name) : ''
    const role = node.type === 'Attribute' ? attributeRole(node.name, about, this.#facts) : null
    if (node.type === 'Attribute' && role !== null && node.value !== true) {
      const address = [...names, `@${node.name}`].join('>')
      if (!Array.isArray(node.value)) {
        builder.mark('attribute', `${name}={}`, node.start)
        const inside = this.#inBraces(node.value)
        if (inside !== null) builder.expression({ ...role, address, within: null, span: inside })
        return
      }
      const inner = this.#quoted(node, node.value)
      if (inner !== null) {
        const holes = node.value
          .filter((part) => part.type === 'ExpressionTag')
          .map(({ start, end }) => ({ start, end }))
        addAttribute(builder, role, inner, holes, address)
        for (const hole of holes) {
          const inside = this.#inBraces(hole)
          if (inside !== null) builder.expression({ ...role, address, within: null, span: inside })
        }
        return
      }
    }
    builder.mark('attribute', `${node.type} ${name}`, node.start)
  }

  /** The range between the quotes of an attribute whose texts are what their source spells. */
  #quoted({ start, end }: Span, parts: readonly (AST.Text | AST.ExpressionTag)[]): Span | null {
    const first = parts[0]
    const last = parts.at(-1)
    if (!first || !last) return null
    const quote = this.#source[first.start - 1]
    if ((quote !== '"' && quote !== "'") || last.end !== end - 1 || first.start <= start) return null
    const isOwn = parts.every(
      (part) => part.type !== 'Text' || decodeReferences(this.#source.slice(part.start, part.end), true) === part.data,
    )
    return isOwn ? { start: first.start, end: last.end } : null
  }
}

const isFragment = (part: unknown): part is AST.Fragment =>
  typeof part === 'object' && part !== null && 'type' in part && part.type === 'Fragment'

/** `bind:innerHTML`, `bind:textContent`: what stands between the tags is a value that the program reads. */
const hasRawContent = (attributes: Owner['attributes']): boolean =>
  attributes.some(
    (attribute) => attribute.type === 'BindDirective' && /^(?:innerHTML|innerText|textContent)$/.test(attribute.name),
  )

function elementOf(name: string, nodes: Owner['attributes'], tag: string): PageElement {
  const attributes = new Map<string, string | null>()
  let isOpen = false
  for (const node of nodes) {
    if (node.type === 'SpreadAttribute') isOpen = true
    if (node.type === 'BindDirective') attributes.set(node.name, null)
    if (node.type !== 'Attribute') continue
    const only = Array.isArray(node.value) && node.value.length === 1 ? node.value[0] : undefined
    attributes.set(node.name, only?.type === 'Text' ? only.data : null)
  }
  return { name, attributes, tag, isOpen }
}
