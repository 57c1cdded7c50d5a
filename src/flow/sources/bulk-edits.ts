import type { PathEvent } from './path-event.ts'

export interface BulkEdit {
  /** `import` where the items were created: their creation says when they were brought here. */
  readonly kind: 'edit' | 'import'
  readonly by: string
  /** UTC milliseconds of the first and last change. */
  readonly from: number
  readonly to: number
  readonly items: number
}

const leastItems = 20
const withinMs = 60_000

/**
 * Changes of many items by one account in a moment: somebody tidied a board or closed a release. Such changes say when the tracker was
 * tidied, not when the work was done.
 *
 * @param events in order of time
 */
export function bulkEdits(events: readonly PathEvent[]): BulkEdit[] {
  const byAccount = Map.groupBy(
    events.filter(({ on, by, activity }) => on.type === 'item' && by !== null && activity !== 'item commented'),
    ({ by }) => by as string,
  )
  return [...byAccount].flatMap(([by, changes]) => runsOf(changes).map((run) => ({ by, ...run })))
}

function runsOf(changes: readonly PathEvent[]): Omit<BulkEdit, 'by'>[] {
  const runs: Omit<BulkEdit, 'by'>[] = []
  for (let from = 0; from < changes.length; ) {
    const start = (changes[from] as PathEvent).time
    let to = from + 1
    while (to < changes.length && (changes[to] as PathEvent).time - start <= withinMs) to++
    if (to - from < leastItems) {
      from++
      continue
    }
    const run = changes.slice(from, to)
    const items = new Set(run.map(({ on }) => on.id)).size
    const created = run.filter(({ activity }) => activity === 'item created').length
    const kind = created >= leastItems ? 'import' : 'edit'
    if (items >= leastItems) runs.push({ kind, from: start, to: (changes[to - 1] as PathEvent).time, items })
    from = items >= leastItems ? to : from + 1
  }
  return runs
}
