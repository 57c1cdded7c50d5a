import { at, idAt, isRecord, textAt } from '../json-record.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { isDeployment, readDeploymentRecord } from './deployment.ts'
import { issue, numberOf, pullRequest, repositoryOf, whereOf } from './github-names.ts'
import { readIssue, readPullRequest } from './snapshot.ts'
import { eventNameOf, readCommit, readReview, readTimelineEvent } from './timeline-event.ts'
import { readWebhook } from './webhook.ts'

export interface GithubOptions {
  /** `acme/shop`, for exports whose records do not name it. */
  readonly repository?: string
  /** The issue or pull request whose timeline, reviews or commits are read: GitHub's entries do not name it. */
  readonly of?: ObjectName
  /** Keys of the tracker's projects whose items titles and branches name: `['SHOP']`. */
  readonly projects?: readonly string[]
}

/**
 * Reads what GitHub says, in any mixture: pages of pull requests, issues, reviews, issue events, timelines and
 * deployments of the REST API, `gh api --paginate`, `gh pr list --json …`, nodes of GraphQL, payloads of webhooks. Each record is known by what it holds.
 *
 * @param records JSON, or what was parsed of it
 * @public
 */
export function readGithub(records: string | readonly unknown[], options: GithubOptions = {}): Reading {
  const draft = new ReadingDraft('GitHub')
  draft.records(records, whereOf, (record) => readRecord(draft, record, options))
  return draft.done()
}

function readRecord(draft: ReadingDraft, record: unknown, options: GithubOptions): void {
  const projects = options.projects ?? []
  const has = (...keys: string[]): boolean => keys.every((key) => at(record, key) !== undefined)
  if (!isRecord(record)) return draft.refuse('not-a-record', 'a record', JSON.stringify(record))
  if (textAt(record, 'repository', 'full_name') || has('sender') || has('action'))
    return readWebhook(draft, record, projects)
  if (isDeployment(record)) return readDeploymentRecord(draft, record, options.repository ?? null)
  if (eventNameOf(record) !== null && !isNode(record)) return readEvent(draft, record, options)
  if (has('submitted_at') || has('pull_request_url', 'state')) return readReviewOf(draft, record, options)
  if (has('sha', 'commit'))
    return options.of ? readCommit(draft, record, options.of) : draft.refuse('no-id', whereOf(record))
  if (has('number')) return readPull(draft, record, options, projects)
  draft.refuse('not-a-record', whereOf(record), Object.keys(record).join(' '))
}

const isNode = (record: unknown): boolean => /^(PullRequest|Issue)$/.test(textAt(record, '__typename') ?? '')

function readPull(
  draft: ReadingDraft,
  record: Readonly<Record<string, unknown>>,
  options: GithubOptions,
  projects: readonly string[],
): void {
  const url = textAt(record, 'url') ?? textAt(record, 'html_url')
  const repository = repositoryOf(url) ?? options.repository ?? null
  if (repository === null) return draft.refuse('no-id', whereOf(record), 'no repository')
  const keys = ['mergedAt', 'merged_at', 'isDraft', 'headRefName']
  const isPull = /\/pulls?\/\d+/.test(url ?? '') || keys.some((key) => Object.hasOwn(record, key))
  if (isPull && !record.pull_request) readPullRequest(draft, record, repository, projects)
  else readIssue(draft, record, repository, projects)
}

/** The object an entry belongs to: as it says itself, or as the caller knows. */
function objectOf(record: unknown, options: GithubOptions): ObjectName | null {
  const holder = at(record, 'issue')
  const url = textAt(holder, 'html_url') ?? textAt(record, 'pull_request_url') ?? textAt(record, 'issue_url')
  const repository = repositoryOf(url)
  const number = idAt(holder, 'number') ?? numberOf(url)
  if (!repository || !number) return options.of ?? null
  const isPull = at(holder, 'pull_request') !== undefined || /\/pulls?\//.test(url ?? '')
  return isPull ? pullRequest(repository, number) : issue(repository, number)
}

function readEvent(draft: ReadingDraft, record: unknown, options: GithubOptions): void {
  const on = objectOf(record, options)
  if (on === null) return draft.refuse('no-id', whereOf(record))
  readTimelineEvent(draft, record, on, whereOf(record))
}

function readReviewOf(draft: ReadingDraft, record: unknown, options: GithubOptions): void {
  const on = objectOf(record, options)
  if (on === null) return draft.refuse('no-id', whereOf(record))
  readReview(draft, record, on)
}
