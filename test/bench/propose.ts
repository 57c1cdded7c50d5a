import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headingOf, writeCorpus } from './corpus.ts'
import { median, type Spent, spend } from './measure.ts'
import { ms, type Row } from './table.ts'

const entry = join(import.meta.dirname, '../../bin/fairway.js')
const files = 5000
const rounds = 7

/** Finding a text and proving its change in a repository of 5,000 source files, from the shell, against `git grep`. */
export async function benchPropose(repository: string | null, text: string | null): Promise<readonly Row[]> {
  const own = repository === null ? await mkdtemp(join(tmpdir(), 'fairway-bench-')) : null
  const dir = repository ?? own ?? ''
  try {
    const size = own === null ? null : (await writeCorpus(own, files)).bytes
    const words = text ?? headingOf(2507)
    const where =
      size === null ? repository : `${files.toLocaleString('en')} generated files, ${(size / 1e6).toFixed(1)} MB`
    const grep = () => spend('git', ['grep', '-n', '-F', '-e', words, 'HEAD'], dir)
    const fairway = (...args: string[]) => spend(process.execPath, [entry, ...args, '--repo', dir, '--json'])
    const propose = () => fairway('propose', `Change "${words}" to "${words} from today"`)
    const find = () => fairway('slots', '--find', words)
    const listAll = () => fairway('slots')

    const verdict = JSON.parse((await propose()).out) as { verdict: string; says: string }
    if (verdict.verdict !== 'allowed') throw new Error(`The change was not proved: ${verdict.verdict} ${verdict.says}`)
    const spent = { grep: [] as Spent[], propose: [] as Spent[], find: [] as Spent[] }
    for (let round = 0; round < rounds; round++) {
      spent.grep.push(await grep())
      spent.propose.push(await propose())
      spent.find.push(await find())
    }
    const all = [await listAll(), await listAll(), await listAll()]
    const wall = (each: readonly Spent[]) => median(each.map((one) => one.wallMs))
    const cpu = (each: readonly Spent[]) => (each[0]?.cpuMs == null ? null : median(each.map((one) => one.cpuMs ?? 0)))
    const says = (each: readonly Spent[]) => `${ms(wall(each))} (processor ${ms(cpu(each))})`
    const floor = `git grep: ${says(spent.grep)}`
    return [
      {
        what: `propose and prove one change in ${where}`,
        ours: says(spent.propose),
        peer: 'limit 2 s',
        ratio: wall(spent.propose) / 2000,
        limit: '≤ 1',
        holds: wall(spent.propose) <= 2000,
      },
      {
        what: 'the same, against finding the words',
        ours: says(spent.propose),
        peer: floor,
        ratio: wall(spent.propose) / wall(spent.grep),
        limit: null,
        holds: null,
      },
      {
        what: 'find one text (slots --find)',
        ours: says(spent.find),
        peer: floor,
        ratio: wall(spent.find) / wall(spent.grep),
        limit: null,
        holds: null,
      },
      {
        what: 'list every place that may change (slots)',
        ours: says(all),
        peer: floor,
        ratio: wall(all) / wall(spent.grep),
        limit: null,
        holds: null,
      },
    ]
  } finally {
    if (own !== null) await rm(own, { recursive: true, force: true })
  }
}
