import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { samplePlan } from '../../src/flow/generate/history-plan.ts'
import { generateHistory } from '../../src/flow/generate/software-history.ts'
import { type Cases, casesOf } from '../../src/flow/log/cases.ts'
import type { EventLog } from '../../src/flow/log/event-log.ts'
import { directlyFollows, edgeTimes } from '../../src/flow/measures/directly-follows.ts'
import { variantsOf } from '../../src/flow/measures/variants.ts'
import { openHome } from '../../src/platform/home/home.ts'
import { lockHome } from '../../src/platform/home/home-lock.ts'
import { type Database, openDatabase } from '../../src/platform/postgres/database.ts'
import { ms, type Row } from './table.ts'

/** Too large for everybody's installation, so it is fetched when this part runs. MIT. */
const duckVersion = '1.5.5-r.5'
const items = 35_000
const rounds = 5

/** What each engine answers: a line for each edge, with its count and, where asked, its times in whole milliseconds. */
type Answer = readonly string[]
type Question = 'map' | 'times' | 'variants'

interface Engine {
  readonly name: string
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

/** The map of a generated history: ours against databases, the same events in memory, each answer held against ours. */
export async function benchFlow(): Promise<readonly Row[]> {
  const { log } = generateHistory({ ...samplePlan, items })
  const cases = casesOf(log, 'item')
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const file = join(folder, 'events.csv')
  const csv = csvOf(log, cases)
  await writeFile(file, csv)
  const ours = oursOn(log, cases)
  const engines = [await duckDb(file), await postgres(folder, csv)]
  const rows: Row[] = []
  try {
    const mine = new Map<Question, { readonly answer: Answer; readonly best: number }>()
    for (const question of ['map', 'times', 'variants'] as const) mine.set(question, await best(ours, question))
    for (const engine of engines)
      for (const [question, own] of mine) {
        const theirs = await best(engine, question)
        const agrees = same(own.answer, theirs.answer)
        rows.push({
          what: `${says[question]} of ${cases.rows.length.toLocaleString('en')} events; ${agrees ? 'same answer' : 'ANSWERS DIFFER'}`,
          ours: ms(own.best),
          peer: `${engine.name}: ${ms(theirs.best)}`,
          ratio: own.best / theirs.best,
          limit: 'same answer, < 1',
          holds: agrees && own.best < theirs.best,
        })
      }
  } finally {
    for (const engine of engines) await engine.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return [...rows, ...budgets()]
}

const says: Readonly<Record<Question, string>> = {
  map: 'directly-follows map',
  times: 'mean, p50, p90 of each edge',
  variants: 'variants',
}

/** Budgets on a million events, and the memory of an event. */
function budgets(): Row[] {
  const before = process.memoryUsage().arrayBuffers
  const { log } = generateHistory({ ...samplePlan, items: 124_000 })
  const bytes = process.memoryUsage().arrayBuffers - before
  const spent = Array.from({ length: rounds }, () => {
    const start = performance.now()
    const cases = casesOf(log, 'item')
    directlyFollows(log, cases)
    return performance.now() - start
  })
  const map = Math.min(...spent)
  const columns = [log.time, log.zone, log.sequence, log.activity, log.resource, log.lifecycle]
  const own = [...columns, log.objectStart, log.objectRefs, log.qualifier].reduce(
    (sum, each) => sum + each.byteLength,
    0,
  )
  return [
    {
      what: `choose the cases and map ${log.size.toLocaleString('en')} events`,
      ours: ms(map),
      peer: '100 ms a million',
      ratio: map / (log.size / 10_000),
      limit: '≤ 1',
      holds: map <= log.size / 10_000,
    },
    {
      what: `memory of an event that touches ${(log.objectRefs.length / log.size).toFixed(1)} objects`,
      ours: `${(own / log.size).toFixed(0)} B (whole process: ${(bytes / log.size).toFixed(0)} B)`,
      peer: '40 B',
      ratio: own / log.size / 40,
      limit: '≤ 1',
      holds: own / log.size <= 40,
    },
  ]
}

async function best(engine: Pick<Engine, 'ask'>, question: Question): Promise<{ answer: Answer; best: number }> {
  let least = Number.POSITIVE_INFINITY
  let answer: Answer = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    answer = await engine.ask(question)
    least = Math.min(least, performance.now() - start)
  }
  return { answer, best: least }
}

const same = (a: Answer, b: Answer): boolean => a.toSorted().join('\n') === b.toSorted().join('\n')

const oursOn = (log: EventLog, cases: Cases): Pick<Engine, 'ask'> => ({
  ask: async (question) => {
    if (question === 'variants') return variantsOf(cases).map((variant) => String(variant.cases))
    const graph = directlyFollows(log, cases)
    const name = (activity: number) => log.activities[activity]
    if (question === 'map') return graph.edges.map(({ from, to, count }) => `${name(from)}|${name(to)}|${count}`)
    const times = edgeTimes(log, cases, graph)
    return graph.edges.map(({ from, to, count }, at) => {
      const { mean, p50, p90 } = times[at] as { mean: number; p50: number; p90: number }
      return line(name(from), name(to), count, mean, p50, p90)
    })
  },
})

const line = (from: unknown, to: unknown, count: unknown, ...times: readonly unknown[]): string =>
  [from, to, count, ...times.map((time) => Math.round(Number(time)))].join('|')

function csvOf(log: EventLog, cases: Cases): string {
  const lines = ['item,place,activity,ms']
  for (let each = 0; each < cases.count; each++)
    for (let at = cases.start[each] as number; at < (cases.start[each + 1] as number); at++) {
      const row = cases.rows[at] as number
      lines.push(`${each},${at},${log.activities[log.activity[row] as number]},${log.time[row]}`)
    }
  return `${lines.join('\n')}\n`
}

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

async function duckDb(file: string): Promise<Engine> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/bench')
  const name = '@duckdb/node-api'
  if (!existsSync(join(folder, 'node_modules', name))) {
    await mkdir(folder, { recursive: true })
    process.stderr.write(`fetching ${name} ${duckVersion} …\n`)
    await promisify(execFile)('npm', [
      'install',
      '--no-save',
      '--no-audit',
      '--prefix',
      folder,
      `${name}@${duckVersion}`,
    ])
  }
  const path = createRequire(join(folder, 'package.json')).resolve(name)
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

async function postgres(folder: string, csv: string): Promise<Engine> {
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
