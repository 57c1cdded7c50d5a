import type { LedgerEventView } from '../../src/api/ledger-schema.ts'
import type { Answer } from '../client/answer.ts'
import type { Refusal } from '../client/ask.ts'
import { dayWords } from '../words/time-words.ts'

interface Page {
  readonly events: readonly LedgerEventView[]
  readonly total: number
  readonly head: string | null
}

export interface Day {
  readonly title: string
  readonly events: readonly LedgerEventView[]
}

export type LedgerView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'empty'; readonly filtered: boolean }
  | {
      readonly kind: 'ready'
      readonly days: readonly Day[]
      readonly shown: number
      readonly total: number
      readonly head: string | null
    }

/** Newest first, under the heading of its day in the viewer's zone. */
export function ledgerView(answer: Answer<readonly Page[]>, filtered: boolean, now: Date): LedgerView {
  if (answer.kind === 'waiting') return { kind: 'loading' }
  if (answer.kind === 'failed') return answer
  const events = answer.value.flatMap((page) => page.events)
  const newest = answer.value[0]
  if (events.length === 0 || !newest) return { kind: 'empty', filtered }
  const days: { title: string; events: LedgerEventView[] }[] = []
  for (const event of events) {
    const title = dayWords(event.at, now)
    const day = days.at(-1)
    if (day?.title === title) day.events.push(event)
    else days.push({ title, events: [event] })
  }
  return { kind: 'ready', days, shown: events.length, total: newest.total, head: newest.head }
}

/** First parts of the event types, for the filter; what each tells about. */
export const kindsOfEvents = [
  ['intent', 'intents'],
  ['change', 'changes'],
  ['check', 'single checks'],
  ['checks', 'results of checks'],
  ['pictures', 'pictures'],
  ['review', 'reviews'],
  ['merge', 'merging'],
  ['deploy', 'deploying'],
  ['live', 'looking at production'],
  ['product', 'products'],
  ['person', 'people'],
  ['home', 'this Fairway'],
] as const

/** Data with its keys in order, as it is hashed, and indented for reading. */
export const prettyData = (data: unknown): string => JSON.stringify(inOrder(data), null, 2) ?? 'null'

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  )
}
