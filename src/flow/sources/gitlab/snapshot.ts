import { keysIn } from '../item-keys.ts'
import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { webAddress } from '../web-address.ts'
import { closedBy, commit, issue, mergeRequest, userOf } from './gitlab-names.ts'
import { readNote, readResourceEvent } from './history.ts'

/**
 * A merge request as it stands now, with whatever lists it brings along: `notes`, `discussions`, `resource_state_events`,
 * `resource_label_events`, `resource_milestone_events`, `commits`, `approvals`.
 *
 * @param projects keys of a tracker's projects whose items merge requests name
 */
export function readMergeRequest(
  draft: ReadingDraft,
  record: unknown,
  project: string,
  projects: readonly string[],
): void {
  const iid = idAt(record, 'iid')
  if (iid === null) return draft.refuse('no-id', project)
  const on = mergeRequest(project, iid)
  const by = userOf(draft, at(record, 'author'))
  if (!draft.event({ activity: 'pull request opened', on, at: at(record, 'created_at'), by }))
    return draft.refuse('no-time', on.id)
  readEnd(draft, record, on)
  const updated = at(record, 'updated_at')
  const isDraft = at(record, 'draft') ?? at(record, 'work_in_progress')
  draft.fact(on, 'title', textAt(record, 'title'), updated)
  draft.fact(on, 'url', webAddress(textAt(record, 'web_url'), textAt(record, 'url')), updated)
  draft.fact(on, 'repository', project)
  if (typeof isDraft === 'boolean') draft.fact(on, 'draft', isDraft, updated)
  const [title, text] = [textAt(record, 'title'), textAt(record, 'description')]
  const items = [
    ...closedBy(title, project),
    ...closedBy(text, project),
    ...[title, textAt(record, 'source_branch'), text].flatMap((each) => keysIn(each, projects)),
  ]
  for (const id of new Set(items.map((item) => item.id))) draft.link(on, 'implements', { type: 'item', id })
  readHistory(draft, record, on)
  for (const each of listAt(record, 'commits')) part(draft, () => readCommit(draft, each, on))
}

/**
 * `closed_at` stays after a merge request was opened again, and `merged_at` is missing from those merged before GitLab kept it. So a moment
 * counts only while the state says the same.
 */
function readEnd(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const state = textAt(record, 'state')
  if (state === 'closed') {
    const by = userOf(draft, at(record, 'closed_by'))
    draft.event({ activity: 'pull request closed', on, at: at(record, 'closed_at'), by })
  }
  const isMerged = state === 'merged' || (state === null && textAt(record, 'merged_at') !== null)
  if (!isMerged) return
  const by = userOf(draft, at(record, 'merge_user') ?? at(record, 'merged_by'))
  const hasTime = draft.event({ activity: 'pull request merged', on, at: at(record, 'merged_at'), by })
  if (!hasTime && listAt(record, 'resource_state_events').length === 0)
    draft.findings.add('no-history', on.id, 'merged, and nothing says when')
  // A fast-forward makes no commit of its own: with squashing the squashed one lands, without it the last one of the branch.
  const landed = textAt(record, 'merge_commit_sha') ?? textAt(record, 'squash_commit_sha') ?? textAt(record, 'sha')
  if (landed) draft.link(on, 'merged as', commit(landed))
}

/** An issue as it stands now, with whatever lists it brings along. */
export function readIssue(draft: ReadingDraft, record: unknown, project: string): void {
  const iid = idAt(record, 'iid')
  if (iid === null) return draft.refuse('no-id', project)
  const on = issue(project, iid)
  const by = userOf(draft, at(record, 'author'))
  if (!draft.event({ activity: 'item created', on, at: at(record, 'created_at'), by }))
    return draft.refuse('no-time', on.id)
  if (textAt(record, 'state') === 'closed')
    draft.event({
      activity: 'item completed',
      on,
      at: at(record, 'closed_at'),
      by: userOf(draft, at(record, 'closed_by')),
    })
  const updated = at(record, 'updated_at')
  draft.fact(on, 'title', textAt(record, 'title'), updated)
  draft.fact(on, 'url', webAddress(textAt(record, 'web_url'), textAt(record, 'url')), updated)
  draft.fact(on, 'kind', textAt(record, 'issue_type'), updated)
  draft.fact(on, 'repository', project)
  const epic = epicOf(record)
  if (epic) draft.link(on, 'part of', { type: 'initiative', id: epic })
  readHistory(draft, record, on)
}

/** `acme&5`: epics belong to a group, and their numbers to it. */
function epicOf(record: unknown): string | null {
  const [, group, iid] = /^\/?(?:groups\/)?(.+?)\/-\/epics\/(\d+)/.exec(textAt(record, 'epic', 'url') ?? '') ?? []
  return group && iid ? `${group}&${iid}` : textAt(record, 'epic', 'title')
}

function readHistory(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  for (const kind of ['state', 'label', 'milestone', 'iteration', 'weight'])
    for (const each of listAt(record, `resource_${kind}_events`)) part(draft, () => readResourceEvent(draft, each, on))
  const discussions = listAt(record, 'discussions').flatMap((each) => listAt(each, 'notes'))
  for (const note of [...listAt(record, 'notes'), ...discussions]) part(draft, () => readNote(draft, note, on))
  // Approvals are what holds now; notes tell each one given and taken back.
  if (at(record, 'notes') === undefined && discussions.length === 0) readApprovals(draft, at(record, 'approvals'), on)
}

export function readApprovals(draft: ReadingDraft, approvals: unknown, on: ObjectName): void {
  for (const each of listAt(approvals, 'approved_by')) {
    const by = userOf(draft, at(each, 'user'))
    draft.event({ activity: 'pull request approved', on, at: at(each, 'approved_at'), by, key: by })
  }
}

/** A part of a record is a record of its own for the counts. */
function part(draft: ReadingDraft, read: () => void): void {
  draft.findings.raw++
  read()
}

/** A commit; one of a merge request is among those it contains. */
export function readCommit(draft: ReadingDraft, record: unknown, of: ObjectName | null): void {
  const sha = textAt(record, 'id')
  if (sha === null) return draft.refuse('no-id', 'a commit')
  const [name, email] = [
    textAt(record, 'author_name') ?? textAt(record, 'author', 'name'),
    (textAt(record, 'author_email') ?? textAt(record, 'author', 'email'))?.toLowerCase() ?? null,
  ]
  const by = email && draft.account({ id: `git:${email}`, name, email, isBot: null })
  const time = at(record, 'authored_date') ?? at(record, 'timestamp') ?? at(record, 'created_at')
  const touches = of ? [{ object: of, as: 'of' }] : []
  if (!draft.event({ activity: 'commit authored', on: commit(sha), at: time, by, with: touches }))
    return draft.refuse('no-time', sha)
  if (of) draft.link(of, 'contains', commit(sha))
}
