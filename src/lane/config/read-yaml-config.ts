import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml'
import { lineOf } from '../source/line-of.ts'
import type { ConfigNode, ConfigRead, ConfigValue, KeyPath, Mark, ReadFault } from './config-document.ts'
import { nestsTooDeep } from './yaml-depth.ts'

/** The reader of YAML takes seconds for what that of JSON reads in the blink of an eye. */
const maxLength = 256 * 1024

const fault = (rule: ReadFault['rule'], line: number, detail: string): ReadFault => ({
  kind: 'fault',
  rule,
  line,
  detail,
})

/**
 * Reads YAML 1.2 core in the subset that has one meaning for every reader: one document; no directives, anchors, aliases, tags,
 * merge keys or keys that are no names; no key twice.
 */
export function readYamlConfig(text: string): ConfigRead {
  if (text.length > maxLength) return fault('too-deep', 0, `more than ${maxLength / 1024} KB of YAML`)
  if (nestsTooDeep(text)) return fault('too-deep', 0, '')
  try {
    return read(text)
  } catch (error) {
    // The parser descends by recursion, and what it makes of odd input is not known in advance.
    if (error instanceof RangeError) return fault('too-deep', 0, '')
    return fault('unparsable', 0, '')
  }
}

function read(text: string): ConfigRead {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    stringKeys: false,
    lineCounter: lines,
  })
  const lineAt = (offset: number | undefined): number => Math.max(1, lines.linePos(offset ?? 0).line)
  const documents = 'empty' in parsed ? [] : parsed
  const [document, second] = documents
  if (document === undefined || document.contents === null) return fault('unparsable', 1, 'the file is empty')
  const broken = documents.flatMap((each) => [...each.errors, ...each.warnings])[0]
  if (broken !== undefined) return fault('unparsable', lineAt(broken.pos[0]), '')
  if (second !== undefined) return fault('yaml-feature', lineAt(second.range?.[0]), 'a second document')
  const directive = /^%.*$/m.exec(text)
  if (directive !== null) return fault('yaml-feature', lineOf(text, directive.index), 'a directive')
  let odd: ReadFault | null = null
  visit(document, (_key, node) => {
    const detail = feature(node)
    if (detail === null) return undefined
    const at = isPair(node) ? (node.key as Node | null)?.range?.[0] : (node as Node).range?.[0]
    odd = fault('yaml-feature', lineAt(at), detail)
    return visit.BREAK
  })
  if (odd !== null) return odd
  const values: ConfigValue[] = []
  const built = build(document.contents, [], text, values)
  if ('rule' in built) return { ...built, line: lineAt(built.line) }
  const marks = values.map(
    ({ start, end }, index): Mark => ({
      start,
      end,
      value: values[index] as ConfigValue,
      isComment: false,
    }),
  )
  return { kind: 'read', document: { format: 'yaml', text, root: built, values, marks } }
}

/** What other readers of YAML take differently, or what lets one place of the file decide about another. */
function feature(node: unknown): string | null {
  if (isAlias(node)) return `the alias *${node.source}`
  if (isPair(node)) {
    if (!isScalar(node.key)) return 'a key that is no name'
    if (node.key.value === '<<') return 'the merge key <<'
    if (node.key.value === null || node.key.type?.startsWith('BLOCK')) return 'a key that is no name'
    return null
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null
  if (node.anchor) return `the anchor &${node.anchor}`
  return node.tag ? `the tag ${node.tag}` : null
}

const styles: Readonly<Record<string, ConfigValue['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
}

/** A fault's `line` is an offset here; the caller counts lines once. */
function build(node: unknown, path: KeyPath, text: string, values: ConfigValue[]): ConfigNode | ReadFault {
  if (isMap(node)) {
    const members = new Map<string, ConfigNode>()
    const others = new Set<string>()
    for (const pair of node.items) {
      const keyNode = pair.key as { value: unknown; type?: string; range?: readonly number[] | null }
      const key = String(keyNode.value)
      const at = keyNode.range?.[0] ?? 0
      if (key === '__proto__') return fault('prototype-key', at, key)
      const other = keyNode.type === 'PLAIN' ? keyForOthers(text.slice(at, keyNode.range?.[1])) : key
      if (members.has(key) || others.has(other)) return fault('duplicate-key', at, key)
      others.add(other)
      const member = build(pair.value, [...path, key], text, values)
      if ('rule' in member) return member
      members.set(key, member)
    }
    return { kind: 'object', path, members }
  }
  if (isSeq(node)) {
    const items: ConfigNode[] = []
    for (const [index, item] of node.items.entries()) {
      const built = build(item, [...path, index], text, values)
      if ('rule' in built) return built
      items.push(built)
    }
    return { kind: 'list', path, items }
  }
  const [start = 0, end = start] = (isScalar(node) ? node.range : null) ?? []
  const value: ConfigValue = {
    kind: 'value',
    path,
    value: isScalar(node) ? scalarValue(node.value) : null,
    raw: text.slice(start, end),
    start,
    end,
    style: (isScalar(node) ? styles[node.type ?? ''] : undefined) ?? 'plain',
  }
  // Keys without a value (`? a`, `{ a, b }`) have no range: nothing of them can change.
  if (isScalar(node) && node.range) values.push(value)
  return value
}

/** What readers of older YAML take a key without quotes for: `yes` for `true`, `010` for 8, `1.0` for 1. */
function keyForOthers(raw: string): string {
  if (/^(?:y|yes|on|true)$/i.test(raw)) return 'true'
  if (/^(?:n|no|off|false)$/i.test(raw)) return 'false'
  if (/^0[0-7]+$/.test(raw)) return String(Number.parseInt(raw, 8))
  return /^(?:0[xo][\da-f]+|[-+]?[\d_]*\.?\d+)$/i.test(raw) ? String(Number(raw.replaceAll('_', ''))) : raw
}

const scalarValue = (value: unknown): ConfigValue['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
