import { firstTime, type PathRecord, type PathRecords } from './path-records.ts'

/** Which deployments users see. Plain data that a team edits. */
export interface ProductionRules {
  readonly version: number
  /** Names of environments that users reach, compared without case. */
  readonly environments: readonly string[]
  /** Repositories where merging is deploying: a merge to them is production. By default none. */
  readonly mergeIsProduction: readonly string[]
  /**
   * Repositories whose record of deployments begins with the first one there ever was. Elsewhere the first known deployment credits
   * nothing: what it holds may have been in production long before.
   */
  readonly completeFromStart: readonly string[]
}

/** @public */
export const defaultProductionRules: ProductionRules = {
  version: 1,
  environments: ['production', 'prod', 'live'],
  mergeIsProduction: [],
  completeFromStart: [],
}

/** A revision that reached production. */
export interface Deployment {
  readonly id: string
  readonly repository: string
  /** Where it runs: the same repository may bring several services to production. */
  readonly target: string
  readonly sha: string
  /** UTC milliseconds: it had succeeded. */
  readonly at: number
  /** When it was taken back, in words of the record; `null` if it was not, or only by deploying an older revision. */
  readonly rolledBackAt: number | null
}

export interface Deployments {
  /** To production, succeeded, in order of time. */
  readonly production: readonly Deployment[]
  readonly left: readonly {
    readonly id: string
    readonly reason: 'failed' | 'other environment' | 'no environment' | 'no commit'
    readonly environment: string | null
  }[]
}

export function deploymentsOf(records: PathRecords, rules: ProductionRules): Deployments {
  const production: Deployment[] = []
  const left: Deployments['left'][number][] = []
  const known = new Set(rules.environments.map((name) => name.toLowerCase()))
  const takenBack = rollbacksOf(records)
  for (const record of records.of.deployment.values()) {
    const at = firstTime(record, 'deployment succeeded')
    const { environment, repository, service } = record.facts
    const sha = record.to.deploys?.[0]
    const leave = (reason: Deployments['left'][number]['reason']) =>
      left.push({ id: record.id, reason, environment: environment === undefined ? null : String(environment) })
    if (at === null) {
      if (firstTime(record, 'deployment failed') !== null) leave('failed')
    } else if (environment === undefined) leave('no environment')
    else if (!known.has(String(environment).toLowerCase())) leave('other environment')
    else if (sha === undefined) leave('no commit')
    else {
      const home = String(repository ?? records.of.commit.get(sha)?.facts.repository ?? '')
      const target = [home, service ?? '', environment].join(' ')
      const rolledBackAt = takenBack.get(record.id) ?? null
      production.push({ id: record.id, repository: home, target, sha, at, rolledBackAt })
    }
  }
  production.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return { production: withServiceRollbacks(records, production), left }
}

/** When each deployment was taken back: it says so itself, or another says that it took it back. */
function rollbacksOf(records: PathRecords): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const record of records.of.deployment.values()) {
    const own = firstTime(record, 'deployment rolled back')
    if (own !== null) times.set(record.id, own)
    const at = own ?? firstTime(record, 'deployment succeeded')
    for (const undone of record.to['rolls back'] ?? []) if (at !== null) times.set(undone, at)
  }
  return times
}

/** A rollback that names only its service takes back the last deployment of that service before it. */
function withServiceRollbacks(records: PathRecords, production: readonly Deployment[]): Deployment[] {
  const result = [...production]
  for (const record of records.of.deployment.values()) {
    const at = firstTime(record, 'deployment rolled back')
    const isBare = firstTime(record, 'deployment succeeded') === null && record.to['rolls back'] === undefined
    if (at === null || !isBare || record.facts.service === undefined) continue
    const undone = result.findLastIndex((each) => each.at <= at && serviceOf(records, each.id) === record.facts.service)
    const deployment = result[undone]
    if (deployment && deployment.rolledBackAt === null) result[undone] = { ...deployment, rolledBackAt: at }
  }
  return result
}

const serviceOf = (records: PathRecords, id: string): PathRecord['facts'][string] | undefined =>
  records.of.deployment.get(id)?.facts.service
