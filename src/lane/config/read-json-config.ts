import { readJson } from '../json/read-json.ts'
import { TokenKind } from '../json/token-kinds.ts'
import type { ConfigNode, ConfigRead, ConfigValue, KeyPath, Mark } from './config-document.ts'

interface Open {
  readonly path: KeyPath
  readonly members: Map<string, ConfigNode> | null
  readonly items: ConfigNode[]
  key: string | null
}

/** Builds the tree of a JSON file from tokens whose order is known to be right. */
export function readJsonConfig(text: string): ConfigRead {
  const read = readJson(text)
  if (read.kind !== 'parsed') return { kind: 'fault', rule: read.kind, line: read.line, detail: read.key ?? '' }
  const marks: Mark[] = []
  const values: ConfigValue[] = []
  const levels: Open[] = []
  let root: ConfigNode | null = null
  const pathHere = (): KeyPath => {
    const level = levels.at(-1)
    return level === undefined ? [] : [...level.path, level.members === null ? level.items.length : (level.key ?? '')]
  }
  const place = (node: ConfigNode): void => {
    const level = levels.at(-1)
    if (level === undefined) root = node
    else if (level.members === null) level.items.push(node)
    else {
      level.members.set(level.key ?? '', node)
      level.key = null
    }
  }
  for (const { kind, start, end, leaf } of read.tokens) {
    const isComment = kind === TokenKind.lineComment || kind === TokenKind.blockComment
    let value: ConfigValue | null = null
    const level = levels.at(-1)
    if (kind === TokenKind.openBrace || kind === TokenKind.openBracket) {
      levels.push({ path: pathHere(), members: kind === TokenKind.openBrace ? new Map() : null, items: [], key: null })
    } else if (kind === TokenKind.closeBrace || kind === TokenKind.closeBracket) {
      const closed = levels.pop() as Open
      place(
        closed.members === null
          ? { kind: 'list', path: closed.path, items: closed.items }
          : { kind: 'object', path: closed.path, members: closed.members },
      )
    } else if (kind === TokenKind.string && leaf === null && level !== undefined) {
      level.key = JSON.parse(text.slice(start, end)) as string
    } else if (!isComment && kind !== TokenKind.comma && kind !== TokenKind.colon) {
      const raw = text.slice(start, end)
      value = {
        kind: 'value',
        path: pathHere(),
        value: leaf?.value ?? (JSON.parse(raw) as ConfigValue['value']),
        raw,
        start,
        end,
        style: 'json',
      }
      values.push(value)
      place(value)
    }
    marks.push({ start, end, value, isComment })
  }
  if (root === null) return { kind: 'fault', rule: 'unparsable', line: 1, detail: '' }
  return { kind: 'read', document: { format: 'json', text, root, values, marks } }
}
