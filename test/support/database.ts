import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'
import { openHome } from '../../src/platform/home/home.ts'
import { type HomeLock, tryLockHome } from '../../src/platform/home/home-lock.ts'
import { type Database, openOnServer } from '../../src/platform/postgres/database.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/platform/postgres/embedded.ts'

/*
 * A database of one's own for each test that asks: real PostgreSQL, migrated, empty, thrown away. One server per test run,
 * started by the first test that asks, so that runs without such tests do not pay for it; `global-setup.ts` chooses its
 * home before the run and removes it after.
 */

/** Set by the global setup for all processes of the run. */
export const runHome = 'FAIRWAY_TEST_HOME'

const template = 'fairway_template'

export interface TestDatabase {
  readonly database: Database
  /** A second set of connections to the same database, as another server would have. */
  openAgain(): Promise<Database>
  /** Address of the database for its owner, as `DATABASE_URL` takes it. */
  readonly url: string
  /** Closes all connections and drops the database. */
  drop(): Promise<void>
}

export async function testDatabase(): Promise<TestDatabase> {
  const home = await openHome(process.env[runHome] ?? mkdtempSync(join(tmpdir(), 'fairway-test-alone-')))
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = await underLock(home.path, async (lock) => {
    // Thrown away at the end, so it need not survive a power cut: commits are some ten times faster without.
    const running = await startEmbedded(lock, { durable: false })
    await running.stop({ keep: true })
    await makeTemplate(running, lock)
    await asOwner(running, `create database ${escapeIdentifier(name)} template ${template}`)
    return running
  })
  const opened: Database[] = []
  const open = async () => {
    const database = await openOnServer(server, name, home, async () => undefined)
    opened.push(database)
    return database
  }
  return {
    database: await open(),
    openAgain: open,
    url: `postgresql://${server.owner.user}:${server.owner.password}@127.0.0.1:${server.owner.port}/${name}`,
    async drop() {
      await Promise.all(opened.splice(0).map((database) => database.close()))
      await asOwner(server, `drop database if exists ${escapeIdentifier(name)} with (force)`)
    },
  }
}

/** Test files run side by side: they start the server and clone the template one after the other. */
async function underLock<T>(path: string, use: (lock: HomeLock) => Promise<T>): Promise<T> {
  const home = await openHome(path)
  for (;;) {
    const lock = tryLockHome(home)
    if (!lock) await sleep(20)
    else {
      try {
        return await use(lock)
      } finally {
        lock.release()
      }
    }
  }
}

async function makeTemplate(server: EmbeddedServer, lock: HomeLock): Promise<void> {
  const known = await asOwner(server, `select from pg_database where datname = '${template}' and datistemplate`)
  if (known > 0) return
  const database = await openOnServer(server, template, lock.home, async () => undefined)
  await database.close()
  await asOwner(server, `alter database ${template} is_template true`)
}

async function asOwner(server: Pick<EmbeddedServer, 'owner'>, statement: string): Promise<number> {
  const client = new Client({ ...server.owner, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(statement)).rowCount ?? 0
  } finally {
    await client.end()
  }
}
