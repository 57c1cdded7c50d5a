import type {
  ConstraintView,
  DriftView,
  LanesView,
  SignsView,
  WhatIfQuery,
  WhatIfView,
} from '../../api/flow-insights.ts'
import { mostItemsNamed } from '../../api/flow-schema.ts'
import { constraintOf, type StationGain } from '../../flow/constraint/constraint.ts'
import { laneFigures } from '../../flow/lanes/lane-figures.ts'
import { laneOpportunities, type Opportunity } from '../../flow/lanes/lane-opportunity.ts'
import type { LaneTarget } from '../../flow/lanes/lane-use.ts'
import type { Figure } from '../../flow/path/figure.ts'
import {
  adoptionSays,
  constraintSays,
  driftSays,
  effectSays,
  evidenceSays,
  gainSays,
  opportunitySays,
} from '../../flow/path-report/insight-words.ts'
import { driftOf } from '../../flow/signs/drift.ts'
import { fiveSigns } from '../../flow/signs/five-signs.ts'
import { signNames } from '../../flow/signs/sign.ts'
import { itemPasses } from '../../flow/simulation/item-passes.ts'
import type { Study } from '../../flow/study/study.ts'
import { whatIf } from '../../flow/what-if/what-if.ts'
import { instantOf, presentDurations, presentMeta } from './present-figure.ts'

const dayMs = 24 * 60 * 60_000
const recentDays = 90

/** What is concluded is concluded of the last 90 days. */
export const recent = ({ asOf }: Study) => ({ from: asOf - recentDays * dayMs, to: asOf })

export function constraintAnswer(study: Study): ConstraintView {
  const figure = constraintOf(study, recent(study), { calendar: study.settings.calendar })
  const { value } = figure
  return {
    ...presentMeta(figure),
    kind: value?.kind ?? 'not known',
    says: constraintSays(figure),
    station: value?.kind === 'named' ? value.station : null,
    stations: value === null || value.kind === 'cannot tell' ? [] : value.stations.map(presentStation),
    replay: value?.replay ? { ...value.replay } : null,
  }
}

const presentStation = (each: StationGain): ConstraintView['stations'][number] => ({
  station: each.station,
  says: gainSays(each),
  gain: { ...each.gain },
  firstShare: each.firstShare,
  evidence: {
    says: evidenceSays(each),
    arrivalsPerWeek: each.evidence.arrivals?.rate ?? null,
    exitsPerWeek: each.evidence.exits?.rate ?? null,
    wip: each.evidence.wip && { slope: each.evidence.wip.slope, interval: each.evidence.wip.interval },
    waitShare: each.evidence.waitShare,
    utilisation: each.evidence.utilisation,
    activePeriodShare: each.evidence.activePeriodShare,
    starvesNext: each.evidence.starvesNext,
  },
})

export function driftAnswer({ items, asOf }: Study): DriftView {
  const figure = driftOf(items.paths, asOf)
  const { value } = figure
  return {
    ...presentMeta(figure),
    kind: value?.kind ?? 'not known',
    says: driftSays(figure),
    ratePerWeek: value && { ...value.rate },
    decisionsPerWeek: value && { ...value.decisions },
    productionPerWeek: value && { ...value.production },
    cancelledPerWeek: value && { ...value.cancelled },
    undelivered: value?.undelivered ?? null,
    backlogWeeks: value?.backlogWeeks ?? null,
    medianAge: value?.medianAge
      ? { estimateMs: value.medianAge.estimate, low: value.medianAge.low, high: value.medianAge.high }
      : null,
    weeks: (value?.weeks ?? []).map((week) => ({ ...week, at: instantOf(week.at) })),
  }
}

export const signsAnswer = (study: Study): SignsView => ({
  signs: fiveSigns(study).map(({ sign, state, says, figure }) => ({
    ...presentMeta(figure),
    sign,
    name: signNames[sign],
    state,
    says,
    value: figure.value,
  })),
})

const presentOpportunity = (figure: Figure<Opportunity>): LanesView['opportunities'][number] => ({
  ...presentMeta(figure),
  source: figure.value?.source ?? '',
  repository: figure.value?.repository ?? '',
  scannedTo: figure.value ? instantOf(figure.value.scannedTo) : null,
  says: opportunitySays(figure),
  inLane: figure.value && { ...figure.value.inLane },
  contracts: (figure.value?.contracts ?? []).map((each) => ({
    ...each,
    perWeek: each.perWeek && { ...each.perWeek },
    through: { ...each.through },
  })),
})

/** @param targets by lane */
export const lanesAnswer = (study: Study, targets: Readonly<Record<string, LaneTarget>>): LanesView => ({
  opportunities: laneOpportunities(study).map(presentOpportunity),
  lanes: laneFigures(study, targets).map((figures) => {
    const { plan, adoption, guards, speed, effect } = figures
    const { value } = adoption
    return {
      ...presentMeta(adoption),
      lane: plan.lane,
      class: plan.class,
      openedAt: instantOf(plan.openedAt),
      says: adoptionSays(figures),
      target: plan.target && { ...plan.target, by: instantOf(plan.target.by) },
      adoption: value && { ...value.share },
      reaches: value?.reaches ?? null,
      weeks: (value?.weeks ?? []).map((week) => ({ ...week, at: instantOf(week.at) })),
      cone: (value?.cone ?? []).map((week) => ({ ...week, at: instantOf(week.at) })),
      leakage: (value?.leakage ?? []).map((each) => ({ ...each, changes: each.changes.slice(0, mostItemsNamed) })),
      guards: guards.map(({ counted: _, ...guard }) => guard),
      speed: {
        lane: presentDurations(speed.lane),
        ordinary: presentDurations(speed.ordinary),
        compared: speed.compared.kind,
        pValue: speed.compared.pValue,
      },
      effect: {
        says: effectSays(effect),
        before: effect.before,
        after: effect.after,
        weeks: effect.weeks.map((week) => ({ ...week, at: instantOf(week.at) })),
      },
    }
  }),
})

/** A first lane is asked about before it has taken any time: an hour and a half, told as an assumption by the one who asks. */
const guessedMinutes = 90

export function whatIfAnswer(study: Study, { scenario, adoption, takesMinutes }: WhatIfQuery): WhatIfView {
  const seen = itemPasses(study).flatMap(({ lane, liveAt, decidedAt }) =>
    lane !== null && liveAt !== null ? [liveAt - decidedAt] : [],
  )
  const takesMs =
    takesMinutes !== undefined ? [takesMinutes * 60_000] : seen.length > 0 ? seen : [guessedMinutes * 60_000]
  const asked = scenario === 'lane' ? { kind: scenario, adoption, takesMs } : { kind: scenario }
  const figure = whatIf(study, asked, recent(study), { calendar: null })
  const { value } = figure
  const found = value?.kind === 'predicted' ? value : null
  return {
    ...presentMeta(figure),
    kind: found ? 'predicted' : 'refused',
    why: found ? null : value?.kind === 'refused' ? value.why : 'nothing came to production in the last 90 days',
    small: found && { ...found.small },
    others: found && { ...found.others },
    throughput: found && { ...found.throughput },
    replications: found?.replications ?? null,
    replay: (value?.replay ?? []).map((each) => ({ ...each })),
  }
}
