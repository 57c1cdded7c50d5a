import type { Reading } from './path-event.ts'
import { type Stage, stages } from './vocabulary.ts'

/** What a tracker's status says of the work. `completed` in a tracker is not yet in production; `cancelled` never will be. */
export type StatusMeaning = Stage | 'completed' | 'cancelled'

export interface MappedStatus {
  readonly means: StatusMeaning
  /** 0 to 1: how sure a guess is. 1 for what a person wrote. */
  readonly confidence: number
  /** Why, for whoever checks the guess. */
  readonly because: string
}

/** Plain data that a team edits; each edit raises the version, and figures name the version they were computed with. */
export interface StatusMapping {
  readonly version: number
  /** By the status as the tracker writes it. */
  readonly of: Readonly<Record<string, MappedStatus>>
}

/** A status as a tracker describes it: some know only names, some have a category or type beside them. */
export interface KnownStatus {
  readonly name: string
  /** `new`, `indeterminate`, `done` of Jira; `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled` of Linear. */
  readonly category: string | null
}

const byName: readonly (readonly [RegExp, StatusMeaning])[] = [
  [/cancel|won'?t|wont|reject|declin|abandon|duplicate|invalid|obsolete|not planned|取消|拒绝/, 'cancelled'],
  [/in prod|released|deployed|\blive\b|shipped|已发布|已上线/, 'in production'],
  [/merged|ready (for|to) (release|deploy)|awaiting (release|deploy)|待发布|待上线/, 'merged'],
  [/review|\bqa\b|test|verif|accept|评审|测试/, 'in review'],
  [/ready for|selected|committed|approved|\bnext\b|待开发/, 'queued'],
  [/progress|develop|doing|building|implement|started|开发中|进行中/, 'building'],
  [/done|closed|resolved|complete|finished|fixed|完成|关闭|已解决/, 'completed'],
  [/backlog|triage|inbox|idea|\bnew\b|\bopen\b|to ?do|proposed|draft|等待|新建/, 'proposed'],
]

const byCategory: Readonly<Record<string, StatusMeaning>> = {
  new: 'proposed',
  indeterminate: 'building',
  done: 'completed',
  triage: 'proposed',
  backlog: 'proposed',
  unstarted: 'queued',
  started: 'building',
  completed: 'completed',
  canceled: 'cancelled',
  duplicate: 'cancelled',
}

/**
 * A first mapping to start from. Name and category together make a sure guess, one alone a fair one; where they disagree on whether the work
 * has ended, the category is taken and the guess is weak. A status that neither explains is left out: it is unknown, not `proposed`.
 */
export function guessStatuses(statuses: readonly KnownStatus[]): StatusMapping {
  const guesses = statuses.map((status) => [status.name, guessOf(status)] as const)
  const known = guesses.filter((guess): guess is [string, MappedStatus] => guess[1] !== null)
  return { version: 1, of: Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function guessOf({ name, category }: KnownStatus): MappedStatus | null {
  const lower = name.toLowerCase()
  const named = byName.find(([pattern]) => pattern.test(lower))?.[1] ?? null
  const key = category?.toLowerCase() ?? ''
  const sorted = Object.hasOwn(byCategory, key) ? (byCategory[key] as StatusMeaning) : null
  if (named === null)
    return sorted && { means: sorted, confidence: 0.6, because: `the tracker's category is ${category}` }
  if (sorted === null) return { means: named, confidence: 0.6, because: 'by its name alone' }
  if (isEnd(named) === isEnd(sorted))
    return { means: named, confidence: 0.9, because: `by its name, and the tracker's category ${category} agrees` }
  return {
    means: sorted,
    confidence: 0.3,
    because: `the tracker's category is ${category}, though the name sounds like ${named}`,
  }
}

const isEnd = (meaning: StatusMeaning): boolean =>
  meaning === 'completed' || meaning === 'cancelled' || meaning === 'in production'

/** Every status that readings name, with the tracker's category where any reading tells it; in order of name. */
export function statusesOf({ events, facts }: Pick<Reading, 'events' | 'facts'>): KnownStatus[] {
  const categories = new Map<string, string | null>()
  const add = (name: unknown, category: unknown) => {
    if (typeof name !== 'string') return
    categories.set(name, typeof category === 'string' ? category : (categories.get(name) ?? null))
  }
  for (const { activity, attributes } of events)
    if (activity === 'item status entered') add(attributes.status, attributes.category)
  const ofItems = Map.groupBy(facts, ({ on }) => `${on.type} ${on.id}`)
  for (const known of ofItems.values()) {
    const last = (name: string) => known.filter((fact) => fact.name === name).sort((a, b) => b.time - a.time)[0]?.value
    add(last('status'), last('status category'))
  }
  return [...categories].map(([name, category]) => ({ name, category })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @returns `null` for a status the mapping does not name */
export const meaningOf = (mapping: StatusMapping, status: string): StatusMeaning | null =>
  Object.hasOwn(mapping.of, status) ? (mapping.of[status]?.means ?? null) : null

/**
 * Place of a meaning in the order of the path, for telling steps back; `null` for an unknown status and for cancelled work, which has left
 * the order. Completed work counts as merged: further than any review, not known to be in production.
 *
 * @public
 */
export function placeOfMeaning(meaning: StatusMeaning | null): number | null {
  if (meaning === null || meaning === 'cancelled') return null
  return stages.indexOf(meaning === 'completed' ? 'merged' : meaning)
}
