import type { AST } from 'svelte/compiler'
import { maxDepth, TooDeep } from '../../code/syntax.ts'
import { parseSvelte } from '../../copy/formats/svelte/read-svelte.ts'
import { decodeReferences } from '../../copy/page/references.ts'
import type { Span } from '../../lane.ts'
import type { ClassGroup } from '../place.ts'
import { StyledPageBuilder, type StyledRead } from './styled-page.ts'

type Child = AST.Fragment['nodes'][number]
type Attribute = AST.BaseElement['attributes'][number]
interface Owner {
  readonly name?: unknown
  readonly attributes: readonly Attribute[]
  readonly fragment?: AST.Fragment
}

/** Elements whose attributes are no looks: what they say is handed to other code. */
const wiring = new Set(['slot', 'svelte:options', 'svelte:fragment', 'svelte:window', 'svelte:document', 'svelte:head'])

/** Reads class lists and style sheets of a component of Svelte. */
export function readSvelteStyles(path: string, source: string): StyledRead {
  const parsed = parseSvelte(source)
  if (parsed.kind !== 'parsed') return parsed
  const { root } = parsed
  const builder = new StyledPageBuilder(path, source)
  for (const script of [root.module, root.instance])
    if (script) {
      const inside = insideOf(source, script)
      if (inside !== null) builder.script(plainValue(script.attributes, 'lang'), inside)
    }
  if (root.css) {
    const { start, end } = root.css.content
    builder.sheet(plainValue(root.css.attributes, 'lang') ?? plainValue(root.css.attributes, 'type'), { start, end })
  }
  visitFragment(builder, root.fragment, [])
  return { kind: 'parsed', page: builder }
}

/** Between the tags of a script: behind its last attribute the opening tag ends. */
function insideOf(source: string, { start, end, attributes }: AST.Script): Span | null {
  const opening = source.indexOf('>', attributes.at(-1)?.end ?? start)
  const closing = source.lastIndexOf('</', end)
  return opening !== -1 && opening < closing ? { start: opening + 1, end: closing } : null
}

function plainValue(attributes: readonly AST.Attribute[], name: string): string | null {
  const value = attributes.find((each) => each.name === name)?.value
  if (value === undefined) return null
  const only = Array.isArray(value) && value.length === 1 ? value[0] : undefined
  return only?.type === 'Text' ? only.data : ''
}

function visitFragment(builder: StyledPageBuilder, { nodes }: AST.Fragment, around: readonly string[]): void {
  if (around.length > maxDepth) throw new TooDeep()
  for (const node of nodes) visitNode(builder, node, around)
}

const isFragment = (part: unknown): part is AST.Fragment =>
  typeof part === 'object' && part !== null && 'type' in part && part.type === 'Fragment'

function visitNode(builder: StyledPageBuilder, node: Child, around: readonly string[]): void {
  if (node.type === 'Text' || node.type === 'Comment') return
  if (!('attributes' in node)) {
    for (const part of Object.values(node) as unknown[])
      if (isFragment(part)) {
        visitFragment(builder, part, [...around, node.type])
      }
    return
  }
  const owner = node as Owner
  const name = String(owner.name ?? '')
  const names = [...around, name]
  builder.gap(node.start + 1 + name.length)
  const fixed = new Set(owner.attributes.flatMap((each) => (each.type === 'ClassDirective' ? [each.name] : [])))
  for (const attribute of owner.attributes) {
    visitAttribute(builder, attribute, name, names, fixed)
    builder.gap(attribute.end)
  }
  if (owner.fragment) visitFragment(builder, owner.fragment, names)
}

function visitAttribute(
  builder: StyledPageBuilder,
  node: Attribute,
  element: string,
  names: readonly string[],
  fixed: Set<string>,
): void {
  const { source } = builder
  if (node.type !== 'Attribute' || wiring.has(element) || node.value === true) return
  if (!/^(?:class|className|[a-z]\w*ClassName)$/.test(node.name)) return
  if (!Array.isArray(node.value)) {
    const inside = inBraces(source, node.value)
    if (inside !== null) builder.expression('classes', element, names, inside, { places: [], fixed })
    return
  }
  const outer = quoted(source, node, node.value)
  if (outer === null) return
  const parts = node.value
  const group: ClassGroup = { places: [], fixed }
  builder.classes(
    element,
    names,
    outer,
    parts.filter(({ type }) => type === 'ExpressionTag').map(({ start, end }) => ({ start, end })),
    group,
  )
  parts.forEach((part, index) => {
    if (part.type !== 'ExpressionTag') return
    const inside = inBraces(source, part)
    const isJoined = (other: AST.Text | AST.ExpressionTag | undefined, edge: RegExp) =>
      other !== undefined && (other.type !== 'Text' || !edge.test(other.data))
    const left = isJoined(parts[index - 1], /\s$/)
    const right = isJoined(parts[index + 1], /^\s/)
    if (inside !== null) builder.expression('classes', element, names, inside, group, { left, right })
  })
}

function inBraces(source: string, { start, end }: Span): Span | null {
  const isPlain = source[start] === '{' && source[end - 1] === '}'
  return isPlain ? { start: start + 1, end: end - 1 } : null
}

/** The range with the quotes of an attribute whose texts are what their source spells. */
function quoted(source: string, node: AST.Attribute, parts: readonly (AST.Text | AST.ExpressionTag)[]): Span | null {
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last || first.start <= node.start) return null
  const quote = source[first.start - 1]
  if ((quote !== '"' && quote !== "'") || last.end !== node.end - 1 || source[last.end] !== quote) return null
  const isOwn = parts.every(
    (part) => part.type !== 'Text' || decodeReferences(source.slice(part.start, part.end), true) === part.data,
  )
  return isOwn ? { start: first.start - 1, end: last.end + 1 } : null
}
