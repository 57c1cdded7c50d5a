import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { changesOf, item, readIssue, tellChanges } from './jira-issue.ts'
import { readWebhook } from './webhook.ts'

export interface JiraOptions {
  /** The key of the issue whose changelog pages are read: their entries do not name it. */
  readonly of?: string
}

/**
 * Reads what Jira's REST API answers: issues with `expand=changelog` (search pages or one by one), pages of an issue's changelog, the answer of
 * `changelog/bulkfetch`, and payloads of webhooks. Each field of a history entry is a record of its own.
 *
 * The first status counts as entered at creation. It is what the first change left, so a history that Jira cut off gives none.
 *
 * @param records JSON, or what was parsed of it
 * @public
 */
export function readJira(records: string | readonly unknown[], options: JiraOptions = {}): Reading {
  const draft = new ReadingDraft('Jira')
  draft.records(records, whereOf, (record) => {
    if (textAt(record, 'webhookEvent')) return readWebhook(draft, record)
    if (at(record, 'fields')) return readIssue(draft, record)
    if (at(record, 'issueChangeLogs')) return readBulk(draft, record)
    if (at(record, 'items') && options.of) return void tellChanges(draft, item(options.of), changesOf(draft, [record]))
    draft.refuse(at(record, 'items') ? 'no-id' : 'not-a-record', whereOf(record))
  })
  return draft.done()
}

const whereOf = (record: unknown): string => textAt(record, 'key') ?? idAt(record, 'id') ?? 'a record'
function readBulk(draft: ReadingDraft, record: unknown): void {
  for (const each of listAt(record, 'issueChangeLogs')) {
    const id = idAt(each, 'issueKey') ?? idAt(each, 'issueId')
    const histories = listAt(each, 'changeHistories')
    draft.findings.raw++
    if (id === null) draft.refuse('no-id', 'an issue of a bulk fetch')
    else tellChanges(draft, item(id), changesOf(draft, histories))
  }
}
