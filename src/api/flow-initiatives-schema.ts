import { z } from 'zod'
import { durationFigure } from './flow-schema.ts'
import { instant } from './wire-values.ts'

const step = z.object({ at: instant, items: z.number() })

const handoffs = z.object({
  sum: z.number().nullable().describe('null: nothing says which party was responsible'),
  longestChain: z.number().nullable(),
})

export const initiative = z.object({
  id: z.string(),
  title: z.string().nullable(),
  decidedAt: instant.nullable().describe('null: no record tells it'),
  firstAt: instant.nullable().describe('first value: the first item in production'),
  completeAt: instant.nullable().describe('the last item in production; null while one is not'),
  items: z.number(),
  inProduction: z.number(),
  cancelled: z.number(),
  notKnown: z.number().describe('items of which nobody can tell whether they are in production'),
  addedLater: z.number().describe('items created after the decision: the scope has grown'),
  shared: z.number().describe('items that belong to another initiative, too'),
  handoffs: z
    .object({ person: handoffs, role: handoffs, team: handoffs })
    .describe('how often its items changed hands so far, summed'),
  scope: z.array(step).describe('how many items it held from each moment on'),
  production: z.array(step).describe('how many were in production from each moment on'),
})
export type InitiativeView = z.infer<typeof initiative>

export const flowInitiatives = z.object({
  asOf: instant,
  initiatives: z.array(initiative).describe('those under way first, then the latest'),
  items: z.number().describe('distinct items of all initiatives'),
  counted: z.number().describe('the same with each item as often as it has initiatives: larger where some are shared'),
  firstValue: durationFigure,
  complete: durationFigure,
})
export type FlowInitiativesView = z.infer<typeof flowInitiatives>

export const initiativeParts = [
  'all',
  'in production',
  'open',
  'added later',
  'shared',
  'cancelled',
  'not known',
  'first',
] as const
export const initiativeItemsQuery = z.object({
  initiative: z.string().max(200),
  part: z.enum(initiativeParts).default('all'),
})
export type InitiativeItemsQuery = z.infer<typeof initiativeItemsQuery>
