import { keysIn } from '../item-keys.ts'
import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { webAddress } from '../web-address.ts'
import { actorOf, closedBy, commit, issue, numberOf, pullRequest, repositoryOf } from './github-names.ts'
import { isGivenUp, readCommit, readReview, readTimelineEvent } from './timeline-event.ts'

/** Either of two spellings: REST writes `created_at`, GraphQL and the command line write `createdAt`. */
const either = (record: unknown, rest: string, graph: string): unknown => at(record, rest) ?? at(record, graph)

/**
 * A pull request as it stands now: REST's, the command line's `gh pr list --json …`, or GraphQL's, with whatever lists it brings along
 * (reviews, commits, comments, timeline). A later snapshot adds what has happened since; what happened stays.
 *
 * @param projects keys of the tracker's projects whose items pull requests name
 */
export function readPullRequest(
  draft: ReadingDraft,
  record: unknown,
  repository: string,
  projects: readonly string[],
): void {
  const number = idAt(record, 'number')
  if (number === null) return draft.refuse('no-id', repository)
  const on = pullRequest(repository, number)
  const mergedAt = either(record, 'merged_at', 'mergedAt')
  const closedAt = either(record, 'closed_at', 'closedAt')
  const draftNow = either(record, 'draft', 'isDraft')
  const opened = draft.event({
    activity: 'pull request opened',
    on,
    at: either(record, 'created_at', 'createdAt'),
    by: actorOf(draft, either(record, 'user', 'author')),
  })
  if (!opened) return draft.refuse('no-time', on.id)
  draft.event({
    activity: 'pull request merged',
    on,
    at: mergedAt,
    by: actorOf(draft, either(record, 'merged_by', 'mergedBy')),
  })
  if (!mergedAt) draft.event({ activity: 'pull request closed', on, at: closedAt })
  const updated = either(record, 'updated_at', 'updatedAt')
  draft.fact(on, 'title', textAt(record, 'title'), updated)
  draft.fact(on, 'url', webAddress(textAt(record, 'html_url'), textAt(record, 'url')), updated)
  draft.fact(on, 'repository', repository)
  if (typeof draftNow === 'boolean') draft.fact(on, 'draft', draftNow, updated)
  // Of a pull request that is not merged, `merge_commit_sha` is a trial merge that no branch holds.
  const merge = textAt(record, 'merge_commit_sha') ?? textAt(record, 'mergeCommit', 'oid')
  if (mergedAt && merge) draft.link(on, 'merged as', commit(merge))
  linkItems(draft, record, on, repository, projects)
  readLists(draft, record, on)
}

function linkItems(
  draft: ReadingDraft,
  record: unknown,
  on: ObjectName,
  repository: string,
  projects: readonly string[],
): void {
  const texts = [
    textAt(record, 'title'),
    textAt(record, 'head', 'ref') ?? textAt(record, 'headRefName'),
    textAt(record, 'body'),
  ]
  const listed = [...listAt(record, 'closingIssuesReferences'), ...listAt(record, 'closingIssuesReferences', 'nodes')]
  const named = listed.flatMap((each) => {
    const number = idAt(each, 'number')
    return number ? [issue(repositoryOf(textAt(each, 'url')) ?? repository, number)] : []
  })
  const items = [
    ...named,
    ...closedBy(textAt(record, 'body'), repository),
    ...texts.flatMap((text) => keysIn(text, projects)),
  ]
  for (const id of new Set(items.map((item) => item.id))) draft.link(on, 'implements', { type: 'item', id })
}

function readLists(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const lists = (key: string) => [...listAt(record, key), ...listAt(record, key, 'nodes')]
  for (const review of lists('reviews')) readPart(draft, () => readReview(draft, review, on))
  for (const each of lists('commits')) readPart(draft, () => readCommit(draft, at(each, 'commit') ?? each, on))
  for (const comment of lists('comments'))
    draft.event({
      activity: on.type === 'item' ? 'item commented' : 'pull request commented',
      on,
      at: either(comment, 'created_at', 'createdAt'),
      by: actorOf(draft, either(comment, 'user', 'author')),
      key: idAt(comment, 'id'),
    })
  for (const each of lists('timelineItems')) readPart(draft, () => readTimelineEvent(draft, each, on, on.id))
}

/** A part of a record is a record of its own for the counts: one of a kind we do not read must not take out the whole. */
function readPart(draft: ReadingDraft, read: () => void): void {
  draft.findings.raw++
  read()
}

/** An issue as it stands now. GitHub lists pull requests among the issues: such a one is read as a pull request with what is known. */
export function readIssue(draft: ReadingDraft, record: unknown, repository: string, projects: readonly string[]): void {
  const number = idAt(record, 'number') ?? numberOf(textAt(record, 'html_url'))
  if (number === null) return draft.refuse('no-id', repository)
  const pull = at(record, 'pull_request')
  if (pull) {
    const mergedAt = at(pull, 'merged_at')
    // Older answers do not say whether a closed pull request was merged: then its end is not known here.
    const end = mergedAt === undefined ? { closed_at: null } : { merged_at: mergedAt }
    return readPullRequest(draft, { ...(record as object), ...end }, repository, projects)
  }
  const on = issue(repository, number)
  const created = draft.event({
    activity: 'item created',
    on,
    at: either(record, 'created_at', 'createdAt'),
    by: actorOf(draft, either(record, 'user', 'author')),
  })
  if (!created) return draft.refuse('no-time', on.id)
  const reason = textAt(record, 'state_reason') ?? textAt(record, 'stateReason')
  draft.event({
    activity: isGivenUp(reason) ? 'item cancelled' : 'item completed',
    on,
    at: either(record, 'closed_at', 'closedAt'),
    by: actorOf(draft, at(record, 'closed_by')),
  })
  const updated = either(record, 'updated_at', 'updatedAt')
  draft.fact(on, 'title', textAt(record, 'title'), updated)
  draft.fact(on, 'url', webAddress(textAt(record, 'html_url'), textAt(record, 'url')), updated)
  draft.fact(on, 'repository', repository)
  readLists(draft, record, on)
}
