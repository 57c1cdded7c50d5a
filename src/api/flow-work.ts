import { z } from 'zod'
import { flowChoices } from './flow-schema.ts'

/**
 * Work on its way, as charts draw it. Moments are UTC milliseconds and durations milliseconds, since there may be tens of thousands of them;
 * columns that belong together have the same length.
 */
const ms = z.number().nonnegative().describe('milliseconds')
const moment = z.number().describe('UTC milliseconds')
const exclusion = z.object({ reason: z.string(), count: z.number() })
const definition = z.object({ id: z.string(), version: z.number(), says: z.string() })
const window = z.object({
  by: z.enum(['completion', 'start']),
  from: moment.nullable(),
  to: moment.nullable(),
})

const itemStage = z.enum([
  'waiting to start',
  'building',
  'waiting for review',
  'in review',
  'waiting for deployment',
  'unattributed',
])

export const ageingView = z.object({
  choices: flowChoices,
  definition,
  window,
  asOf: moment,
  stages: z
    .array(z.object({ stage: itemStage, n: z.number(), p50: ms.nullable(), p85: ms.nullable(), p95: ms.nullable() }))
    .describe('in the order of the way; how old completed items were when they left it'),
  total: z.number().describe('open items'),
  items: z
    .array(z.object({ id: z.string(), title: z.string().nullable(), stage: itemStage, ageMs: ms, inStageMs: ms }))
    .describe('the oldest first; at most 20,000'),
  excluded: z.array(exclusion),
})
export type AgeingView = z.infer<typeof ageingView>

const percentile = z
  .object({ ms: ms.nullable().describe('null: not reached'), low: ms.nullable(), high: ms.nullable() })
  .nullable()
  .describe('null: not known')

export const completedView = z.object({
  choices: flowChoices,
  definition,
  window,
  asOf: moment,
  n: z.number(),
  censored: z.number().describe('of n, still open'),
  p50: percentile,
  p85: percentile,
  p95: percentile,
  completedOnly: z
    .object({ p50: ms, p85: ms, p95: ms })
    .nullable()
    .describe('what completed items alone would say: too short while work is open'),
  total: z.object({ completed: z.number(), open: z.number() }),
  completed: z
    .object({
      id: z.array(z.string()),
      title: z.array(z.string().nullable()),
      at: z.array(moment),
      ms: z.array(ms),
    })
    .describe('columns, in order of completion; the latest 20,000'),
  open: z
    .object({ id: z.array(z.string()), title: z.array(z.string().nullable()), ms: z.array(ms) })
    .describe('columns, the oldest first; at most 20,000'),
  curve: z.array(z.object({ ms, share: z.number(), low: z.number(), high: z.number() })),
  excluded: z.array(exclusion),
})
export type CompletedView = z.infer<typeof completedView>

export const cumulativeView = z.object({
  choices: flowChoices,
  definition,
  window,
  asOf: moment,
  times: z.array(moment),
  lines: z.array(z.object({ waypoint: z.string(), counts: z.array(z.number()) })),
  arrivals: z.number(),
  departures: z.number(),
  underWay: z.object({ first: z.number(), last: z.number(), mean: z.number() }),
  excluded: z.array(exclusion),
})
export type CumulativeView = z.infer<typeof cumulativeView>

export const itemView = z.object({
  id: z.string(),
  title: z.string().nullable(),
  asOf: moment,
  decision: z.object({ at: moment, tier: z.string(), bounds: z.boolean() }).nullable(),
  end: z.object({ kind: z.string(), at: moment.nullable(), by: z.string().nullable(), reason: z.string().nullable() }),
  visits: z.array(z.object({ stage: itemStage, waits: z.boolean(), from: moment, to: moment, isOpen: z.boolean() })),
  counted: z.string().describe('whether decision to production counts it, and if not, why'),
  objects: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      as: z.string(),
      url: z.string().nullable().describe('where people see it in its tracker or forge'),
    }),
  ),
  events: z
    .array(
      z.object({
        at: moment,
        activity: z.string(),
        object: z.string(),
        by: z.string().nullable(),
        says: z.string().describe('what its attributes tell, in words'),
      }),
    )
    .describe('in order of time; the last 500'),
})
export type ItemView = z.infer<typeof itemView>

export const workSectionsView = z.object({
  asOf: moment,
  sections: z.array(
    z.object({
      title: z.string(),
      about: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          value: z.string().describe('in words; a dash where it is not known'),
          interval: z.string(),
          sample: z.string(),
          more: z.string(),
          definition,
          opens: z.boolean().describe('whether what it counts can be looked at; not where that would tell of persons'),
        }),
      ),
      gaps: z.array(z.string()).describe('what cannot be told, and why'),
    }),
  ),
})
export type WorkSectionsView = z.infer<typeof workSectionsView>
