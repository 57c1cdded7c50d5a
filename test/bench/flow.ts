import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXes } from '../../src/flow/formats/xes/write-xes.ts'
import { samplePlan } from '../../src/flow/generate/history-plan.ts'
import { generateHistory } from '../../src/flow/generate/software-history.ts'
import { type Cases, casesOf } from '../../src/flow/log/cases.ts'
import type { EventLog } from '../../src/flow/log/event-log.ts'
import { LogBuilder } from '../../src/flow/log/log-builder.ts'
import { directlyFollows, edgeTimes } from '../../src/flow/measures/directly-follows.ts'
import { variantsOf } from '../../src/flow/measures/variants.ts'
import { percentileReplicates } from '../../src/flow/statistics/percentile-replicates.ts'
import { seededRandom } from '../../src/flow/statistics/seeded-random.ts'
import { sortedSample } from '../../src/flow/statistics/sorted-sample.ts'
import { readLogFile } from '../../src/platform/flow/read-log-file.ts'
import { type Answer, duckDb, type Engine, line, postgres, type Question } from './flow-databases.ts'
import { pm4js } from './flow-pm4js.ts'
import { ms, type Row } from './table.ts'

const items = 35_000
const rounds = 5

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
  return [...rows, ...(await library()), ...budgets(), ...(await imports(log)), ingest(log), bootstrap()]
}

const says: Readonly<Record<Question, string>> = {
  map: 'directly-follows map',
  times: 'mean, p50, p90 of each edge',
  variants: 'variants',
}

/** What the library of JavaScript answers on a smaller log: it needs a gigabyte for the larger one. */
async function library(): Promise<Row[]> {
  const { log } = generateHistory({ ...samplePlan, items: 6_000 })
  const cases = casesOf(log, 'item')
  const xes = [...writeXes(log, 'item')].join('')
  const ours = oursOn(log, cases)
  const peer = await pm4js(xes)
  const row = async (question: Question): Promise<Row> => {
    const [own, theirs] = [await best(ours, question), await best(peer, question)]
    const isTimes = question === 'times'
    // Mean and median of each edge; ours has a p90 behind them.
    const mine = isTimes ? own.answer.map((each) => each.slice(0, each.lastIndexOf('|'))) : own.answer
    const medians = isTimes ? differing(mine, theirs.answer, 4) : 0
    const agrees = isTimes ? differing(mine, theirs.answer, 3) === 0 : same(mine, theirs.answer)
    const answer = agrees
      ? medians === 0
        ? 'same answer'
        : `same means; its medians differ on ${medians} of ${mine.length} edges, sorted as text`
      : 'ANSWERS DIFFER'
    return {
      what: `${says[question]} of ${cases.rows.length.toLocaleString('en')} events; ${answer}`,
      ours: ms(own.best),
      peer: `${peer.name}: ${ms(theirs.best)}`,
      ratio: own.best / theirs.best,
      limit: 'same answer, < 1',
      holds: agrees && own.best < theirs.best,
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const file = join(folder, 'log.xes')
  await writeFile(file, xes)
  const own = await bestOf(rounds, () => readLogFile(file))
  await rm(folder, { recursive: true })
  return [
    await row('map'),
    await row('times'),
    await row('variants'),
    {
      what: `read ${megabytes(xes.length)} of XES`,
      ours: ms(own),
      peer: `${peer.name}: ${ms(peer.importMs)}`,
      ratio: own / peer.importMs,
      limit: '< 1',
      holds: own < peer.importMs,
    },
  ]
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

/** Edges whose answers differ in the column, by more than the rounding of a millisecond. */
function differing(mine: Answer, theirs: Answer, column: number): number {
  const valueOf = (each: string) => Number(each.split('|')[column])
  const edgeOf = (each: string) => each.split('|').slice(0, 2).join('|')
  const known = new Map(theirs.map((each) => [edgeOf(each), each.split('|')]))
  // Theirs has no count between the edge and its times.
  return mine.filter((each) => {
    const value = Number(known.get(edgeOf(each))?.[column - 1])
    return !(Math.abs(value - valueOf(each)) <= 1)
  }).length
}

async function bestOf(times: number, act: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < times; round++) {
    const start = performance.now()
    await act()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const budget = (what: string, spent: number, limitMs: number, limit: string): Row => ({
  what,
  ours: ms(spent),
  peer: limit,
  ratio: spent / limitMs,
  limit: '≤ 1',
  holds: spent <= limitMs,
})

/** A log as a file, read cold each time. */
async function imports(log: EventLog): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const file = join(folder, 'log.xes')
  await pipeline(Readable.from(writeXes(log, 'item')), createWriteStream(file))
  const { size } = await stat(file)
  const spent = await bestOf(3, () => readLogFile(file))
  await rm(folder, { recursive: true })
  return [budget(`read ${megabytes(size)} of XES`, spent, (1500 * size) / 74e6, '1.5 s for 74 MB')]
}

/** Events that arrive at a log of a third of a million. */
function ingest(log: EventLog): Row {
  const builder = new LogBuilder()
  const add = (from: number, to: number, later: number): void => {
    for (let row = from; row < to; row++) {
      const activity = log.activities[log.activity[row] as number] as string
      builder.event(builder.activity(activity), (log.time[row] as number) + later, 0)
      for (let at = log.objectStart[row] as number; at < (log.objectStart[row + 1] as number); at++)
        builder.touches(builder.object('item', log.objects.ids[log.objectRefs[at] as number] as string))
    }
  }
  add(0, log.size, 0)
  builder.build()
  const least = Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now()
      add(0, 10_000, 1)
      const grown = builder.build()
      directlyFollows(grown, casesOf(grown, 'item'))
      return performance.now() - start
    }),
  )
  return budget(`add 10,000 events to ${log.size.toLocaleString('en')} and map them`, least, 200, '200 ms')
}

function bootstrap(): Row {
  const random = seededRandom(1)
  const sample = sortedSample(Array.from({ length: 10_000 }, () => random()))
  const spent = Array.from({ length: rounds }, () => {
    const start = performance.now()
    percentileReplicates(sample, 0.85, random, 2_000)
    return performance.now() - start
  })
  return budget('2,000 bootstrap percentiles of 10,000 values', Math.min(...spent), 300, '300 ms')
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

function csvOf(log: EventLog, cases: Cases): string {
  const lines = ['item,place,activity,ms']
  for (let each = 0; each < cases.count; each++)
    for (let at = cases.start[each] as number; at < (cases.start[each + 1] as number); at++) {
      const row = cases.rows[at] as number
      lines.push(`${each},${at},${log.activities[log.activity[row] as number]},${log.time[row]}`)
    }
  return `${lines.join('\n')}\n`
}
