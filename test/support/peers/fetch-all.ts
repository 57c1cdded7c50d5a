import { fetchSource } from '../../../src/platform/sources/fetch-source.ts'
import type { FetchedBatch, FetchNews, SourceConnection, SourceCursor } from '../../../src/platform/sources/fetcher.ts'

export interface Fetched {
  readonly records: unknown[]
  readonly batches: FetchedBatch[]
  readonly news: FetchNews[]
  /** Every pause that was asked for; none of them is waited out. */
  readonly pauses: number[]
  readonly cursor: SourceCursor | null
}

/**
 * Fetches with a clock of its own, which pauses move on.
 *
 * @param batches how many are taken before it is broken off
 */
export async function fetchAll(
  connection: SourceConnection,
  token: string,
  {
    cursor = null,
    batches = Number.POSITIVE_INFINITY,
    now = Date.UTC(2026, 5, 1),
  }: { cursor?: SourceCursor | null; batches?: number; now?: number } = {},
): Promise<Fetched> {
  const taken: FetchedBatch[] = []
  const news: FetchNews[] = []
  const pauses: number[] = []
  let clock = now
  const world = {
    token,
    signal: new AbortController().signal,
    now: () => clock,
    sleep: async (ms: number) => {
      pauses.push(ms)
      clock += ms
    },
    report: (each: FetchNews) => void news.push(each),
  }
  for await (const batch of fetchSource(connection, cursor, world)) {
    taken.push(batch)
    if (taken.length >= batches) break
  }
  return {
    records: taken.flatMap(({ records }) => records),
    batches: taken,
    news,
    pauses,
    cursor: taken.at(-1)?.cursor ?? cursor,
  }
}
