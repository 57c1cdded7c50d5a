import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { readDeployment, readDeploymentStatus, shaOf } from './deployment.ts'
import { actorOf, commit, issue, pullRequest } from './github-names.ts'
import { readIssue, readPullRequest } from './snapshot.ts'
import { readReview, readTimelineEvent } from './timeline-event.ts'

/** Of an action on an issue or pull request GitHub sends the whole object: what it shows is read, then the action itself. */
const toldByTheObject = new Set(['opened', 'closed'])

/**
 * The payload of a webhook. GitHub names the kind of event in a header; here it is told by what the payload holds, so that payloads kept in
 * files can be read too.
 */
export function readWebhook(draft: ReadingDraft, payload: unknown, projects: readonly string[]): void {
  const repository = textAt(payload, 'repository', 'full_name')
  if (repository === null) return draft.refuse('other-kind', 'a webhook', 'of no repository')
  const deployment = at(payload, 'deployment')
  if (deployment) {
    const on = readDeployment(draft, deployment, repository)
    const status = at(payload, 'deployment_status')
    if (on && status) readDeploymentStatus(draft, status, on, shaOf(deployment))
    return
  }
  if (at(payload, 'check_run')) return readCheck(draft, at(payload, 'check_run'), repository)
  if (at(payload, 'workflow_run')) return readCheck(draft, at(payload, 'workflow_run'), repository)
  if (at(payload, 'pull_request')) return readPullAction(draft, payload, repository, projects)
  if (at(payload, 'issue')) return readIssueAction(draft, payload, repository, projects)
  if (at(payload, 'commits') && at(payload, 'ref')) return readPush(draft, payload, repository)
  draft.refuse('other-kind', repository, Object.keys(payload as object).join(' '))
}

function readPullAction(draft: ReadingDraft, payload: unknown, repository: string, projects: readonly string[]): void {
  const record = at(payload, 'pull_request')
  readPullRequest(draft, record, repository, projects)
  const number = idAt(record, 'number')
  if (number === null) return
  const on = pullRequest(repository, number)
  const review = at(payload, 'review')
  const action = textAt(payload, 'action') ?? ''
  if (review && action === 'submitted') return readReview(draft, review, on)
  if (at(payload, 'comment')) return tellComment(draft, payload, on, 'pull request commented')
  const name = review && action === 'dismissed' ? 'review_dismissed' : action
  tellAction(draft, payload, name, textAt(record, 'updated_at'), on)
}

function readIssueAction(draft: ReadingDraft, payload: unknown, repository: string, projects: readonly string[]): void {
  const record = at(payload, 'issue')
  readIssue(draft, record, repository, projects)
  const number = idAt(record, 'number')
  if (number === null) return
  const isPull = at(record, 'pull_request') !== undefined
  const on = isPull ? pullRequest(repository, number) : issue(repository, number)
  if (at(payload, 'comment'))
    return tellComment(draft, payload, on, isPull ? 'pull request commented' : 'item commented')
  tellAction(draft, payload, textAt(payload, 'action') ?? '', textAt(record, 'updated_at'), on)
}

function tellAction(draft: ReadingDraft, payload: unknown, name: string, time: string | null, on: ObjectName): void {
  if (toldByTheObject.has(name)) return
  const part = {
    event: name,
    actor: at(payload, 'sender'),
    created_at: time,
    ...Object.fromEntries(
      ['assignee', 'label', 'requested_reviewer', 'requested_team', 'milestone'].map((key) => [key, at(payload, key)]),
    ),
  }
  draft.findings.raw++
  readTimelineEvent(draft, part, on, `${on.id}: ${name}`)
}

function tellComment(
  draft: ReadingDraft,
  payload: unknown,
  on: ObjectName,
  activity: 'pull request commented' | 'item commented',
): void {
  const comment = at(payload, 'comment')
  const by = actorOf(draft, at(comment, 'user'))
  draft.event({ activity, on, at: at(comment, 'created_at'), by, key: idAt(comment, 'id') })
}

function readCheck(draft: ReadingDraft, run: unknown, repository: string): void {
  const sha = textAt(run, 'head_sha')
  const conclusion = textAt(run, 'conclusion')
  const name = textAt(run, 'name') ?? 'a check'
  if (sha === null || !/^(success|failure|timed_out)$/.test(conclusion ?? ''))
    return draft.refuse('other-kind', `${repository}: ${name}`, conclusion ?? 'not finished')
  draft.event({
    activity: conclusion === 'success' ? 'check succeeded' : 'check failed',
    on: commit(sha),
    at: at(run, 'completed_at') ?? at(run, 'updated_at'),
    key: name,
    attributes: { check: name },
  })
}

function readPush(draft: ReadingDraft, payload: unknown, repository: string): void {
  const commits = listAt(payload, 'commits')
  if (commits.length === 0) return draft.refuse('other-kind', repository, 'a push without commits')
  for (const each of commits) {
    const sha = textAt(each, 'id')
    const email = textAt(each, 'author', 'email')
    const login = textAt(each, 'author', 'username')
    if (sha === null) continue
    const name = textAt(each, 'author', 'name')
    const id = login ? `github:${login}` : `git:${email ?? name}`
    const by = draft.account({ id, name, email, isBot: null })
    draft.event({ activity: 'commit authored', on: commit(sha), at: at(each, 'timestamp'), by })
  }
}
