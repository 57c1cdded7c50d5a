import { readFile } from 'node:fs/promises'
import { Client, type ClientConfig, Pool, type PoolClient } from 'pg'
import { FairwayError } from '../../base/errors.ts'
import type { Home } from '../home/home.ts'
import { type HomeLock, tryLockHome } from '../home/home-lock.ts'
import { codeOf, databaseError } from './database-error.ts'
import { type EmbeddedServer, findEmbedded, type Login, logOf, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { lastLines } from './server-log.ts'

/** Both pools, and anything else that runs a statement. */
export type Queryable = Pick<PoolClient, 'query'>

export interface DatabaseHealth {
  readonly embedded: boolean
  /** `180004` for 18.4. */
  readonly version: number
  /** Whether the app runs under a role that can only add to the ledger. Without, only triggers and the chain protect it. */
  readonly roleSeparated: boolean
  /** Whether the server writes each commit to disk before it acknowledges. */
  readonly durable: boolean
}

/** One open database. Same code for the embedded server and for `DATABASE_URL`. */
export interface Database {
  /** Owns the tables: migrations, and the machinery of the job queue. */
  readonly owner: Pool
  /** What the app uses: may read and add, never change. */
  readonly app: Pool
  readonly health: DatabaseHealth
  /** A connection of its own under the app's role, for listening and for session locks; not yet connected. */
  ownConnection(name: string): Client
  /** Turns a driver's error into one for people; others come back as they are. */
  explain(error: unknown): unknown
  close(): Promise<void>
}

export interface OpenOptions {
  /** The home whose embedded server to use, held by the caller. */
  readonly lock: HomeLock
  /** A PostgreSQL of the user's own, 14 or newer; the embedded one is not started then. */
  readonly databaseUrl?: string | undefined
}

/**
 * Opens the database for a server: starts or takes over the embedded one where no address is given, migrates, and makes the
 * app's role.
 *
 * @throws FairwayError `database-unavailable`, `database-broken`, `disk-full`, `bad-input` for an address that is none
 */
export async function openDatabase({ lock, databaseUrl }: OpenOptions): Promise<Database> {
  if (databaseUrl) return openUrl(databaseUrl)
  const server = await startEmbedded(lock)
  try {
    return await openOnServer(server, 'fairway', lock.home, () => server.stop())
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Opens the database for one command: shares the server of a running Fairway, or starts it for the moment.
 *
 * @throws FairwayError as `openDatabase`; `home-in-use` where a running Fairway's server does not answer
 */
export async function visitDatabase(home: Home, databaseUrl?: string): Promise<Database> {
  if (databaseUrl) return openUrl(databaseUrl)
  const lock = tryLockHome(home)
  if (lock) {
    try {
      const database = await openDatabase({ lock })
      return { ...database, close: () => database.close().finally(() => lock.release()) }
    } catch (error) {
      lock.release()
      throw error
    }
  }
  const found = await findEmbedded(home)
  if (found) return connected(accessOf(found, 'fairway', home), true, async () => undefined)
  throw new FairwayError('home-in-use', 'Another Fairway holds this home, but its database does not answer.', {
    where: home.path,
    next: 'It may be starting: try again in a moment. If not, restart it.',
  })
}

/** A named database on an embedded server: made where it is missing, migrated, with the app's role. */
export async function openOnServer(
  server: Pick<EmbeddedServer, 'owner' | 'app'>,
  name: string,
  home: Home,
  close: () => Promise<void>,
): Promise<Database> {
  const access = accessOf(server, name, home)
  await withClient({ ...server.owner, database: 'postgres' }, access, async (client) => {
    await unless(
      client,
      'select from pg_database where datname = $1',
      name,
      `create database ${client.escapeIdentifier(name)}`,
    )
    const password = client.escapeLiteral(server.app.password)
    await unless(
      client,
      'select from pg_roles where rolname = $1',
      appRole,
      `create role ${appRole} login password ${password}`,
    )
  })
  return connected(await prepared(access), true, close)
}

const appRole = 'fairway_app'

async function unless(client: Client, question: string, name: string, statement: string): Promise<void> {
  if ((await client.query(question, [name])).rowCount) return
  await client.query(statement).catch((error) => {
    if (!alreadyThere.has(codeOf(error) ?? '')) throw error
  })
}

/** Someone made it between asking and making. */
const alreadyThere = new Set(['42710', '42P04', '23505'])

interface Access {
  readonly owner: ClientConfig
  readonly app: ClientConfig
  /** Names the database in errors; never holds a password. */
  readonly where: string
  /** Last lines of the server's log, where it is ours. */
  readonly log: () => string[]
}

const accessOf = (server: { owner: Login; app: Login }, database: string, home: Home): Access => ({
  owner: { ...server.owner, database },
  app: { ...server.app, database },
  where: home.postgres,
  log: () => lastLines(logOf(home), 3),
})

async function openUrl(databaseUrl: string): Promise<Database> {
  const url = parsedUrl(databaseUrl)
  const where = `${url.host}${url.pathname}`
  const owner: ClientConfig = { connectionString: url.href }
  const base: Access = { owner, app: owner, where, log: () => [] }
  const canSeparate = await withClient(owner, base, makeAppRole)
  if (!canSeparate) return connected(await prepared(base, false), false, async () => undefined)
  const asApp = new URL(url)
  asApp.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c role=${appRole}`.trim())
  return connected(await prepared({ ...base, app: { connectionString: asApp.href } }), false, async () => undefined)
}

function parsedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new FairwayError('bad-input', 'DATABASE_URL is not the address of a PostgreSQL.', {
    next: 'Write it as postgresql://user:password@host:5432/database.',
  })
}

/** Whether there is a role for the app that our login may take on, made where we may make it. */
async function makeAppRole(client: Client): Promise<boolean> {
  try {
    await unless(client, 'select from pg_roles where rolname = $1', appRole, `create role ${appRole} nologin`)
    await client.query(`grant ${appRole} to current_user`).catch(() => undefined)
    await client.query(`set role ${appRole}`)
    return true
  } catch {
    return false
  }
}

/** Migrates and gives the app its rights. */
async function prepared(access: Access, hasAppRole = true): Promise<Access> {
  const owner = poolOf(access.owner, 2)
  try {
    await assertVersion(owner, access.where)
    await migrate(owner, access.where)
    if (hasAppRole) await owner.query(await readFile(new URL('./app-rights.sql', import.meta.url), 'utf8'))
    return access
  } catch (error) {
    throw databaseError(error, access.where, access.log())
  } finally {
    await owner.end()
  }
}

async function assertVersion(owner: Pool, where: string): Promise<void> {
  const version = await settingOf(owner, 'server_version_num')
  if (Number(version) >= 140000) return
  throw new FairwayError(
    'database-unavailable',
    `This PostgreSQL is too old (${Math.floor(Number(version) / 10000)}).`,
    {
      where,
      next: 'Use version 14 or newer, or leave DATABASE_URL out to use the embedded one.',
    },
  )
}

async function settingOf(queryable: Queryable, name: string): Promise<string> {
  const { rows } = await queryable.query<{ value: string }>('select current_setting($1) as value', [name])
  return rows[0]?.value ?? ''
}

async function connected(access: Access, embedded: boolean, close: () => Promise<void>): Promise<Database> {
  const owner = poolOf(access.owner, 4)
  const app = poolOf(access.app, 10)
  const explain = (error: unknown) => databaseError(error, access.where, access.log())
  try {
    const { rows } = await app.query<{ separated: boolean }>(
      `select current_user = '${appRole}' and not has_table_privilege('fairway.event', 'update') as separated`,
    )
    const health: DatabaseHealth = {
      embedded,
      version: Number(await settingOf(app, 'server_version_num')),
      roleSeparated: rows[0]?.separated ?? false,
      durable: (await settingOf(app, 'fsync')) === 'on' && (await settingOf(app, 'synchronous_commit')) !== 'off',
    }
    return {
      owner,
      app,
      health,
      explain,
      ownConnection: (name) => new Client({ ...access.app, ...patience, application_name: name }),
      async close() {
        await Promise.all([app.end(), owner.end()])
        await close()
      },
    }
  } catch (error) {
    await Promise.all([app.end(), owner.end()])
    throw explain(error)
  }
}

const patience = { connectionTimeoutMillis: 10_000, keepAlive: true } as const

function poolOf(config: ClientConfig, max: number): Pool {
  const pool = new Pool({
    ...config,
    ...patience,
    max,
    application_name: 'fairway',
    // Nobody may hold the ledger's writer lock by falling asleep in a transaction.
    idle_in_transaction_session_timeout: 30_000,
  })
  // An idle connection that breaks is replaced at its next use; whoever uses one hears of it there.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function withClient<T>(config: ClientConfig, access: Access, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...config, ...patience })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } catch (error) {
    throw databaseError(error, access.where, access.log())
  } finally {
    await client.end().catch(() => undefined)
  }
}
