import { z } from 'zod'
import { productText } from './product-schema.ts'
import { durationMs, instant } from './wire-values.ts'

export const edit = z.object({
  slot: z.string(),
  path: z.string(),
  from: z.string().describe('what the place says now, as the person saw it'),
  to: z.string(),
})
export type EditInput = z.infer<typeof edit>

export const finding = z.object({
  rule: z.string(),
  path: z.string(),
  line: z.number(),
  says: z.string(),
  fix: z.string(),
})

export const provedEdit = z.object({
  path: z.string(),
  line: z.number(),
  kind: z.string(),
  before: z.string(),
  after: z.string(),
  says: z.string(),
})

export const trialInput = z.object({ edits: z.array(edit).min(1).max(40) })

export const trial = z.object({
  verdict: z.enum(['allowed', 'refused', 'unjudged']),
  lane: z.string().nullable(),
  edits: z.array(provedEdit),
  findings: z.array(finding),
  notices: z.array(finding),
  diff: z.string(),
  judgeMs: durationMs,
})
export type Trial = z.infer<typeof trial>

export const decisionInput = z.object({
  says: z.string().max(500).nullable().describe('the decision in words, or where it stands'),
  url: z.url().nullable(),
  decidedAt: instant,
})

export const proposeInput = z.object({
  product: z.string(),
  what: z.string().max(500).optional().describe('default: made from the first edit'),
  why: z.string().min(1).max(300),
  decision: decisionInput,
  edits: z.array(edit).min(1).max(40),
})
export type ProposeInput = z.infer<typeof proposeInput>

export const intentInput = z.object({ product: z.string(), intent: z.string().min(1).max(500) })

export const understood = z.object({
  kind: z.enum(['edits', 'ambiguous', 'none', 'not-understood']),
  says: z.string(),
  edits: z.array(edit),
  candidates: z.array(productText),
})
export type Understood = z.infer<typeof understood>
