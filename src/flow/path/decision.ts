import { meaningOf, type StatusMapping } from '../sources/status-mapping.ts'
import type { Happening, PathRecord, PathRecords } from './path-records.ts'

/**
 * What a decision is known from, best first. `created` is the earliest it can have been, so the time from there is at most too long;
 * `first commit` is the latest, so the time from there is at least too short.
 */
export const decisionTiers = ['decision', 'commitment', 'approval', 'created', 'first commit'] as const
export type DecisionTier = (typeof decisionTiers)[number]

/** Tiers that say when somebody decided; the others only bound it. */
export const tellingTiers: readonly DecisionTier[] = ['decision', 'commitment', 'approval']

export interface Decision {
  /** UTC milliseconds. */
  readonly at: number
  readonly tier: DecisionTier
}

/** How a team shows that something is decided. */
export interface DecisionRules {
  readonly version: number
  readonly statuses: StatusMapping
  /** Labels that mean approved, as the tracker writes them. */
  readonly approvalLabels: readonly string[]
}

const committed = new Set(['decided', 'queued', 'building', 'in review'])
const cycles = /^(sprint|cycle|iteration)$/i

/**
 * When an item was decided: the first event of the best tier that the record has. A worse tier never replaces a better one, however
 * early it is.
 *
 * @param records for the commits of its pull requests
 * @returns `null` where nothing says when: the item is excluded and counted, never imputed
 */
export function decisionOf(item: PathRecord, records: PathRecords, rules: DecisionRules): Decision | null {
  const first = (holds: (happening: Happening) => boolean): number | null => item.happenings.find(holds)?.at ?? null
  const commitment = first(
    ({ activity, attributes }) =>
      (activity === 'item status entered' &&
        committed.has(meaningOf(rules.statuses, String(attributes.status)) ?? '')) ||
      (activity === 'item planned' && cycles.test(String(attributes.field))),
  )
  const approval = first(
    ({ activity, attributes }) =>
      (activity === 'item labelled' && rules.approvalLabels.includes(String(attributes.to))) ||
      (activity === 'item planned' && !cycles.test(String(attributes.field))),
  )
  const found: readonly [DecisionTier, number | null][] = [
    ['decision', first(({ activity }) => activity === 'item decided')],
    ['commitment', commitment],
    ['approval', approval],
    ['created', first(({ activity }) => activity === 'item created')],
    ['first commit', firstCommitOfItem(item, records)],
  ]
  const best = found.find(([, at]) => at !== null)
  return best ? { tier: best[0], at: best[1] as number } : null
}

function firstCommitOfItem(item: PathRecord, records: PathRecords): number | null {
  const pulls = (item.from.implements ?? []).flatMap((id) => records.of['pull request'].get(id) ?? [])
  return pulls.map((pull) => firstCommitOf(pull, records)).reduce(earlier, null)
}

/** When the earliest commit of a pull request was written; `null` where none is known. */
export function firstCommitOf(pull: PathRecord, records: PathRecords): number | null {
  const commits = (pull.to.contains ?? []).flatMap((sha) => records.of.commit.get(sha) ?? [])
  return commits
    .map(({ happenings }) => happenings.find(({ activity }) => activity === 'commit authored')?.at ?? null)
    .reduce(earlier, null)
}

export const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b)
