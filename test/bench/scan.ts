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

/*
 * How much people change at once: tenths of 9,400 commits of twelve public products, and of the 98,000 files they change (lines added,
 * lines taken out). The newest 1,000 each of Documenso, Dub, Elk, Excalidraw, Formbricks, Logto, memos, openHAB, Outline, shadcn-svelte and
 * Vercel Commerce, without merges.
 */
const filesOfCommit = [1, 1, 1, 2, 2, 3, 4, 6, 12, 32]
const linesOfFile = [
  [1, 1],
  [1, 1],
  [1, 1],
  [2, 2],
  [0, 6],
  [6, 4],
  [11, 5],
  [22, 4],
  [30, 20],
  [140, 0],
] as const

/** Code that a commit of the history adds; chosen by its number, so that the history is the same everywhere. */
const codeLine = (at: number, line: number) =>
  `export const ${['read', 'count', 'show', 'send'][line % 4]}${at}x${line} = (value: number): number => Math.max(value * ${at}, ${line})`

/** A history of the files and lines that commits of products have: code mostly, one commit in twenty only words. */
async function writeHistory(dir: string): Promise<void> {
  const init = spawn('git', ['init', '--quiet', '--bare', '--initial-branch=main', '.'], { cwd: dir, stdio: 'inherit' })
  await once(init, 'exit')
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: dir, stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(child, 'exit')
  const begin = (at: number) =>
    child.stdin.write(
      `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + 3600 * at} +0000\ndata 1\nc\n`,
    )
  const put = (path: string, text: string) =>
    child.stdin.write(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  begin(0)
  const all = Array.from({ length: files }, (_, at) => ({ ...corpusFile(at), added: [] as string[] }))
  const putFile = ({ path, text, added }: (typeof all)[number]) => put(path, `${text}${added.join('\n')}\n`)
  for (const file of all) putFile(file)
  const sources = all.filter(({ path }) => /\.tsx?$/.test(path))
  const screens = all.filter(({ path }) => path.endsWith('.tsx'))
  for (let at = 1, changed = 0; at <= commits; at++) {
    begin(at)
    if (at % 20 === 0) {
      const screen = screens[(at * 31) % 100]
      if (screen === undefined) continue
      screen.text = screen.text.replace(/<h1 id=\{id\}>([^<]*)/, (_, words: string) => `<h1 id={id}>${words} ${at}x`)
      putFile(screen)
      continue
    }
    const touched = filesOfCommit[(at * 7) % filesOfCommit.length] ?? 1
    for (let each = 0; each < touched; each++) {
      const file = sources[(++changed * 7919) % sources.length]
      const [more, fewer] = linesOfFile[(changed * 3) % linesOfFile.length] ?? [1, 1]
      if (file === undefined) continue
      const from = (at * 13) % (file.added.length + 1)
      file.added.splice(from, fewer, ...Array.from({ length: more }, (_, line) => codeLine(at, line)))
      putFile(file)
    }
    if (at % 9 === 0) put('package.json', `{ "name": "corpus", "version": "1.0.${at}" }\n`)
    if (child.stdin.writableNeedDrain) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
}
