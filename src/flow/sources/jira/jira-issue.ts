import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { jiraAddress } from '../web-address.ts'
import { type FieldChange, firstValue, givenUp, noteGaps, tellBeginning, tellFieldChange } from './field-change.ts'

export const item = (id: string): ObjectName => ({ type: 'item', id })

export function accountOf(draft: ReadingDraft, user: unknown): string | null {
  const id = textAt(user, 'accountId') ?? textAt(user, 'key') ?? textAt(user, 'name')
  if (id === null) return null
  const type = textAt(user, 'accountType')
  return draft.account({
    id: `jira:${id}`,
    name: textAt(user, 'displayName'),
    email: textAt(user, 'emailAddress'),
    isBot: type === null ? null : type === 'app',
  })
}

/** An issue as the API gives it, with the history it brings along. */
export function readIssue(draft: ReadingDraft, record: unknown): void {
  const on = readSnapshot(draft, record)
  if (on === null) return
  const fields = at(record, 'fields')
  readHistory(draft, record, on, {
    created: at(fields, 'created'),
    status: textAt(fields, 'status', 'name'),
    assignee: accountOf(draft, at(fields, 'assignee')),
  })
}

/** @returns `null` where nothing says which issue it is, or when it was created: then the record is refused */
export function readSnapshot(draft: ReadingDraft, record: unknown): ObjectName | null {
  const key = textAt(record, 'key')
  const fields = at(record, 'fields')
  const created = at(fields, 'created')
  if (key === null) {
    draft.refuse('no-id', idAt(record, 'id') ?? 'an issue')
    return null
  }
  const on = item(key)
  const isCreated = draft.event({
    activity: 'item created',
    on,
    at: created,
    place: -2,
    by: accountOf(draft, at(fields, 'creator')),
  })
  if (!isCreated) {
    draft.refuse('no-time', key)
    return null
  }
  const status = textAt(fields, 'status', 'name')
  const updated = at(fields, 'updated')
  draft.fact(on, 'title', textAt(fields, 'summary'), updated)
  draft.fact(on, 'url', jiraAddress(textAt(record, 'self'), key), updated)
  draft.fact(on, 'kind', textAt(fields, 'issuetype', 'name'), updated)
  draft.fact(on, 'status', status, updated)
  draft.fact(on, 'status category', textAt(fields, 'status', 'statusCategory', 'key'), updated)
  const resolution = textAt(fields, 'resolution', 'name')
  const end = givenUp.test(resolution ?? '') ? 'item cancelled' : 'item completed'
  draft.event({ activity: end, on, at: at(fields, 'resolutiondate'), attributes: { resolution } })
  linkParents(draft, fields, on)
  for (const comment of listAt(fields, 'comment', 'comments')) tellComment(draft, comment, on)
  return on
}

export const tellComment = (draft: ReadingDraft, comment: unknown, on: ObjectName): boolean =>
  draft.event({
    activity: 'item commented',
    on,
    at: at(comment, 'created'),
    by: accountOf(draft, at(comment, 'author')),
    key: idAt(comment, 'id'),
  })

function linkParents(draft: ReadingDraft, fields: unknown, on: ObjectName): void {
  const epic = textAt(fields, 'epic', 'key')
  const parent = textAt(fields, 'parent', 'key')
  const isEpic = /epic/i.test(textAt(fields, 'parent', 'fields', 'issuetype', 'name') ?? '')
  if (epic) draft.link(on, 'part of', { type: 'initiative', id: epic })
  if (parent && isEpic) draft.link(on, 'part of', { type: 'initiative', id: parent })
  else if (parent) draft.link(on, 'child of', item(parent))
}

function readHistory(
  draft: ReadingDraft,
  record: unknown,
  on: ObjectName,
  now: { created: unknown; status: string | null; assignee: string | null },
): void {
  const histories = listAt(record, 'changelog', 'histories')
  if (at(record, 'changelog') === undefined) return draft.findings.add('no-history', on.id)
  const changes = changesOf(draft, histories)
  tellChanges(draft, on, changes)
  const total = at(record, 'changelog', 'total')
  if (typeof total === 'number' && total > histories.length)
    return draft.findings.add('truncated-history', on.id, `${histories.length} of ${total} entries`)
  const assignee = firstValue(changes, 'assignee', now.assignee, 'id')
  tellBeginning(draft, on, {
    at: now.created,
    status: firstValue(changes, 'status', now.status, 'text'),
    assignees: assignee?.split(/,\s*/) ?? [],
  })
  noteGaps(draft, on, changes)
}

export function changesOf(draft: ReadingDraft, histories: readonly unknown[]): FieldChange[] {
  return histories.flatMap((history) => {
    const id = idAt(history, 'id') ?? ''
    const by = accountOf(draft, at(history, 'author'))
    const time = at(history, 'created')
    return listAt(history, 'items').map((changed, number) => {
      const field = textAt(changed, 'field') ?? ''
      const isPerson = field === 'assignee'
      const person = (side: 'from' | 'to') => {
        const written = textAt(changed, side)
        return isPerson && written !== null ? `jira:${written}` : written
      }
      return {
        field,
        from: textAt(changed, 'fromString'),
        to: textAt(changed, 'toString'),
        fromId: person('from'),
        toId: person('to'),
        at: typeof time === 'number' && Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : time,
        by,
        key: `${id} ${field}`,
        // Ids of history entries grow; an entry's fields are in the order in which they were written.
        place: (Number(id) || 0) * 100 + number,
      }
    })
  })
}

export function tellChanges(draft: ReadingDraft, on: ObjectName, changes: readonly FieldChange[]): void {
  for (const change of changes) {
    draft.findings.raw++
    tellFieldChange(draft, on, change)
  }
}
