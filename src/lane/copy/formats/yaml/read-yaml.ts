import type { Scalar } from 'yaml'
import { lineOf } from '../../../source/line-of.ts'
import type { Catalogue, CatalogueEntry, CatalogueFault } from '../../catalogue.ts'
import { localeTag } from '../../locale-path.ts'
import { parseYaml } from './parse-yaml.ts'
import { isOtherType } from './plain-text.ts'

export interface YamlEntry extends CatalogueEntry {
  readonly form: 'plain' | 'single' | 'double' | 'literal' | 'folded'
  /** White space before each line of a block; '' for other forms. */
  readonly indent: string
  readonly inFlow: boolean
}

type Path = CatalogueEntry['path']

const forms: Readonly<Record<string, YamlEntry['form']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** What stands above a node. */
interface Above {
  readonly path: Path
  /** Below an anchor: other places of the file may say the same. */
  readonly isShared: boolean
  readonly inFlow: boolean
}

/** The shapes of the parser's nodes that are read here; its own guards would load it before a file needs it. */
interface Node {
  readonly items?: readonly (Node | Pair)[]
  readonly source?: unknown
  readonly value?: unknown
  readonly type?: string
  readonly flow?: boolean
  readonly anchor?: string
  readonly range?: readonly [number, number, number] | null
}
interface Pair {
  readonly key: Node
  readonly value?: Node | null
}
const isPair = (node: Node | Pair): node is Pair => 'key' in node
const isCollection = (node: Node): node is Node & { readonly items: readonly (Node | Pair)[] } =>
  node.items !== undefined
const isScalar = (node: Node): node is Node & Scalar.Parsed => typeof node.type === 'string' && node.items === undefined

class Unreadable extends Error {
  readonly fault: CatalogueFault
  constructor(fault: CatalogueFault) {
    super(fault.kind)
    this.fault = fault
  }
}

/** Reads a locale file in YAML: its scalars with their keys. Aliases and merge keys are no entries: they stay as they are. */
export function readYaml(text: string): Catalogue<YamlEntry> | CatalogueFault {
  const parsed = parseYaml(text)
  if (parsed.kind !== 'parsed') return parsed
  const root = parsed.document.contents as unknown as Node
  const languages = languagesOf(root)
  const entries: YamlEntry[] = []
  try {
    collect(root, { path: [], isShared: false, inFlow: false })
  } catch (error) {
    if (error instanceof Unreadable) return error.fault
    throw error
  }
  return { kind: 'read', entries }

  function collect(node: Node, above: Above): void {
    const isShared = above.isShared || node.anchor !== undefined
    if (!isCollection(node)) {
      const entry = isScalar(node) ? entryOf(text, node, { ...above, isShared }, languages) : null
      if (entry) entries.push(entry)
      return
    }
    const inFlow = above.inFlow || node.flow === true
    /** Where the entries of each key begin and end. */
    const seen = new Map<string, readonly [number, number]>()
    for (const [index, item] of node.items.entries()) {
      if (!isPair(item)) {
        collect(item, { path: [...above.path, index], isShared, inFlow })
        continue
      }
      const key = keyOf(item)
      const first = entries.length
      if (item.value) collect(item.value, { path: [...above.path, key], isShared, inFlow })
      const twin = seen.get(key)
      if (twin !== undefined) {
        fixRepeated(...twin)
        fixRepeated(first, entries.length)
      }
      seen.set(key, [first, entries.length])
    }
  }

  function fixRepeated(from: number, to: number): void {
    for (let at = from; at < to; at++) entries[at] = { ...(entries[at] as YamlEntry), isFixed: true, isRepeated: true }
  }

  function keyOf({ key: node, value }: Pair): string {
    const at = node.range?.[0] ?? 0
    const fail = (kind: CatalogueFault['kind'], detail: string) =>
      new Unreadable({ kind, line: lineOf(text, at), detail })
    if (!isScalar(node) || node.anchor !== undefined || node.type?.startsWith('BLOCK'))
      throw fail('ambiguous', 'a key that is no name')
    const key = String(node.value)
    const isMerge = key === '<<' && node.type === 'PLAIN'
    if (isMerge && !isAliases(value)) throw fail('ambiguous', 'a merge key with a value of its own')
    if (key === '__proto__') throw fail('prototype-key', key)
    return key
  }
}

const isAlias = (node: Node | Pair): boolean => !isPair(node) && !isCollection(node) && !isScalar(node)
const isAliases = (node: Node | null | undefined): boolean =>
  node != null && (isCollection(node) ? node.items.every(isAlias) : isAlias(node))

/** The languages that the keys of the root name, if all of them do. */
function languagesOf(root: Node): ReadonlyMap<string, string> {
  const pairs = (root.items ?? []).filter(isPair)
  const tags = new Map(
    pairs.flatMap(({ key }) => {
      const tag = localeTag(String(key.value))
      return tag === null ? [] : [[String(key.value), tag]]
    }),
  )
  return tags.size === pairs.length ? tags : new Map()
}

function entryOf(
  text: string,
  node: Node & Scalar.Parsed,
  { path, isShared, inFlow }: Above,
  languages: ReadonlyMap<string, string>,
): YamlEntry | null {
  const [start, end] = node.range
  if (start === end) return null
  const form = forms[node.type ?? ''] ?? 'plain'
  const language = languages.get(String(path[0])) ?? null
  const common = {
    path,
    key: (language === null ? path : path.slice(1)).join('.'),
    language,
    form,
    inFlow,
  }
  const value = String(node.value)
  if (form === 'literal' || form === 'folded') return { ...common, ...blockOf(text, start, end, value, isShared) }
  const isPlain = form === 'plain'
  return {
    ...common,
    start,
    end,
    inner: isPlain ? { start, end } : { start: start + 1, end: end - 1 },
    indent: '',
    frame: 'flow',
    value,
    isFixed: isShared || (isPlain && isOtherType(value)),
  }
}

/** The text of a block from its first character to the last of its last line; header and indentation frame it. */
function blockOf(text: string, start: number, end: number, value: string, isShared: boolean) {
  const header = text.indexOf('\n', start) + 1
  const indent = /^ */.exec(text.slice(header, end))?.[0] ?? ''
  const body = text.slice(header + indent.length, end)
  const last = body.trimEnd().length
  const inner = { start: header + indent.length, end: header + indent.length + last }
  // A number in the header sets the indentation; an empty first line hides it.
  const isOdd =
    header === 0 || header > end || last === 0 || /^[|>][-+]?\d/.test(text.slice(start, header)) || /^\s/.test(body)
  return isOdd
    ? { start, end, inner: { start, end }, indent: '', frame: text.slice(start, end), value, isFixed: true }
    : {
        start,
        end: inner.end,
        inner,
        indent,
        frame: text.slice(start, inner.start),
        value: value.replace(/\s+$/, ''),
        isFixed: isShared,
      }
}
