import { isAlias, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseAllDocuments, visit } from 'yaml'

/** Finds the 1-based line of a field; of its nearest parent where the field is not there. */
export type YamlPosition = (path: readonly PropertyKey[]) => number

export interface YamlFault {
  readonly line: number
  readonly path: readonly string[]
  readonly says: string
  readonly expected: string
  readonly example: string
}

export type YamlDocument =
  | { readonly kind: 'read'; readonly value: unknown; readonly position: YamlPosition }
  | { readonly kind: 'broken'; readonly faults: readonly YamlFault[] }

/**
 * Reads one document of YAML 1.2 core in the plain subset that has one meaning for every reader: no anchors, aliases, tags or
 * merge keys, no key twice, one document. Everything outside that subset is a fault with its line.
 */
export function parseYaml(text: string): YamlDocument {
  const lines = new LineCounter()
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: lines,
  })
  const lineAt = (offset: number | undefined): number => Math.max(1, lines.linePos(offset ?? 0).line)
  const document = 'empty' in documents ? null : (documents[0] ?? null)
  if (!document || document.contents === null) {
    return { kind: 'broken', faults: [{ line: 1, path: [], says: 'The file is empty.', ...wholeFile }] }
  }
  const faults: YamlFault[] = ('empty' in documents ? [] : documents)
    .flatMap((each) => [...each.errors, ...each.warnings])
    .map((error) => ({
      line: lineAt(error.pos[0]),
      path: [],
      ...(error.code === 'DUPLICATE_KEY'
        ? {
            says: 'This key stands twice in the same group.',
            expected: 'each key once',
            example: 'keep one of the two lines',
          }
        : {
            says: `This is not readable as YAML: ${firstSentence(error.message)}.`,
            expected: 'YAML',
            example: 'name: value',
          }),
    }))
  if (!('empty' in documents) && documents[1]) {
    faults.push({
      line: lineAt(documents[1].range?.[0]),
      path: [],
      says: 'A second document begins here.',
      expected: 'one document',
      example: 'leave out everything from "---" on',
    })
  }
  visit(document, (_key, node) => {
    const says = notPlain(node)
    if (!says || !(isNode(node) || isPair(node))) return
    const offset = isPair(node) ? (node.key as Node | null)?.range?.[0] : node.range?.[0]
    faults.push({ line: lineAt(offset), path: [], says, expected: 'the value itself', example: 'write the value out' })
  })
  if (faults.length > 0) return { kind: 'broken', faults: faults.sort((a, b) => a.line - b.line) }

  const position: YamlPosition = (path) => {
    let node: unknown = document.contents
    let offset = document.contents?.range?.[0]
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
        if (!pair) break
        offset = (pair.key as Node).range?.[0] ?? offset
        node = pair.value
        continue
      }
      const item = isNode(node) && 'items' in node ? (node.items as unknown[])[Number(key)] : undefined
      if (!isNode(item)) break
      offset = item.range?.[0] ?? offset
      node = item
    }
    return lineAt(offset)
  }
  return { kind: 'read', value: document.toJS(), position }
}

const wholeFile = { expected: 'a lanes file', example: 'version: 1' }

function notPlain(node: unknown): string | null {
  if (isAlias(node)) return `The alias "*${node.source}" is not supported.`
  if (isPair(node) && isScalar(node.key) && node.key.value === '<<') return 'The merge key "<<" is not supported.'
  if (isPair(node) && isScalar(node.key) && node.key.value === '__proto__')
    return 'The key "__proto__" is not supported.'
  if (isPair(node) && !isScalar(node.key)) return 'A key must be a plain name.'
  if (!isNode(node)) return null
  if ('anchor' in node && node.anchor) return `The anchor "&${String(node.anchor)}" is not supported.`
  if (node.tag && !isDefaultTag(node.tag)) return `The tag "${node.tag}" is not supported.`
  return null
}

/** The parser gives untagged nodes no tag; explicit core tags would only restate what the value is, so they are refused too. */
const isDefaultTag = (tag: string): boolean => tag === ''

const firstSentence = (message: string): string => (message.split('\n')[0] ?? message).replace(/[.:]\s*$/, '')
