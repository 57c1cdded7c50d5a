import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import { type ChainHead, type ChainReport, verifyChain } from '../ledger/chain.ts'
import { isCode, openHome } from '../platform/home/home.ts'
import type { PostgresLedger } from '../platform/postgres/postgres-ledger.ts'
import type { Cli } from './cli.ts'
import { homeChoice } from './home-choice.ts'
import { writeAnswer } from './output.ts'
import type { World } from './world.ts'

export function registerLedger(program: Command, cli: Cli): void {
  const ledger = program
    .command('ledger')
    .description('export the record of everything, and check that nobody changed it')
  ledger
    .command('export')
    .description('write every event as a JSON line, oldest first; `ledger verify --file` checks such a file anywhere')
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--json', 'the lines are JSON in any case')
    .action(({ out }: { out?: string }) =>
      cli.run(async (world) => {
        const events = await withLedger(world, (opened) => exportTo(world, opened.exportLines(), out))
        world.writeProgress(`${events} events exported.\n`)
        return 0
      }),
    )
  ledger
    .command('verify')
    .description('check the chain of events; exit 1 and the first bad event where it does not hold')
    .option('--file <file>', 'check an export instead of the ledger of this home')
    .option('--checkpoint <file>', 'a head kept earlier, {"seq", "hash"}: it must still be on the chain')
    .option('--json', 'answer as JSON: {events, head, ok, broken}')
    .action((options: VerifyOptions & { json?: boolean }) =>
      cli.run(async (world) => {
        const report = await verifyLedger(world, options)
        await writeAnswer(world, options.json === true, report, () => sayReport(report))
        return report.ok ? 0 : 1
      }),
    )
}

export interface VerifyOptions {
  readonly file?: string
  readonly checkpoint?: string
}

/**
 * Checks an export, or the ledger of the home: there also that what reading goes by agrees with what was recorded.
 *
 * @throws FairwayError `not-found` or `bad-input` for a file that cannot be read, and what opening the database throws
 */
export async function verifyLedger(world: World, { file, checkpoint }: VerifyOptions): Promise<ChainReport> {
  const checkpoints = checkpoint === undefined ? [] : [await readCheckpoint(resolve(world.cwd, checkpoint))]
  if (file !== undefined) return verifyChain(linesOf(resolve(world.cwd, file)), { checkpoints })
  return withLedger(world, async (ledger) => {
    const report = await verifyChain(ledger.exportLines(), { checkpoints })
    if (!report.ok) return report
    const broken = await ledger.firstMismatch()
    return broken ? { ...report, ok: false, broken } : report
  })
}

/** The report as a person reads it; the last line says what to do next. */
export function sayReport({ events, head, ok, broken }: ChainReport): string {
  const upTo = head ? `${events} events hold, up to ${head.hash}.` : 'The ledger is empty.'
  if (ok) {
    const keep = head
      ? `Keep {"seq":${head.seq},"hash":"${head.hash}"} somewhere else: with --checkpoint it shows later that nothing up to here was rewritten.`
      : 'Nothing has been recorded yet.'
    return `${upTo}\n${keep}`
  }
  return `${broken?.says}\n${upTo}\nStop writing to this home, keep a copy of it, and compare with an export or checkpoint kept elsewhere.`
}

async function withLedger<T>(world: World, use: (ledger: PostgresLedger) => Promise<T>): Promise<T> {
  const { home, databaseUrl } = homeChoice(world)
  if (!databaseUrl && !existsSync(join(home, 'postgres'))) {
    // Opening it would make an empty ledger and call it whole.
    throw new FairwayError('not-found', 'There is no ledger here.', {
      where: home,
      next: 'Set FAIRWAY_HOME to the folder the server uses, or give an export with --file.',
    })
  }
  // Loaded only when asked for: checking a file should need no database driver.
  const { visitDatabase } = await import('../platform/postgres/database.ts')
  const { openPostgresLedger } = await import('../platform/postgres/postgres-ledger.ts')
  const database = await visitDatabase(await openHome(home), databaseUrl)
  try {
    const ledger = await openPostgresLedger(database, {
      now: world.now,
      newId: randomUUID,
      wake: async () => undefined,
    })
    try {
      return await use(ledger)
    } finally {
      await ledger.close()
    }
  } finally {
    await database.close()
  }
}

/** Writes beside the file and renames, so that an export that was interrupted is not taken for a shorter ledger. */
async function exportTo(world: World, lines: AsyncIterable<string>, out: string | undefined): Promise<number> {
  let events = 0
  async function* text() {
    for await (const line of lines) {
      events += 1
      yield `${line}\n`
    }
  }
  if (out === undefined) {
    for await (const line of text()) await world.writeResult(line)
    return events
  }
  const path = resolve(world.cwd, out)
  const draft = `${path}.${process.pid}.new`
  try {
    await pipeline(text, createWriteStream(draft, { mode: 0o600 }))
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    if (cause instanceof FairwayError) throw cause
    throw new FairwayError(isCode(cause, 'ENOSPC') ? 'disk-full' : 'bad-input', 'The export cannot be written.', {
      where: path,
      next: 'Give --out a file in a folder that this account may write.',
      cause,
    })
  }
  return events
}

/**
 * The lines of a file, at line feeds only: JSON may hold other characters that end a line elsewhere (U+2028), so Node's own
 * line reader would cut events in two.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (cause) {
    throw unreadable(path, cause)
  }
  if (rest !== '') yield rest
}

async function readCheckpoint(path: string): Promise<ChainHead> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw unreadable(path, cause)
  })
  const kept = parsed(text) as Partial<ChainHead> | null
  if (typeof kept?.hash === 'string' && /^[0-9a-f]{64}$/.test(kept.hash) && Number.isSafeInteger(kept.seq)) {
    return { seq: kept.seq as number, hash: kept.hash }
  }
  throw new FairwayError('bad-input', 'This is not a checkpoint.', {
    where: path,
    next: 'It should be the head that `fairway ledger verify --json` gave: {"seq": 42, "hash": "…"}.',
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const unreadable = (path: string, cause: unknown) =>
  new FairwayError(isCode(cause, 'ENOENT') ? 'not-found' : 'bad-input', 'This file cannot be read.', {
    where: path,
    next: 'Check its name and who may read it.',
    cause,
  })
