import type { Deployment } from '../path/deployments.ts'
import type { Definition, Figure, Window } from '../path/figure.ts'
import { firstTime, type PathRecords } from '../path/path-records.ts'
import { landedCommits, type ProductionOf } from '../path/production.ts'
import { endedIn, type Share, shareFigure } from '../path/share-figure.ts'
import { countUpTo } from '../statistics/rank.ts'
import type { Study } from '../study/study.ts'

export const definitionOfDeploymentRework: Definition = {
  id: 'deployment-rework',
  version: 1,
  says:
    'Deployments to production that nobody had planned, since they repaired what users met, of all deployments to production: a rollback, one ' +
    'that first brings a revert of what was in production or a change labelled hotfix, or the last one before an incident was resolved.',
}

export const repairs = ['rollback', 'revert', 'hotfix', 'incident'] as const
export type Repair = (typeof repairs)[number]

export interface DeploymentRework extends Share {
  /** By what told it; one deployment may be told by several. */
  readonly by: Readonly<Record<Repair, number>>
  /** Whether anything of the kind is recorded at all, in production or not: where none is, none can be found. */
  readonly recorded: Readonly<Record<Repair, boolean>>
}

/** @param window deployments by when they succeeded */
export function deploymentRework(study: Study, window: Window): Figure<DeploymentRework> {
  const { records, items, productionOf, asOf } = study
  const deployments = items.deployments.production
  const of: Record<Repair, ReadonlySet<string>> = {
    rollback: rollbacks(records),
    revert: reverts(records, productionOf),
    hotfix: hotfixes(records, productionOf),
    incident: incidentRepairs(records, deployments),
  }
  const judged = deployments
    .filter(({ at }) => endedIn(window, at))
    .map(({ id }) => {
      const told = repairs.filter((repair) => of[repair].has(id))
      const says = told.length > 0 ? `it repaired, told by ${told.join(' and ')}` : 'nothing says that it repaired'
      return { id, isHit: told.length > 0, says, type: 'deployment' as const }
    })
  const figure = shareFigure(definitionOfDeploymentRework, judged, [], { window, asOf })
  const count = (repair: Repair) => judged.filter(({ id }) => of[repair].has(id)).length
  return {
    ...figure,
    value: figure.value && {
      ...figure.value,
      by: {
        rollback: count('rollback'),
        revert: count('revert'),
        hotfix: count('hotfix'),
        incident: count('incident'),
      },
      recorded: {
        rollback: of.rollback.size > 0 || deployments.some(({ rolledBackAt }) => rolledBackAt !== null),
        revert: [...records.of.commit.values()].some(({ to }) => to.reverts !== undefined),
        hotfix: hotfixPulls(records).length > 0,
        incident: records.of.incident.size > 0,
      },
    },
  }
}

const rollbacks = (records: PathRecords): Set<string> =>
  new Set([...records.of.deployment.values()].filter(({ to }) => to['rolls back'] !== undefined).map(({ id }) => id))

const repositoryOf = (records: PathRecords, sha: string): string =>
  String(records.of.commit.get(sha)?.facts.repository ?? '')

/** A revert that goes out with what it takes back repairs nothing that users met. */
function reverts(records: PathRecords, productionOf: ProductionOf): Set<string> {
  const found = new Set<string>()
  for (const { id, to } of records.of.commit.values()) {
    if (to.reverts === undefined) continue
    const own = productionOf(id, repositoryOf(records, id))
    const undone = to.reverts.map((sha) => productionOf(sha, repositoryOf(records, sha)))
    const wasOut = undone.some(
      (each) =>
        each.kind === 'before records' || (each.kind === 'reached' && own.kind === 'reached' && each.at < own.at),
    )
    if (own.kind === 'reached' && wasOut) found.add(own.deployment)
  }
  return found
}

const hotfixPulls = (records: PathRecords) =>
  [...records.of['pull request'].values()].filter(({ happenings }) =>
    happenings.some(
      ({ activity, attributes }) => activity === 'pull request labelled' && /hot[-_ ]?fix/i.test(String(attributes.to)),
    ),
  )

function hotfixes(records: PathRecords, productionOf: ProductionOf): Set<string> {
  const landed = landedCommits(records)
  return new Set(
    hotfixPulls(records).flatMap(({ id }) => {
      const commit = landed(id)
      const production = commit && productionOf(commit.sha, repositoryOf(records, commit.sha))
      return production?.kind === 'reached' ? [production.deployment] : []
    }),
  )
}

/** Of the repository whose deployment caused it; of any, where nothing says what did. */
function incidentRepairs(records: PathRecords, deployments: readonly Deployment[]): Set<string> {
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]))
  const times = Float64Array.from(deployments, ({ at }) => at)
  return new Set(
    [...records.of.incident.values()].flatMap((incident) => {
      const [opened, resolved] = [firstTime(incident, 'incident opened'), firstTime(incident, 'incident resolved')]
      if (opened === null || resolved === null) return []
      const causes = incident.to['caused by'] ?? []
      const homes = new Set(causes.flatMap((id) => byId.get(id)?.repository ?? []))
      const repair = deployments
        .slice(countUpTo(times, opened), countUpTo(times, resolved))
        .findLast(({ id, repository }) => !causes.includes(id) && (homes.size === 0 || homes.has(repository)))
      return repair ? [repair.id] : []
    }),
  )
}
