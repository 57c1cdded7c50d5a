import { z } from 'zod'
import { durationMs, instant, who } from './wire-values.ts'

/** What was told of the past before, and is told otherwise now. Durations are milliseconds; what is not known is `null`, never 0. */

const toldMonth = z.object({
  month: z.string().describe('2026-03, UTC'),
  n: z.number().describe('items decided in it, or pieces of work that landed in it'),
  open: z.number().describe('of these, neither in production nor given up'),
  p50Ms: durationMs.nullable().describe('null: half have not arrived'),
})

export const movedMonth = z.object({
  figure: z.string().describe('id of the definition'),
  month: z.string(),
  before: toldMonth.nullable().describe('null: nothing was known of the month'),
  now: toldMonth.nullable().describe('null: nothing is known of it any more'),
})
export type MovedMonthView = z.infer<typeof movedMonth>

export const historyMove = z.object({
  at: instant.describe('when they were first told otherwise'),
  toldAt: instant.describe('when they were told before'),
  asOf: instant.describe('both sides are of what was known then: nothing has moved by the passing of time'),
  months: z.array(movedMonth),
  causes: z.array(
    z.object({
      says: z.string(),
      done: z.object({ by: who, at: instant, why: z.string().nullable() }).nullable().describe('null: nobody did it'),
    }),
  ),
})
export type HistoryMoveView = z.infer<typeof historyMove>

export const versionStep = z.object({
  at: instant.describe('since then figures are computed otherwise, those of the past among them'),
  figure: z.string().nullable().describe('id of the definition; null: the settings, with which all are computed'),
  before: z.number(),
  now: z.number().describe('its version'),
})
export type VersionStepView = z.infer<typeof versionStep>

export const flowHistory = z.object({
  now: instant,
  since: instant.nullable().describe('when figures were first told'),
  moves: z.array(historyMove).describe('the latest first'),
  steps: z.array(versionStep).describe('the oldest first'),
})
export type FlowHistoryView = z.infer<typeof flowHistory>
