import { type ChangeSummary, changeState } from '../../src/api/change-schema.ts'
import type { Answer } from '../client/answer.ts'
import type { Refusal } from '../client/ask.ts'
import type { ChangesSearch } from '../router.tsx'

export interface Column {
  readonly id: 'you' | 'others' | 'moving' | 'live'
  readonly title: string
  /** What stands in the place of rows when there are none. */
  readonly none: string
  readonly changes: readonly ChangeSummary[]
  /** Live ones that are older than what the column shows. */
  readonly older: readonly ChangeSummary[]
}

export type ChangesView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready'
      readonly columns: readonly Column[]
      readonly ended: readonly ChangeSummary[]
      readonly matching: number
    }

/** Every state, for the filter. */
export const states: readonly ChangeSummary['state'][] = changeState.options

const columns = [
  { id: 'you', title: 'Your turn', none: 'Nothing waits for you.' },
  { id: 'others', title: 'Others', none: 'Nothing waits for anyone else.' },
  { id: 'moving', title: 'Moving by itself', none: 'Fairway has nothing to do right now.' },
  { id: 'live', title: 'Live lately', none: 'Nothing went live yet.' },
] as const

// The fourth column is news, not an archive: the archive is folded below it.
const newsAtMost = 12

export function changesView(answer: Answer<readonly ChangeSummary[]>, search: ChangesSearch): ChangesView {
  if (answer.kind === 'waiting') return { kind: 'loading' }
  if (answer.kind === 'failed') return answer
  if (answer.value.length === 0) return { kind: 'empty' }
  const matching = answer.value.filter((change) => fits(change, search))
  return {
    kind: 'ready',
    matching: matching.length,
    ended: newestFirst(matching.filter((change) => change.column === 'ended')),
    columns: columns.map((column) => {
      const mine = matching.filter((change) => change.column === column.id)
      const ordered = column.id === 'live' ? newestFirst(mine) : longestWaitFirst(mine)
      return column.id === 'live'
        ? { ...column, changes: ordered.slice(0, newsAtMost), older: ordered.slice(newsAtMost) }
        : { ...column, changes: ordered, older: [] }
    }),
  }
}

/** Does a change fit the filters of the address? `person` is who proposed it or whose turn it is. */
export function fits(change: ChangeSummary, search: ChangesSearch): boolean {
  if (
    search.person &&
    change.requester.id !== search.person &&
    !change.turn.people.some((one) => one.id === search.person)
  )
    return false
  if (search.state && change.state !== search.state) return false
  if (search.product && change.product !== search.product) return false
  if (!search.q) return true
  const words = search.q.toLowerCase().split(/\s+/)
  const { sentence, requester, why, id } = change
  const held = `${sentence.before} ${sentence.after} ${sentence.context} ${requester.name} ${why} ${id}`.toLowerCase()
  return words.every((word) => held.includes(word))
}

const newestFirst = (changes: readonly ChangeSummary[]): ChangeSummary[] =>
  [...changes].sort((a, b) => Date.parse(b.since) - Date.parse(a.since))

// Who has waited longest comes first, so that nobody waits because newer work keeps arriving on top.
const longestWaitFirst = (changes: readonly ChangeSummary[]): ChangeSummary[] =>
  [...changes].sort((a, b) => Date.parse(a.turn.since) - Date.parse(b.turn.since))

/** The order in which `j` and `k` walk, on the list and from change to change. */
export const walkOrder = (view: ChangesView): ChangeSummary[] =>
  view.kind === 'ready' ? view.columns.flatMap((column) => column.changes) : []

/** The neighbour of a change in that order; at an end, the change itself is the last stop. */
export function neighbour(order: readonly ChangeSummary[], id: string | null, by: 1 | -1): ChangeSummary | null {
  const at = order.findIndex((change) => change.id === id)
  if (at < 0) return order[0] ?? null
  return order[at + by] ?? null
}
