import { z } from 'zod'
import { changeState } from './change-schema.ts'
import { durationMs, instant } from './wire-values.ts'

export const flowView = z.object({
  asOf: instant,
  definition: z.string().describe('what decision-to-live means here'),
  shipped: z.array(
    z.object({
      change: z.string(),
      sentence: z.string(),
      requester: z.string(),
      lane: z.string(),
      decidedAt: instant,
      statedAt: instant,
      liveAt: instant,
      decisionToLiveMs: durationMs,
      parts: z.array(
        z.object({
          name: z.string().describe('decided → stated, proof, checks, review, merge, deploy, live check'),
          ms: durationMs,
          waits: z.boolean().describe('true: a person was waited for'),
        }),
      ),
      revertedAt: instant.nullable(),
    }),
  ),
  open: z.array(z.object({ change: z.string(), sentence: z.string(), state: changeState, ageMs: durationMs })),
  summary: z
    .object({
      n: z.number(),
      medianMs: durationMs,
      lowMs: durationMs.describe('lower end of the interval'),
      highMs: durationMs,
      interval: z.string().describe('how the interval was made'),
      waitingShare: z.number().describe('share of the total time in which a person was waited for, 0 to 1'),
    })
    .nullable()
    .describe('null: nothing shipped yet'),
})
export type FlowView = z.infer<typeof flowView>
