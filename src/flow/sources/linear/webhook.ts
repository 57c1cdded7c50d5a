import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'
import { accountOf, readSnapshot, tellComment, tellFirstStatus } from './linear-issue.ts'

export const isWebhook = (record: unknown): boolean =>
  textAt(record, 'action') !== null && textAt(record, 'type') !== null && at(record, 'data') !== undefined

/**
 * The payload of a webhook: an issue as it is now, with what stood before in the fields that were changed. It does not name the entry of the
 * history; what is fetched later tells the same within a second or two and is taken as one with it.
 */
export function readWebhook(draft: ReadingDraft, payload: unknown): void {
  const [type, action] = [textAt(payload, 'type') ?? '', textAt(payload, 'action') ?? '']
  const data = at(payload, 'data')
  const id = textAt(data, 'identifier') ?? textAt(data, 'issue', 'identifier')
  const isKnown = (type === 'Issue' && action !== 'remove') || (type === 'Comment' && action === 'create')
  if (!isKnown) return draft.refuse('other-kind', id ?? 'a webhook', `${type} ${action}`)
  if (id === null) return draft.refuse('no-id', `${type} ${action}`)
  const on = { type: 'item', id } as const
  if (type === 'Comment') {
    if (!tellComment(draft, data, on)) draft.refuse('no-time', id)
    return
  }
  if (!readSnapshot(draft, data, on)) return
  if (action === 'create') return tellFirstStatus(draft, on, at(data, 'state'), at(data, 'createdAt'))
  const actor = at(payload, 'actor')
  const by = accountOf(draft, actor, (textAt(actor, 'type') ?? 'user') !== 'user')
  for (const { activity, key, attributes } of changesOf(data, at(payload, 'updatedFrom')))
    draft.event({ activity, on, at: at(data, 'updatedAt'), by, key, attributes })
}

interface Change {
  readonly activity: Activity
  readonly key: string
  readonly attributes: Record<string, string | null>
}

function changesOf(data: unknown, before: unknown): Change[] {
  const changes: Change[] = []
  const has = (...fields: string[]) => fields.some((field) => at(before, field) !== undefined)
  const add = (activity: Activity, attributes: Record<string, string | null> = {}) =>
    changes.push({ activity, key: attributes.to ?? attributes.from ?? '', attributes })
  if (has('stateId'))
    add('item status entered', { status: textAt(data, 'state', 'name'), category: textAt(data, 'state', 'type') })
  if (has('assigneeId')) {
    const [to, from] = [idAt(data, 'assignee', 'id') ?? idAt(data, 'assigneeId'), idAt(before, 'assigneeId')]
    if (to) add('item assigned', { to: `linear:${to}`, from: from && `linear:${from}` })
    else if (from) add('item unassigned', { from: `linear:${from}` })
  }
  if (has('cycleId')) add(idAt(data, 'cycleId') ? 'item planned' : 'item unplanned', { field: 'cycle' })
  if (has('projectId', 'parentId')) add('item linked')
  if (has('estimate')) add('item estimated')
  if (has('title', 'description')) add('item described')
  if (has('labelIds')) {
    const known = listAt(before, 'labelIds')
    for (const label of listAt(data, 'labels'))
      if (!known.includes(at(label, 'id'))) add('item labelled', { to: textAt(label, 'name') })
  }
  return changes
}
