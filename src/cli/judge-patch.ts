import type { Revision } from '../base/ids.ts'
import type { Patch } from '../change/patch.ts'
import type { ContractName, Finding, RepoFacts, Verdict } from '../lane/lane.ts'
import { filesBeside } from '../lane/repo-facts.ts'
import { mayDefine } from '../lane/style/definitions.ts'
import { namesBeside } from '../lane/style/names-beside.ts'
import { type Asked, type Rule, ruleAt } from './lane-choice.ts'
import { LaneJobFailed, type LanePool } from './lane-pool.ts'
import { oneLine } from './output.ts'
import type { Repository, World } from './world.ts'

/** The answer of `verify`, as tools read it. */
export interface VerifyAnswer {
  readonly verdict: Verdict['kind']
  readonly admittedBy: readonly ContractName[]
  readonly edits: readonly {
    readonly path: string
    readonly line: number
    readonly kind: string
    readonly before: string
    readonly after: string
    readonly says: string
  }[]
  readonly findings: readonly Finding[]
  /** Worth a glance, not a reason to refuse. */
  readonly notices: readonly Finding[]
  readonly lane: string | null
  readonly contract: ContractName | null
  readonly base: string
  readonly head: string
}

/**
 * Judges what lies between two revisions.
 *
 * @param request.rules the revision whose lanes apply; default: the base
 * @throws FairwayError `revision-missing`, `lanes-closed`, `bad-input`, `repository-unreadable`
 */
export async function verifyPatch(
  world: World,
  pool: LanePool,
  repo: Repository,
  request: Asked & { readonly base: string; readonly head: string; readonly rules?: string },
): Promise<VerifyAnswer> {
  const [base, head] = await Promise.all([
    world.git.requireRevision(repo, request.base),
    world.git.requireRevision(repo, request.head),
  ])
  const rules = request.rules === undefined ? base : await world.git.requireRevision(repo, request.rules)
  const rule = await ruleAt(world, repo, rules, request)
  const between = await world.git.patchBetween(repo, base, head)
  const verdicts =
    between.kind === 'too-large'
      ? [unjudged('patch/too-large', rule, between.says, 'Split the change into smaller ones.')]
      : await judged(pool, between.patch, {
          ...rule,
          facts: await factsBeside(world, repo, base, between.patch, rule),
        })
  return { ...verifyAnswer(verdicts), lane: rule.lane, contract: rule.contract, base, head }
}

/** The facts with what the base holds beside the files of a patch. */
async function factsBeside(
  world: World,
  repo: Repository,
  base: Revision,
  patch: Patch,
  { contract, facts }: Rule,
): Promise<RepoFacts> {
  const changed = new Set(patch.map(({ path }) => path))
  const paths = filesBeside([...changed]).filter((path) => !changed.has(path))
  const read = await Promise.all(
    paths.map(async (path) => [path, await world.git.readFileAt(repo, base, path)] as const),
  )
  const files = read.flatMap(([path, bytes]) => (bytes ? [[path, Buffer.from(bytes).toString('utf8')] as const] : []))
  if (contract === null || contract === 'style') files.push(...(await sheetsBeside(world, repo, base, patch, changed)))
  return files.length === 0 ? facts : { ...facts, files: { ...Object.fromEntries(files), ...facts.files } }
}

const maxSheets = 3_000
const maxSheetBytes = 500_000

/** The style sheets of the base that define a custom property which the patch uses and its files do not know. */
async function sheetsBeside(
  world: World,
  repo: Repository,
  base: Revision,
  patch: Patch,
  changed: ReadonlySet<string>,
): Promise<readonly (readonly [path: string, text: string])[]> {
  const names = namesBeside(patch)
  if (names.length === 0) return []
  const sheets = (await world.git.listTree(repo, base)).filter(
    ({ path, sizeBytes }) => mayDefine(path) && !changed.has(path) && (sizeBytes ?? maxSheetBytes) < maxSheetBytes,
  )
  if (sheets.length > maxSheets) return []
  const found: [string, string][] = []
  const pathOf = new Map(sheets.map(({ blob, path }) => [blob, path]))
  for await (const { blob, bytes } of world.git.readBlobs(repo, pathOf.keys())) {
    const text = bytes === null ? '' : Buffer.from(bytes).toString('utf8')
    const path = pathOf.get(blob)
    if (path !== undefined && names.some((name) => text.includes(`${name}:`) || text.includes(`${name} :`)))
      found.push([path, text])
  }
  return found
}

