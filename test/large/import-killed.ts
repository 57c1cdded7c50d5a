import { execFile, spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

/** What came of importing a large file whose first import was killed in the middle. */
export interface KilledImport {
  readonly bytes: number
  readonly records: { readonly whole: number; readonly broken: number }
  /** What the list of sources said after the kill. */
  readonly listed: string
  readonly answer: {
    readonly resumedAt: number
    readonly isWhole: boolean
    readonly records: { readonly raw: number; readonly normalised: number; readonly used: number }
    readonly events: number
    readonly findings: readonly { readonly reason: string; readonly count: number }[]
  }
  /** Most memory that the second import held. */
  readonly peakBytes: number
}

const main = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))
const megabyte = 1024 * 1024
/** As much as an issue with its history: a gigabyte is a hundred thousand of them. */
const padding = 'x'.repeat(10_000)
const breakEvery = 5_000

/**
 * Writes deployments of about this size to a file, some lines of it broken; imports it with the real command, kills that once part of it is
 * recorded, and imports it again.
 *
 * @param log told what is going on
 */
export async function importKilled(megabytes: number, log: (line: string) => void): Promise<KilledImport> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-large-'))
  try {
    const path = join(folder, 'large.jsonl')
    const records = await writeRecords(path, megabytes)
    const { size } = await stat(path)
    log(`${Math.round(size / megabyte)} MB in ${records.whole + records.broken} lines`)
    const env = { ...process.env, FAIRWAY_HOME: join(folder, 'home'), DATABASE_URL: '' }
    await killedImport(path, env, log)
    const listed = await said(['import', '--list'], env)
    log(listed.trim())
    const { text, peakBytes } = await watched(['import', path, '--json'], env)
    log(`peak ${Math.round(peakBytes / megabyte)} MB`)
    return { bytes: size, records, listed, answer: JSON.parse(text).imported[0], peakBytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeRecords(path: string, megabytes: number): Promise<KilledImport['records']> {
  const counts = { whole: 0, broken: 0 }
  function* lines(): Generator<string> {
    for (let [line, bytes] = [0, 0]; bytes < megabytes * megabyte; line++) {
      const text = `${JSON.stringify({
        ...{
          id: `d${line}`,
          repository: 'acme/shop',
          sha: line.toString(16).padStart(40, '0'),
          environment: 'production',
        },
        ...{ status: 'succeeded', at: new Date(Date.UTC(2026, 0, 1) + line * 1000).toISOString(), note: padding },
      })}\n`
      const isBroken = line % breakEvery === breakEvery - 1
      if (isBroken) counts.broken++
      else counts.whole++
      bytes += text.length
      yield isBroken ? `${text.slice(0, 300)}\n` : text
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return counts
}

/** Ends as soon as something of it is recorded, as a power cut would. */
async function killedImport(path: string, env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, [main, 'import', path], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stderr.setEncoding('utf8')
  for await (const text of child.stderr) {
    if (!/ kept/.test(String(text))) continue
    log(`killed after: ${String(text).trim()}`)
    child.kill('SIGKILL')
    break
  }
  await ended
}

const said = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) =>
    execFile(process.execPath, [main, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  )

/** With the most memory it held, as the system counts it: asked while it runs, since afterwards nobody knows. */
async function watched(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ text: string; peakBytes: number }> {
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let [text, peakBytes] = ['', 0]
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid))
  }, 100)
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (piece: string) => {
    text += piece
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`fairway ${args[0]} ended with ${code}: ${text}`)
  return { text, peakBytes }
}

function peakOf(pid: number | undefined): number {
  try {
    return 1024 * Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
