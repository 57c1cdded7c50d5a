import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { ChangeId, Instant, PersonId } from '../../base/ids.ts'
import { verifyChain } from '../../ledger/chain.ts'
import type { LedgerEvent, NewEvent } from '../../ledger/event.ts'
import { ledgerStoreSuite } from '../../ledger/ledger-store-suite.ts'
import { createJobQueue } from '../jobs/job-queue.ts'
import type { Database } from './database.ts'
import { openPostgresLedger, type PostgresLedger } from './postgres-ledger.ts'

const said = (says: string, change = 'c1'): NewEvent => ({
  type: 'change.commented',
  actor: { kind: 'person', id: 'ana' as PersonId },
  objects: [{ type: 'change', id: change }],
  why: null,
  data: { says },
})
const openLedger = (database: Database, now = () => new Date().toISOString() as Instant) =>
  openPostgresLedger(database, {
    now,
    newId: randomUUID,
    wake: createJobQueue(database, { log: () => undefined }).wake,
  })

ledgerStoreSuite(async () => {
  const test = await testDatabase()
  let now = '2026-03-01T10:00:00.000Z' as Instant
  const one = await openLedger(test.database, () => now)
  const other = await openLedger(await test.openAgain(), () => now)
  return {
    one,
    other,
    setClock: (to) => {
      now = to
    },
    async woken() {
      const { rows } = await test.database.owner.query<{ key: string }>('select key from graphile_worker.jobs')
      return rows.map((row) => row.key.replace('change:', '') as ChangeId)
    },
    async close() {
      await one.close()
      await other.close()
      await test.drop()
    },
  }
})

describe('the ledger in PostgreSQL', () => {
  let test: TestDatabase
  let ledger: PostgresLedger
  beforeAll(async () => {
    test = await testDatabase()
    ledger = await openLedger(test.database)
    await ledger.append([], () => ({ events: [said('one'), said('two', 'c2'), said('three')] }))
  })
  afterAll(async () => {
    await ledger.close()
    await test.drop()
  })
  /** Does something only a superuser can do, and undoes it afterwards. */
  const tampered = async (statement: string, look: () => Promise<void>) => {
    const client = await test.database.owner.connect()
    await client.query('set session_replication_role = replica')
    await client.query('create temp table kept as select * from fairway.event')
    await client.query('create temp table kept_object as select * from fairway.event_object')
    await client.query(statement)
    try {
      await look()
    } finally {
      await client.query('delete from fairway.event_object; delete from fairway.event')
      await client.query(
        'insert into fairway.event select * from kept; insert into fairway.event_object select * from kept_object',
      )
      client.release(true)
    }
  }

  it.each(['update fairway.event set type = type', 'delete from fairway.event', 'truncate fairway.event cascade'])(
    'refuses the app, and its owner too: %s',
    async (statement) => {
      await expect(test.database.app.query(statement)).rejects.toMatchObject({ code: '42501' })
      await expect(test.database.owner.query(statement)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it.each([
    'delete from fairway.event_object',
    'select * from graphile_worker.jobs',
    'set session_replication_role = replica',
  ])('refuses the app: %s', async (statement) => {
    await expect(test.database.app.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    ['update fairway.event set bytes = replace(bytes, \'"two"\', \'"2"\') where seq = 2', 2],
    ['delete from fairway.event where seq = 2', 2],
    ['delete from fairway.event where seq = 1', 1],
    ["update fairway.event set hash = decode(repeat('ab', 32), 'hex') where seq = 3", 3],
  ])('shows what a superuser changed: %s', async (statement, seq) => {
    await tampered(statement, async () => {
      expect(await verifyChain(ledger.exportLines())).toMatchObject({ ok: false, broken: { seq } })
    })
    expect(await verifyChain(ledger.exportLines())).toMatchObject({ ok: true, events: 3 })
  })

  it('shows that the end was cut off to whoever kept the head', async () => {
    const head = await ledger.head()
    await tampered('delete from fairway.event where seq = 3', async () => {
      expect(await verifyChain(ledger.exportLines())).toMatchObject({ ok: true })
      const report = await verifyChain(ledger.exportLines(), { checkpoints: head ? [head] : [] })
      expect(report).toMatchObject({ ok: false, broken: { seq: 3 } })
    })
  })

  it.each([
    'delete from fairway.event_object where seq = 3',
    "insert into fairway.event_object values ('change', 'c9', 3)",
    "update fairway.event set type = 'change.live' where seq = 3",
    "update fairway.event set at = at + interval '1 hour' where seq = 3",
    "update fairway.event set actor_id = 'eve' where seq = 3",
  ])('shows when an event is listed under something else than it records: %s', async (statement) => {
    await tampered(statement, async () => {
      expect(await verifyChain(ledger.exportLines())).toMatchObject({ ok: true })
      expect(await ledger.firstMismatch()).toMatchObject({ seq: 3 })
    })
    expect(await ledger.firstMismatch()).toBeNull()
  })

  it('goes on after its connections were cut, and tells listeners what they missed', async () => {
    const heard: number[] = []
    ledger.subscribe((events: readonly LedgerEvent[]) => heard.push(...events.map((event) => event.seq)))
    await test.database.owner.query(
      'select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )

    const [event] = await ledger
      .append([], () => ({ events: [said('after the cut')] }))
      .catch(() => ledger.append([], () => ({ events: [said('after the cut')] })))

    for (let round = 0; heard.length === 0 && round < 500; round += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual([event?.seq])
    expect(await verifyChain(ledger.exportLines())).toMatchObject({ ok: true })
  })

  it('says in plain words that the database is away, and records nothing', async () => {
    const away = await testDatabase()
    const lost = await openLedger(away.database)
    await away.database.owner.query(`alter database ${new URL(away.url).pathname.slice(1)} connection limit 0`)
    await away.database.owner.query(
      'select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )

    await expect(lost.append([], () => ({ events: [said('lost')] }))).rejects.toMatchObject({
      code: 'database-unavailable',
    })

    await lost.close()
    await away.drop()
  })
})
