import type { Cases } from './cases.ts'

/** The cases that are wanted, in their order, with all of their events. */
export function keepCases(cases: Cases, isWanted: (number: number) => boolean): Cases {
  const kept = Array.from({ length: cases.count }, (_, number) => number).filter(isWanted)
  if (kept.length === cases.count) return cases
  const start = new Uint32Array(kept.length + 1)
  for (const [at, number] of kept.entries())
    start[at + 1] = (start[at] as number) + (cases.start[number + 1] as number) - (cases.start[number] as number)
  const total = start[kept.length] as number
  const rows = new Uint32Array(total)
  const activity = new Uint16Array(total)
  for (const [at, number] of kept.entries()) {
    const from = cases.start[number] as number
    const to = cases.start[number + 1] as number
    rows.set(cases.rows.subarray(from, to), start[at] as number)
    activity.set(cases.activity.subarray(from, to), start[at] as number)
  }
  const object = Uint32Array.from(kept, (number) => cases.object[number] as number)
  return { objectType: cases.objectType, count: kept.length, object, start, rows, activity }
}
