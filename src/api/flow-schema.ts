import { z } from 'zod'
import { durationMs, instant } from './wire-values.ts'

/**
 * What Flow sends: every figure with everything needed to judge it. Times are ISO 8601 in UTC, durations milliseconds; what is not known
 * is `null`, never 0.
 */

/** As many items as one answer names; the count beside them is of all. */
export const mostItemsNamed = 200

export const definition = z.object({
  id: z.string(),
  version: z.number().describe('goes up when the meaning changes, never silently'),
  says: z.string().describe('what the figure means, in words'),
})

export const interval = z.object({
  low: z.number().nullable().describe('null: no value bounds it'),
  high: z.number().nullable().describe('null: no value bounds it'),
  level: z.number().describe('nominal coverage, 0 to 1'),
})
export type IntervalView = z.infer<typeof interval>

export const figureWindow = z.object({
  by: z.enum(['completion', 'start']).describe('items that ended in the time, or those that started in it'),
  from: instant.nullable(),
  to: instant.nullable(),
})
export type WindowView = z.infer<typeof figureWindow>

export const exclusion = z.object({
  reason: z.string(),
  count: z.number(),
  items: z.array(z.string()).max(mostItemsNamed).describe(`ids, at most ${mostItemsNamed}`),
})

/** What stands beside every value of Flow. */
export const figureMeta = z.object({
  definition,
  interval: interval.nullable(),
  window: figureWindow,
  clock: z.enum(['elapsed', 'working']),
  calendar: z
    .object({ zone: z.string(), version: z.number() })
    .nullable()
    .describe('whose working time, where that is the clock'),
  n: z.number().describe('items the value is computed from, those still open among them'),
  censored: z.number().describe('of these, still open'),
  excluded: z.array(exclusion),
  coverage: z.number().nullable().describe('share of all items of the window that are in n; null where it holds none'),
  asOf: instant.describe('what was known then'),
})
export type FigureMeta = z.infer<typeof figureMeta>

/** A figure whose value has the given shape; the value is `null` for an empty sample. */
export const figureOf = <Value extends z.ZodType>(value: Value) => figureMeta.extend({ value: value.nullable() })

export const survivalPercentile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reached'), ms: durationMs, interval, says: z.string() }),
  z
    .object({ kind: z.literal('not reached'), followedUntilMs: durationMs, interval, says: z.string() })
    .describe('fewer have reached their end in the longest time anyone was watched'),
  z.object({ kind: z.literal('not known'), says: z.string() }),
])
export type SurvivalPercentileView = z.infer<typeof survivalPercentile>

