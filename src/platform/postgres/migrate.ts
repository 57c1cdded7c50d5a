import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import { FairwayError } from '../../base/errors.ts'
import { sha256 } from '../../base/hash.ts'
import { quietWorkerLog } from '../jobs/worker-log.ts'

const folder = new URL('./migrations/', import.meta.url)

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Brings the database to the present form: the job queue's own migrations, then ours in the order of their numbers, each
 * with its record in one transaction. Servers that start together take turns. A database that is up to date is only read.
 *
 * @param where names the database in errors
 * @throws FairwayError `database-broken` where the database holds migrations this Fairway does not know, or knows differently
 */
export async function migrate(owner: Pool, where: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('fairway/migrate'))")
    await runMigrations({ pgPool: owner, logger: quietWorkerLog })
    await client.query('create schema if not exists fairway')
    await client.query(`create table if not exists fairway.migration (
      name text constraint migration_pkey primary key, checksum text not null, at timestamptz not null default now())`)
    const applied = await appliedMigrations(client)
    const known = await knownMigrations()
    for (const migration of known) {
      const checksum = applied.get(migration.name)
      if (checksum === undefined) await apply(client, migration)
      else if (checksum !== migration.checksum)
        throw strange(where, `${migration.name} was changed after it was applied`)
      applied.delete(migration.name)
    }
    const [unknown] = applied.keys()
    if (unknown) throw strange(where, `it holds ${unknown}, which this version does not know`)
  } finally {
    // Ending the session, not handing it back, also frees the lock where a query failed.
    client.release(true)
  }
}

const strange = (where: string, what: string) =>
  new FairwayError('database-broken', `The database does not fit this Fairway: ${what}.`, {
    where,
    next: 'Start the newest Fairway that ever ran on it, or restore a backup made by this version.',
  })

async function appliedMigrations(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from fairway.migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

async function knownMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, checksum: sha256(sql) }
    }),
  )
}

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  await client.query(sql)
  await client.query('insert into fairway.migration (name, checksum) values ($1, $2)', [name, checksum])
  await client.query('commit')
}
