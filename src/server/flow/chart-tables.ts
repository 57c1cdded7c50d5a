import type { FlowTable, FlowTableQuery } from '../../api/flow-exports.ts'
import type { DurationFigureView, SurvivalPercentileView } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { csvTable } from '../../flow/formats/csv/csv-table.ts'
import type { CsvCell } from '../../flow/formats/csv/table-line.ts'
import { laneWays } from '../../flow/lanes/lane-speed.ts'
import type { Study } from '../../flow/study/study.ts'
import { datesTable, itemsTable, stagesTable } from '../../flow/study/study-tables.ts'
import { initiativesAnswer } from './initiatives-answer.ts'
import { constraintAnswer, driftAnswer, lanesAnswer, signsAnswer } from './insight-answers.ts'
import { pathAnswer } from './path-answer.ts'
import { ageingAnswer, completedAnswer, cumulativeAnswer, itemAnswer, sectionsAnswer } from './work-answers.ts'

/** Each table is made of the answer that its chart is drawn from: nobody can save another figure than the one they see. */
export const flowTables: Readonly<Record<FlowTable, (study: Study, query: FlowTableQuery) => string>> = {
  items: itemsTable,
  stages: stagesTable,
  dates: datesTable,
  strip: (study, query) =>
    csvTable(
      ['stage', 'waits', ...durationHead, 'mean_ms', 'share', 'share_low', 'share_high', 'clock'],
      pathAnswer(study, query).strip.stages.map(({ stage, waits, figure, meanMs, share }) => [
        stage,
        waits,
        ...durationCells(figure),
        meanMs,
        share.value,
        ...ends(share),
        figure.clock,
      ]),
    ),
  landed: (study, query) =>
    csvTable(
      ['part', ...durationHead],
      pathAnswer(study, query).landed.parts.map(({ part, figure }) => [part, ...durationCells(figure)]),
    ),
  trend: (study, query) =>
    csvTable(
      ['month', ...durationHead, 'clock'],
      pathAnswer(study, query).trend.months.map(({ month, figure }) => [month, ...durationCells(figure), figure.clock]),
    ),
  ageing: (study, query) =>
    csvTable(
      ['id', 'title', 'stage', 'age_ms', 'in_stage_ms'],
      ageingAnswer(study, query).items.map(({ id, title, stage, ageMs, inStageMs }) => [
        id,
        title,
        stage,
        ageMs,
        inStageMs,
      ]),
    ),
  'ageing-bands': (study, query) =>
    csvTable(
      ['stage', 'n', 'p50_ms', 'p85_ms', 'p95_ms'],
      ageingAnswer(study, query).stages.map(({ stage, n, p50, p85, p95 }) => [stage, n, p50, p85, p95]),
    ),
  completed: (study, query) => {
    const { completed, open } = completedAnswer(study, query)
    return csvTable(
      ['id', 'title', 'in_production_at', 'ms', 'is_open'],
      [
        ...completed.id.map((id, at) => [
          id,
          completed.title[at] ?? null,
          momentOf(completed.at[at]),
          completed.ms[at] ?? null,
          false,
        ]),
        ...open.id.map((id, at) => [id, open.title[at] ?? null, null, open.ms[at] ?? null, true]),
      ],
    )
  },
  survival: (study, query) =>
    csvTable(
      ['ms', 'share_in_production', 'low', 'high'],
      completedAnswer(study, query).curve.map(({ ms, share, low, high }) => [ms, share, low, high]),
    ),
  cumulative: (study, query) => {
    const { times, lines } = cumulativeAnswer(study, query)
    return csvTable(
      ['at', ...lines.map(({ waypoint }) => waypoint)],
      times.map((time, at) => [momentOf(time), ...lines.map(({ counts }) => counts[at] ?? null)]),
    )
  },
  work: (study, query) =>
    csvTable(
      ['section', 'figure', 'value', 'interval', 'sample', 'more', 'definition', 'version'],
      sectionsAnswer(study, query).sections.flatMap(({ title, rows }) =>
        rows.map(({ name, value, interval, sample, more, definition }) => [
          title,
          name,
          value,
          interval,
          sample,
          more,
          definition.id,
          definition.version,
        ]),
      ),
    ),
  initiatives: (study) =>
    csvTable(
      [
        ...['id', 'title', 'decided_at', 'first_value_at', 'complete_at', 'items', 'in_production', 'cancelled'],
        ...['not_known', 'added_later', 'shared'],
      ],
      initiativesAnswer(study).initiatives.map((each) => [
        ...[each.id, each.title, each.decidedAt, each.firstAt, each.completeAt, each.items, each.inProduction],
        ...[each.cancelled, each.notKnown, each.addedLater, each.shared],
      ]),
    ),
  'item-stays': (study, query) =>
    csvTable(
      ['stage', 'waits', 'from', 'to', 'is_open'],
      itemAnswer(study, { item: itemOf(query) }).visits.map(({ stage, waits, from, to, isOpen }) => [
        stage,
        waits,
        momentOf(from),
        momentOf(to),
        isOpen,
      ]),
    ),
  'item-events': (study, query) =>
    csvTable(
      ['at', 'activity', 'object', 'by', 'says'],
      itemAnswer(study, { item: itemOf(query) }).events.map(({ at, activity, object, by, says }) => [
        momentOf(at),
        activity,
        object,
        by,
        says,
      ]),
    ),
  constraint: (study) =>
    csvTable(
      [
        ...['station', 'gain', 'gain_low', 'gain_high', 'first_share', 'arrivals_per_week', 'exits_per_week'],
        ...['wip_slope_per_week', 'wait_share', 'utilisation', 'active_period_share', 'starves_next'],
      ],
      constraintAnswer(study).stations.map(({ station, gain, firstShare, evidence }) => [
        ...[station, gain.estimate, gain.low, gain.high, firstShare, evidence.arrivalsPerWeek, evidence.exitsPerWeek],
        ...[evidence.wip?.slope ?? null, evidence.waitShare, evidence.utilisation],
        ...[evidence.activePeriodShare, evidence.starvesNext],
      ]),
    ),
  drift: (study) =>
    csvTable(
      ['at', 'decided', 'in_production', 'cancelled'],
      driftAnswer(study).weeks.map(({ at, decided, inProduction, cancelled }) => [
        at,
        decided,
        inProduction,
        cancelled,
      ]),
    ),
  signs: (study) =>
    csvTable(
      ['sign', 'name', 'state', 'says', 'value', 'low', 'high', 'n'],
      signsAnswer(study).signs.map((each) => [
        ...[each.sign, each.name, each.state, each.says, each.value],
        ...ends(each),
        each.n,
      ]),
    ),
  lanes: (study) =>
    csvTable(
      ['lane', 'at', 'eligible', 'took', 'share', 'low', 'high'],
      lanesAnswer(study, {}).lanes.flatMap(({ lane, weeks }) =>
        weeks.map(({ at, eligible, took, share }) => [
          ...[lane, at, eligible, took],
          ...[share?.share ?? null, share?.low ?? null, share?.high ?? null],
        ]),
      ),
    ),
  'lane-leakage': (study) =>
    csvTable(
      ['lane', 'reason', 'change'],
      lanesAnswer(study, {}).lanes.flatMap(({ lane, leakage }) =>
        leakage.flatMap(({ reason, changes }) => changes.map((change) => [lane, reason, change])),
      ),
    ),
  'lane-guards': (study) =>
    csvTable(
      ['lane', 'guard', 'compared', 'path', 'share', 'low', 'high', 'hits', 'n'],
      lanesAnswer(study, {}).lanes.flatMap(({ lane, guards }) =>
        guards.flatMap((guard) =>
          (['lane', 'ordinary'] as const).map((path) => {
            const found = guard[path]
            return [
              ...[lane, guard.name, guard.compared, path],
              ...[found?.share ?? null, found?.low ?? null, found?.high ?? null],
              ...[found?.hits ?? null, found?.n ?? null],
            ]
          }),
        ),
      ),
    ),
  'lane-speed': (study) =>
    csvTable(
      ['lane', 'way', ...durationHead, 'log_rank_p'],
      lanesAnswer(study, {}).lanes.flatMap(({ lane, speed }) =>
        laneWays.map((way) => [lane, way, ...durationCells(speed[way]), speed.pValue]),
      ),
    ),
  'lane-effect': (study) =>
    csvTable(
      ['lane', 'at', 'eligible_median_hours', 'others_median_hours'],
      lanesAnswer(study, {}).lanes.flatMap(({ lane, effect }) =>
        effect.weeks.map(({ at, eligible, others }) => [lane, at, eligible, others]),
      ),
    ),
  'lane-opportunity': (study) =>
    csvTable(
      [
        ...['repository', 'contract', 'commits', 'of', 'share', 'low', 'high', 'per_week'],
        ...['through_fairway', 'through_fairway_per_week'],
      ],
      lanesAnswer(study, {}).opportunities.flatMap(({ repository, n, contracts }) =>
        contracts.map(({ contract, commits, share, perWeek, through }) => [
          ...[repository, contract, commits, n, share.share, share.low, share.high, perWeek?.rate ?? null],
          ...[through.changes, through.perWeek?.rate ?? null],
        ]),
      ),
    ),
}

const momentOf = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString())

const ends = ({
  interval,
}: {
  readonly interval: { readonly low: number | null; readonly high: number | null } | null
}): CsvCell[] => [interval?.low ?? null, interval?.high ?? null]

const durationHead = ['n', 'open', 'p50_ms', 'p50_low_ms', 'p50_high_ms', 'p85_ms', 'p95_ms'] as const

function durationCells({ n, censored, value }: DurationFigureView): CsvCell[] {
  const ms = (found: SurvivalPercentileView | undefined): number | null => (found?.kind === 'reached' ? found.ms : null)
  const half = value?.p50
  const interval = half === undefined || half.kind === 'not known' ? null : half.interval
  return [n, censored, ms(half), ...ends({ interval }), ms(value?.p85), ms(value?.p95)]
}

function itemOf({ item }: FlowTableQuery): string {
  if (item !== undefined) return item
  throw new FairwayError('bad-input', 'This table is about one item.', { next: 'Say which with ?item=.' })
}
