import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { LanePool } from '../../src/cli/lane-pool.ts'
import { type ContractName, defaultFacts, type SourceFile, slots } from '../../src/lane/index.ts'
import { corpusFile } from './corpus.ts'
import { median } from './measure.ts'
import type { Row } from './table.ts'

const files = 3000
const jobFiles = 50
const rounds = 9

/**
 * Listing every place of a repository on all cores, in jobs as `fairway slots` makes them, against the bare parser with as many
 * threads on the same buffers. Both sides get copies of the bytes, both answer; ours answers with the places.
 */
export async function benchSlots(): Promise<readonly Row[]> {
  const all = Array.from({ length: files }, (_, at): SourceFile => {
    const { path, text } = corpusFile(at)
    return { path, bytes: Buffer.from(text) }
  })
  const threads = availableParallelism()
  const pool = new LanePool(threads)
  const parsers = Array.from({ length: threads }, () => new Worker(new URL('./parse-worker.ts', import.meta.url)))
  try {
    return [await row('copy', all, pool, parsers), await row('style', all, pool, parsers)]
  } finally {
    await pool.close()
    await Promise.all(parsers.map((parser) => parser.terminate()))
  }
}

async function row(
  contract: ContractName,
  all: readonly SourceFile[],
  pool: LanePool,
  parsers: readonly Worker[],
): Promise<Row> {
  const taken = all.filter((file) => contract === 'copy' || file.path.endsWith('.tsx'))
  const bytes = taken.reduce((sum, file) => sum + file.bytes.length, 0)
  const expected = taken.reduce((sum, file) => sum + slots(file, contract, defaultFacts).length, 0)
  const ours: Spent[] = []
  const theirs: Spent[] = []
  // The first rounds warm both sides up and are not counted.
  for (let round = -2; round < rounds; round++) {
    const turns = [
      async () => ours.push(await spent(() => list(taken, contract, pool), expected)),
      async () => theirs.push(await spent(() => parse(taken, parsers), taken.length)),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn()
    if (round < 0) {
      ours.length = 0
      theirs.length = 0
    }
  }
  const wall = (each: readonly Spent[]) => median(each.map((one) => one.wallMs))
  const cpu = (each: readonly Spent[]) => median(each.map((one) => one.cpuMs))
  const rate = (each: readonly Spent[]) => `${(bytes / 1e3 / wall(each)).toFixed(1)} MB/s`
  const ratio = median(ours.map((one, at) => one.wallMs / (theirs[at]?.wallMs ?? Number.NaN)))
  const perSecond = Math.round((expected / wall(ours)) * 1000).toLocaleString('en')
  return {
    what: `list ${expected.toLocaleString('en')} places (${contract}) of ${taken.length} files on ${parsers.length} threads`,
    ours: `${perSecond} places/s, ${rate(ours)} (processor ${cpu(ours).toFixed(0)} ms)`,
    peer: `bare parser on as many: ${rate(theirs)} (processor ${cpu(theirs).toFixed(0)} ms)`,
    ratio,
    limit: '≤ 1.1',
    holds: ratio <= 1.1,
  }
}

interface Spent {
  readonly wallMs: number
  readonly cpuMs: number
}

/** @throws Error where another number of things comes back than there are */
async function spent(work: () => Promise<number>, expected: number): Promise<Spent> {
  const start = performance.now()
  const before = process.cpuUsage()
  const count = await work()
  const { user, system } = process.cpuUsage(before)
  if (count !== expected) throw new Error(`${count} things came back instead of ${expected}`)
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 }
}

const jobsOf = (all: readonly SourceFile[]): SourceFile[][] =>
  Array.from({ length: Math.ceil(all.length / jobFiles) }, (_, at) => all.slice(at * jobFiles, (at + 1) * jobFiles))

async function list(all: readonly SourceFile[], contract: ContractName, pool: LanePool): Promise<number> {
  const answers = await Promise.all(
    jobsOf(all).map((part) => pool.run({ kind: 'slots', files: part, contract, facts: defaultFacts })),
  )
  return answers.reduce((sum, answer) => sum + (answer.kind === 'slots' ? answer.slots.length : 0), 0)
}

async function parse(all: readonly SourceFile[], parsers: readonly Worker[]): Promise<number> {
  const jobs = jobsOf(all)
  const counts = await Promise.all(
    parsers.map(async (parser) => {
      let count = 0
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        parser.postMessage(job)
        const [done] = (await once(parser, 'message')) as [number]
        count += done
      }
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
