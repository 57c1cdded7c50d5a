import { z } from 'zod'
import { durationMs, instant } from './wire-values.ts'

export const ledgerEvent = z.object({
  seq: z.number(),
  id: z.string(),
  at: instant,
  type: z.string(),
  actor: z.object({ kind: z.enum(['person', 'fairway']), id: z.string(), name: z.string() }),
  objects: z.array(z.object({ type: z.string(), id: z.string() })),
  why: z.string().nullable(),
  says: z.string(),
  data: z.unknown(),
})
export type LedgerEventView = z.infer<typeof ledgerEvent>

export const ledgerQuery = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  type: z.string().optional().describe('event type, or its first part: review'),
  actor: z.string().optional(),
  object: z.string().optional().describe('type:id'),
  q: z.string().max(200).optional(),
})

export const ledgerPage = z.object({ events: z.array(ledgerEvent), total: z.number(), head: z.string().nullable() })

export const ledgerIntegrity = z.object({
  ok: z.boolean(),
  events: z.number(),
  head: z.string().nullable(),
  broken: z.object({ seq: z.number(), says: z.string() }).nullable(),
  tookMs: durationMs,
})
export type LedgerIntegrity = z.infer<typeof ledgerIntegrity>

/** Sent over /api/events (server-sent events, event name `ledger`) for each recorded event. */
export const liveEvent = z.object({
  seq: z.number(),
  type: z.string(),
  objects: z.array(z.object({ type: z.string(), id: z.string() })),
})
export type LiveEvent = z.infer<typeof liveEvent>
