import type { ChangeId, Instant } from '../../base/ids.ts'
import { byObject } from '../../ledger/by-object.ts'
import { type ChainBreak, type ChainHead, type ChainLine, eventOf, inJson } from '../../ledger/chain.ts'
import type { LedgerEvent, ObjectRef, ObjectType } from '../../ledger/event.ts'
import type { LedgerStore, Page } from '../../ledger/ledger-store.ts'
import type { Database, Queryable } from './database.ts'
import { startFeed } from './event-feed.ts'
import { firstMismatch } from './ledger-audit.ts'
import { ledgerWriter } from './ledger-writer.ts'

export interface PostgresLedgerParts {
  readonly now: () => Instant
  readonly newId: () => string
  /** Queues changes in the transaction it is given. */
  readonly wake: (changes: readonly ChangeId[], transaction: Queryable) => Promise<void>
}

export interface PostgresLedger extends LedgerStore {
  /**
   * The first event whose columns or objects, which reading goes by, are not those of its bytes: a change there would hide
   * events from a history without breaking the chain. `null` where all agree.
   */
  firstMismatch(): Promise<ChainBreak | null>
  /** Ends listening; the database stays open. */
  close(): Promise<void>
}

/** The ledger in PostgreSQL; see `migrations/0001-ledger.sql` for its tables and `ledger-writer.ts` for how it is written. */
export async function openPostgresLedger(database: Database, parts: PostgresLedgerParts): Promise<PostgresLedger> {
  const { app, explain } = database
  const writer = ledgerWriter(database, parts)
  const ask = async <T>(question: Promise<T>): Promise<T> => question.catch((error) => Promise.reject(explain(error)))
  const start = (await ask(readHead(app)))?.seq ?? 0
  const feed = startFeed(
    start,
    (seq) => readAfter(app, seq),
    () => database.ownConnection('fairway events'),
  )

  return {
    append: writer.append,
    history: (object) => ask(readHistory(app, object)),
    histories: async (type) => byObject(await ask(readAllOfType(app, type)), type),
    page: (page) => ask(readPage(app, page)),
    head: () => ask(readHead(app)),
    async *exportLines() {
      try {
        for await (const { bytes, prev, hash } of readLines(database)) yield JSON.stringify({ bytes, prev, hash })
      } catch (error) {
        throw explain(error)
      }
    },
    subscribe: feed.subscribe,
    firstMismatch: () => ask(firstMismatch(database)),
    close: feed.stop,
  }
}

interface BytesRow {
  readonly bytes: string
}
const eventsOf = (rows: readonly BytesRow[]): LedgerEvent[] => rows.map((row) => eventOf(row.bytes))

async function readHead(queryable: Queryable): Promise<ChainHead | null> {
  const { rows } = await queryable.query<{ seq: string; hash: string }>(
    "select seq, encode(hash, 'hex') as hash from fairway.event order by seq desc limit 1",
  )
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : null
}

async function readAfter(queryable: Queryable, seq: number): Promise<LedgerEvent[]> {
  const { rows } = await queryable.query<BytesRow>(
    'select bytes from fairway.event where seq > $1 order by seq limit 500',
    [seq],
  )
  return eventsOf(rows)
}

async function readHistory(queryable: Queryable, object: ObjectRef): Promise<LedgerEvent[]> {
  const { rows } = await queryable.query<BytesRow>(
    `select event.bytes
       from fairway.event_object as about
       join fairway.event using (seq)
      where about.object_type = $1 and about.object_id = $2
      order by about.seq`,
    [object.type, object.id],
  )
  return eventsOf(rows)
}

async function readAllOfType(queryable: Queryable, type: ObjectType): Promise<LedgerEvent[]> {
  const { rows } = await queryable.query<BytesRow>(
    `select bytes
       from fairway.event
      where seq in (select seq from fairway.event_object where object_type = $1)
      order by seq`,
    [type],
  )
  return eventsOf(rows)
}

async function readPage(queryable: Queryable, page: Page): Promise<LedgerEvent[]> {
  const { rows } = await queryable.query<BytesRow>(
    `select bytes
       from fairway.event
      where ($1::bigint is null or seq < $1)
        and ($2::bigint is null or seq > $2)
        and ($3::text[] is null or type = any ($3))
        and ($4::text is null or actor_id = $4)
        and ($5::text is null or exists (
              select from fairway.event_object as about
               where about.object_type = $5 and about.object_id = $6 and about.seq = event.seq))
        and ($7::text is null or bytes ilike $7)
      order by seq desc
      limit $8`,
    [
      page.before ?? null,
      page.after ?? null,
      page.types ?? null,
      page.actor ?? null,
      page.object?.type ?? null,
      page.object?.id ?? null,
      page.text === undefined ? null : `%${inJson(page.text).replace(/[\\%_]/g, '\\$&')}%`,
      page.limit,
    ],
  )
  return eventsOf(rows)
}

/** All lines in order, in one view of the database, so many at a time that memory stays small however long the ledger is. */
async function* readLines({ app }: Database): AsyncGenerator<ChainLine> {
  const client = await app.connect()
  let isDone = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    for (let seq = 0; ; ) {
      const { rows } = await client.query<ChainLine & { seq: string }>(
        `select seq, bytes, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
           from fairway.event where seq > $1 order by seq limit 2000`,
        [seq],
      )
      yield* rows
      if (rows.length < 2000) break
      seq = Number(rows.at(-1)?.seq)
    }
    await client.query('commit')
    isDone = true
  } finally {
    // A reader that stopped early, or failed, leaves a transaction open: its connection goes with it.
    client.release(!isDone)
  }
}
