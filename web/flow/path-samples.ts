import type {
  DurationFigureView,
  FigureMeta,
  FlowPathView,
  ShareFigureView,
  SurvivalPercentileView,
} from '../../src/api/flow-schema.ts'

/** Answers for the tests of the views; each names only what matters to it. */

const day = 86_400_000

export const meta = (more: Partial<FigureMeta> = {}): FigureMeta => ({
  definition: { id: 'decision-to-production', version: 1, says: '' },
  interval: null,
  window: { by: 'start', from: null, to: null },
  clock: 'elapsed',
  calendar: null,
  n: 100,
  censored: 0,
  excluded: [],
  coverage: 1,
  asOf: '2026-06-30T00:00:00.000Z',
  ...more,
})

export const reached = (
  days: number,
  low: number | null = days,
  high: number | null = days,
): SurvivalPercentileView => ({
  kind: 'reached',
  ms: days * day,
  interval: { low: low === null ? null : low * day, high: high === null ? null : high * day, level: 0.95 },
  says: '',
})

export const notReached = (days: number): SurvivalPercentileView => ({
  kind: 'not reached',
  followedUntilMs: days * day,
  interval: { low: days * day, high: null, level: 0.95 },
  says: '',
})

export const durationFigure = (
  p50: SurvivalPercentileView | null,
  more: Partial<FigureMeta> = {},
): DurationFigureView => ({
  ...meta(more),
  value: p50 && { p50, p85: p50, p95: p50, reachedWithin: [] },
})

export const shareFigure = (value: number | null, more: Partial<FigureMeta> = {}): ShareFigureView => ({
  ...meta(more),
  value,
})

export const stage = (
  name: string,
  waits: boolean,
  share: number | null,
  meanDays: number | null,
): FlowPathView['strip']['stages'][number] => ({
  stage: name,
  waits,
  figure: durationFigure(meanDays === null ? null : reached(meanDays)),
  share: shareFigure(share),
  meanMs: meanDays === null ? null : meanDays * day,
})

export const flowPath = (more: Partial<FlowPathView> = {}): FlowPathView => ({
  asOf: '2026-06-30T00:00:00.000Z',
  records: { sources: 1, events: 1000, items: 100, pullRequests: 90, deployments: 12 },
  clock: 'elapsed',
  calendar: null,
  headline: 'Said by the server.',
  speed: { figure: durationFigure(reached(4, 3, 5)), tellingOnly: durationFigure(null), mixSays: '' },
  strip: { stages: [stage('building', false, 1, 4)], waiting: shareFigure(0), totalMs: 4 * day },
  trend: {
    kind: 'no clear change',
    days: 90,
    now: durationFigure(null),
    before: durationFigure(null),
    pValue: 0.4,
    months: [],
  },
  landed: { count: 0, says: '', parts: [] },
  choices: { teams: [], initiatives: [] },
  ...more,
})
