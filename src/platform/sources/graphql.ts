import { FairwayError } from '../../base/errors.ts'
import { at, isRecord, listAt, textAt } from '../../flow/sources/json-record.ts'
import { type ApiClient, TooMuchAsked } from './api-client.ts'

export interface GraphqlQuestion {
  readonly path: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly mayBeSmaller?: boolean
  /** For people, where the source says that the token may not: what it needs. */
  readonly needs: string
}

/**
 * Asks a GraphQL API. What it could not give is an error beside what it gave: a thing that is gone since it was listed is `null` in the data.
 *
 * @returns the data; `null` where the answer was no JSON
 * @throws FairwayError `not-found`, `not-allowed`, `source-unavailable`; {@link TooMuchAsked} where a smaller question may be answered
 */
export async function askGraphql(client: ApiClient, question: GraphqlQuestion): Promise<unknown> {
  const { path, query, variables, mayBeSmaller = false } = question
  const page = await client.ask({ path, body: { query, variables }, mayBeSmaller })
  if (page === null) return null
  const data = at(page.body, 'data')
  const errors = listAt(page.body, 'errors')
  const limit = at(data, 'rateLimit')
  const [left, cost, reset] = [at(limit, 'remaining'), at(limit, 'cost'), textAt(limit, 'resetAt')]
  if (typeof left === 'number' && typeof cost === 'number' && reset !== null && left < cost)
    client.holdUntil(Date.parse(reset), 'the points of this hour are spent')
  if (errors.length === 0 && isRecord(data)) return data
  const isWhole = isRecord(data) && Object.values(data).some((value) => value !== null)
  if (isWhole && errors.every((error) => typeOf(error) === 'NOT_FOUND')) return data
  throw errorOf(errors[0], question, client)
}

const typeOf = (error: unknown): string =>
  (
    textAt(error, 'type') ??
    textAt(error, 'extensions', 'code') ??
    textAt(error, 'extensions', 'type') ??
    ''
  ).toUpperCase()

function errorOf(error: unknown, { path, needs, mayBeSmaller }: GraphqlQuestion, { hide }: ApiClient): Error {
  const [type, says] = [typeOf(error), hide(textAt(error, 'message') ?? 'no data')]
  if (type === 'NOT_FOUND') return new FairwayError('not-found', says, { where: path, next: needs })
  if (/FORBIDDEN|SCOPES|AUTHENTICATION/.test(type))
    return new FairwayError('not-allowed', says, { where: path, next: needs })
  if (
    mayBeSmaller &&
    /timeout|something went wrong|too complex|complexity|node limit|MAX_NODE/i.test(`${type} ${says}`)
  )
    return new TooMuchAsked(says)
  return new FairwayError('source-unavailable', `The source refuses the question: ${says}`, {
    where: path,
    next: 'Try again later; if it stays, the source may be of another version than this Fairway knows.',
  })
}

/** Asks for many at once; where that is too much for the server, for each half. */
export async function inHalves<Entry>(
  entries: readonly Entry[],
  askFor: (some: readonly Entry[], mayBeSmaller: boolean) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  try {
    return await askFor(entries, entries.length > 1)
  } catch (error) {
    if (!(error instanceof TooMuchAsked)) throw error
    const middle = Math.ceil(entries.length / 2)
    const first = await inHalves(entries.slice(0, middle), askFor)
    return [...first, ...(await inHalves(entries.slice(middle), askFor))]
  }
}
