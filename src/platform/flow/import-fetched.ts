import { setTimeout as delay } from 'node:timers/promises'
import type { Json } from '../../base/canonical-json.ts'
import { hashOf } from '../../base/hash.ts'
import type { SourceQuality } from '../../flow/sources/source-quality.ts'
import type { KeptSource } from '../../flow/study/kept-sources.ts'
import type { Actor, NewEvent } from '../../ledger/event.ts'
import { fetchSource } from '../sources/fetch-source.ts'
import type { FetchNews, SourceConnection, SourceCursor } from '../sources/fetcher.ts'
import { everySource, type ImportWorld } from './import-files.ts'
import { readKept } from './read-kept.ts'

export interface FetchImport {
  readonly connection: SourceConnection
  readonly options: Readonly<Record<string, string>>
  readonly token: string
  readonly by: Actor
  readonly why: string | null
  readonly signal: AbortSignal
}

export interface Fetched {
  readonly source: KeptSource
  readonly records: number
  readonly quality: SourceQuality
}

/** The id of a connection: the same place is the same source, whoever connects it. */
export const idOfConnection = ({ kind, address, project }: SourceConnection): string =>
  `src_${hashOf([kind, address, project]).slice(0, 12)}`

/**
 * Fetches what is new of a connected source. Each batch is kept as it came, and recorded in one transaction with the place from which to go
 * on: whatever kills it, the next fetch begins where the last recorded batch ended, and nothing is fetched twice.
 *
 * @throws what {@link fetchSource} throws; what was recorded before stands
 */
export async function importFetched(request: FetchImport, world: ImportWorld): Promise<Fetched> {
  const { connection, options, by, why } = request
  const id = idOfConnection(connection)
  const found = async () => (await everySource(world.ledger)).find((source) => source.id === id)
  const name = `${connection.project} on ${connection.kind}`
  const { kind } = connection
  const append = (events: readonly NewEvent[]) => world.ledger.append([], () => ({ events }))
  const source = { type: 'source' as const, id }
  const told = connection as unknown as Json
  const before = await found()
  if (!before || hashOf(before.connection) !== hashOf(told))
    await append([
      { type: 'source.connected', actor: by, objects: [source], why, data: { kind, name, connection: told } },
    ])
  const imported = (data: Pick<KeptSource, 'parts' | 'records' | 'cursor' | 'isWhole'>): NewEvent => ({
    type: 'source.imported',
    actor: by,
    objects: [source],
    why,
    data: { kind, name, options, ...data },
  })

  let records = 0
  let cursor = (before?.cursor ?? null) as SourceCursor | null
  for await (const batch of fetchSource(connection, cursor, {
    token: request.token,
    signal: request.signal,
    now: world.now,
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
    report: (news) => world.report(sayNews(news)),
  })) {
    cursor = batch.cursor
    records += batch.records.length
    if (batch.records.length === 0) continue
    const bytes = Buffer.from(batch.records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    const hash = await world.artefacts.put(bytes, 'application/x-ndjson')
    const part = { file: 'records.jsonl', hash, bytes: bytes.length }
    await append([imported({ parts: [part], records: null, cursor: cursor as unknown as Json, isWhole: false })])
    const { progress } = batch
    world.report(
      `${progress.records} records${progress.total === null ? '' : ` of ${progress.total}`}: ${progress.part}`,
    )
  }
  const kept = (await found()) as KeptSource
  const { quality } = await readKept(kept, { artefacts: world.artefacts, until: world.now() })
  const { raw, normalised, used } = quality
  await append([
    imported({ parts: [], records: { raw, normalised, used }, cursor: cursor as unknown as Json, isWhole: true }),
  ])
  return { source: (await found()) as KeptSource, records, quality }
}

function sayNews(news: FetchNews): string {
  switch (news.kind) {
    case 'quarantined':
      return `Left out a page that is no JSON: ${news.where}`
    case 'left-out':
      return `Left out ${news.where}: ${news.because}`
    case 'waiting':
    case 'trying-again':
      return `Waiting ${Math.round(news.ms / 1000)} s: ${news.because}`
  }
}
