import { LogBuilder } from '../log/log-builder.ts'
import { type LogReport, reportOfLog } from '../log-report/log-report.ts'
import { type DecisionToProduction, decisionToProduction } from '../path/decision-to-production.ts'
import type { ProductionRules } from '../path/deployments.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure, Window } from '../path/figure.ts'
import { type ItemPaths, itemPaths } from '../path/item-path.ts'
import { pathRecords } from '../path/path-records.ts'
import { landedCommits, productionByAncestry } from '../path/production.ts'
import { pullRequestLives } from '../path/pull-request-life.ts'
import {
  type PullRequestFinding,
  type PullRequestPath,
  type PullRequestStage,
  pullRequestPath,
} from '../path/pull-request-stages.ts'
import { stageFigures } from '../path/stage-figures.ts'
import { type BulkEdit, bulkEdits } from '../sources/bulk-edits.ts'
import { addToLog, joinReadings } from '../sources/join-readings.ts'
import type { Reading } from '../sources/path-event.ts'
import { guessPeople, type People, personOf } from '../sources/people.ts'
import type { SourceQuality } from '../sources/source-quality.ts'
import { guessStatuses, type StatusMapping, statusesOf } from '../sources/status-mapping.ts'

/** What a team says of itself; everything else is guessed and shown. */
export interface PathSettings {
  readonly production: ProductionRules
  readonly approvalLabels: readonly string[]
  /** UTC milliseconds: what was known then. */
  readonly asOf: number
}

/** The path from decision to production as a team's own records tell it. */
export interface PathReport {
  readonly asOf: number
  readonly window: Window
  /** By source, what was read and what became of it. */
  readonly sources: readonly SourceQuality[]
  readonly events: number
  /** Facts that more than one record told. */
  readonly repeated: number
  readonly people: People
  readonly statuses: StatusMapping
  readonly bulkEdits: readonly BulkEdit[]
  readonly items: ItemPaths
  readonly speed: DecisionToProduction
  readonly pullRequests: {
    readonly paths: readonly PullRequestPath[]
    readonly findings: ReadonlyMap<PullRequestFinding, number>
    readonly stages: Readonly<Record<PullRequestStage, Figure<Durations>>>
  }
  /** The map of pull requests, on the clock of what really passed. */
  readonly map: LogReport
}

export function pathReport(readings: readonly Reading[], settings: PathSettings): PathReport {
  const { asOf, production } = settings
  const joined = joinReadings(readings)
  const people = guessPeople(joined.accounts)
  const statuses = guessStatuses(statusesOf(joined))
  const builder = new LogBuilder()
  addToLog(builder, joined, personOf(people))
  const log = builder.build()
  const records = pathRecords(log, asOf)
  const items = itemPaths(records, {
    decision: { version: 1, statuses, approvalLabels: settings.approvalLabels },
    production,
  })
  const bots = new Set(people.bots.map(({ account }) => account))
  const landed = landedCommits(records)
  const productionOf = productionByAncestry(records, items.deployments.production, production.completeFromStart)
  const paths = pullRequestLives(records, (account) => bots.has(account)).map((life) => {
    const commit = life.mergedAt === null ? null : landed(life.id)
    return pullRequestPath(life, commit && productionOf(commit.sha, life.repository), asOf)
  })
  const findings = new Map<PullRequestFinding, number>()
  for (const finding of paths.flatMap((path) => path.findings)) findings.set(finding, (findings.get(finding) ?? 0) + 1)
  const window: Window = { by: 'start', from: null, to: null }
  return {
    asOf,
    window,
    sources: readings.map(({ quality }) => quality),
    events: joined.events.length,
    repeated: joined.repeated,
    people,
    statuses,
    bulkEdits: bulkEdits(joined.events),
    items,
    speed: decisionToProduction(items.paths, window, asOf),
    pullRequests: { paths, findings, stages: stageFigures(paths, window, asOf) },
    map: reportOfLog(log, 'pull request', 'source', 'utc'),
  }
}
