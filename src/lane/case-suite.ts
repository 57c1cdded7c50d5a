import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../base/ids.ts'
import type { FileChange, FileMode, Patch } from '../change/patch.ts'
import { defaultFacts } from './default-facts.ts'
import type { ContractName, RepoFacts } from './lane.ts'
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
  readonly patch: Patch
  readonly facts: RepoFacts
}

interface CaseFile {
  readonly verdict: 'allowed' | 'refused'
  readonly attack: string
  readonly says: string
  readonly rule?: string
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
  const { verdict, attack, says, rule, modes, asOf } = JSON.parse(
    readFileSync(join(folder, 'case.json'), 'utf8'),
  ) as CaseFile
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
  const facts = factsOf(name, contract, (path) => read('before', path), asOf)
  return { name, verdict, attack, says, rule: rule ?? null, patch, facts }
}

function factsOf(
  name: string,
  contract: ContractName,
  read: (path: string) => Uint8Array | null,
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
  return repoFacts(parsed.lanes, lane.name, { files, asOf: (asOf ?? null) as Instant | null })
}

export const readCases = (root: string, contract: ContractName): Case[] =>
  readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'case.json')))
    .map((name) => readCase(root, name, contract))
