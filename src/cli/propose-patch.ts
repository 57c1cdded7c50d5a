import { FairwayError } from '../base/errors.ts'
import type { Revision } from '../base/ids.ts'
import type { Patch } from '../change/patch.ts'
import { type AppliedTogether, applyTogether, type FileWithMode } from '../executor/apply-together.ts'
import { type ChangedText, companionEdits } from '../executor/companion-edits.ts'
import { withFlagEdits } from '../executor/flag-edits.ts'
import { holdsWords } from '../executor/holds-words.ts'
import { ownKeys, withMovedKeys } from '../executor/moved-keys.ts'
import { staleTranslations } from '../executor/stale-translations.ts'
import { unifiedDiff } from '../executor/write-patch.ts'
import { judge } from '../lane/index.ts'
import type { AdmittedEdit, ContractName, Finding, Slot, SlotEdit, Verdict } from '../lane/lane.ts'
import { verdictLines } from './judge-patch.ts'
import type { ChosenRule } from './lane-choice.ts'
import type { RepositoryTexts } from './repository-texts.ts'
import { type SlotView, slotLines, slotView } from './slot-view.ts'
import { understandAt, understandIntent } from './understand-intent.ts'
import type { Repository, World } from './world.ts'

/** The answer of `propose`, as tools read it. */
export interface ProposeAnswer {
  readonly verdict: Verdict['kind'] | 'ambiguous' | 'none' | 'not-understood'
  readonly edits: readonly AdmittedEdit[]
  /** Unified diff; empty where nothing was made. */
  readonly patch: string
  /** Places to choose from: with `ambiguous` all of them, with `none` the nearest. */
  readonly candidates: readonly SlotView[]
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
  /** What was understood, in words. */
  readonly says: string
  readonly lane: string | null
  readonly contract: ContractName
  readonly base: string
}

/**
 * Turns an intent into a patch that its contract admits, or says why not. The patch is judged whole before it is given out.
 *
 * @param rules every rule that may apply; the words decide among them
 */
export async function proposePatch(
  texts: RepositoryTexts,
  rules: readonly ChosenRule[],
  intent: string,
  at: string | undefined,
): Promise<{ readonly answer: ProposeAnswer; readonly patch: Patch }> {
  const { proposed, slots, rule } =
    at === undefined ? await understandIntent(texts, rules, intent) : await understandAt(texts, rules, intent, at)
  const { contract } = rule
  const empty: Omit<ProposeAnswer, 'says'> = {
    verdict: 'none',
    edits: [],
    patch: '',
    candidates: [],
    findings: [],
    notices: [],
    lane: rule.lane,
    contract,
    base: texts.revision,
  }
  if (proposed.kind !== 'edits') {
    const candidates = 'candidates' in proposed ? proposed.candidates.map(slotView) : []
    return { answer: { ...empty, verdict: proposed.kind, says: proposed.says, candidates }, patch: [] }
  }
  const { says } = proposed
  const { flag } = rule.facts
  const wanted = contract === 'flagged' && flag ? withFlagEdits(proposed.edits, slots, flag.file) : proposed.edits
  const applied = await apply(texts, wanted, rule)
  if (applied.kind === 'failed')
    return { answer: { ...empty, verdict: 'refused', says, findings: applied.findings }, patch: [] }
  const alone = judge(applied.patch, contract, rule.facts)
  if (alone.kind !== 'allowed') {
    return {
      answer: { ...empty, verdict: alone.kind, says, findings: alone.findings, patch: unifiedDiff(applied.patch) },
      patch: [],
    }
  }
  // Tests follow words that change; what else a contract changes has no words to look for.
  const { patch, verdict } =
    contract === 'copy'
      ? await withCompanions(texts, applied.patch, alone, wanted, slots, rule, contract)
      : { patch: applied.patch, verdict: alone }
  const { edits } = verdict
  const notices = contract === 'copy' ? [...verdict.notices, ...staleTranslations(wanted, slots)] : verdict.notices
  return { answer: { ...empty, verdict: 'allowed', says, edits, notices, patch: unifiedDiff(patch) }, patch }
}

async function apply(
  texts: RepositoryTexts,
  edits: readonly SlotEdit[],
  { contract, facts }: ChosenRule,
): Promise<AppliedTogether> {
  const files: FileWithMode[] = []
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const file = await texts.file(path)
    const mode = texts.modeOf(path)
    if (!file || !mode) throw new Error(`${path} is not at ${texts.revision}`)
    files.push({ ...file, mode })
  }
  return applyTogether(files, edits, contract, facts)
}

type Allowed = Extract<Verdict, { kind: 'allowed' }>