async function judged(pool: LanePool, patch: Patch, rule: Rule): Promise<readonly Verdict[]> {
  try {
    const answer = await pool.run({ kind: 'judge', patch, contract: rule.contract, facts: rule.facts })
    return answer.kind === 'judge' ? answer.verdicts : []
  } catch (error) {
    if (!(error instanceof LaneJobFailed)) throw error
    return [
      unjudged(
        'patch/not-judged',
        rule,
        `The patch could not be judged: ${error.message}.`,
        'Use ordinary review for this change.',
      ),
    ]
  }
}

const unjudged = (name: string, rule: Rule, says: string, fix: string): Verdict => ({
  kind: 'unjudged',
  contract: rule.contract ?? 'code',
  findings: [{ rule: name, path: '', line: 0, says, fix }],
})

/** Several contracts' verdicts as one: allowed when one of them allows; otherwise what the nearest of them found. */
export function verifyAnswer(verdicts: readonly Verdict[]): Omit<VerifyAnswer, 'lane' | 'contract' | 'base' | 'head'> {
  const allowed = verdicts.filter((verdict) => verdict.kind === 'allowed')
  const [first] = allowed
  if (first) {
    return {
      verdict: 'allowed',
      admittedBy: allowed.map((verdict) => verdict.contract),
      edits: first.edits,
      findings: [],
      notices: first.notices,
    }
  }
  return {
    verdict: verdicts.some((verdict) => verdict.kind === 'refused') ? 'refused' : 'unjudged',
    admittedBy: [],
    edits: [],
    findings: nearestFindings(verdicts),
    notices: [],
  }
}

/** A contract that points at lines knows the files; of these the one with the fewest findings is nearest to admitting the patch. */
function nearestFindings(verdicts: readonly Verdict[]): readonly Finding[] {
  const all = verdicts.flatMap((verdict) => (verdict.kind === 'allowed' ? [] : [verdict.findings]))
  const pointing = all.filter((findings) => findings.some(({ line }) => line > 0))
  const [nearest] = (pointing.length > 0 ? pointing : all).toSorted((a, b) => a.length - b.length)
  return nearest ?? []
}

/** The verdict for people: what was admitted, or what stands in the way and what would help. */
export function verdictLines(
  answer: Pick<VerifyAnswer, 'verdict' | 'admittedBy' | 'edits' | 'findings' | 'notices'>,
): string {
  const lines =
    answer.verdict === 'allowed'
      ? [
          `Allowed by ${answer.admittedBy.join(', ')}: ${answer.edits.length} ${answer.edits.length === 1 ? 'edit' : 'edits'}.`,
          ...answer.edits.map((edit) => `  ${edit.path}:${edit.line}  ${plain(edit.says)}`),
          ...answer.notices.map((notice) => `  Notice: ${plain(notice.says)}`),
        ]
      : [
          answer.verdict === 'refused'
            ? 'Refused: the change does more than the contract allows.'
            : 'Not judged, so not allowed.',
          ...answer.findings.flatMap((finding) => [
            `  ${finding.path ? `${finding.path}${finding.line ? `:${finding.line}` : ''}  ` : ''}${plain(finding.says)} [${finding.rule}]`,
            `    ${plain(finding.fix)}`,
          ]),
        ]
  return lines.join('\n')
}

const plain = (text: string): string => oneLine(text, 400).slice(1, -1)
