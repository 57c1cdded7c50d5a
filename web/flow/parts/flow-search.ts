import { type FlowItemsQuery, type FlowWindow, flowWindows } from '../../../src/api/flow-schema.ts'

/** Which part of the record a screen of Flow looks at, as it stands in the address. */
export interface FlowSearch {
  /** Days back; absent: all that was imported. */
  readonly window?: FlowWindow
  readonly team?: string
  readonly initiative?: string
  /** Absent: elapsed time. Only where a screen lets it be chosen. */
  readonly clock?: 'working'
}

/** What is asked for the items behind a figure. */
export type FlowItemsQuestion = FlowSearch &
  Pick<FlowItemsQuery, 'figure'> &
  Partial<Pick<FlowItemsQuery, 'stage' | 'from' | 'to'>>

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

/** Reads an address; what it does not understand is all there is. */
export function flowSearch(search: Record<string, unknown>): FlowSearch {
  const window = flowWindows.find((one) => one === String(search.window))
  return {
    window: window === 'all' ? undefined : window,
    team: text(search.team),
    initiative: text(search.initiative),
  }
}

/** Of a screen that counts in elapsed or in working time, as one likes. */
export const clockedSearch = (search: Record<string, unknown>): FlowSearch => ({
  ...flowSearch(search),
  clock: search.clock === 'working' ? 'working' : undefined,
})

/** The same as query of the API. */
export function flowParams(query: FlowSearch | FlowItemsQuestion): URLSearchParams {
  return new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** Opens the items behind a figure of the screen, in its window and choice. */
export type OpenItems = (asked: Omit<FlowItemsQuestion, keyof FlowSearch>) => void
