import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ZodError } from 'zod'
import type { ApiError } from '../api/server-schema.ts'
import { type ErrorCode, FairwayError } from '../base/errors.ts'

const statuses: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'bad-input': 422,
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  'home-in-use': 503,
  'database-unavailable': 503,
  'database-broken': 503,
  'ledger-broken': 500,
  'repository-missing': 502,
  'repository-unreadable': 502,
  'repository-too-large': 422,
  'revision-missing': 404,
  'lanes-closed': 409,
  'no-browser': 501,
  'no-sandbox': 501,
  'disk-full': 507,
  'command-failed': 502,
  'source-unavailable': 502,
  'timed-out': 504,
}

/** The only place where errors become HTTP statuses. */
export function answerError(error: unknown, c: Context, log: (error: unknown) => void): Response {
  const answer = (status: ContentfulStatusCode, body: ApiError['error']) => c.json<ApiError>({ error: body }, status)
  if (error instanceof FairwayError)
    return answer(statuses[error.code], { code: error.code, says: error.message, where: error.where, next: error.next })
  if (error instanceof ZodError) return answer(422, badInput(error))
  if (error instanceof HTTPException)
    return answer(error.status as ContentfulStatusCode, {
      code: 'bad-input',
      says: error.message || 'The request could not be read.',
      where: null,
      next: 'Send what /api/openapi.json describes.',
    })
  log(error)
  return answer(500, {
    code: 'internal',
    says: 'Something went wrong that Fairway did not expect.',
    where: null,
    next: 'Try again; if it stays, look into the server log and report it.',
  })
}

/** Every problem of a request at once, each with its place. */
export function badInput(error: ZodError): ApiError['error'] {
  const details = error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`)
  return { code: 'bad-input', says: details.join('; '), where: null, next: 'Correct it and send it again.', details }
}
