import type { Instant } from '../base/ids.ts'
import type { Patch } from '../change/patch.ts'
import { type SplitPatch, splitPatch } from '../executor/split-patch.ts'
import { classify, judge, slots } from '../lane/index.ts'
import type { ContractName, RepoFacts, Slot, SourceFile, Verdict } from '../lane/lane.ts'
import type { Judged } from '../scan/commit.ts'
import { judgeCommit } from '../scan/judge-commit.ts'
import type { ShapePlan } from '../scan/shape-plan.ts'

/** A commit of a history, with the files of its plan. */
export interface CommitToJudge {
  readonly patch: Patch
  readonly plan: ShapePlan
  readonly asOf: Instant
  /** Files of its parent that a judge has to see beside the patch, by path. */
  readonly beside: Readonly<Record<string, string>>
}

/** Work that takes a core: reading syntax trees. Plain data in and out, so that it can be done in another thread. */
export type LaneJob =
  | {
      readonly kind: 'slots'
      readonly files: readonly SourceFile[]
      readonly contract: ContractName
      readonly facts: RepoFacts
    }
  | { readonly kind: 'judge'; readonly patch: Patch; readonly contract: ContractName | null; readonly facts: RepoFacts }
  | { readonly kind: 'scan'; readonly commits: readonly CommitToJudge[]; readonly facts: RepoFacts }
  | {
      readonly kind: 'split'
      readonly patch: Patch
      readonly contracts: readonly ContractName[]
      readonly facts: RepoFacts
    }

export type LaneAnswer =
  | { readonly kind: 'slots'; readonly slots: readonly Slot[] }
  | { readonly kind: 'judge'; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'scan'; readonly judged: readonly Judged[] }
  | { readonly kind: 'split'; readonly split: SplitPatch }

export function doLaneJob(job: LaneJob): LaneAnswer {
  switch (job.kind) {
    case 'slots':
      return { kind: 'slots', slots: job.files.flatMap((file) => slots(file, job.contract, job.facts)) }
    case 'split':
      return { kind: 'split', split: splitPatch(job.patch, job.contracts, job.facts) }
    case 'judge':
      return {
        kind: 'judge',
        verdicts:
          job.contract === null
            ? classify(job.patch, job.facts).map((each) => each.verdict)
            : [judge(job.patch, job.contract, job.facts)],
      }
    case 'scan':
      // The date is the commit's own, the other facts are one value for all: what is worked out of them once is kept.
      return {
        kind: 'scan',
        judged: job.commits.map(({ patch, plan, asOf, beside }) =>
          judgeCommit(patch, plan, { ...job.facts, asOf, files: { ...beside, ...job.facts.files } }),
        ),
      }
  }
}
