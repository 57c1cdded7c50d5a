import type { FileChange, FileMode } from '../change/patch.ts'
import { contractNamed, judgedContracts } from '../lane/contracts.ts'
import { judge } from '../lane/judge.ts'
import type { ContractName, Finding, RepoFacts } from '../lane/lane.ts'
import { screenFiles } from '../lane/repository/screen-files.ts'
import type { Reason } from './commit.ts'

/** A file of a commit before it is read. */
export interface FileShape {
  readonly path: string
  readonly modeBefore: FileMode | null
  readonly modeAfter: FileMode | null
}

/** What is worth judging in a commit, found out from paths and modes alone. */
export interface ShapePlan {
  /** Contracts that may admit all of it. */
  readonly whole: readonly ContractName[]
  /** Contracts that cannot, but may admit all but these files. */
  readonly parts: readonly {
    readonly contract: ContractName
    readonly without: readonly string[]
    readonly reason: Reason
  }[]
  /** Why the closest of the other contracts cannot; `null` where each one may. */
  readonly reason: Reason | null
  readonly isTooLarge: boolean
}

/** Names that a contract needs from a lanes file; without them it admits nothing, so it need not be asked. */
const needs: Partial<Record<ContractName, (facts: RepoFacts) => boolean>> = {
  flagged: (facts) => facts.flag !== null,
  instrumentation: (facts) => facts.track !== null,
  config: (facts) => facts.values.length > 0,
}

/** The contracts that can admit something under these facts, in their order. */
export const askedContracts = (facts: RepoFacts): ContractName[] =>
  judgedContracts()
    .map((contract) => contract.name)
    .filter((name) => needs[name]?.(facts) ?? true)

/** Contracts that this version judges but that these facts leave without the names they need. */
export const unaskedContracts = (facts: RepoFacts): ContractName[] => {
  const asked = askedContracts(facts)
  return judgedContracts().flatMap(({ name }) => (asked.includes(name) ? [] : [name]))
}

/** Rules that speak of paths and modes only: whatever the files hold, these findings stay. */
const contentFree = new Set([
  'files/odd-path',
  'files/never',
  'files/outside-lane',
  'files/added',
  'files/removed',
  'files/mode',
  'files/link',
  'files/generated',
])
const isContentFree = ({ rule }: Finding): boolean => contentFree.has(rule) || rule.endsWith('/format')

/** More files than these are not judged in parts: a lane takes eight files unless it says more, and nobody splits off a dozen. */
const maxInTheWay = 3
export const maxRest = 8

/**
 * Screens a commit before its files are read: the judges see each path with its modes and two bytes, and what they find wrong with path
 * and modes holds whatever the file says. Most commits need no more than this.
 */
export function shapePlan(files: readonly FileShape[], facts: RepoFacts): ShapePlan {
  const whole: ContractName[] = []
  const parts: ShapePlan['parts'][number][] = []
  if (files.length > facts.limits.files) return { whole, parts, reason: tooMany, isTooLarge: true }
  let closest: readonly Reason[] = []
  for (const contract of askedContracts(facts)) {
    const findings = files.flatMap((file) => shapeFinding(file, contract, facts) ?? [])
    const [found] = findings
    if (found === undefined) {
      whole.push(contract)
      continue
    }
    if (closest.length === 0 || distance(findings) < distance(closest)) closest = findings
    const isOneThing = findings.length === 1 || new Set(findings.map((each) => each.rule)).size === 1
    const rest = files.length - findings.length
    // A file of a kind that the contract does not know makes the commit another one: code with a page about it is no near miss.
    const isKnown = !findings.some((each) => each.rule.endsWith('/format'))
    if (isOneThing && isKnown && findings.length <= maxInTheWay && rest > 0 && rest <= maxRest) {
      parts.push({ contract, without: findings.map((each) => each.path), reason: found })
    }
  }
  return { whole, parts, reason: closest[0] ?? null, isTooLarge: false }
}

