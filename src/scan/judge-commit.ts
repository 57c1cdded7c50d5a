import type { Patch } from '../change/patch.ts'
import { isCompanionPath } from '../lane/copy/companion-path.ts'
import { judge } from '../lane/judge.ts'
import type { AdmittedEdit, ContractName, Finding, RepoFacts } from '../lane/lane.ts'
import { screenFiles } from '../lane/repository/screen-files.ts'
import { type EditSeen, editsKept, type Judged, type NearMiss } from './commit.ts'
import { maxRest, reasonOf, type ShapePlan } from './shape-plan.ts'

/**
 * Judges a commit by its plan.
 *
 * @param patch the files of the plan, whole on both sides
 * @param facts `asOf` is the commit's own date
 */
export function judgeCommit(patch: Patch, plan: ShapePlan, facts: RepoFacts): Judged {
  if (plan.isTooLarge && plan.whole.length === 0 && plan.reason) return { kind: 'too-large', reason: plan.reason }
  const refusals: Refusal[] = []
  const admitted: { readonly contract: ContractName; readonly edits: readonly AdmittedEdit[] }[] = []
  for (const contract of plan.whole) {
    const outside = fileOutside(patch, contract, facts)
    const enough = outside ? [outside] : plan.whole.length === 1 ? oddFiles(patch, contract, facts) : []
    if (enough.length > 0) {
      refusals.push({ contract, findings: enough, unjudged: false, isSample: true })
      continue
    }
    const verdict = judge(patch, contract, facts)
    if (verdict.kind === 'allowed') admitted.push({ contract, edits: verdict.edits })
    else refusals.push({ contract, findings: verdict.findings, unjudged: verdict.kind === 'unjudged', isSample: false })
  }
  const [best, ...more] = admitted
  if (best) {
    return {
      kind: 'admitted',
      by: [best.contract, ...more.map((each) => each.contract)],
      paths: patch.map((file) => file.path),
      editCount: best.edits.length,
      edits: best.edits.slice(0, editsKept).map(editSeen),
    }
  }
  const closest = refusals.reduce<(typeof refusals)[number] | null>(
    (least, each) => (least === null || rulesOf(each.findings).size < rulesOf(least.findings).size ? each : least),
    null,
  )
  const [finding] = closest?.findings ?? []
  const reason = finding ? reasonOf(finding) : (plan.reason ?? nothingAsked)
  if (plan.parts.length === 0 && refusals.length > 0 && refusals.every((each) => each.unjudged)) {
    return { kind: 'unjudged', reason }
  }
  return { kind: 'outside', reason, near: nearMiss(patch, plan, facts, refusals) }
}

interface Refusal {
  readonly contract: ContractName
  readonly findings: readonly Finding[]
  readonly unjudged: boolean
  /** The findings are those of some files, and the others were not looked at. */
  readonly isSample: boolean
}

const nothingAsked = { rule: 'scan/no-contract', path: '', says: 'No contract was asked.' }

function nearMiss(patch: Patch, plan: ShapePlan, facts: RepoFacts, refusals: readonly Refusal[]): NearMiss | null {
  for (const { contract, without, reason } of plan.parts) {
    if (admits(patch, without, contract, facts)) {
      return { contract, kind: 'rest', rule: reason.rule, paths: without.slice(0, 10), says: reason.says }
    }
  }
  for (const { contract, findings, isSample } of refusals) {
    const [first] = findings
    const rules = rulesOf(findings)
    const paths = [...new Set(findings.map((finding) => finding.path))]
    if (first === undefined || paths.includes('')) continue
    const told = { contract, rule: first.rule, paths: paths.slice(0, 10), says: reasonOf(first).says }
    if (paths.length === 1 && patch.length > 1 && admits(patch, paths, contract, facts))
      return { ...told, kind: 'rest' }
    if (!isSample && rules.size === 1 && !saysAnotherKind(first.rule)) return { ...told, kind: 'rule' }
  }
  return null
}

