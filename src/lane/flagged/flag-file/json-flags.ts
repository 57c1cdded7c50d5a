import { getNodeValue, type Node, parseTree } from 'jsonc-parser'
import { type JsonToken, readJson } from '../../json/read-json.ts'
import { TokenKind } from '../../json/token-kinds.ts'
import type { FlagEntry, FlagFile } from './flag-file.ts'

export function readJsonFlags(text: string): FlagFile | null {
  const read = readJson(text)
  if (read.kind !== 'parsed') return null
  const group = memberNamed(parseTree(text), 'flags')
  if (group?.type !== 'object') return null
  const flags = (group.children ?? []).map((member): FlagEntry => {
    const [key, value] = member.children as [Node, Node]
    return {
      key: String(key.value),
      definition: getNodeValue(value),
      start: member.offset,
      end: member.offset + member.length,
    }
  })
  return {
    text,
    flags,
    group: { start: group.offset, end: group.offset + group.length },
    without: (keys) =>
      withoutMembers(
        read.tokens,
        flags.filter((flag) => keys.has(flag.key)),
      )
        .map((token) => text.slice(token.start, token.end))
        .join('\n'),
  }
}

const memberNamed = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'object'
    ? (node.children ?? []).find((member) => member.children?.[0]?.value === name)?.children?.[1]
    : undefined

/** The tokens left without some members, each gone with one comma: that which follows it, or else that before it. */
function withoutMembers(tokens: readonly JsonToken[], members: readonly FlagEntry[]): readonly JsonToken[] {
  const left = [...tokens]
  for (const { start, end } of members) {
    let from = left.findIndex((token) => token.start >= start)
    const last = left.findLastIndex((token) => token.end <= end)
    let count = last - from + 1
    if (left[last + 1]?.kind === TokenKind.comma) count++
    else if (left[from - 1]?.kind === TokenKind.comma) {
      from--
      count++
    }
    left.splice(from, count)
  }
  return left
}
