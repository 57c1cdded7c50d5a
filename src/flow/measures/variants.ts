import type { Cases } from '../log/cases.ts'

/** Cases that went through the same activities in the same order. */
export interface Variant {
  readonly cases: number
  /** One of them: an index of the {@link Cases}. */
  readonly example: number
}

/**
 * The variants of a log, the most frequent first; of equals, the one that came first. Cases are told apart by a hash of their activities
 * and, where two hashes are equal, by the activities themselves.
 */
export function variantsOf({ start, activity, count }: Cases): Variant[] {
  const found: { cases: number; readonly example: number }[] = []
  const byHash = new Map<number, number[]>()
  const isSame = (a: number, b: number): boolean => {
    const [from, other] = [start[a] as number, start[b] as number]
    const length = (start[a + 1] as number) - from
    if (length !== (start[b + 1] as number) - other) return false
    for (let at = 0; at < length; at++) if (activity[from + at] !== activity[other + at]) return false
    return true
  }
  for (let each = 0; each < count; each++) {
    const end = start[each + 1] as number
    let hash = end - (start[each] as number)
    for (let at = start[each] as number; at < end; at++)
      hash = Math.imul(hash ^ (activity[at] as number), 0x01000193) ^ (hash >>> 15)
    const candidates = byHash.get(hash)
    const known = candidates?.find((number) => isSame((found[number] as Variant).example, each))
    if (known !== undefined) (found[known] as { cases: number }).cases++
    else {
      const number = found.push({ cases: 1, example: each }) - 1
      if (candidates) candidates.push(number)
      else byHash.set(hash, [number])
    }
  }
  return found.sort((a, b) => b.cases - a.cases || a.example - b.example)
}
