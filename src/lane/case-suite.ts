import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../base/ids.ts'
import type { FileChange, FileMode, Patch } from '../change/patch.ts'
import { defaultFacts } from './default-facts.ts'
import type { ContractName, RepoFacts, Verdict } from './lane.ts'
import { lanesPath, parseLanesFile } from './lanes-file.ts'
import { repoFacts, ruleFiles } from './repo-facts.ts'

/** A folder with the files of a patch before and after, and what a judge must say of it. */
export interface Case {
  readonly name: string
  readonly verdict: 'allowed' | 'refused'
  /** Letter of the attack class, `honest`, or `own`. */
  readonly attack: string
  readonly says: string
  /** The rule that must be named; only the contract's own cases know rules. */
  readonly rule: string | null
  /** The line of the finding of that rule. */
  readonly line: number | null
  /** Places and rules of all findings, in order: `src/Cart.tsx:7 instrumentation/loop`. */
  readonly findings: readonly string[] | null
  /** Sentences of all edits that are admitted, in order. */
  readonly edits: readonly string[] | null
  /** Rules of all notices, in order. */
  readonly notices: readonly string[] | null
  readonly patch: Patch
  readonly facts: RepoFacts
}

interface CaseFile {
  readonly verdict: 'allowed' | 'refused'
  readonly attack: string
  readonly says: string
  readonly rule?: string
  readonly line?: number
  readonly findings?: readonly string[]
  readonly edits?: readonly string[]
  readonly notices?: readonly string[]
  readonly modes?: Readonly<Record<string, readonly [FileMode, FileMode]>>
  /** When the base commit was made. */
  readonly asOf?: string
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
          ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
          : [entry.name],
      )
    : []

function readCase(root: string, name: string, contract: ContractName): Case {
  const folder = join(root, name)
  const written = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile
  const {
    verdict,
    attack,
    says,
    rule = null,
    line = null,
    findings = null,
    edits = null,
    notices = null,
    modes,
    asOf,
  } = written
  const read = (side: 'before' | 'after', path: string): Uint8Array | null => {
    const file = join(folder, side, path)
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : null
  }
  const paths = new Set([...filesBelow(join(folder, 'before')), ...filesBelow(join(folder, 'after'))])
  const patch = [...paths]
    .sort()
    .map((path): FileChange => {
      const before = read('before', path)
      const after = read('after', path)
      const [modeBefore, modeAfter] = modes?.[path] ?? (['100644', '100644'] as const)
      return { path, before, after, modeBefore: before && modeBefore, modeAfter: after && modeAfter }
    })
    .filter(
      ({ before, after, modeBefore, modeAfter }) =>
        !(before && after && modeBefore === modeAfter && Buffer.compare(before, after) === 0),
    )
  const facts = factsOf(name, contract, (path) => read('before', path), filesBelow(join(folder, 'before')), asOf)
  return { name, verdict, attack, says, rule, line, findings, edits, notices, patch, facts }
}

function factsOf(
  name: string,
  contract: ContractName,
  read: (path: string) => Uint8Array | null,
  names: readonly string[],
  asOf: string | undefined,
): RepoFacts {
  const written = read(lanesPath)
  if (written === null) return defaultFacts
  const parsed = parseLanesFile(Buffer.from(written).toString())
  if (parsed.kind === 'closed') throw new Error(`the lanes file of case "${name}" is wrong`)
  const lane = parsed.lanes.lanes.find((each) => each.contract === contract)
  if (lane === undefined) return repoFacts(parsed.lanes)
  const files = Object.fromEntries(
    ruleFiles(parsed.lanes, lane.name).flatMap((path) => {
      const bytes = read(path)
      return bytes === null ? [] : [[path, Buffer.from(bytes).toString()]]
    }),
  )
  return repoFacts(parsed.lanes, lane.name, { files, names, asOf: (asOf ?? null) as Instant | null })
}

/** What stands in the frame before and after the change; `null`: there is no such file. */
type Row = readonly [before: string | null, after: string | null]

/** Many small cases of one file that differ in a line. */
interface TableFile {
  readonly attack: string
  readonly says: string
  readonly path: string
  /** What stands before and behind each text. */
  readonly frame: readonly [string, string]
  /** What a judge may know, beyond the built-in facts. */
  readonly facts?: Partial<RepoFacts>
  /** What else every patch changes, whole. */
  readonly beside?: readonly (readonly [path: string, ...Row])[]
  readonly allowed?: readonly Row[]
  /** By the rule that must be named. */
  readonly refused?: Readonly<Record<string, readonly Row[]>>
}