/** How far a contract is from a commit: files of a kind it does not know say less than a file that is new or never changed. */
const distance = (findings: readonly Reason[]): number =>
  findings.reduce((sum, { rule }) => sum + (rule.endsWith('/format') ? 2 : 1), 0)

const tooMany: Reason = { rule: 'files/too-many', path: '', says: 'The commit has more files than any lane takes.' }

/** Kept from commit to commit: a history comes back to the same paths. Emptied when it is large. */
interface Known {
  readonly findings: Map<string, Reason | null>
  /** Contract and file ending of which some file had a form that the contract reads. */
  readonly read: Set<string>
}
const known = new WeakMap<RepoFacts, Known>()
const knownAtMost = 50_000

function shapeFinding(file: FileShape, contract: ContractName, facts: RepoFacts): Reason | null {
  let ofFacts = known.get(facts)
  if (ofFacts === undefined || ofFacts.findings.size > knownAtMost) {
    ofFacts = { findings: new Map(), read: new Set() }
    known.set(facts, ofFacts)
  }
  const key = `${contract} ${file.modeBefore} ${file.modeAfter} ${file.path}`
  const before = ofFacts.findings.get(key)
  if (before !== undefined) return before
  const reason = findFault(file, contract, facts, ofFacts.read)
  ofFacts.findings.set(key, reason)
  return reason
}

/**
 * Path and modes first, with bytes that are no text, so that nothing is parsed. Whether the contract reads this kind of file is asked
 * with two letters, and where it read another file of this ending it is taken to: parsing two letters of every file costs more than
 * reading a few in vain.
 */
function findFault(file: FileShape, contract: ContractName, facts: RepoFacts, read: Set<string>): Reason | null {
  const byPath = contentFreeFinding(withBytes(file, noText), contract, facts)
  if (byPath !== undefined) return reasonOf(byPath)
  const kind = `${contract} ${file.path.slice(file.path.lastIndexOf('.'))}`
  if (read.has(kind)) return null
  const letters = withBytes(file, twoLetters)
  const byForm = knowsForm(file.path, contract, facts)
    ? screenFiles([letters], facts).findings.find(isContentFree)
    : contentFreeFinding(letters, contract, facts)
  if (byForm !== undefined) return reasonOf(byForm)
  read.add(kind)
  return null
}

/** Contracts that name no files of their own, and ask nothing of a form but whether they read it. */
const asksForm: ReadonlySet<ContractName> = new Set(['copy', 'content', 'style'])

/** Whether a contract reads this form, told by the path: then there is no need to load its parser for two letters. */
const knowsForm = (path: string, contract: ContractName, facts: RepoFacts): boolean =>
  asksForm.has(contract) && contractNamed(contract)?.reads(path, facts) === true

function contentFreeFinding(file: FileChange, contract: ContractName, facts: RepoFacts): Finding | undefined {
  const verdict = judge([file], contract, facts)
  return verdict.kind === 'allowed' ? undefined : verdict.findings.find(isContentFree)
}

type Sides = readonly [before: Uint8Array, after: Uint8Array]
const noText: Sides = [new Uint8Array([0, 97]), new Uint8Array([0, 98])]
const twoLetters: Sides = [new Uint8Array([97, 10]), new Uint8Array([98, 10])]

const withBytes = ({ path, modeBefore, modeAfter }: FileShape, [before, after]: Sides): FileChange => ({
  path,
  modeBefore,
  modeAfter,
  before: modeBefore === null ? null : before,
  after: modeAfter === null ? null : after,
})

export const reasonOf = ({ rule, path, says }: Finding): Reason => ({
  rule,
  path,
  says: says.length > 300 ? `${says.slice(0, 299)}…` : says,
})

/** The files that must be read to judge by this plan. */
export function filesToRead(plan: ShapePlan, paths: readonly string[]): ReadonlySet<string> {
  if (plan.whole.length > 0) return new Set(paths)
  return new Set(plan.parts.flatMap(({ without }) => paths.filter((path) => !without.includes(path))))
}
