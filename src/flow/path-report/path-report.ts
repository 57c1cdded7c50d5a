import { type Constraint, constraintOf } from '../constraint/constraint.ts'
import { type LaneFigures, laneFigures } from '../lanes/lane-figures.ts'
import { type LogReport, reportOfLog } from '../log-report/log-report.ts'
import { type DecisionToProduction, decisionToProduction } from '../path/decision-to-production.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure, Window } from '../path/figure.ts'
import type { ItemPaths } from '../path/item-path.ts'
import { type LandedWork, landedWork } from '../path/landed-work.ts'
import type { PullRequestFinding, PullRequestPath, PullRequestStage } from '../path/pull-request-stages.ts'
import { stageFigures } from '../path/stage-figures.ts'
import { type Drift, driftOf } from '../signs/drift.ts'
import { fiveSigns } from '../signs/five-signs.ts'
import type { Sign } from '../signs/sign.ts'
import { type BulkEdit, bulkEdits } from '../sources/bulk-edits.ts'
import type { People } from '../sources/people.ts'
import type { SourceQuality } from '../sources/source-quality.ts'
import type { StatusMapping } from '../sources/status-mapping.ts'
import type { Study } from '../study/study.ts'

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
  /** What the histories of repositories tell by themselves. */
  readonly landed: LandedWork
  readonly constraint: Figure<Constraint>
  readonly drift: Figure<Drift>
  readonly signs: readonly Sign[]
  readonly lanes: readonly LaneFigures[]
  /** The map of pull requests, on the clock of what really passed. */
  readonly map: LogReport
}

const dayMs = 24 * 60 * 60_000
/** A constraint moves: what held the path up last year need not hold it up now. */
const constraintDays = 90

/** @param study all that sources told, with what the team says of itself */
export function pathReport(study: Study): PathReport {
  const { asOf, joined, items, pullPaths: paths } = study
  const findings = new Map<PullRequestFinding, number>()
  for (const finding of paths.flatMap((path) => path.findings)) findings.set(finding, (findings.get(finding) ?? 0) + 1)
  const window: Window = { by: 'start', from: null, to: null }
  return {
    asOf,
    window,
    sources: study.sources,
    events: joined.events.length,
    repeated: joined.repeated,
    people: study.people,
    statuses: study.statuses,
    bulkEdits: bulkEdits(joined.events),
    items,
    speed: decisionToProduction(items.paths, window, asOf),
    pullRequests: { paths, findings, stages: stageFigures(paths, window, asOf) },
    landed: landedWorkOf(study, window),
    constraint: constraintOf(
      study,
      { from: asOf - constraintDays * dayMs, to: asOf },
      { calendar: study.settings.calendar },
    ),
    drift: driftOf(items.paths, asOf),
    signs: fiveSigns(study),
    lanes: laneFigures(study),
    map: reportOfLog(study.log, 'pull request', 'source', 'utc'),
  }
}

/** What the histories of a study's repositories tell by themselves. */
export const landedWorkOf = ({ records, items, productionOf }: Study, window: Window): LandedWork =>
  landedWork(records, items.deployments, productionOf, window)
