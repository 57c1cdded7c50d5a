import type { Instant, ProductId } from '../base/ids.ts'

/** The decision an intent carries out; the clock of decision-to-live starts at `decidedAt`. */
export interface Decision {
  /** What was decided, in the decider's words, or where it is written down; `null` when the intent itself is the decision. */
  readonly says: string | null
  readonly url: string | null
  /** When it was decided; never later than the intent was stated. */
  readonly decidedAt: Instant
}

/** What someone wants of the product, and why: the data of `intent.stated`. Who and when are on the event itself. */
export interface IntentStated {
  readonly product: ProductId
  /** The wish in one sentence: `Change "Plans" to "Plans and pricing"`. */
  readonly what: string
  /** The reason in one line; never empty. */
  readonly why: string
  readonly decision: Decision
}

export const limitsOfIntent = { what: 500, why: 300, decision: 500 } as const

/**
 * What is wrong with an intent, in words a person can act on; empty when it may be recorded.
 *
 * @param now the moment of stating: a decision cannot lie after it (one minute of clock difference is forgiven)
 */
export function problemsOfIntent(intent: IntentStated, now: Instant): string[] {
  const problems: string[] = []
  if (intent.what.trim() === '') problems.push('Say what you want to change.')
  if (intent.what.length > limitsOfIntent.what) problems.push(`Keep the wish under ${limitsOfIntent.what} characters.`)
  if (intent.why.trim() === '') problems.push('Say why, in one line: the owner decides on it.')
  if (intent.why.length > limitsOfIntent.why) problems.push(`Keep the reason under ${limitsOfIntent.why} characters.`)
  if (/[\r\n]/.test(intent.why)) problems.push('Keep the reason on one line.')
  const decidedAt = Date.parse(intent.decision.decidedAt)
  if (Number.isNaN(decidedAt)) problems.push('Give the date of the decision as a date and time.')
  else if (decidedAt > Date.parse(now) + 60_000) problems.push('The decision cannot lie in the future.')
  return problems
}