export const durations = z.object({
  p50: survivalPercentile,
  p85: survivalPercentile,
  p95: survivalPercentile,
  reachedWithin: z.array(
    z.object({
      ms: durationMs,
      share: z.number().nullable().describe('of everything started, cancelled items among it'),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
})

export const durationFigure = figureOf(durations)
export type DurationFigureView = z.infer<typeof durationFigure>

export const shareFigure = figureOf(z.number().describe('0 to 1'))
export type ShareFigureView = z.infer<typeof shareFigure>

// ── what is asked ──

/** Which part of the record a screen looks at; the same in its address and in the question. */
export const flowWindows = ['30', '90', '365', 'all'] as const
export type FlowWindow = (typeof flowWindows)[number]

export const flowQuery = z.object({
  window: z.enum(flowWindows).default('all').describe('days back from the moment of the data'),
  team: z.string().max(200).optional().describe('items of one team'),
  initiative: z.string().max(200).optional().describe('items of one initiative'),
})
export type FlowQuery = z.infer<typeof flowQuery>

export const flowClock = z.enum(['elapsed', 'working'])
export type FlowClock = z.infer<typeof flowClock>

/** Whose working time may be asked for. */
export const flowCalendar = z
  .object({ zone: z.string(), version: z.number() })
  .nullable()
  .describe('the working calendar of the team; null: none is set, so only elapsed time can be shown')

export const flowPathQuery = flowQuery.extend({
  clock: flowClock.default('elapsed').describe('working: hours of the calendar of the team, or of everybody'),
})
export type FlowPathQuery = z.infer<typeof flowPathQuery>

// ── the path ──

export const pathStage = z.object({
  stage: z.string(),
  waits: z.boolean().describe('true: the item lies until somebody takes it up'),
  figure: durationFigure.describe('how long items stay in it, those that are in it now counted as open'),
  share: shareFigure.describe('of the whole time of items that came to production'),
  meanMs: durationMs.nullable().describe('its part of the mean time of these items: the parts sum to the whole'),
})

export const pathTrend = z.object({
  kind: z.enum(['faster', 'slower', 'no clear change', 'cannot tell']).describe('by the log-rank test at 5 %'),
  days: z.number().describe('the latest days, held against as many before them'),
  now: durationFigure,
  before: durationFigure,
  pValue: z.number().nullable(),
  months: z.array(z.object({ month: z.string().describe('2026-03'), figure: durationFigure })),
})

export const landedView = z.object({
  count: z.number().describe('pieces of work that arrived on the main line of a repository in the window'),
  says: z.string().describe('how often is deployed, and how much was taken back; empty where nothing of it is known'),
  parts: z.array(z.object({ part: z.string(), figure: durationFigure })),
})

export const flowChoice = z.object({ id: z.string(), name: z.string(), items: z.number() })
export type FlowChoice = z.infer<typeof flowChoice>
export const flowChoices = z
  .object({ teams: z.array(flowChoice), initiatives: z.array(flowChoice) })
  .describe('whose items may be looked at alone')
export type FlowChoices = z.infer<typeof flowChoices>

export const flowPath = z.object({
  asOf: instant,
  records: z
    .object({
      sources: z.number(),
      events: z.number(),
      items: z.number(),
      pullRequests: z.number(),
      deployments: z.number().describe('to production'),
    })
    .describe('what was read, before any window'),
  clock: flowClock.describe('of all but what landed, which is in elapsed time'),
  calendar: flowCalendar,
  headline: z.string().describe('the one sentence, as every door says it'),
  speed: z.object({
    figure: durationFigure,
    tellingOnly: durationFigure.describe('only items whose record says when somebody decided'),
    mixSays: z.string().describe('which records the decisions were taken from'),
  }),
  strip: z.object({
    stages: z.array(pathStage),
    waiting: shareFigure.describe('share of the whole time in which nobody had taken the item up'),
    totalMs: durationMs.nullable().describe('mean from decision to production; null where nothing came to production'),
  }),
  trend: pathTrend,
  landed: landedView.describe('what histories of commits tell by themselves, of all teams'),
  choices: flowChoices,
})
export type FlowPathView = z.infer<typeof flowPath>

// ── the items behind a figure ──

export const flowCountedQuery = flowQuery.extend({
  figure: z.enum([
    'constraint',
    'drift',
    'signs',
    'lanes',
    'work',
    'initiatives',
    'initiative handoffs',
    'landed',
    'what-if',
    'ageing',
    'completed',
    'cumulative',
  ]),
  of: z
    .string()
    .max(300)
    .default('')
    .describe(
      'a station, a part of drift, a sign, a lane, a section, first value or complete, an initiative, a part of landed work',
    ),
  part: z.string().max(300).default('').describe('of a lane: took, went round, effect or a guard; of a section: a row'),
  which: z
    .string()
    .max(300)
    .default('')
    .describe('of what went round a lane: the reason; of a guard: lane or ordinary'),
})
export type FlowCountedQuery = z.infer<typeof flowCountedQuery>

export const flowItemsQuery = flowPathQuery.extend({
  figure: z.enum(['decision-to-production', 'decision-to-production-telling', 'item-stages', 'strip']),
  stage: z.string().max(100).optional(),
  from: instant.optional().describe('start of another window than the one of the question'),
  to: instant.optional(),
})
export type FlowItemsQuery = z.infer<typeof flowItemsQuery>

export const itemRow = z.object({
  id: z.string(),
  type: z.string().nullable().describe('what it is in the record; null for what is no object of it, such as a week'),
  title: z.string().nullable(),
  says: z.string().describe('what the figure takes from it'),
  url: z.string().nullable().describe('where people see it in its tracker or forge'),
  decidedAt: instant.nullable(),
  endedAt: instant.nullable(),
  ms: durationMs.nullable().describe('what it adds to the figure'),
  adds: z.string().nullable().describe('the same in words, where it is no time'),
  outcome: z.enum(['reached', 'open', 'cancelled', 'left out']),
  stages: z.array(z.object({ stage: z.string(), waits: z.boolean(), ms: durationMs, isOpen: z.boolean() })),
})
export type ItemRow = z.infer<typeof itemRow>

export const flowItems = z.object({
  title: z.string(),
  definition,
  clock: flowClock,
  counted: z.object({ count: z.number(), items: z.array(itemRow) }).describe('what adds most first'),
  others: z
    .object({ count: z.number(), items: z.array(itemRow) })
    .describe('of a share: what is counted in the whole, and not in the part'),
  excluded: z.array(z.object({ reason: z.string(), count: z.number(), items: z.array(itemRow) })),
})
export type FlowItemsView = z.infer<typeof flowItems>
