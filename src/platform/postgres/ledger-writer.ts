import type { PoolClient } from 'pg'
import { FairwayError } from '../../base/errors.ts'
import type { Instant } from '../../base/ids.ts'
import { type ChainLine, chained, eventOf, genesis } from '../../ledger/chain.ts'
import type { LedgerEvent, ObjectRef } from '../../ledger/event.ts'
import type { Decide, Decided } from '../../ledger/ledger-store.ts'
import type { Database, Queryable } from './database.ts'
import { isLost } from './database-error.ts'
import { channel } from './event-feed.ts'
import type { PostgresLedgerParts } from './postgres-ledger.ts'

/*
 * How the ledger is written. One writer at a time in the whole world: a transaction takes an advisory lock, reads the last
 * event, decides, inserts what follows it and commits; the lock is freed by the commit itself. The next `seq` is the last
 * one plus one, read under the lock: no sequence, so no holes, and no row is ever updated.
 *
 *   gathered   appends that arrive while a transaction is under way wait and share the next one: a commit costs one write
 *              to disk whatever it holds. Each decision sees what those before it in the same transaction decided.
 *   refused    a decision that throws is told so and leaves nothing behind; the others of its transaction go on.
 *   failed     nothing of the transaction is recorded and everyone in it is told. Where the connection broke at the commit,
 *              we do not know, and ask: once the lock is ours again the old transaction is over, and the id of its first
 *              event is there or not.
 */

interface Asked {
  readonly about: readonly ObjectRef[]
  readonly decide: Decide
  readonly recorded: (events: readonly LedgerEvent[]) => void
  readonly failed: (error: unknown) => void
}

interface Answered {
  readonly asked: Asked
  readonly lines: readonly ChainLine[]
  readonly wake: NonNullable<Decided['wake']>
}

const mostPerTransaction = 200

export function ledgerWriter(database: Database, parts: PostgresLedgerParts) {
  const waiting: Asked[] = []
  let isWriting = false

  function append(about: readonly ObjectRef[], decide: Decide): Promise<readonly LedgerEvent[]> {
    return new Promise((recorded, failed) => {
      waiting.push({ about, decide, recorded, failed })
      if (!isWriting) void writeAll()
    })
  }

  async function writeAll(): Promise<void> {
    isWriting = true
    for (
      let asked = waiting.splice(0, mostPerTransaction);
      asked.length > 0;
      asked = waiting.splice(0, mostPerTransaction)
    ) {
      await writeTogether(asked)
    }
    isWriting = false
  }

  async function writeTogether(asked: readonly Asked[]): Promise<void> {
    let written: Written
    try {
      written = await write(database, parts, asked)
    } catch (error) {
      // A fault in one of several must not fail the rest: they are tried again, each alone.
      if (asked.length > 1 && !isLost(error)) for (const one of asked) await writeTogether([one])
      else for (const one of asked) one.failed(database.explain(error))
      return
    }
    for (const { asked: one, error } of written.refused) one.failed(error)
    for (const { asked: one, lines } of written.answered) one.recorded(lines.map((line) => eventOf(line.bytes)))
  }

  return { append }
}

interface Written {
  readonly answered: readonly Answered[]
  readonly refused: readonly { readonly asked: Asked; readonly error: unknown }[]
}

const lockWriter = "select pg_advisory_xact_lock(hashtext('fairway/ledger'))"

async function write(database: Database, parts: PostgresLedgerParts, asked: readonly Asked[]): Promise<Written> {
  const client = await database.app.connect()
  let isCommitting = false
  let written: Written | null = null
  let lines: ChainLine[] = []
  let isBroken = false
  try {
    await client.query(`begin; ${lockWriter}`)
    written = decided(
      asked,
      await readRecorded(
        client,
        asked.flatMap((one) => one.about),
      ),
      parts,
    )
    lines = written.answered.flatMap((answer) => answer.lines)
    const wake = [...new Set(written.answered.flatMap((answer) => answer.wake))]
    if (lines.length > 0) await insert(client, lines)
    if (wake.length > 0) await parts.wake(wake, client)
    isCommitting = true
    await client.query(lines.length > 0 ? `select pg_notify('${channel}', ''); commit` : 'commit')
    return written
  } catch (error) {
    isBroken = true
    if (written && isCommitting && isLost(error)) {
      if (await wasCommitted(database, lines[0] ? eventOf(lines[0].bytes).id : null, error)) return written
    }
    throw error
  } finally {
    // Dropping the connection rolls back; one that broke must not be used again anyway.
    client.release(isBroken)
  }
}

