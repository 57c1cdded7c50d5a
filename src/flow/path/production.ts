import { ancestors } from './ancestors.ts'
import type { Deployment } from './deployments.ts'
import type { PathRecords } from './path-records.ts'
import { takenBackAt } from './taken-back.ts'

/** A deployment that brought a commit to production and was taken back within a day: it does not count. */
export interface Withdrawal {
  readonly deployment: string
  readonly at: number
  readonly rolledBackAt: number
}

/** When a commit was first in production. Once reached and not withdrawn it stays, whatever is deployed later: history does not move. */
export type Production =
  | {
      readonly kind: 'reached'
      readonly at: number
      readonly deployment: string
      readonly withdrawn: readonly Withdrawal[]
    }
  | { readonly kind: 'not yet'; readonly withdrawn: readonly Withdrawal[] }
  /** The first known deployment of its repository holds it: it may have been in production before. */
  | { readonly kind: 'before records'; readonly deployment: string }
  /** No production deployment of its repository is known. */
  | { readonly kind: 'no deployments' }
  /** The commit is in no history that was read, and was itself never deployed. */
  | { readonly kind: 'no history' }

/** When a revision of a repository first came to production. */
export type ProductionOf = (sha: string, repository: string) => Production

const dayMs = 24 * 60 * 60_000

/**
 * The first production of every commit, by ancestry: a deployment brings everything its revision descends from. Each commit is visited once,
 * however many deployments there are.
 *
 * @param deployments to production, in order of time
 * @param completeFromStart repositories whose first known deployment credits its commits
 */
export function productionByAncestry(
  records: PathRecords,
  deployments: readonly Deployment[],
  completeFromStart: readonly string[],
): ProductionOf {
  const reached = new Map<string, Production>()
  const withdrawn = new Map<string, Withdrawal[]>()
  const takenBack = takenBackAt(records, deployments)
  const repositories = new Set<string>()
  for (const deployment of deployments) {
    const { id, at, sha, repository } = deployment
    const isFirstKnown = !repositories.has(repository) && !completeFromStart.includes(repository)
    repositories.add(repository)
    // One that says what it replaced brought nothing but what is new since then.
    const replaced = isFirstKnown ? records.of.deployment.get(id)?.facts.replaces : undefined
    if (typeof replaced === 'string')
      for (const commit of ancestors(records, replaced, (each) => reached.has(each)))
        reached.set(commit, { kind: 'before records', deployment: id })
    const isFirst = isFirstKnown && replaced === undefined
    const rolledBackAt = takenBack.get(id) ?? null
    const isWithdrawn = rolledBackAt !== null && rolledBackAt - at <= dayMs
    for (const commit of ancestors(records, sha, (each) => reached.has(each))) {
      const before = withdrawn.get(commit) ?? []
      if (isFirst) reached.set(commit, { kind: 'before records', deployment: id })
      else if (isWithdrawn) withdrawn.set(commit, [...before, { deployment: id, at, rolledBackAt }])
      else reached.set(commit, { kind: 'reached', at, deployment: id, withdrawn: before })
    }
  }
  return (sha, repository) => {
    const found = reached.get(sha)
    if (found) return found
    if (!repositories.has(repository)) return { kind: 'no deployments' }
    const isKnown = records.of.commit.get(sha)?.facts.parents !== undefined || withdrawn.has(sha)
    return isKnown ? { kind: 'not yet', withdrawn: withdrawn.get(sha) ?? [] } : { kind: 'no history' }
  }
}

/** The commit with which a pull request stands on its target branch, and what told it. */
export interface LandedCommit {
  readonly sha: string
  readonly by: 'merge sha' | 'trailer' | 'patch'
}

/**
 * Finds the commits with which pull requests landed: the forge's own word where the history has that commit, else the commit whose first line
 * names the pull request, else one with the same patch (rebased). The forge's word stands where no history was read.
 */
export function landedCommits(records: PathRecords): (pullRequest: string) => LandedCommit | null {
  const commits = [...records.of.commit.values()]
  const byTrailer = new Map(commits.flatMap(({ id, facts }) => (facts.lands ? [[String(facts.lands), id]] : [])))
  const contained = new Set(commits.filter(({ from }) => from.contains !== undefined).map(({ id }) => id))
  const byPatch = new Map(
    commits.flatMap(({ id, facts }) => (facts.patch && !contained.has(id) ? [[String(facts.patch), id]] : [])),
  )
  const isInHistory = (sha: string) => records.of.commit.get(sha)?.facts.parents !== undefined
  return (pullRequest) => {
    const record = records.of['pull request'].get(pullRequest)
    const told = record?.to['merged as'] ?? []
    const inHistory = told.find(isInHistory)
    if (inHistory) return { sha: inHistory, by: 'merge sha' }
    const trailer = byTrailer.get(pullRequest)
    if (trailer) return { sha: trailer, by: 'trailer' }
    for (const sha of (record?.to.contains ?? []).toReversed()) {
      const same = byPatch.get(String(records.of.commit.get(sha)?.facts.patch ?? ''))
      if (same) return { sha: same, by: 'patch' }
    }
    return told[0] ? { sha: told[0], by: 'merge sha' } : null
  }
}
