import { heaviestPairs } from '../source/heaviest-pairs.ts'
import type { Block } from './blocks.ts'

/** Which block of the one side is which of the other. Nothing depends on it but how a change is said: a poor match refuses more. */
export interface Matches {
  readonly pairs: readonly (readonly [before: number, after: number])[]
  /** Those that are the same and stand elsewhere, by their place after the change. */
  readonly moved: ReadonlySet<number>
}

const maxCells = 250_000
/** Comparing words takes longer than comparing whole blocks. */
const maxCellsOfWords = 20_000
const alike = 0.3

export function matchBlocks(before: readonly Block[], after: readonly Block[]): Matches {
  const matched = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (a: number, b: number) => {
    matched.set(a, b)
    taken.add(b)
  }
  let start = 0
  while (start < after.length && before[start]?.print === after[start]?.print) pair(start, start++)
  let endBefore = before.length
  let endAfter = after.length
  while (endBefore > start && endAfter > start && before[endBefore - 1]?.print === after[endAfter - 1]?.print)
    pair(--endBefore, --endAfter)
  const rows = before.slice(start, endBefore)
  const columns = after.slice(start, endAfter)
  const same = (a: number, b: number) => (rows[a]?.print === columns[b]?.print ? 1 : 0)
  for (const [a, b] of heaviestPairs(rows.length, columns.length, same, maxCells)) pair(start + a, start + b)

  const moved = new Set<number>()
  const elsewhere = new Map<string, number[]>()
  for (let b = endAfter - 1; b >= start; b--) {
    if (taken.has(b)) continue
    const print = after[b]?.print ?? ''
    const places = elsewhere.get(print)
    if (places) places.push(b)
    else elsewhere.set(print, [b])
  }
  for (let a = start; a < endBefore; a++) {
    if (matched.has(a)) continue
    const b = elsewhere.get(before[a]?.print ?? '')?.pop()
    if (b === undefined) continue
    pair(a, b)
    moved.add(b)
  }

  for (const { left, right } of gaps(matched, taken, moved, before.length, after.length)) {
    const words = new Map<Block, Map<string, number>>()
    const sameCount = left.length === right.length
    const weight = (i: number, j: number): number => {
      const a = before[left[i] as number] as Block
      const b = after[right[j] as number] as Block
      if (a.shape !== b.shape) return 0
      const share = similarity(wordsOf(a, words), wordsOf(b, words))
      return share >= alike ? share : sameCount && i === j ? 0.05 : 0
    }
    for (const [i, j] of heaviestPairs(left.length, right.length, weight, maxCellsOfWords))
      pair(left[i] as number, right[j] as number)
  }
  return { pairs: [...matched].sort(([a], [b]) => a - b), moved }
}

/** Runs of unmatched blocks between two matches that kept their order. */
function gaps(
  matched: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  moved: ReadonlySet<number>,
  rows: number,
  columns: number,
): { left: number[]; right: number[] }[] {
  const anchors = [...matched].filter(([, b]) => !moved.has(b)).sort(([a], [b]) => a - b)
  const found: { left: number[]; right: number[] }[] = []
  let a = 0
  let b = 0
  for (const [endA, endB] of [...anchors, [rows, columns] as const]) {
    const left: number[] = []
    const right: number[] = []
    for (; a < endA; a++) if (!matched.has(a)) left.push(a)
    for (; b < endB; b++) if (!taken.has(b)) right.push(b)
    found.push({ left, right })
    a = endA + 1
    b = endB + 1
  }
  return found
}

/** Words counted; of a long block the first few hundred. */
function wordsOf(block: Block, known: Map<Block, Map<string, number>>): Map<string, number> {
  let words = known.get(block)
  if (words === undefined) {
    words = new Map()
    for (const word of block.print
      .slice(0, 4_000)
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 400) ?? [])
      words.set(word, (words.get(word) ?? 0) + 1)
    known.set(block, words)
  }
  return words
}

/** From 0 to 1; no number where neither has words. */
function similarity(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  let all = 0
  for (const [word, count] of a) {
    shared += Math.min(count, b.get(word) ?? 0)
    all += count
  }
  for (const count of b.values()) all += count
  return (2 * shared) / all
}
