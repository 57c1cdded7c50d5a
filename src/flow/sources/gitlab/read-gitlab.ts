import { at, isRecord, textAt } from '../json-record.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { isDeployment, isRelease, readDeployment, readRelease } from './deployment.ts'
import { projectOf, whereOf } from './gitlab-names.ts'
import { isNote, isResourceEvent, readNote, readResourceEvent } from './history.ts'
import { readApprovals, readCommit, readIssue, readMergeRequest } from './snapshot.ts'
import { readWebhook } from './webhook.ts'

export interface GitlabOptions {
  /** `acme/web/shop`, for records that do not name their project. */
  readonly repository?: string
  /** The issue or merge request whose notes, events or commits are read: GitLab's entries name it by an id that nothing else shows. */
  readonly of?: ObjectName
  /** Keys of a tracker's projects whose items titles and branches name: `['SHOP']`. */
  readonly projects?: readonly string[]
}

/**
 * Reads what GitLab says, in any mixture: issues, merge requests, deployments, releases, commits, notes, discussions, resource events and
 * approvals of REST, and payloads of webhooks. Each record is known by what it holds.
 *
 * @param records JSON, or what was parsed of it
 * @public
 */
export function readGitlab(records: string | readonly unknown[], options: GitlabOptions = {}): Reading {
  const draft = new ReadingDraft('GitLab')
  draft.records(records, whereOf, (record) => readRecord(draft, record, options))
  return draft.done()
}

function readRecord(draft: ReadingDraft, record: unknown, options: GitlabOptions): void {
  if (!isRecord(record)) return draft.refuse('not-a-record', 'a record', JSON.stringify(record))
  const projects = options.projects ?? []
  if (textAt(record, 'object_kind') !== null) return readWebhook(draft, record, projects)
  if (isResourceEvent(record)) return readPart(draft, record, options, readResourceEvent)
  if (isNote(record)) return readPart(draft, record, options, readNote)
  if (at(record, 'individual_note') !== undefined) return readPart(draft, record, options, readDiscussion)
  if (at(record, 'approved_by') !== undefined) return readPart(draft, record, options, readApprovals)
  const project = projectNamed(record) ?? options.repository ?? null
  if (at(record, 'short_id') !== undefined) return readCommit(draft, record, options.of ?? null)
  if (project === null) return draft.refuse('no-id', whereOf(record), 'no project')
  if (isDeployment(record)) return readDeployment(draft, record, project)
  if (isRelease(record)) return readRelease(draft, record, project)
  if (at(record, 'iid') !== undefined && at(record, 'source_branch') !== undefined)
    return readMergeRequest(draft, record, project, projects)
  if (at(record, 'iid') !== undefined) return readIssue(draft, record, project)
  draft.refuse('not-a-record', whereOf(record), Object.keys(record).join(' '))
}

const projectNamed = (record: unknown): string | null =>
  /^(.+)[#!]\d+$/.exec(textAt(record, 'references', 'full') ?? '')?.[1] ??
  projectOf(
    textAt(record, 'web_url') ??
      textAt(record, '_links', 'self') ??
      textAt(record, 'deployable', 'web_url') ??
      textAt(record, 'deployable', 'pipeline', 'web_url'),
  )

type ReadPart = (draft: ReadingDraft, record: unknown, on: ObjectName) => void

function readPart(draft: ReadingDraft, record: unknown, { of }: GitlabOptions, read: ReadPart): void {
  if (of) read(draft, record, of)
  else draft.refuse('no-id', whereOf(record))
}

function readDiscussion(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const notes = at(record, 'notes')
  for (const note of Array.isArray(notes) ? notes : []) {
    draft.findings.raw++
    readNote(draft, note, on)
  }
}
