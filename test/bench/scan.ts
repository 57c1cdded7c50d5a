import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpusFile } from './corpus.ts'
import { median, type Spent, spend } from './measure.ts'
import { ms, type Row } from './table.ts'

const entry = join(import.meta.dirname, '../../bin/fairway.js')
const files = 800
const commits = 1000
const rounds = 3

/**
 * Classifying a history against `git log -p` of the same commits, which reads and compares the same files and judges nothing.
 *
 * @param repository its newest commits are classified; without one, a generated history
 */
export async function benchScan(repository: string | null): Promise<readonly Row[]> {
  const own = repository === null ? await mkdtemp(join(tmpdir(), 'fairway-bench-')) : null
  const dir = repository ?? own ?? ''
  try {
    if (own !== null) await writeHistory(own)
    const scan = () => spend(process.execPath, [entry, 'scan', dir, '--built-in', '--max', String(commits), '--json'])
    const log = () => spend('git', ['--no-pager', 'log', '-p', '--date-order', `--max-count=${commits}`], dir)
    const first = JSON.parse((await scan()).out) as { walked: number; commits: number; inLane: { n: number } }
    const spent = { scan: [] as Spent[], log: [] as Spent[] }
    for (let round = 0; round < rounds; round++) {
      spent.scan.push(await scan())
      spent.log.push(await log())
    }
    const wall = (each: readonly Spent[]) => median(each.map((one) => one.wallMs))
    const cpu = (each: readonly Spent[]) => (each[0]?.cpuMs == null ? null : median(each.map((one) => one.cpuMs ?? 0)))
    const says = (each: readonly Spent[]) => `${ms(wall(each))} (processor ${ms(cpu(each))})`
    const ratio = wall(spent.scan) / wall(spent.log)
    const what = repository === null ? `a generated history on ${files} files` : repository
    return [
      {
        what: `classify ${first.walked.toLocaleString('en')} commits of ${what} (${first.inLane.n} of ${first.commits} in a lane)`,
        ours: `${says(spent.scan)}, ${availableParallelism()} threads`,
        peer: `git log -p: ${says(spent.log)}`,
        ratio,
        limit: '≤ 2',
        holds: ratio <= 2,
      },
    ]
  } finally {
    if (own !== null) await rm(own, { recursive: true, force: true })
  }
}

/** What a commit of the history does to a file; chosen by its number, so that the history is the same everywhere. */
const codeLine = (at: number) => `export const added${at} = (value: number): number => value * ${at}\n`

/** A history of one file in most commits and several in some: code mostly, one commit in twenty only words. */
async function writeHistory(dir: string): Promise<void> {
  const init = spawn('git', ['init', '--quiet', '--bare', '--initial-branch=main', '.'], { cwd: dir, stdio: 'inherit' })
  await once(init, 'exit')
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: dir, stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(child, 'exit')
  const texts = new Map<string, string>()
  const begin = (at: number) =>
    child.stdin.write(
      `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + 3600 * at} +0000\ndata 1\nc\n`,
    )
  const put = (path: string, text: string) => {
    texts.set(path, text)
    child.stdin.write(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  }
  begin(0)
  const all = Array.from({ length: files }, (_, at) => corpusFile(at))
  for (const { path, text } of all) put(path, text)
  const sources = all.filter(({ path }) => /\.tsx?$/.test(path))
  const pathAt = (number: number): string => sources[(number * 7919) % sources.length]?.path ?? ''
  for (let at = 1; at <= commits; at++) {
    begin(at)
    if (at % 20 === 0) {
      const path = all.filter((file) => file.path.endsWith('.tsx'))[(at * 31) % 100]?.path ?? pathAt(at)
      put(
        path,
        (texts.get(path) ?? '').replace(/<h1 id=\{id\}>([^<]*)/, (_, words: string) => `<h1 id={id}>${words} ${at}x`),
      )
      continue
    }
    for (let touched = 0; touched < 1 + (at % 5); touched++) {
      const path = pathAt(at * 5 + touched)
      put(path, `${texts.get(path) ?? ''}${codeLine(at)}`)
    }
    if (at % 7 === 0) put(`src/new/module-${at}.ts`, codeLine(at))
    if (at % 9 === 0) put('package.json', `{ "name": "corpus", "version": "1.0.${at}" }\n`)
    if (child.stdin.writableNeedDrain) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
}
