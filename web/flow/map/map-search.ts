import { clockedSearch, type FlowSearch, flowParams } from '../parts/flow-search.ts'

/** What the map shows, as it stands in its address. */
export interface MapSearch extends FlowSearch {
  /** Types of objects, by comma; absent: the one that events touch most. */
  readonly types?: string
  /** Share of transitions to show at least, in percent. */
  readonly share?: number
}

export const usualShare = 80

export function mapSearch(search: Record<string, unknown>): MapSearch {
  const share = Math.round(Number(search.share))
  return {
    ...clockedSearch(search),
    types: typeof search.types === 'string' && search.types !== '' ? search.types : undefined,
    share: share >= 5 && share <= 100 && share !== usualShare ? share : undefined,
  }
}

/** The same as query of the API. */
export function mapParams({ share, types, ...search }: MapSearch): URLSearchParams {
  const params = flowParams(search)
  if (types) params.set('types', types)
  params.set('share', String((share ?? usualShare) / 100))
  return params
}
