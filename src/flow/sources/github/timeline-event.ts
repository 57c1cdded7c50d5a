import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'
import { actorOf, commit, issue, repositoryOf } from './github-names.ts'

type Words = { readonly pull: Activity | null; readonly item: Activity | null }

/** GitHub's names of events, of issues and of pull requests. Those not listed are no part of the path: pinned, locked, subscribed. */
const words: Readonly<Record<string, Words>> = {
  assigned: { pull: 'pull request assigned', item: 'item assigned' },
  unassigned: { pull: 'pull request unassigned', item: 'item unassigned' },
  labeled: { pull: 'pull request labelled', item: 'item labelled' },
  unlabeled: { pull: 'pull request unlabelled', item: 'item unlabelled' },
  milestoned: { pull: null, item: 'item planned' },
  demilestoned: { pull: null, item: 'item unplanned' },
  renamed_title: { pull: 'pull request described', item: 'item described' },
  renamed: { pull: 'pull request described', item: 'item described' },
  edited: { pull: 'pull request described', item: 'item described' },
  commented: { pull: 'pull request commented', item: 'item commented' },
  closed: { pull: 'pull request closed', item: 'item completed' },
  reopened: { pull: 'pull request reopened', item: 'item reopened' },
  merged: { pull: 'pull request merged', item: null },
  ready_for_review: { pull: 'pull request marked ready', item: null },
  converted_to_draft: { pull: 'pull request converted to draft', item: null },
  convert_to_draft: { pull: 'pull request converted to draft', item: null },
  review_requested: { pull: 'review requested', item: null },
  review_request_removed: { pull: 'review request removed', item: null },
  review_dismissed: { pull: 'review dismissed', item: null },
  head_ref_force_pushed: { pull: 'commits rewritten', item: null },
  synchronize: { pull: 'commit pushed', item: null },
  added_to_merge_queue: { pull: 'merge queued', item: null },
  enqueued: { pull: 'merge queued', item: null },
  removed_from_merge_queue: { pull: 'merge unqueued', item: null },
  dequeued: { pull: 'merge unqueued', item: null },
  sub_issue_added: { pull: null, item: 'item linked' },
  parent_issue_added: { pull: null, item: 'item linked' },
  connected: { pull: null, item: 'item linked' },
  'cross-referenced': { pull: null, item: 'item linked' },
}

/** `ReadyForReviewEvent` of GraphQL is `ready_for_review` of REST. */
const snake = (typename: string): string =>
  typename
    .replace(/Event$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Named as on GitHub's timeline: by REST's `event` or GraphQL's type. */
export const eventNameOf = (record: unknown): string | null => {
  const typename = textAt(record, '__typename')
  if (typename === 'PullRequestCommit') return 'committed'
  if (typename === 'PullRequestReview') return 'reviewed'
  if (typename === 'IssueComment') return 'commented'
  if (typename === 'CrossReferencedEvent') return 'cross-referenced'
  return textAt(record, 'event') ?? (typename && snake(typename))
}

/**
 * An entry of an issue's or pull request's timeline, or of a repository's issue events. Of `reviewed` and `committed` the shape is their
 * own; the rest have an actor and a moment.
 */
export function readTimelineEvent(draft: ReadingDraft, record: unknown, on: ObjectName, where: string): void {
  const name = eventNameOf(record) ?? ''
  if (name === 'reviewed') return readReview(draft, record, on)
  if (name === 'committed') return readCommit(draft, at(record, 'commit') ?? record, on)
  const activity = Object.hasOwn(words, name) ? words[name]?.[on.type === 'item' ? 'item' : 'pull'] : null
  if (!activity) return draft.refuse('other-kind', where, name)
  tellEvent(draft, record, on, activity)
}

function tellEvent(draft: ReadingDraft, record: unknown, on: ObjectName, activity: Activity): void {
  const actor = at(record, 'actor') ?? at(record, 'user') ?? at(record, 'author')
  const reason = textAt(record, 'state_reason') ?? textAt(record, 'stateReason')
  const merge = textAt(record, 'commit_id') ?? textAt(record, 'commit', 'oid')
  const told = draft.event({
    activity: activity === 'item completed' && isGivenUp(reason) ? 'item cancelled' : activity,
    on,
    at: at(record, 'created_at') ?? at(record, 'createdAt'),
    by: actorOf(draft, actor),
    key: objectOfEvent(record) ?? (/ commented$/.test(activity) ? idAt(record, 'id') : null),
    attributes: { to: objectOfEvent(record), requestedBy: textAt(record, 'review_requester', 'login') },
  })
  if (told && activity === 'pull request merged' && merge) draft.link(on, 'merged as', commit(merge))
  const subIssue = textAt(record, 'sub_issue', 'url') ?? textAt(record, 'subIssue', 'url')
  const number = idAt(record, 'sub_issue', 'number') ?? idAt(record, 'subIssue', 'number')
  const repository = repositoryOf(subIssue)
  if (repository && number) draft.link(issue(repository, number), 'child of', on)
}

export const isGivenUp = (reason: string | null): boolean => /^(not_planned|duplicate)$/i.test(reason ?? '')

/** Who was assigned or asked, which label: what tells two events of the same second apart. */
const objectOfEvent = (record: unknown): string | null =>
  textAt(record, 'assignee', 'login') ??
  textAt(record, 'requested_reviewer', 'login') ??
  textAt(record, 'requestedReviewer', 'login') ??
  textAt(record, 'requested_team', 'slug') ??
  textAt(record, 'requestedReviewer', 'slug') ??
  textAt(record, 'label', 'name') ??
  textAt(record, 'milestone', 'title') ??
  textAt(record, 'milestoneTitle')

const reviewWords: Readonly<Record<string, Activity>> = {
  approved: 'pull request approved',
  changes_requested: 'changes requested',
  commented: 'pull request reviewed',
  dismissed: 'pull request reviewed',
}

/** A review, in the shapes of REST, of the timeline, of a webhook and of the command line. One not yet submitted has not happened. */
export function readReview(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const state = textAt(record, 'state')?.toLowerCase() ?? ''
  const where = `${on.id}: a review`
  if (state === 'pending') return draft.refuse('other-kind', where, 'not submitted')
  if (!Object.hasOwn(reviewWords, state)) return draft.refuse('not-a-record', where, state)
  const by = actorOf(draft, at(record, 'user') ?? at(record, 'author'))
  const submitted = at(record, 'submitted_at') ?? at(record, 'submittedAt')
  if (!submitted) return draft.refuse('no-time', where)
  draft.event({ activity: reviewWords[state] as Activity, on, at: submitted, by, key: by })
}

/** A commit of a pull request: written at one moment, made the present commit (rebased, amended) at another. */
export function readCommit(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const sha = textAt(record, 'sha') ?? textAt(record, 'oid')
  if (sha === null) return draft.refuse('no-id', `${on.id}: a commit`)
  const detail = at(record, 'commit') ?? record
  const name = textAt(detail, 'author', 'name')
  const email = textAt(detail, 'author', 'email')
  const author = at(record, 'authors') !== undefined ? firstOf(at(record, 'authors')) : at(record, 'author')
  const by =
    actorOf(draft, author) ??
    actorOf(draft, at(author, 'user')) ??
    (email && draft.account({ id: `git:${email}`, name, email, isBot: null }))
  draft.event({
    activity: 'commit authored',
    on: commit(sha),
    at: at(detail, 'author', 'date') ?? at(record, 'authoredDate'),
    by,
    with: [{ object: on, as: 'of' }],
  })
  draft.link(on, 'contains', commit(sha))
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)
