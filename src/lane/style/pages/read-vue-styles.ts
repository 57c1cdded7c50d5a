import type { AttributeNode, DirectiveNode, ElementNode, SourceLocation } from '@vue/compiler-dom'
import { maxDepth, TooDeep } from '../../code/syntax.ts'
import { parseVue } from '../../copy/formats/vue/read-vue.ts'
import { decodeReferences } from '../../copy/page/references.ts'
import type { Span } from '../../lane.ts'
import type { ClassPlace } from '../place.ts'
import { StyledPageBuilder, type StyledRead } from './styled-page.ts'

/** Numbers of `NodeTypes`, which is an enum of a module that is loaded later. */
const element = 1
const attribute = 6

/** Elements whose attributes are no looks: what they say is handed to other code. */
const wiring = new Set(['slot', 'template', 'script', 'style'])

const spanOf = ({ start, end }: SourceLocation): Span => ({ start: start.offset, end: end.offset })

/** Reads class lists and style sheets of a component of Vue. */
export function readVueStyles(path: string, source: string): StyledRead {
  const parsed = parseVue(source)
  if (parsed.kind !== 'parsed') return parsed
  const builder = new StyledPageBuilder(path, source)
  for (const node of parsed.root.children) {
    if (node.type !== element) continue
    const language = plainValue(node, 'lang')
    const inside = node.innerLoc && !node.isSelfClosing ? spanOf(node.innerLoc) : null
    if (node.tag === 'template' && (language === null || language === 'html')) visit(builder, node, [])
    else {
      if (inside !== null && node.tag === 'style') builder.sheet(language, inside)
      if (inside !== null && node.tag === 'script') builder.script(language, inside)
    }
  }
  return { kind: 'parsed', page: builder }
}

const plainValue = ({ props }: ElementNode, name: string): string | null => {
  const found = props.find((prop) => prop.type === attribute && prop.name === name)
  return found?.type === attribute ? (found.value?.content ?? '') : null
}

function visit(builder: StyledPageBuilder, node: ElementNode, around: readonly string[]): void {
  if (around.length > maxDepth) throw new TooDeep()
  const names = [...around, node.tag]
  builder.gap(node.loc.start.offset + 1 + node.tag.length)
  const group = { places: [], fixed: new Set<string>() }
  for (const prop of node.props) {
    visitProp(builder, prop, node.tag, names, group)
    builder.gap(prop.loc.end.offset)
  }
  for (const child of node.children) if (child.type === element) visit(builder, child, names)
}

function visitProp(
  builder: StyledPageBuilder,
  prop: AttributeNode | DirectiveNode,
  tag: string,
  names: readonly string[],
  group: ClassPlace['group'],
): void {
  const { source } = builder
  if (prop.type === attribute) {
    const outer = prop.value ? spanOf(prop.value.loc) : null
    const quote = outer && source[outer.start]
    if (prop.name === 'class' && outer && (quote === '"' || quote === "'") && !wiring.has(tag)) {
      const raw = source.slice(outer.start + 1, outer.end - 1)
      const folded = decodeReferences(raw, true).replace(/\s+/g, ' ').trim()
      if (folded === prop.value?.content) {
        builder.classes(tag, names, outer, [], group)
        return
      }
    }
    return
  }
  const name = prop.arg !== undefined && 'isStatic' in prop.arg && prop.arg.isStatic ? prop.arg.content : null
  if (prop.name !== 'bind' || (name !== 'class' && name !== 'style') || prop.exp === undefined || wiring.has(tag))
    return
  const span = spanOf(prop.exp.loc)
  const written = source.slice(span.start, span.end)
  const quote = source[span.end]
  // Vue decodes references before it reads the expression.
  if ((quote === '"' || quote === "'") && !/&(?:#|[a-z]+;)/i.test(written))
    builder.expression(name === 'class' ? 'classes' : 'styles', tag, names, span, group)
}
