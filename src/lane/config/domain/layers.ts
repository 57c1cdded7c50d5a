import type { ConfigChange } from '../changed-values.ts'
import { type ConfigDocument, type ConfigNode, childrenOf, type KeyPath, memberValue } from '../config-document.ts'
import { keyWords, lastName, numberIn } from '../key-words.ts'

interface Range {
  readonly start: number
  readonly end: number
}

const layerWords = new Set('range ranges layer layers slot slots bucket buckets namespace namespaces'.split(' '))
const starts = new Set('start from min lo low lower begin first'.split(' '))
const ends = new Set('end to max hi high upper stop until last finish'.split(' '))
const sizes = new Set('size length width'.split(' '))
const offsets = new Set(['offset', 'start'])

/** Layers whose entries shared nobody before the change and do after it. */
export function layerOverlaps(files: readonly ConfigChange[]): { file: ConfigChange; line: number; detail: string }[] {
  const file = files.find(({ changes }) => changes.some(({ after }) => boundsLayer(after.path)))
  const line = file?.changes.find(({ after }) => boundsLayer(after.path))?.line
  if (file === undefined || line === undefined) return []
  const before = layersOf(files.map(({ before: document }) => document))
  const after = layersOf(files.map(({ after: document }) => document))
  const found: string[] = []
  for (const [name, ranges] of after) {
    const old = before.get(name) ?? []
    const gap = countsBothEnds(old) ? 0 : -1
    if (overlap(old, gap) === null) {
      const pair = overlap(ranges, gap)
      if (pair !== null) found.push(pair)
    }
  }
  return found.map((detail) => ({ file, line, detail }))
}

/** Whether a value can be an end of a range, or say in which layer a range lies. */
function boundsLayer(path: KeyPath): boolean {
  const { name } = lastName(path)
  return (
    isBound(name) || path.some((key) => typeof key === 'string' && keyWords(key).some((word) => layerWords.has(word)))
  )
}

/** Ranges such as 0–49 and 50–99, where the end belongs to the range. */
function countsBothEnds(ranges: readonly Range[]): boolean {
  const starts = new Set(ranges.map(({ start }) => start))
  const isWhole = ranges.every(({ start, end }) => Number.isInteger(start) && Number.isInteger(end))
  return isWhole && ranges.some(({ end }) => starts.has(end + 1)) && !ranges.some(({ end }) => starts.has(end))
}

/** @param gap 0 where equal ends overlap, -1 where the end is outside */
function overlap(ranges: readonly Range[], gap: number): string | null {
  const reversed = ranges.find(({ start, end }) => start > end)
  if (reversed !== undefined) return `${reversed.start}–${reversed.end} runs backwards`
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  let last: Range | undefined
  for (const range of sorted) {
    if (range.end === range.start && gap < 0) continue
    if (last !== undefined && (gap < 0 ? range.start < last.end : range.start <= last.end))
      return `${last.start}–${last.end} and ${range.start}–${range.end}`
    if (last === undefined || range.end > last.end) last = range
  }
  return null
}

/** The ranges of each layer: of entries that stand side by side, or name the same layer in whatever file. */
function layersOf(documents: readonly ConfigDocument[]): ReadonlyMap<string, readonly Range[]> {
  const layers = new Map<string, Range[]>()
  const add = (name: string, ranges: readonly Range[]) => {
    if (ranges.length === 0) return
    const known = layers.get(name)
    if (known === undefined) layers.set(name, [...ranges])
    else for (const range of ranges) known.push(range)
  }
  for (const [index, document] of documents.entries()) {
    const open: { node: ConfigNode; isRange: boolean }[] = [{ node: document.root, isRange: false }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, isRange } = next
      if (node.kind === 'value') continue
      const layer = layerName(node)
      if (layer !== null) add(`layer ${layer}`, rangesOf(node, false))
      const place = `${index} ${JSON.stringify(node.path)}`
      for (const child of childrenOf(node)) {
        if (layerName(child) === null) add(place, rangesOf(child, isRange))
        const key = child.path.at(-1)
        const named = typeof key === 'string' ? keyWords(key).some((word) => layerWords.has(word)) : isRange
        open.push({ node: child, isRange: named })
      }
    }
  }
  return layers
}

function layerName(node: ConfigNode): string | null {
  for (const key of ['layer', 'namespace', 'exclusionGroup', 'exclusion_group', 'mutexGroup']) {
    const name = memberValue(node, key)
    if (typeof name === 'string') return name
  }
  return null
}

/** The ranges that one entry takes. @param isBare whether a list of two numbers, or such a text, is a range here */
function rangesOf(entry: ConfigNode, isBare: boolean): Range[] {
  if (entry.kind !== 'object') return isBare ? pair(entry) : []
  const own = bounded(entry)
  const inside = [...entry.members]
    .filter(([key]) => keyWords(key).some((word) => layerWords.has(word)))
    .flatMap(([, member]) => {
      if (member.kind === 'list' && member.items.every((item) => item.kind !== 'value'))
        return member.items.flatMap((item) => [...pair(item), ...bounded(item)])
      return [...pair(member), ...bounded(member)]
    })
  return [...own, ...inside]
}

const rangeOf = (start: unknown, end: unknown): Range[] => {
  const [from, to] = [numberIn(start), numberIn(end)]
  return from === null || to === null ? [] : [{ start: from, end: to }]
}

/** `[0, 50]`, also with the name of its layer in front, and `"0-50"`. */
function pair(node: ConfigNode): Range[] {
  if (node.kind === 'value') {
    const match =
      typeof node.value === 'string' ? /^\s*([\d.]+)\s*(?:-|–|\.\.|:)\s*([\d.]+)\s*$/.exec(node.value) : null
    return match === null ? [] : rangeOf(match[1], match[2])
  }
  if (node.kind !== 'list') return []
  const values = node.items.map((item) => (item.kind === 'value' ? item.value : null))
  const rest = values.length === 3 && typeof values[0] === 'string' ? values.slice(1) : values
  return rest.length === 2 ? rangeOf(rest[0], rest[1]) : []
}

const lastWord = (key: string): string => keyWords(key).at(-1) ?? ''
const isBound = (key: string): boolean => [starts, ends, sizes, offsets].some((words) => words.has(lastWord(key)))

/** `start` and `end`, `bucketFrom` and `bucketTo`, `offset` and `size`. */
function bounded(node: ConfigNode): Range[] {
  if (node.kind !== 'object') return []
  const named = (words: ReadonlySet<string>) => {
    const key = [...node.members.keys()].find((each) => words.has(lastWord(each)))
    return key === undefined ? null : memberValue(node, key)
  }
  const range = rangeOf(named(starts), named(ends))
  if (range.length > 0) return range
  const [offset, size] = [numberIn(named(offsets)), numberIn(named(sizes))]
  return offset === null || size === null ? [] : [{ start: offset, end: offset + size }]
}
