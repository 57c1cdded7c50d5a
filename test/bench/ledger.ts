import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChangeId, instant } from '../../src/base/ids.ts'
import { chained, genesis, verifyChain } from '../../src/ledger/chain.ts'
import { fairway, type NewEvent } from '../../src/ledger/event.ts'
import type { LedgerStore } from '../../src/ledger/ledger-store.ts'
import { openHome } from '../../src/platform/home/home.ts'
import { lockHome } from '../../src/platform/home/home-lock.ts'
import { type Database, openDatabase } from '../../src/platform/postgres/database.ts'
import { openPostgresLedger } from '../../src/platform/postgres/postgres-ledger.ts'
import { median } from './measure.ts'
import { per, type Row } from './table.ts'

const alone = 200
const together = 4000
const verified = 100_000

/** What the ledger's guarantees cost: appends against plain inserts of the same bytes, verifying against hashing alone. */
export async function benchLedger(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const lock = lockHome(await openHome(join(folder, 'home')))
  try {
    const database = await openDatabase({ lock, databaseUrl: undefined })
    const ledger = await openPostgresLedger(database, {
      now: () => instant(new Date()),
      newId: randomUUID,
      wake: async () => undefined,
    })
    try {
      return [...(await benchAppends(database, ledger)), await benchVerify()]
    } finally {
      await ledger.close()
      await database.close()
    }
  } finally {
    lock.release()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A typical event: about 400 bytes, two objects. */
const event = (at: number): NewEvent => {
  const change = `chg_${String(at % 500).padStart(12, '0')}` as ChangeId
  return {
    type: 'change.commented',
    actor: fairway,
    objects: [
      { type: 'change', id: change },
      { type: 'product', id: 'storefront' },
    ],
    why: null,
    data: { says: `The heading on the pricing page reads better this way; number ${at} of the day.` },
  }
}

async function benchAppends(database: Database, ledger: LedgerStore): Promise<readonly Row[]> {
  const bytes = chained([event(0)], { last: null, hash: genesis }, instant(new Date()), randomUUID)[0]?.bytes ?? ''
  await database.owner.query('create table public.bare (id bigserial primary key, bytes text not null)')
  const insertOne = () => database.owner.query('insert into public.bare (bytes) values ($1)', [bytes])
  const insertMany = (many: number) =>
    database.owner.query('insert into public.bare (bytes) select unnest($1::text[])', [Array(many).fill(bytes)])

  // Rounds in turns: the disk and the machine are shared.
  const [ours, theirs, oursAll, theirsAll] = [[], [], [], []] as [number[], number[], number[], number[]]
  for (let round = 0; round < 4; round++) {
    ours.push(
      await rate(alone, async () => {
        for (let at = 0; at < alone; at++) await ledger.append([], () => ({ events: [event(at)] }))
      }),
    )
    theirs.push(
      await rate(alone, async () => {
        for (let at = 0; at < alone; at++) await insertOne()
      }),
    )
    oursAll.push(
      await rate(together, () =>
        Promise.all(
          Array.from({ length: together }, (_, at) => {
            const { objects } = event(at)
            return ledger.append(objects.slice(0, 1), () => ({ events: [event(at)] }))
          }),
        ),
      ),
    )
    theirsAll.push(
      await rate(together, async () => {
        for (let at = 0; at < together; at += 200) await insertMany(200)
      }),
    )
  }
  const row = (what: string, mine: readonly number[], bare: readonly number[], peer: string): Row => ({
    what,
    ours: per(median(mine), 'events/s'),
    peer: `${peer}: ${per(median(bare), 'rows/s')}`,
    ratio: median(mine) / median(bare),
    limit: null,
    holds: null,
  })
  return [
    row('append one event after the other (fsync on)', ours, theirs, 'bare insert of the same bytes'),
    row(
      'append 4,000 events asked for at once, each reading its history',
      oursAll,
      theirsAll,
      'bare insert, 200 rows each',
    ),
  ]
}

/** @returns so many a second */
async function rate(many: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (many * 1000) / (performance.now() - start)
}

async function benchVerify(): Promise<Row> {
  const sealed = chained(
    Array.from({ length: verified }, (_, at) => event(at)),
    { last: null, hash: genesis },
    instant(new Date()),
    randomUUID,
  )
  const lines = sealed.map((line) => JSON.stringify(line))
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    ours.push(
      await rate(verified, async () => {
        const report = await verifyChain(lines)
        if (!report.ok || report.events !== verified) throw new Error('The chain does not hold.')
      }),
    )
    theirs.push(
      await rate(verified, async () => {
        for (const { bytes } of sealed) createHash('sha256').update(bytes).digest('hex')
      }),
    )
  }
  return {
    what: `verify ${per(verified, 'events')}: read, canonical form, chain`,
    ours: per(median(ours), 'events/s'),
    peer: `sha256 of the same bytes alone: ${per(median(theirs), '/s')}`,
    ratio: median(ours) / median(theirs),
    limit: null,
    holds: null,
  }
}