/** Adds the catalogues, tests and stories that follow the change, each only if the judge admits it together with the rest. */
async function withCompanions(
  texts: RepositoryTexts,
  patch: Patch,
  verdict: Allowed,
  edits: readonly SlotEdit[],
  slots: readonly Slot[],
  rule: ChosenRule,
  contract: ContractName,
): Promise<{ readonly patch: Patch; readonly verdict: Allowed }> {
  const edited = new Set<string>(edits.map((edit) => edit.slot))
  const changes = verdict.edits.map(
    (edit): ChangedText => ({
      path: edit.path,
      before: edit.before,
      after: edit.after,
      standsElsewhere: slots.some((slot) => !edited.has(slot.id) && slot.value.trim() === edit.before.trim()),
    }),
  )
  const tests = changes.map((change) => holdsWords(change.before))
  const files = await texts.companions((raw) => tests.some((holds) => holds === null || holds(raw)))
  let [whole, admitted] = [patch, verdict]
  const sentences = ownKeys(verdict).map(({ before }) => holdsWords(before))
  if (sentences.length > 0) {
    const saying = await texts.sayingSentences((raw) => sentences.some((holds) => holds === null || holds(raw)))
    const files = saying.map((file) => ({ ...file, mode: texts.modeOf(file.path) ?? '100644' }))
    const moved = withMovedKeys(patch, verdict, files, rule.facts)
    whole = moved.patch
    admitted = moved.verdict
  }
  for (const companion of companionEdits(files, changes)) {
    const mode = texts.modeOf(companion.path)
    const next: Patch = [
      ...whole,
      { path: companion.path, before: companion.before, after: companion.bytes, modeBefore: mode, modeAfter: mode },
    ]
    const together = judge(next, contract, rule.facts)
    if (together.kind === 'allowed') [whole, admitted] = [next, together]
  }
  return { patch: whole, verdict: admitted }
}

/** The answer for people: what was understood, the proof, the diff, and what to do next. */
export function proposalLines(answer: ProposeAnswer): string {
  switch (answer.verdict) {
    case 'allowed':
      return [
        answer.says,
        verdictLines({ ...answer, verdict: 'allowed', admittedBy: [answer.contract] }),
        '',
        answer.patch,
      ].join('\n')
    case 'refused':
    case 'unjudged':
      return [answer.says, verdictLines({ ...answer, verdict: answer.verdict, admittedBy: [] })].join('\n')
    default:
      return [
        answer.says,
        slotLines(answer.candidates),
        ...(answer.candidates.length > 0 ? ['Choose one with: --at ID'] : []),
      ]
        .filter(Boolean)
        .join('\n')
  }
}

/**
 * Writes the change as one commit on a new branch. No work tree and no index is touched.
 *
 * @throws FairwayError `conflict` when the branch exists, `bad-input` for its name
 */
export async function writeBranch(
  world: World,
  repo: Repository,
  change: {
    readonly branch: string
    readonly base: Revision
    readonly patch: Patch
    readonly says: string
    readonly edits: readonly AdmittedEdit[]
  },
): Promise<Revision> {
  const { git } = world
  const ref = git.branchRef(change.branch)
  const exists = () =>
    new FairwayError('conflict', `The branch ${change.branch} exists already.`, {
      where: repo.name,
      next: 'Give another name, or delete that branch first.',
    })
  if ((await git.resolveRevision(repo, ref)) !== null) throw exists()
  const edits = await Promise.all(
    change.patch.map(async (file) => ({
      path: file.path,
      blob: file.after && (await git.writeBlob(repo, file.after)),
      ...(file.modeAfter ? { mode: file.modeAfter } : {}),
    })),
  )
  const person = await git.ownIdentity(repo)
  const commit = await git.commitTree(repo, {
    tree: await git.writeTree(repo, change.base, edits),
    parents: [change.base],
    author: person,
    committer: person,
    at: world.now(),
    message: branchMessage(change.says, change.edits),
  })
  if ((await git.updateRef(repo, ref, commit, null)) === 'moved') throw exists()
  return commit
}

/** The intent as the subject, the edits as the body. Nothing that was typed can become a line of its own. */
function branchMessage(intent: string, edits: readonly AdmittedEdit[]): string {
  const line = (text: string) =>
    text
      .replaceAll(/\p{Cc}+/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const subject = line(intent)
  return [
    `${subject.length > 100 ? `${subject.slice(0, 99)}…` : subject}`,
    '',
    ...edits.map((edit) => `- ${edit.path}: ${line(edit.says)}`),
    '',
  ].join('\n')
}
