import type { Definition } from './figure.ts'
import type { Production } from './production.ts'
import type { PullRequestLife } from './pull-request-life.ts'

export const definitionOfPullRequestStages: Definition = {
  id: 'pull-request-stages',
  version: 1,
  says:
    'Coding lasts from the first commit until reviewers can begin, pickup until the first review by somebody else, review until the merge, ' +
    'deploy until the merge is in production. Reviews before that or after the merge do not count. Merged without review, the time ' +
    'in between is unattributed. The parts sum to the total; a part that is not known is missing, never 0.',
}

export const pullRequestStages = ['coding', 'pickup', 'review', 'unattributed', 'deploy'] as const
export type PullRequestStage = (typeof pullRequestStages)[number]

export interface StagePart {
  readonly stage: PullRequestStage
  readonly from: number
  /** Until now, for the part that is still open. */
  readonly to: number
  readonly isOpen: boolean
}

/** What in the record of a pull request contradicts itself, or what its figures must leave out. */
export const pullRequestFindings = {
  'first-commit-after-merge': 'its first commit was written after its merge: coding is not known',
  'first-commit-after-opening': 'its first commit was written after it was opened: coding is not known',
  'review-before-opening': 'somebody reviewed it before it was opened: that review does not count',
  'review-after-merge': 'somebody reviewed it after its merge: that review does not count',
  'deployed-before-merge': 'its deployment was before its merge: deploy is not known',
  'first-deployment': 'only the first known deployment holds it: when it came to production is not known',
} as const
export type PullRequestFinding = keyof typeof pullRequestFindings

export interface PullRequestPath {
  readonly id: string
  readonly end: 'in production' | 'merged' | 'given up' | 'open'
  /** In order of time, without gap or overlap; none lasts less than nothing. */
  readonly parts: readonly StagePart[]
  /** Milliseconds: the sum of the parts. */
  readonly totalMs: number
  readonly findings: readonly PullRequestFinding[]
}

/**
 * The stages of one pull request. `merged` is an end where nothing can say when it came to production; where deployments are known and
 * none holds it yet, its last part is open.
 *
 * @param production of the commit with which it landed; `null` where it has not, or that commit is not known
 * @param asOf UTC milliseconds
 */
export function pullRequestPath(life: PullRequestLife, production: Production | null, asOf: number): PullRequestPath {
  const { firstCommitAt, openedAt, mergedAt, closedAt, reviewedAt } = life
  const doneAt = mergedAt ?? closedAt ?? asOf
  const readyAt = Math.min(life.readyAt, doneAt)
  const begin = firstCommitAt !== null && firstCommitAt <= openedAt ? firstCommitAt : openedAt
  const firstReview = reviewedAt.find((at) => at >= readyAt && at <= doneAt) ?? null
  const deployedAt =
    production?.kind === 'reached' && mergedAt !== null && production.at >= mergedAt ? production.at : null
  const awaitsDeploy = mergedAt !== null && production?.kind === 'not yet'
  const isOpen = mergedAt === null && closedAt === null

  const marks: readonly (readonly [PullRequestStage, number | null])[] = [
    ['coding', readyAt],
    ['pickup', firstReview ?? (isOpen ? doneAt : null)],
    [firstReview === null ? 'unattributed' : 'review', firstReview === null && isOpen ? null : doneAt],
    ['deploy', deployedAt ?? (awaitsDeploy ? asOf : null)],
  ]
  const parts: StagePart[] = []
  for (const [stage, to] of marks) {
    const from = parts.at(-1)?.to ?? begin
    // Opened the moment it was written, or never a draft: there was no coding to speak of that the record knows.
    if (to === null || (stage === 'coding' && to === begin)) continue
    parts.push({ stage, from, to, isOpen: false })
  }
  const last = parts.at(-1)
  if (last && (isOpen || awaitsDeploy)) parts[parts.length - 1] = { ...last, isOpen: true }
  return {
    id: life.id,
    end: deployedAt !== null ? 'in production' : mergedAt !== null ? 'merged' : closedAt !== null ? 'given up' : 'open',
    parts,
    totalMs: parts.reduce((sum, { from, to }) => sum + to - from, 0),
    findings: findingsOf(life, production),
  }
}

function findingsOf(life: PullRequestLife, production: Production | null): PullRequestFinding[] {
  const { firstCommitAt, openedAt, mergedAt, reviewedAt } = life
  const findings: PullRequestFinding[] = []
  if (firstCommitAt !== null && mergedAt !== null && firstCommitAt > mergedAt) findings.push('first-commit-after-merge')
  else if (firstCommitAt !== null && firstCommitAt > openedAt) findings.push('first-commit-after-opening')
  if (reviewedAt.some((at) => at < openedAt)) findings.push('review-before-opening')
  if (mergedAt !== null && reviewedAt.some((at) => at > mergedAt)) findings.push('review-after-merge')
  if (mergedAt !== null && production?.kind === 'reached' && production.at < mergedAt)
    findings.push('deployed-before-merge')
  if (production?.kind === 'before records') findings.push('first-deployment')
  return findings
}
