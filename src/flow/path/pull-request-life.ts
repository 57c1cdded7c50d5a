import { firstCommitOf } from './decision.ts'
import { firstTime, type PathRecord, type PathRecords } from './path-records.ts'

/** What a pull request's stages are made of. Times in UTC milliseconds. */
export interface PullRequestLife {
  readonly id: string
  readonly repository: string
  readonly author: string | null
  /** When its earliest commit was written; `null` where no commit is known. */
  readonly firstCommitAt: number | null
  readonly openedAt: number
  /** When reviewers could begin: its opening, or the first time it left being a draft. */
  readonly readyAt: number
  /** Reviews and comments by people other than its author, in order, wherever they lie. */
  readonly reviewedAt: readonly number[]
  readonly mergedAt: number | null
  /** When it was last closed without being merged, and not opened again. */
  readonly closedAt: number | null
}

const reviews = new Set([
  'pull request reviewed',
  'pull request approved',
  'changes requested',
  'pull request commented',
])

/**
 * @param isBot accounts whose comments are no review
 * @returns in the order of opening; those whose opening no source tells are left out
 */
export function pullRequestLives(records: PathRecords, isBot: (account: string) => boolean): PullRequestLife[] {
  const lives = [...records.of['pull request'].values()].flatMap((record) => lifeOf(record, records, isBot) ?? [])
  return lives.sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
}

function lifeOf(record: PathRecord, records: PathRecords, isBot: (account: string) => boolean): PullRequestLife | null {
  const opening = record.happenings.find(({ activity }) => activity === 'pull request opened')
  if (!opening) return null
  const { at: openedAt, by: author } = opening
  const mergedAt = firstTime(record, 'pull request merged')
  const turn = record.happenings.findLast(({ activity }) => /^pull request (closed|reopened)$/.test(activity))
  const isReview = (by: string | null) => by !== null && by !== author && !isBot(by)
  return {
    id: record.id,
    repository: String(record.facts.repository ?? /^(.+)#\d+$/.exec(record.id)?.[1] ?? ''),
    author,
    firstCommitAt: firstCommitOf(record, records),
    openedAt,
    readyAt: readyAt(record, openedAt),
    reviewedAt: record.happenings
      .filter(({ activity, by }) => reviews.has(activity) && isReview(by))
      .map(({ at }) => at),
    mergedAt,
    closedAt: mergedAt === null && turn?.activity === 'pull request closed' ? turn.at : null,
  }
}

/** It was opened as a draft if the first thing ever said of its readiness is that it became ready. */
function readyAt(record: PathRecord, openedAt: number): number {
  const first = record.happenings.find(({ activity }) =>
    ['pull request marked ready', 'pull request converted to draft'].includes(activity),
  )
  return first?.activity === 'pull request marked ready' ? Math.max(openedAt, first.at) : openedAt
}
