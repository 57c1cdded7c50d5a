import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft, ToldEvent } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'
import { readDeploymentNotice, readRelease } from './deployment.ts'
import { accountId, commit, issue, mergeRequest, userOf } from './gitlab-names.ts'
import { readNote, scopedStatus } from './history.ts'
import { readCommit, readIssue, readMergeRequest } from './snapshot.ts'

/** The payload of a webhook. Its `object_kind` says what it tells; the object it shows is read, then what was done to it. */
export function readWebhook(draft: ReadingDraft, payload: unknown, projects: readonly string[]): void {
  const project = textAt(payload, 'project', 'path_with_namespace')
  const kind = textAt(payload, 'object_kind') ?? ''
  if (project === null) return draft.refuse('other-kind', 'a webhook', kind)
  switch (kind) {
    case 'merge_request':
      return readMergeAction(draft, payload, project, projects)
    case 'issue':
    case 'work_item':
      return readIssueAction(draft, payload, project)
    case 'note':
      return readNoteAction(draft, payload, project)
    case 'push':
      return readPush(draft, payload, project)
    case 'deployment':
      return readDeploymentNotice(draft, payload, project)
    case 'release':
      return textAt(payload, 'action') === 'delete'
        ? draft.refuse('other-kind', project, 'a release taken back')
        : readRelease(draft, payload, project)
    case 'pipeline':
      return readPipeline(draft, payload, project)
    default:
      return draft.refuse('other-kind', project, kind)
  }
}

/** The object as REST would show it: webhooks name its author by a number, and say who only of the one who acted now. */
function shownIn(payload: unknown): Record<string, unknown> {
  const shown = at(payload, 'object_attributes') as object
  const isNew = textAt(shown, 'action') === 'open'
  return { ...shown, author: isNew ? at(payload, 'user') : undefined, closed_by: undefined }
}

const mergeActions: Readonly<Record<string, Activity>> = {
  close: 'pull request closed',
  reopen: 'pull request reopened',
  merge: 'pull request merged',
  approved: 'pull request approved',
  approval: 'pull request approved',
  unapproved: 'review dismissed',
  unapproval: 'review dismissed',
}

function readMergeAction(draft: ReadingDraft, payload: unknown, project: string, projects: readonly string[]): void {
  const shown = shownIn(payload)
  const iid = idAt(shown, 'iid')
  if (iid === null) return draft.refuse('no-id', project)
  // The object as a webhook shows it has no moment of its end: the end is told by the action that brought it.
  const end = textAt(shown, 'action') === 'merge' ? { merged_at: at(shown, 'updated_at') } : { state: 'opened' }
  readMergeRequest(draft, { ...shown, ...end }, project, projects)
  const on = mergeRequest(project, iid)
  const action = textAt(shown, 'action') ?? ''
  const told = { on, at: at(shown, 'updated_at'), by: userOf(draft, at(payload, 'user')) }
  const activity = Object.hasOwn(mergeActions, action) ? (mergeActions[action] as Activity) : null
  if (activity) draft.event({ ...told, activity, key: activity === 'pull request approved' ? told.by : null })
  if (action !== 'update') return
  if (textAt(shown, 'oldrev')) draft.event({ ...told, activity: 'commit pushed' })
  const isDraft = at(payload, 'changes', 'draft', 'current')
  if (typeof isDraft === 'boolean')
    draft.event({ ...told, activity: isDraft ? 'pull request converted to draft' : 'pull request marked ready' })
  tellLists(draft, payload, told, {
    labels: ['pull request labelled', 'pull request unlabelled'],
    assignees: ['pull request assigned', 'pull request unassigned'],
    reviewers: ['review requested', 'review request removed'],
  })
  tellWords(draft, payload, told, 'pull request described')
}

