import { asRefusal, type Refusal } from './ask.ts'

/** Where a question stands, as the pure views read it: no screen knows the query library's many flags. */
export type Answer<Value> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'answered'; readonly value: Value }

/** A value that was once answered stays shown while a newer one is fetched, and also when fetching it fails. */
export function answerOf<Value>(query: { data: Value | undefined; error: unknown }): Answer<Value> {
  if (query.data !== undefined) return { kind: 'answered', value: query.data }
  if (query.error) return { kind: 'failed', refusal: asRefusal(query.error) }
  return { kind: 'waiting' }
}
