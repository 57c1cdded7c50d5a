import type { FlowPathQuery, FlowPathView } from '../../api/flow-schema.ts'
import { decisionToProduction } from '../../flow/path/decision-to-production.ts'
import { itemStageFigures } from '../../flow/path/item-stage-figures.ts'
import { itemStageNames } from '../../flow/path/item-stages.ts'
import { figureOfLanded, landedParts } from '../../flow/path/landed-work.ts'
import { speedTrend } from '../../flow/path/speed-trend.ts'
import { landedWorkOf } from '../../flow/path-report/path-report.ts'
import { headlineOf, landedSays, mixSays } from '../../flow/path-report/path-words.ts'
import type { Study } from '../../flow/study/study.ts'
import { choicesOf, chooseItems } from './chosen-items.ts'
import { calendarView, clockOf } from './clock-of.ts'
import { instantOf, presentDurations, presentShare } from './present-figure.ts'

/** The way from decision to production, of all items or of a choice of them, on one clock. What landed is in elapsed time. */
export function pathAnswer(study: Study, query: FlowPathQuery): FlowPathView {
  const { asOf, items } = study
  const { paths, stages, from } = chooseItems(study, query)
  const clock = clockOf(study, query)
  const speed = decisionToProduction(paths, { by: 'start', from, to: null }, asOf, null, clock)
  const figures = itemStageFigures(paths, stages, from, asOf, clock)
  const landed = landedWorkOf(study, { by: 'start', from, to: null })
  const trend = speedTrend(paths, query.window === 'all' ? daysOfTrend : Number(query.window), asOf, clock)
  return {
    asOf: instantOf(asOf),
    records: {
      sources: study.sources.length,
      events: study.joined.events.length,
      items: items.paths.length,
      pullRequests: study.pullPaths.length,
      deployments: items.deployments.production.length,
    },
    clock: clock.name,
    calendar: calendarView(study, query.team),
    headline: headlineOf({ speed, pullRequests: { paths: study.pullPaths }, landed }),
    speed: {
      figure: presentDurations(speed.figure),
      tellingOnly: presentDurations(speed.tellingOnly),
      mixSays: mixSays(speed),
    },
    strip: {
      stages: figures.stages.map(({ stage, figure, share, meanMs }) => ({
        stage,
        waits: itemStageNames[stage].waits,
        figure: presentDurations(figure),
        share: presentShare(share),
        meanMs,
      })),
      waiting: presentShare(figures.waiting),
      totalMs: figures.totalMs,
    },
    trend: {
      kind: trend.kind,
      days: trend.days,
      now: presentDurations(trend.now),
      before: presentDurations(trend.before),
      pValue: trend.pValue,
      months: trend.months.map(({ month, figure }) => ({ month, figure: presentDurations(figure) })),
    },
    landed: {
      count: landed.landings,
      says: landedSays(landed),
      parts: landedParts.map((part) => ({ part, figure: presentDurations(figureOfLanded(landed, part)) })),
    },
    choices: choicesOf(study),
  }
}

/** Without a window the latest quarter is held against the one before. */
const daysOfTrend = 90
