import { at, listAt, textAt } from '../json-record.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { tellBeginning } from './field-change.ts'
import { accountOf, changesOf, item, readSnapshot, tellChanges, tellComment } from './jira-issue.ts'

/**
 * The payload of a webhook: the issue as it is now, and what was changed, under the id that the history gives the same change. Its moment is
 * the one at which the issue was last changed; the payload's own is that of posting it.
 */
export function readWebhook(draft: ReadingDraft, payload: unknown): void {
  const name = textAt(payload, 'webhookEvent') ?? ''
  const issue = at(payload, 'issue')
  const key = textAt(issue, 'key')
  if (/^comment_created$/.test(name)) {
    if (key === null) return draft.refuse('no-id', name)
    if (!tellComment(draft, at(payload, 'comment'), item(key))) draft.refuse('no-time', key)
    return
  }
  if (!/^jira:issue_(created|updated)$/.test(name)) return draft.refuse('other-kind', key ?? 'a webhook', name)
  const on = readSnapshot(draft, issue)
  if (on === null) return
  const fields = at(issue, 'fields')
  if (name === 'jira:issue_created') {
    const assignee = accountOf(draft, at(fields, 'assignee'))
    const assignees = assignee === null ? [] : [assignee]
    tellBeginning(draft, on, { at: at(fields, 'created'), status: textAt(fields, 'status', 'name'), assignees })
  }
  const changelog = at(payload, 'changelog')
  if (listAt(changelog, 'items').length === 0) return
  const changed = at(fields, 'updated')
  const entry = { ...(changelog as object), author: at(payload, 'user'), created: changed }
  tellChanges(draft, on, changesOf(draft, [entry]))
}
