import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openHome } from '../../src/platform/home/home.ts'
import { lockHome } from '../../src/platform/home/home-lock.ts'
import { type Database, openDatabase } from '../../src/platform/postgres/database.ts'
import { fetchPackage } from './fetch-package.ts'

/** MIT. */
const duckVersion = '1.5.5-r.5'

/** What each engine answers: a line for each edge, with its count and, where asked, its times in whole milliseconds. */
export type Answer = readonly string[]
export type Question = 'map' | 'times' | 'variants'

export interface Engine {
  readonly name: string
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

export const line = (from: unknown, to: unknown, count: unknown, ...times: readonly unknown[]): string =>
  [from, to, count, ...times.map((time) => Math.round(Number(time)))].join('|')

/** The same questions in SQL, as an analyst would put them. */
const pairs = `select activity as a, lead(activity) over w as b, lead(ms) over w - ms as wait from events window w as (partition by item order by ms, place)`
const sql: Readonly<Record<Question, string>> = {
  map: `select a, b, count(*) as n from (${pairs}) as pair where b is not null group by a, b`,
  times: `select a, b, count(*) as n, avg(wait) as mean, percentile_cont(0.5) within group (order by wait) as p50, percentile_cont(0.9) within group (order by wait) as p90 from (${pairs}) as pair where b is not null group by a, b`,
  variants: `select count(*) as n from (select item, string_agg(activity, '>' order by ms, place) as path from events group by item) as variant group by path`,
}

type Cells = Readonly<Record<string, unknown>>
const answerOf = (question: Question, rows: readonly Cells[]): Answer =>
  rows.map(({ a, b, n, mean, p50, p90 }) =>
    question === 'variants' ? String(n) : question === 'map' ? `${a}|${b}|${n}` : line(a, b, n, mean, p50, p90),
  )

interface DuckConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRowObjects(): readonly Cells[] }>
  closeSync(): void
}

export async function duckDb(file: string): Promise<Engine> {
  const path = await fetchPackage('@duckdb/node-api', duckVersion)
  const { DuckDBInstance } = (await import(pathToFileURL(path).href)) as {
    DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckConnection> }> }
  }
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(
    `create table events as select * from read_csv('${file}', columns = {item: 'INTEGER', place: 'INTEGER', activity: 'VARCHAR', ms: 'BIGINT'})`,
  )
  return {
    name: `DuckDB ${duckVersion}`,
    ask: async (question) => answerOf(question, (await connection.runAndReadAll(sql[question])).getRowObjects()),
    close: async () => connection.closeSync(),
  }
}

export async function postgres(folder: string, csv: string): Promise<Engine> {
  const lock = lockHome(await openHome(join(folder, 'home')))
  const database: Database = await openDatabase({ lock, databaseUrl: undefined })
  await database.owner.query('create table public.events (item int, place int, activity text, ms bigint)')
  const lines = csv.trimEnd().split('\n').slice(1)
  const column = (at: number): readonly (string | undefined)[] => lines.map((each) => each.split(',')[at])
  await database.owner.query(
    'insert into public.events select * from unnest($1::int[], $2::int[], $3::text[], $4::bigint[])',
    [0, 1, 2, 3].map(column),
  )
  await database.owner.query('analyze public.events')
  const { rows } = await database.owner.query('show server_version')
  return {
    name: `PostgreSQL ${rows[0]?.server_version}`,
    ask: async (question) =>
      answerOf(
        question,
        (await database.owner.query(sql[question].replaceAll('from events', 'from public.events'))).rows,
      ),
    close: async () => {
      await database.close()
      lock.release()
    },
  }
}
