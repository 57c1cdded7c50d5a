import { hashOf, sha256 } from '../base/hash.ts'
import type { ArtefactHash, Revision } from '../base/ids.ts'
import type {
  ChangeConflicted,
  ChangeProved,
  ChangeRefused,
  Occurrence,
  RecordedEdit,
  RecordedFinding,
} from '../change/change.ts'
import type { Patch } from '../change/patch.ts'
import { judge } from '../lane/index.ts'
import type { ContractName, RepoFacts, Verdict } from '../lane/lane.ts'

/** What an executor gives back: a patch, or why there is none. The judge does not ask who the executor was. */
export type Drafted =
  | { readonly kind: 'patch'; readonly patch: Patch }
  /** The places say something else on this base than the author saw. */
  | { readonly kind: 'conflict'; readonly texts: ChangeConflicted['texts'] }
  | { readonly kind: 'refused'; readonly findings: readonly RecordedFinding[] }

/** The rules of a lane as the base commit states them. */
export type LaneRules =
  | { readonly kind: 'open'; readonly contract: ContractName; readonly facts: RepoFacts }
  | { readonly kind: 'closed'; readonly findings: readonly RecordedFinding[] }

export interface ProvePorts {
  lane(base: Revision, lane: string): Promise<LaneRules>
  /** The executor: turns typed edits into the patch they mean on this base. */
  draft(base: Revision, edits: readonly RecordedEdit[], rules: LaneRules & { kind: 'open' }): Promise<Drafted>
  /** Writes the patch as a commit on top of base in Fairway's own repository; the same patch gives the same commit. */
  commit(base: Revision, patch: Patch): Promise<{ readonly head: Revision; readonly tree: string }>
  countFiles(base: Revision): Promise<number>
  /** Where else in the repository these whole texts stand, outside the patch. */
  elsewhere(base: Revision, texts: readonly string[], patch: Patch): Promise<readonly Occurrence[]>
  /** Notices of translations that the edits leave behind. */
  stale(base: Revision, edits: readonly RecordedEdit[]): Promise<readonly RecordedFinding[]>
  /** The patch as a unified diff, kept as an artefact. */
  keepDiff(patch: Patch): Promise<ArtefactHash>
  /** Milliseconds of a monotone clock. */
  stopwatch(): number
}

export type ProveFact =
  | { readonly type: 'change.proved'; readonly data: ChangeProved }
  | { readonly type: 'change.refused'; readonly data: ChangeRefused }
  | { readonly type: 'change.conflicted'; readonly data: ChangeConflicted }

export interface ToProve {
  readonly base: Revision
  readonly lane: string
  readonly edits: readonly RecordedEdit[]
}

/** Version of the copy contract's rules; an approval is bound to it through the proof. */
export const contractVersion = 1

/** Turns a draft's typed edits into a patch and has the lane's contract judge it. */
export async function proveChange(change: ToProve, ports: ProvePorts): Promise<ProveFact> {
  const { base } = change
  const rules = await ports.lane(base, change.lane)
  if (rules.kind === 'closed') return { type: 'change.refused', data: { base, findings: rules.findings } }
  const drafted = await ports.draft(base, change.edits, rules)
  if (drafted.kind === 'conflict') return { type: 'change.conflicted', data: { base, texts: drafted.texts } }
  if (drafted.kind === 'refused') return { type: 'change.refused', data: { base, findings: drafted.findings } }
  const { patch } = drafted
  const started = ports.stopwatch()
  const verdict = judge(patch, rules.contract, rules.facts)
  const judgeMs = ports.stopwatch() - started
  if (verdict.kind !== 'allowed') return { type: 'change.refused', data: { base, findings: verdict.findings } }
  const [{ head, tree }, filesInRepository, elsewhere, stale, diff] = await Promise.all([
    ports.commit(base, patch),
    ports.countFiles(base),
    ports.elsewhere(base, [...new Set(verdict.edits.map((edit) => edit.before))], patch),
    ports.stale(base, change.edits),
    ports.keepDiff(patch),
  ])
  return {
    type: 'change.proved',
    data: {
      base,
      head,
      tree,
      patchHash: patchHash(patch),
      proofHash: proofHash(verdict, patch),
      contract: `${rules.contract}@${contractVersion}`,
      edits: verdict.edits,
      notices: [...verdict.notices, ...stale],
      diff,
      filesInRepository,
      judgeMs: Math.round(judgeMs * 100) / 100,
      elsewhere,
    },
  }
}

const side = (bytes: Uint8Array | null): string | null => (bytes ? sha256(bytes) : null)

/** SHA-256 over path, modes and bytes of both sides of every file. */
export const patchHash = (patch: Patch): string =>
  hashOf(patch.map((file) => [file.path, file.modeBefore, file.modeAfter, side(file.before), side(file.after)]))

const proofHash = (verdict: Verdict & { kind: 'allowed' }, patch: Patch): string =>
  hashOf({ contract: `${verdict.contract}@${contractVersion}`, edits: verdict.edits, patch: patchHash(patch) })
