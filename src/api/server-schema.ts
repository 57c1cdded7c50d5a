import { z } from 'zod'

export const apiError = z.object({
  error: z.object({
    code: z.string(),
    says: z.string().describe('what happened'),
    where: z.string().nullable(),
    next: z.string().describe('what to do next'),
    details: z.array(z.string()).optional().describe('each single problem, where there are several'),
  }),
})
export type ApiError = z.infer<typeof apiError>

export const health = z.object({
  ok: z.literal(true),
  version: z.string(),
  mode: z.enum(['demo', 'team']),
  database: z.object({ embedded: z.boolean(), version: z.string(), roleSeparated: z.boolean() }),
  isolation: z.object({ grade: z.enum(['strong', 'none']), says: z.string() }),
  browser: z.object({ present: z.boolean(), says: z.string() }),
  ledger: z.object({ events: z.number(), head: z.string().nullable() }),
})
export type Health = z.infer<typeof health>