const admits = (patch: Patch, without: readonly string[], contract: ContractName, facts: RepoFacts): boolean => {
  const rest = patch.filter((file) => !without.includes(file.path))
  if (rest.length === 0 || rest.length > maxRest || bytesOf(rest) > maxNearBytes || fileOutside(rest, contract, facts))
    return false
  // Tests follow the texts of other files: what is not admitted without them is not admitted with them.
  const followed = contract === 'copy' ? rest.filter((file) => !isCompanionPath(file.path)) : rest
  if (followed.length < rest.length && !(followed.length > 0 && isAllowed(followed, contract, facts))) return false
  return isAllowed(rest, contract, facts)
}

const isAllowed = (patch: Patch, contract: ContractName, facts: RepoFacts): boolean =>
  judge(patch, contract, facts).kind === 'allowed'

/** Contracts that find these rules broken in one file whatever the other files of a patch say. */
const judgesEachFile: ReadonlySet<ContractName> = new Set(['copy', 'content', 'style'])
const ofTheFileAlone = /\/(?:structure|children|blocks|program)$/
/** Of these rules, too, a file is judged alone; but one that breaks only them may be a near miss, so all of it must be seen. */
const ofTheFileToo =
  /\/(?:keys|outside|comment|unparsable|duplicate-key|text-became-code|code|html|heading|list|link|image|table|reference|front-matter)$/
/** Near misses are not looked for in more than this: catalogues of all languages at once, which a tool writes. */
const maxNearBytes = 2 * 1024 * 1024
const probesAtMost = 2
const isTest = /[._-](?:test|spec|stories)\.|(?:^|\/)(?:tests?|__tests__|e2e)\//

/**
 * What is wrong with one of the smallest files, if that alone is enough to put the patch outside. Most commits change code in several
 * files: a small one tells, and the large ones need not be parsed.
 */
function fileOutside(patch: Patch, contract: ContractName, facts: RepoFacts): Finding | null {
  if (patch.length < 2 || !judgesEachFile.has(contract)) return null
  const isLarge = bytesOf(patch) > maxNearBytes
  const tells = (rule: string): boolean => ofTheFileAlone.test(rule) || (isLarge && ofTheFileToo.test(rule))
  // Tests may follow a text of another file, so alone they tell nothing.
  const size = ({ path, before, after }: Patch[number]) =>
    isTest.test(path) ? Number.MAX_SAFE_INTEGER : (before?.length ?? 0) + (after?.length ?? 0)
  for (const file of [...patch].sort((a, b) => size(a) - size(b)).slice(0, probesAtMost)) {
    const verdict = judge([file], contract, facts)
    const finding = verdict.kind === 'refused' ? verdict.findings.find(({ rule }) => tells(rule)) : null
    if (finding) return finding
  }
  return null
}

/**
 * What is wrong with files before any is read by its format. Where no other contract is asked, that settles a patch: whether the others are
 * a near miss is asked of them alone. Then catalogues of all languages, of which one is no text, need not be read.
 */
function oddFiles(patch: Patch, contract: ContractName, facts: RepoFacts): readonly Finding[] {
  const { findings, isUnjudged } = judgesEachFile.has(contract) ? screenFiles(patch, facts) : notScreened
  return isUnjudged ? [] : findings
}

const notScreened = { findings: [], isUnjudged: false }

const bytesOf = (patch: Patch): number =>
  patch.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0)

const rulesOf = (findings: readonly Finding[]): Set<string> => new Set(findings.map((finding) => finding.rule))

/**
 * Rules that say a commit is something else altogether, rather than nearly this: code, tests, comments, other kinds of files. One such
 * rule is no near miss, or every refactoring would be one. They are known by their last word, which contracts share.
 */
const anotherKind =
  /^files\/|\/(?:structure|outside|format|children|text-became-code|comment|companion|blocks|code|program|html|unparsable|nothing|no-[a-z-]+|too-[a-z-]+|not-configured|not-listed|not-style|logic)$/
const saysAnotherKind = (rule: string): boolean => anotherKind.test(rule)

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

const editSeen = ({ path, line, kind, before, after, says }: AdmittedEdit): EditSeen => ({
  path,
  line,
  kind,
  before: shorten(before),
  after: shorten(after),
  says: says.length > 400 ? `${says.slice(0, 399)}…` : says,
})
