import { isMap, isScalar, type Node, type Pair, parseDocument } from 'yaml'
import { parseYaml } from '../../yaml-document.ts'
import type { FlagEntry, FlagFile } from './flag-file.ts'

/** Reads the block form, a line for each key: that is how flagd's files are written. */
export function readYamlFlags(text: string): FlagFile | null {
  if (parseYaml(text).kind !== 'read') return null
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', merge: false })
  if (!isMap(contents)) return null
  const group = contents.items.find((pair) => keyOf(pair) === 'flags')?.value
  if (!isMap(group) || group.flow || !group.range) return null
  const flags = group.items.map((pair) => entryOf(pair as Pair<Node, Node | null>, text))
  if (flags.some((flag) => flag === null)) return null
  const entries = flags as FlagEntry[]
  return {
    text,
    flags: entries,
    group: { start: entries[0]?.start ?? group.range[0], end: entries.at(-1)?.end ?? group.range[1] },
    without: (keys) => {
      const gone = entries.filter((flag) => keys.has(flag.key))
      // Blank lines come and go with a flag; inside a text they would count, so values are compared as well.
      return `${linesWithout(text, gone)}\n${JSON.stringify(valueWithout(contents.toJSON(), gone))}`
    },
  }
}

const keyOf = (pair: Pair): string | null => (isScalar(pair.key) ? String(pair.key.value) : null)

function entryOf(pair: Pair<Node, Node | null>, text: string): FlagEntry | null {
  const key = keyOf(pair)
  const { range } = pair.key
  const { value } = pair
  if (key === null || !range || !value?.range) return null
  const lineStart = text.lastIndexOf('\n', range[0]) + 1
  if (text.slice(lineStart, range[0]).trim() !== '') return null
  return { key, definition: value.toJSON(), start: range[0], end: endOfContent(text, value.range[1]) }
}

/** A block ends after its last line; without what only separates it from the next. */
const endOfContent = (text: string, end: number): number => text.slice(0, end).trimEnd().length

function valueWithout(value: { flags: Record<string, unknown> }, gone: readonly FlagEntry[]): unknown {
  const kept = Object.entries(value.flags).filter(([key]) => !gone.some((flag) => flag.key === key))
  return { ...value, flags: kept }
}

function linesWithout(text: string, entries: readonly FlagEntry[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of entries) {
    const lineStart = text.lastIndexOf('\n', start) + 1
    const lineEnd = text.indexOf('\n', end)
    const rest = text.slice(end, lineEnd === -1 ? text.length : lineEnd)
    out += text.slice(at, lineStart)
    // A note behind the last value stays in the comparison.
    if (rest.trim() !== '') out += rest
    at = lineEnd === -1 ? text.length : lineEnd + 1
  }
  out += text.slice(at)
  return out
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
}