/** Runs the decisions in order, each on what is recorded and on what those before it decided. */
function decided(asked: readonly Asked[], recorded: Recorded, parts: PostgresLedgerParts): Written {
  const now = parts.now()
  const events = [...recorded.events]
  const answered: Answered[] = []
  const refused: { asked: Asked; error: unknown }[] = []
  let end = recorded.last
  for (const one of asked) {
    try {
      const history = one.about.length > 0 ? events.filter((event) => isAbout(event, one.about)) : []
      const { events: wanted, wake = [] } = one.decide(history)
      const lines = chained(wanted, { last: end, hash: end?.hash ?? genesis }, now, parts.newId)
      const added = lines.map((line) => eventOf(line.bytes))
      const newest = added.at(-1)
      if (newest) end = { seq: newest.seq, at: newest.at, hash: lines.at(-1)?.hash ?? genesis }
      events.push(...added)
      answered.push({ asked: one, lines, wake })
    } catch (error) {
      refused.push({ asked: one, error })
    }
  }
  return { answered, refused }
}

const isAbout = (event: LedgerEvent, about: readonly ObjectRef[]): boolean =>
  event.objects.some((object) => about.some(({ type, id }) => type === object.type && id === object.id))

interface Last {
  readonly seq: number
  readonly at: Instant
  readonly hash: string
}

interface Recorded {
  /** Events about any of the objects, oldest first; the last event of the ledger may be among them without being about one. */
  readonly events: readonly LedgerEvent[]
  readonly last: Last | null
}

/** The histories of all objects asked about, and the end of the ledger, in one question. */
async function readRecorded(queryable: Queryable, about: readonly ObjectRef[]): Promise<Recorded> {
  const { rows } = await queryable.query<{ bytes: string; hash: string }>(
    `select bytes, encode(hash, 'hex') as hash
       from fairway.event
      where seq in (
              select seq
                from fairway.event_object
                join unnest($1::text[], $2::text[]) as about (object_type, object_id) using (object_type, object_id)
               union all
              select max(seq) from fairway.event)
      order by seq`,
    [about.map((object) => object.type), about.map((object) => object.id)],
  )
  const events = rows.map((row) => eventOf(row.bytes))
  const newest = events.at(-1)
  return { events, last: newest ? { seq: newest.seq, at: newest.at, hash: rows.at(-1)?.hash ?? genesis } : null }
}

/** Events and the objects they are listed under, in one statement: each costs a round trip under the writer lock. */
async function insert(queryable: Queryable, lines: readonly ChainLine[]): Promise<void> {
  const events = lines.map((line) => eventOf(line.bytes))
  const objects = events.flatMap((event) => event.objects.map((object) => ({ ...object, seq: event.seq })))
  await queryable.query(
    `with recorded as (
       insert into fairway.event (seq, id, at, type, actor_id, bytes, prev, hash)
       select seq, id, at, type, actor_id, bytes, decode(prev, 'hex'), decode(hash, 'hex')
         from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
              as line (seq, id, at, type, actor_id, bytes, prev, hash))
     insert into fairway.event_object (object_type, object_id, seq)
     select distinct object_type, object_id, seq
       from unnest($9::text[], $10::text[], $11::bigint[]) as about (object_type, object_id, seq)`,
    [
      events.map((event) => event.seq),
      events.map((event) => event.id),
      events.map((event) => event.at),
      events.map((event) => event.type),
      events.map((event) => event.actor.id),
      lines.map((line) => line.bytes),
      lines.map((line) => line.prev),
      lines.map((line) => line.hash),
      objects.map((object) => object.type),
      objects.map((object) => object.id),
      objects.map((object) => object.seq),
    ],
  )
}

/**
 * Whether a transaction whose commit we saw no answer to was committed.
 *
 * @throws FairwayError `database-unavailable`, saying that it is not known, where the database does not come back in time
 */
async function wasCommitted(database: Database, firstId: string | null, cause: unknown): Promise<boolean> {
  if (firstId === null) return false
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const known = await isRecorded(database, firstId).catch(() => null)
    if (known !== null) return known
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const lost = database.explain(cause)
  throw new FairwayError(
    'database-unavailable',
    'The database was lost while this was being recorded: whether it was is not known.',
    {
      where: lost instanceof FairwayError && lost.where ? lost.where : undefined,
      next: 'Once the database is back, look whether it is there before you try again.',
      cause,
    },
  )
}

async function isRecorded({ app }: Database, id: string): Promise<boolean> {
  const client: PoolClient = await app.connect()
  let isDone = false
  try {
    // Only when the old transaction has ended can its lock be ours.
    await client.query(`begin; ${lockWriter}`)
    const { rowCount } = await client.query('select from fairway.event where id = $1', [id])
    await client.query('commit')
    isDone = true
    return rowCount === 1
  } finally {
    client.release(!isDone)
  }
}
