import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Patch } from '../../src/change/patch.ts'
import {
  applyEdits,
  type ContractName,
  defaultFacts,
  judge,
  type RepoFacts,
  type Slot,
  type SourceFile,
  slots,
} from '../../src/lane/index.ts'
import { corpusFile } from './corpus.ts'
import { type ErasedEdit, flagFacts, flaggedScreens, trackedScreens, trackingFacts } from './erased-corpus.ts'
import { inTurns, median, share } from './measure.ts'
import { parserOf } from './peer-parser.ts'
import { sheetFile, vueFile } from './style-corpus.ts'
import type { Row } from './table.ts'

const root = join(import.meta.dirname, '../..')
const rounds = 9

/**
 * Proving one file against parsing its two sides with the same parser and doing nothing else.
 *
 * @param repository a bare or other repository whose source files are judged too
 */
export function benchJudge(repository: string | null): readonly Row[] {
  const files = [
    ...filesUnder(join(root, 'examples/storefront/src')),
    ...filesUnder(join(root, 'examples/storefront/locales')),
    ...Array.from({ length: 400 }, (_, at) => source(corpusFile(at))),
    ...(repository === null ? [] : filesOf(repository)),
  ]
  const cases = files.flatMap((file) => {
    const edited = withOneEdit(file)
    return edited === null ? [] : [edited]
  })
  const measured = cases.map(measure)
  const styled = [
    ...Array.from({ length: 60 }, (_, at) => sheetFile(at, at % 2 === 0 ? 'css' : 'scss')),
    ...Array.from({ length: 60 }, (_, at) => vueFile(at)),
    ...files.filter(({ path }) => path.endsWith('.tsx')).slice(0, 120),
  ].flatMap((file) => {
    const edited = withOneStyle(file)
    return edited === null ? [] : [measure(edited)]
  })
  const tracked = trackedScreens(200).map((edit) => measure(erased(edit, 'instrumentation', trackingFacts)))
  const guarded = flaggedScreens(200).map((edit) => measure(erased(edit, 'flagged', flagFacts)))
  const of = (all: readonly Measured[], ending: RegExp) => all.filter(({ path }) => ending.test(path))
  const rows = [
    ['one text', 'source files (oxc-parser)', of(measured, /\.[jt]sx?$/)],
    ['one text', 'JSON files (own scanner)', of(measured, /\.json$/)],
    ['one value', 'style sheets (postcss)', of(styled, /\.s?css$/)],
    ['one class list', 'components (Vue parser)', of(styled, /\.vue$/)],
    ['one class list', 'source files (oxc-parser)', of(styled, /\.tsx$/)],
    ['one recorded event', 'source files (oxc-parser)', tracked],
    ['one element behind a flag', 'source files (oxc-parser)', guarded],
  ] as const
  return rows
    .filter(([, , each]) => each.length > 0)
    .map(([what, name, each]) => {
      const ratios = each.map((one) => one.ours / one.theirs)
      const ratio = median(ratios)
      const weighed = sum(each.map((one) => one.ours)) / sum(each.map((one) => one.theirs))
      return {
        what: `prove ${what} of ${each.length} ${name}, ${kib(median(each.map((one) => one.bytes)))} each`,
        ours: `${median(each.map((one) => one.ours)).toFixed(3)} ms (all files: ratio ${weighed.toFixed(2)}, p90 ${share(ratios, 0.9).toFixed(2)})`,
        peer: `parse both sides: ${median(each.map((one) => one.theirs)).toFixed(3)} ms`,
        ratio,
        limit: '≤ 1.3',
        holds: ratio <= 1.3,
      }
    })
}

interface Case {
  readonly contract: ContractName
  readonly facts: RepoFacts
  readonly patch: Patch
  readonly path: string
  readonly before: string
  readonly after: string
  readonly bytes: number
}

/** The file with one of its texts longer by a word; `null` where it has none. */
const withOneEdit = (file: SourceFile): Case | null => withEdit(file, 'copy', (slot) => `${slot.value} too`)

/** The file with another value in a class list or a length; `null` where it has none. */
const withOneStyle = (file: SourceFile): Case | null =>
  withEdit(file, 'style', ({ kind, value }) =>
    kind === 'classes' ? `${value} mr-7` : /px$/.test(value) ? value.replace(/\d+px$/, '23px') : null,
  )

function withEdit(file: SourceFile, contract: ContractName, valueOf: (slot: Slot) => string | null): Case | null {
  const found = slots(file, contract, defaultFacts)
  for (const slot of [found[found.length >> 1], ...found]) {
    const to = slot === undefined || slot.protected.length > 0 ? null : valueOf(slot)
    if (slot === undefined || to === null) continue
    const edit = { slot: slot.id, path: file.path, from: slot.value, to }
    const applied = applyEdits(file, [edit], contract, defaultFacts)
    if (applied.kind !== 'applied') continue
    const edited = caseOf(file.path, file.bytes, applied.bytes, contract, defaultFacts)
    if (judge(edited.patch, contract, defaultFacts).kind === 'allowed') return edited
  }
  return null
}

/** @throws Error where the contract does not admit it: what is refused early would cost less */
function erased({ path, before, after }: ErasedEdit, contract: ContractName, facts: RepoFacts): Case {
  const edited = caseOf(path, Buffer.from(before), Buffer.from(after), contract, facts)
  const verdict = judge(edited.patch, contract, facts)
  if (verdict.kind === 'allowed') return edited
  throw new Error(`${contract} does not admit the edit of ${path}: ${verdict.findings[0]?.says}`)
}

function caseOf(path: string, before: Uint8Array, after: Uint8Array, contract: ContractName, facts: RepoFacts): Case {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
  return {
    contract,
    facts,
    patch: [{ path, before, after, modeBefore: '100644', modeAfter: '100644' }],
    path,
    before: text(before),
    after: text(after),
    bytes: before.length,
  }
}

type Measured = ReturnType<typeof measure>

function measure(one: Case) {
  const parse = parserOf(one.path)
  const spent = inTurns(
    rounds,
    () => void judge(fresh(one.patch), one.contract, one.facts),
    () => {
      parse(one.before)
      parse(one.after)
    },
  )
  return { path: one.path, bytes: one.bytes, ours: median(spent.ours), theirs: median(spent.theirs) }
}

/** The same bytes in other buffers: what the judge keeps of a patch it has seen must not count. */
const fresh = (patch: Patch): Patch =>
  patch.map((file) => ({ ...file, before: file.before?.slice() ?? null, after: file.after?.slice() ?? null }))

const source = ({ path, text }: { path: string; text: string }): SourceFile => ({ path, bytes: Buffer.from(text) })

const isSource = (path: string): boolean =>
  /\.(?:[jt]sx?|json)$/.test(path) && !/\.(?:test|spec|stories|d)\./.test(path)

const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((path) => ({ path: `src/${path}`, bytes: readFileSync(join(folder, path)) }))

/** Every so many a source file of a repository's HEAD, at most 500. */
function filesOf(repository: string): SourceFile[] {
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { maxBuffer: 1 << 30 })
  const paths = git('ls-tree', '-r', '-z', '--name-only', 'HEAD').toString('utf8').split('\0').filter(isSource)
  const step = Math.max(1, Math.floor(paths.length / 500))
  return paths
    .filter((_, at) => at % step === 0)
    .map((path) => ({ path, bytes: git('cat-file', 'blob', `HEAD:${path}`) }))
    .filter((file) => file.bytes.length < 300_000)
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`
