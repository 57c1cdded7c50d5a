import { z } from 'zod'
import { definition, durationFigure, figureMeta, interval } from './flow-schema.ts'
import { targetWish } from './playbook-schema.ts'
import { instant } from './wire-values.ts'

/**
 * What Flow concludes: the constraint, drift, the five signs, lanes, and what a lane would do. Times are ISO 8601 in UTC, durations
 * milliseconds; what is not known is `null`, never 0.
 */

const estimate = interval.extend({ estimate: z.number() })
const trend = z.object({ slope: z.number().describe('items a week'), interval: interval.nullable() })

export const stationView = z.object({
  station: z.enum(['building', 'review', 'deployment']),
  says: z.string().describe('+10 % here → +6 % throughput (2–9), first in 87 % of resamples'),
  gain: estimate.describe('more items in production from a tenth more capacity: 0.06 for six percent'),
  firstShare: z.number().describe('share of resamples in which it brought the most'),
  evidence: z.object({
    says: z.string(),
    arrivalsPerWeek: z.number().nullable(),
    exitsPerWeek: z.number().nullable(),
    wip: trend.nullable(),
    waitShare: z.number().nullable().describe('of all time that items waited'),
    utilisation: z.number().nullable().describe('busy over available time of its people; null for trains'),
    activePeriodShare: z.number().nullable().describe('share of the time in which it had been active for longest'),
    starvesNext: z
      .number()
      .nullable()
      .describe('share of the time in which the next station had somebody free while items lay here'),
  }),
})

export const constraintView = figureMeta.extend({
  kind: z.enum(['named', 'no single constraint', 'cannot tell', 'not known']),
  says: z.string(),
  station: z.string().nullable().describe('only where one is named'),
  stations: z.array(stationView).describe('the greatest gain first'),
  replay: z
    .object({ observed: z.number(), simulated: estimate, replications: z.number(), seed: z.number() })
    .nullable()
    .describe('what really came to production beside what replays of it give'),
})
export type ConstraintView = z.infer<typeof constraintView>

export const driftView = figureMeta.extend({
  kind: z.enum(['drifting', 'keeping up', 'catching up', 'not known']),
  says: z.string(),
  ratePerWeek: estimate.nullable().describe('by how much undelivered decisions grow'),
  decisionsPerWeek: estimate.nullable(),
  productionPerWeek: estimate.nullable(),
  cancelledPerWeek: estimate.nullable(),
  undelivered: z.number().nullable(),
  backlogWeeks: z.number().nullable().describe('weeks that production at its rate would need for them'),
  medianAge: z.object({ estimateMs: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  weeks: z
    .array(z.object({ at: instant, decided: z.number(), inProduction: z.number(), cancelled: z.number() }))
    .describe('cumulative'),
})
export type DriftView = z.infer<typeof driftView>

export const signsView = z.object({
  signs: z.array(
    figureMeta.extend({
      sign: z.enum(['S1', 'S2', 'S3', 'S4', 'S5']),
      name: z.string(),
      state: z.enum(['met', 'not met', 'cannot tell']),
      says: z.string(),
      value: z.number().nullable(),
    }),
  ),
})
export type SignsView = z.infer<typeof signsView>

const share = interval.extend({ share: z.number().describe('0 to 1') })
const guardShare = share.extend({ n: z.number(), hits: z.number() })

const rate = interval.extend({ rate: z.number() }).nullable().describe('a week; null where less than a week is known')
const opportunityView = figureMeta.extend({
  source: z.string(),
  repository: z.string(),
  scannedTo: instant.nullable(),
  says: z.string(),
  inLane: share.extend({ commits: z.number() }).nullable(),
  contracts: z
    .array(
      z.object({
        contract: z.string(),
        commits: z.number(),
        share,
        perWeek: rate,
        through: z.object({ changes: z.number(), perWeek: rate }).describe('what went through Fairway to production'),
      }),
    )
    .describe('those that could carry most first'),
})

export const lanesView = z.object({
  opportunities: z.array(opportunityView).describe('of each scanned history, what lanes could have carried'),
  lanes: z.array(
    figureMeta.extend({
      lane: z.string(),
      class: z.string(),
      openedAt: instant,
      says: z.string(),
      target: z.object({ wants: targetWish, by: instant, owner: z.string() }).nullable(),
      adoption: share.nullable(),
      reaches: z.number().nullable().describe('share of forecasts that meet the target on its day'),
      weeks: z
        .array(z.object({ at: instant, eligible: z.number(), took: z.number(), share: share.nullable() }))
        .describe('cumulative'),
      cone: z.array(z.object({ at: instant, low: z.number(), middle: z.number(), high: z.number() })),
      leakage: z.array(z.object({ reason: z.string(), count: z.number(), changes: z.array(z.string()) })),
      guards: z.array(
        z.object({
          name: z.enum(['change-fail', 'rollback', 'review-override']),
          says: z.string(),
          lane: guardShare.nullable(),
          ordinary: guardShare.nullable(),
          compared: z.enum(['worse', 'better', 'no clear difference', 'cannot tell']),
        }),
      ),
      speed: z
        .object({
          lane: durationFigure.describe('through the lane'),
          ordinary: durationFigure.describe('those that could have taken it and went the ordinary way'),
          compared: z
            .enum(['faster', 'slower', 'no clear difference', 'cannot tell'])
            .describe('the lane, by the log-rank test at 5 %'),
          pValue: z.number().nullable(),
        })
        .describe('from decision to production, of what was decided since it opened'),
      effect: z.object({
        says: z.string(),
        before: z.number(),
        after: z.number(),
        weeks: z
          .array(z.object({ at: instant, eligible: z.number().nullable(), others: z.number().nullable() }))
          .describe('median hours from decision to production'),
      }),
    }),
  ),
})
export type LanesView = z.infer<typeof lanesView>

export const whatIfQuery = z.object({
  scenario: z.enum(['lane', 'small first']).default('lane'),
  adoption: z.coerce.number().min(0).max(1).default(0.6).describe('share of small items that take the lane'),
  takesMinutes: z.coerce
    .number()
    .positive()
    .max(525_600)
    .optional()
    .describe('through the lane; as lanes of the record took, where it has some'),
})
export type WhatIfQuery = z.infer<typeof whatIfQuery>

const predicted = z.object({
  n: z.number(),
  before: estimate.nullable().describe('median milliseconds from decision to production'),
  after: estimate.nullable(),
  ratio: estimate.nullable().describe('after over before'),
})
export const whatIfView = figureMeta.extend({
  kind: z.enum(['predicted', 'refused']),
  why: z.string().nullable().describe('of a refusal'),
  small: predicted.nullable(),
  others: predicted.nullable(),
  throughput: estimate.nullable(),
  replications: z.number().nullable(),
  replay: z.array(z.object({ of: z.string(), distance: z.number(), band: z.number(), mean: z.number() })),
  definition,
})
export type WhatIfView = z.infer<typeof whatIfView>