function readIssueAction(draft: ReadingDraft, payload: unknown, project: string): void {
  const shown = shownIn(payload)
  const iid = idAt(shown, 'iid')
  if (iid === null) return draft.refuse('no-id', project)
  readIssue(draft, shown, project)
  const on = issue(project, iid)
  const action = textAt(shown, 'action')
  const told = { on, at: at(shown, 'updated_at'), by: userOf(draft, at(payload, 'user')) }
  if (action === 'close') draft.event({ ...told, activity: 'item completed', at: at(shown, 'closed_at') ?? told.at })
  if (action === 'reopen') draft.event({ ...told, activity: 'item reopened' })
  if (action !== 'update') return
  tellLists(draft, payload, told, {
    labels: ['item labelled', 'item unlabelled'],
    assignees: ['item assigned', 'item unassigned'],
  })
  tellWords(draft, payload, told, 'item described')
}

type Told = Pick<ToldEvent, 'on' | 'at' | 'by'>

/** What a list of labels or people has now and had not, and the other way round. */
function tellLists(
  draft: ReadingDraft,
  payload: unknown,
  told: Told,
  lists: Readonly<Record<string, readonly [Activity, Activity]>>,
): void {
  for (const [list, [added, removed]] of Object.entries(lists)) {
    const [before, after] = [namesIn(payload, list, 'previous'), namesIn(payload, list, 'current')]
    for (const to of after.filter((each) => !before.includes(each))) {
      const status = scopedStatus(added, to)
      if (status) draft.event({ ...told, activity: 'item status entered', key: status, attributes: { status } })
      draft.event({ ...told, activity: added, key: to, attributes: { to } })
    }
    const left = list === 'assignees' ? 'from' : 'to'
    for (const name of before.filter((each) => !after.includes(each)))
      draft.event({ ...told, activity: removed, key: name, attributes: { [left]: name } })
  }
}

const namesIn = (payload: unknown, list: string, side: 'previous' | 'current'): string[] =>
  listAt(payload, 'changes', list, side).flatMap((each) => {
    const username = textAt(each, 'username')
    const name = username ? accountId(username) : textAt(each, 'title')
    return name ? [name] : []
  })

function tellWords(draft: ReadingDraft, payload: unknown, told: Told, activity: Activity): void {
  if (at(payload, 'changes', 'title') ?? at(payload, 'changes', 'description')) draft.event({ ...told, activity })
}

function readNoteAction(draft: ReadingDraft, payload: unknown, project: string): void {
  const note = at(payload, 'object_attributes') as object
  const [merge, item] = [idAt(payload, 'merge_request', 'iid'), idAt(payload, 'issue', 'iid')]
  const on: ObjectName | null = merge ? mergeRequest(project, merge) : item ? issue(project, item) : null
  if (on === null) return draft.refuse('other-kind', project, textAt(note, 'noteable_type') ?? 'a note')
  if (textAt(note, 'action') === 'update') return draft.refuse('other-kind', on.id, 'a note that was edited')
  readNote(draft, { ...note, body: at(note, 'note'), author: at(payload, 'user') }, on)
}

function readPush(draft: ReadingDraft, payload: unknown, project: string): void {
  const commits = listAt(payload, 'commits')
  if (commits.length === 0) return draft.refuse('other-kind', project, 'a push without commits')
  for (const each of commits) {
    draft.findings.raw++
    readCommit(draft, each, null)
  }
}

function readPipeline(draft: ReadingDraft, payload: unknown, project: string): void {
  const shown = at(payload, 'object_attributes')
  const [sha, status] = [textAt(shown, 'sha'), textAt(shown, 'status')]
  if (sha === null || !/^(success|failed)$/.test(status ?? ''))
    return draft.refuse('other-kind', `${project}: a pipeline`, status ?? 'not finished')
  const check = textAt(shown, 'name') ?? 'pipeline'
  const activity = status === 'success' ? 'check succeeded' : 'check failed'
  if (!draft.event({ activity, on: commit(sha), at: at(shown, 'finished_at'), key: check, attributes: { check } }))
    draft.refuse('no-time', `${project}: a pipeline`)
}
