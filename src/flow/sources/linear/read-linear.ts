import { idAt, textAt } from '../json-record.ts'
import type { Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { readIssue } from './linear-issue.ts'
import { isWebhook, readWebhook } from './webhook.ts'

/**
 * Reads Linear's issues as its API answers them, with their history (`issues { nodes { … history { nodes { … } } } }`). Without history the
 * issue's own times are read: when it was created, triaged, planned, started, completed and cancelled. Payloads of webhooks are read, too.
 *
 * @param records JSON, or what was parsed of it
 * @public
 */
export function readLinear(records: string | readonly unknown[]): Reading {
  const draft = new ReadingDraft('Linear')
  const where = (record: unknown) => textAt(record, 'identifier') ?? idAt(record, 'id') ?? 'an issue'
  draft.records(records, where, (record) => {
    if (isWebhook(record)) return readWebhook(draft, record)
    const id = textAt(record, 'identifier')
    if (id === null) return draft.refuse('no-id', where(record))
    readIssue(draft, record, { type: 'item', id })
  })
  return draft.done()
}
