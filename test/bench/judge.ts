import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseVue } from '@vue/compiler-dom'
import { type ParserOptions, parseSync, rawTransferSupported } from 'oxc-parser'
import postcss from 'postcss'
import scss from 'postcss-scss'
import type { Patch } from '../../src/change/patch.ts'
import {
  applyEdits,
  type ContractName,
  defaultFacts,
  judge,
  type Slot,
  type SourceFile,
  slots,
} from '../../src/lane/index.ts'
import { readJson } from '../../src/lane/json/read-json.ts'
import { corpusFile } from './corpus.ts'
import { inTurns, median, share } from './measure.ts'
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
  const of = (all: readonly Measured[], ending: RegExp) => all.filter(({ path }) => ending.test(path))
  const rows = [
    ['one text', 'source files (oxc-parser)', of(measured, /\.[jt]sx?$/)],
    ['one text', 'JSON files (own scanner)', of(measured, /\.json$/)],
    ['one value', 'style sheets (postcss)', of(styled, /\.s?css$/)],
    ['one class list', 'components (Vue parser)', of(styled, /\.vue$/)],
    ['one class list', 'source files (oxc-parser)', of(styled, /\.tsx$/)],
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
    const patch: Patch = [
      { path: file.path, before: file.bytes, after: applied.bytes, modeBefore: '100644', modeAfter: '100644' },
    ]
    if (judge(patch, contract, defaultFacts).kind !== 'allowed') continue
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
    return {
      contract,
      patch,
      path: file.path,
      before: text(file.bytes),
      after: text(applied.bytes),
      bytes: file.bytes.length,
    }
  }
  return null
}

type Measured = ReturnType<typeof measure>

function measure(one: Case) {
  const parse = parserOf(one.path)
  const spent = inTurns(
    rounds,
    () => void judge(fresh(one.patch), one.contract, defaultFacts),
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

function parserOf(path: string): (text: string) => unknown {
  if (path.endsWith('.json')) return readJson
  if (path.endsWith('.css')) return (text) => postcss.parse(text, { map: false })
  if (path.endsWith('.scss')) return (text) => scss.parse(text, { map: false })
  if (path.endsWith('.vue'))
    return (text) => parseVue(text, { parseMode: 'sfc', whitespace: 'preserve', comments: true })
  return (text) => parseWithPeer(path, text)
}

/** The parser alone, as the judge calls it, up to the tree being there. */
function parseWithPeer(path: string, text: string): unknown {
  const options: ParserOptions & { experimentalRawTransfer?: boolean } = {
    lang: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'jsx',
    astType: 'ts',
    sourceType: 'module',
    preserveParens: false,
    experimentalRawTransfer: rawTransferSupported(),
  }
  const parsed = parseSync('a.tsx', text, options)
  // The tree comes into being when it is asked for.
  return [parsed.program, parsed.comments, parsed.errors]
}

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
