import { handoffFigures } from '../handoffs/handoff-figures.ts'
import { laneFigures } from '../lanes/lane-figures.ts'
import { decisionToProduction } from '../path/decision-to-production.ts'
import type { Figure, Window } from '../path/figure.ts'
import { itemStageFigures } from '../path/item-stage-figures.ts'
import type { Share } from '../path/share-figure.ts'
import { deploymentRework } from '../rework/deployment-rework.ts'
import { flowRework } from '../rework/flow-rework.ts'
import { driftOf } from '../signs/drift.ts'
import { fiveSigns } from '../signs/five-signs.ts'
import type { SurvivalPercentile } from '../statistics/survival-percentile.ts'
import type { Study } from '../study/study.ts'
import type { Metric, MetricSample } from './metric.ts'

const everything: Window = { by: 'start', from: null, to: null }
const whole: Window = { by: 'completion', from: null, to: null }

/** The figures of a study for other programs, over all that was recorded, as its screens show them without a window. */
export function flowMetrics(study: Study): Metric[] {
  return [...speedMetrics(study), ...workMetrics(study), ...conclusions(study), ...recordMetrics(study)]
}

function speedMetrics({ items, stages, asOf }: Study): Metric[] {
  const { figure } = decisionToProduction(items.paths, everything, asOf)
  const { value } = figure
  const byStage = itemStageFigures(items.paths, stages, null, asOf)
  return [
    {
      name: 'decision_to_production',
      help: 'Time from decision to production, open items counted as open.',
      unit: 'seconds',
      figure,
      samples:
        value === null ? [] : [quantile(0.5, value.p50), quantile(0.85, value.p85), quantile(0.95, value.p95)].flat(),
    },
    {
      name: 'stage',
      help: 'Part of each stage in the mean time of items that came to production.',
      unit: 'seconds',
      figure: byStage.waiting,
      samples: byStage.stages.flatMap(({ stage, meanMs }) =>
        meanMs === null ? [] : [{ labels: { stage }, value: meanMs / 1000 }],
      ),
    },
    {
      name: 'waiting_share',
      help: 'Share of that time in which nobody had taken the item up.',
      unit: 'ratio',
      figure: byStage.waiting,
      samples: oneValue(byStage.waiting),
    },
  ]
}

function quantile(q: number, found: SurvivalPercentile): MetricSample[] {
  if (found.kind !== 'reached') return []
  const { low, high } = found.interval
  const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)
  return [{ labels: { quantile: String(q) }, value: found.time / 1000, low: seconds(low), high: seconds(high) }]
}

function workMetrics(study: Study): Metric[] {
  const share = (name: string, help: string, figure: Figure<Share>): Metric => ({
    name,
    help,
    unit: 'ratio',
    figure,
    samples: shareOf(figure),
  })
  const { returns, items } = handoffFigures(study, whole)
  const handoffs = items.person.sum
  return [
    share('flow_rework', 'Completed items that went back to an earlier stage.', flowRework(study, whole)),
    share('deployment_rework', 'Deployments to production that nobody had planned.', deploymentRework(study, whole)),
    share('handoff_returns', 'Handoffs that give the work back.', returns),
    {
      name: 'handoffs',
      help: 'Handoffs between persons of an item in production.',
      unit: null,
      figure: handoffs,
      samples:
        handoffs.value === null
          ? []
          : [
              { labels: { quantile: '0.5' }, value: handoffs.value.p50, ...endsOf(handoffs) },
              { labels: { quantile: '0.85' }, value: handoffs.value.p85 },
            ],
    },
  ]
}

function conclusions(study: Study): Metric[] {
  const drift = driftOf(study.items.paths, study.asOf)
  const lanes = laneFigures(study)
  return [
    {
      name: 'undelivered_decisions',
      help: 'Decided items that are neither in production nor given up.',
      unit: null,
      figure: drift,
      samples: drift.value === null ? [] : [{ labels: {}, value: drift.value.undelivered }],
    },
    {
      name: 'drift_per_week',
      help: 'Items by which undelivered decisions grow in a week.',
      unit: null,
      figure: drift,
      samples: drift.value === null ? [] : [{ labels: {}, value: drift.value.rate.estimate, ...endsOf(drift) }],
    },
    {
      name: 'lane_adoption',
      help: 'Eligible changes that took the lane.',
      unit: 'ratio',
      figure: null,
      samples: lanes.flatMap(({ plan, adoption }) =>
        adoption.value === null
          ? []
          : [{ labels: laneLabels(plan.lane, adoption), value: adoption.value.share.share, ...endsOf(adoption) }],
      ),
    },
    {
      name: 'lane_eligible_changes',
      help: 'Changes since the lane opened that could have taken it.',
      unit: null,
      figure: null,
      samples: lanes.map(({ plan, adoption }) => ({ labels: laneLabels(plan.lane, adoption), value: adoption.n })),
    },
    {
      name: 'sign',
      help: 'Five signs of lost intent: 1 for the state that each is in.',
      unit: null,
      figure: null,
      samples: fiveSigns(study).map(({ sign, state }) => ({ labels: { sign, state }, value: 1 })),
    },
  ]
}

function recordMetrics({ sources, items, asOf }: Study): Metric[] {
  return [
    {
      name: 'deployments',
      help: 'Deployments to production.',
      unit: null,
      figure: null,
      samples: [{ labels: {}, value: items.deployments.production.length }],
    },
    {
      name: 'source_records',
      help: 'Records of each source.',
      unit: null,
      figure: null,
      samples: sources.flatMap(({ source, raw, used }) => [
        { labels: { source, what: 'raw' }, value: raw },
        { labels: { source, what: 'used' }, value: used },
      ]),
    },
    {
      name: 'as_of',
      help: 'The last moment that any source tells of.',
      unit: 'seconds',
      figure: null,
      samples: [{ labels: {}, value: asOf / 1000 }],
    },
  ]
}

/** Each lane is a figure of its own under one name: the definition stands with each. */
const laneLabels = (lane: string, { definition }: Figure<unknown>) => ({
  lane,
  definition: definition.id,
  version: String(definition.version),
})

const endsOf = ({ interval }: Figure<unknown>) => ({ low: interval?.low ?? null, high: interval?.high ?? null })

const oneValue = (figure: Figure<number>): MetricSample[] =>
  figure.value === null ? [] : [{ labels: {}, value: figure.value, ...endsOf(figure) }]

const shareOf = (figure: Figure<Share>): MetricSample[] =>
  figure.value === null ? [] : [{ labels: {}, value: figure.value.share, ...endsOf(figure) }]
