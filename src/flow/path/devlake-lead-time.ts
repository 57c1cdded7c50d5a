import type { Deployment } from './deployments.ts'
import type { Definition } from './figure.ts'
import type { PullRequestLife } from './pull-request-life.ts'

/** @public */
export const definitionOfDevlakeLeadTime: Definition = {
  id: 'devlake-lead-time',
  version: 1,
  says:
    "Apache DevLake's lead time for changes, to compare with its dashboards: whole minutes, rounded up; the first comment by anybody but " +
    'the author, wherever it lies; negative parts left out; the total from the first commit to the deployment, or to the merge where no ' +
    'deployment after it is known.',
}

/** DevLake's columns, in whole minutes; `null` where it writes nothing. */
export interface DevlakeLeadTime {
  readonly id: string
  readonly codingMin: number | null
  readonly pickupMin: number | null
  readonly reviewMin: number | null
  readonly deployMin: number | null
  readonly cycleMin: number | null
}

/**
 * The lead times as DevLake computes them. Its parts overlap and do not sum to its total; {@link pullRequestPath} is ours.
 *
 * @param deployedAt of the deployment that DevLake credits; see {@link devlakeDeployment}
 * @returns `null` for a pull request that is not merged: DevLake leaves it out
 */
export function devlakeLeadTime(life: PullRequestLife, deployedAt: number | null): DevlakeLeadTime | null {
  const { firstCommitAt, openedAt, mergedAt } = life
  if (mergedAt === null) return null
  const reviewAt = life.reviewedAt[0] ?? null
  const codingMin = minutes(firstCommitAt, openedAt)
  const deployMin = minutes(mergedAt, deployedAt)
  const start = codingMin === null ? openedAt : firstCommitAt
  return {
    id: life.id,
    codingMin,
    pickupMin: minutes(openedAt, reviewAt),
    reviewMin: minutes(reviewAt, mergedAt),
    deployMin,
    cycleMin: minutes(start, deployMin === null ? mergedAt : deployedAt),
  }
}

function minutes(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : Math.ceil((to - from) / 60_000)
}

/** A commit that a revision has and an earlier one has not, as DevLake's table `commits_diffs` lists them. */
export interface CommitDiff {
  readonly from: string
  readonly to: string
  readonly sha: string
}

/**
 * The deployment that DevLake credits with a merge: the first to production whose difference to the one before it, on the same target,
 * has the merge commit. The first deployment of a target has none before it, and credits nothing.
 *
 * @param deployments to production, in order of time
 */
export function devlakeDeployment(
  deployments: readonly Deployment[],
  diffs: readonly CommitDiff[],
): (mergeSha: string) => Deployment | null {
  const credited = new Map<string, Deployment>()
  const last = new Map<string, Deployment>()
  const commits = Map.groupBy(diffs, ({ from, to }) => `${from} ${to}`)
  for (const deployment of deployments) {
    const before = last.get(deployment.target)
    last.set(deployment.target, deployment)
    if (!before) continue
    for (const { sha } of commits.get(`${before.sha} ${deployment.sha}`) ?? [])
      if (!credited.has(sha)) credited.set(sha, deployment)
  }
  return (mergeSha) => credited.get(mergeSha) ?? null
}
