import type { z } from '@hono/zod-openapi'
import { apiError } from '../api/server-schema.ts'

/** A JSON answer, as the OpenAPI document describes it. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

/** A required JSON body. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true as const,
})

/** Every refusal and failure has this one form. */
export const problem = json(apiError, 'What happened, where, and what to do next.')