function changeOf(path: string, before: string | null, after: string | null): FileChange {
  const bytes = (text: string | null) => (text === null ? null : new TextEncoder().encode(text))
  const mode = (text: string | null) => (text === null ? null : ('100644' as const))
  return { path, before: bytes(before), after: bytes(after), modeBefore: mode(before), modeAfter: mode(after) }
}

function readTable(root: string, folder: string): Case[] {
  const file = JSON.parse(readFileSync(join(root, folder, 'table.json'), 'utf8')) as TableFile
  const { attack, says, path, frame, facts = {}, beside = [], allowed = [], refused = {} } = file
  const framed = (text: string | null) => (text === null ? null : `${frame[0]}${text}${frame[1]}`)
  const caseOf = (rule: string | null, before: string | null, after: string | null): Case => ({
    name: `${folder}: ${before} → ${after}`,
    verdict: rule === null ? 'allowed' : 'refused',
    attack,
    says,
    rule,
    line: null,
    findings: null,
    edits: null,
    notices: null,
    patch: [changeOf(path, framed(before), framed(after)), ...beside.map((row) => changeOf(...row))],
    facts: { ...defaultFacts, ...facts },
  })
  return [
    ...allowed.map(([before, after]) => caseOf(null, before, after)),
    ...Object.entries(refused).flatMap(([rule, rows]) => rows.map(([before, after]) => caseOf(rule, before, after))),
  ]
}

/** Cases in files, without the tables: those hold what is too odd to stand for the pages that people write. */
export const readWholeCases = (root: string, contract: ContractName): Case[] =>
  readdirSync(root).flatMap((name) =>
    existsSync(join(root, name, 'case.json')) ? [readCase(root, name, contract)] : [],
  )

/** Each folder of cases holds one in files, or a table of small ones. */
export const readCases = (root: string, contract: ContractName): Case[] =>
  readdirSync(root).flatMap((name) => {
    if (existsSync(join(root, name, 'case.json'))) return [readCase(root, name, contract)]
    return existsSync(join(root, name, 'table.json')) ? readTable(root, name) : []
  })

/** What a verdict is of a case that turns out otherwise than written down; `null` when it is as written. */
export function otherOutcome({ verdict, rule, line, findings, edits, notices }: Case, result: Verdict): string | null {
  const told =
    result.kind === 'allowed'
      ? [...result.edits.map(({ says }) => says), ...result.notices.map((notice) => notice.rule)]
      : result.findings.map((found) => `${found.rule}, line ${found.line}: ${found.says}`)
  const isNamed = (found: { readonly rule: string; readonly line: number }) =>
    found.rule === rule && (line === null || found.line === line)
  const isAsWritten =
    result.kind === 'allowed'
      ? verdict === 'allowed' &&
        isSameList(
          edits,
          result.edits.map(({ says }) => says),
        ) &&
        isSameList(
          notices,
          result.notices.map((notice) => notice.rule),
        )
      : verdict === 'refused' &&
        (rule === null || result.findings.some(isNamed)) &&
        isSameList(
          findings,
          result.findings.map((found) => `${found.path}:${found.line} ${found.rule}`),
        )
  return isAsWritten ? null : [result.kind, ...told].join('\n')
}

const isSameList = (wanted: readonly string[] | null, given: readonly string[]): boolean =>
  wanted === null || JSON.stringify(wanted) === JSON.stringify(given)

/** A verdict in lines, none of them empty: what it admits or finds, where and in which words. */
export const toldOf = (name: string, result: Verdict): string =>
  [
    `${name}: ${result.kind}`,
    ...(result.kind === 'allowed'
      ? [
          ...result.edits.map(({ path, line, kind, says }) => `${path}:${line} ${kind}: ${says}`),
          ...result.notices.map((notice) => `${notice.path}:${notice.line} ${notice.rule}: ${notice.says}`),
        ]
      : result.findings.map((found) => `${found.path}:${found.line} ${found.rule}: ${found.says}`)),
  ]
    .map((line) => line.replaceAll('\n', '⏎'))
    .join('\n')
