import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'
import { webAddress } from '../web-address.ts'

const nodes = (record: unknown, key: string): readonly unknown[] => [
  ...listAt(record, key),
  ...listAt(record, key, 'nodes'),
]

export function accountOf(draft: ReadingDraft, user: unknown, isBot: boolean | null = false): string | null {
  const id = idAt(user, 'id') ?? textAt(user, 'name')
  if (id === null) return null
  return draft.account({ id: `linear:${id}`, name: textAt(user, 'name'), email: textAt(user, 'email'), isBot })
}

/** An issue as the API gives it, with the history it brings along. */
export function readIssue(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  if (!readSnapshot(draft, record, on)) return
  const history = nodes(record, 'history').toSorted((a, b) => moment(a).localeCompare(moment(b)))
  if (at(record, 'history') === undefined) readOwnTimes(draft, record, on)
  else readHistory(draft, record, on, history)
}

/** @returns `false` where nothing says when it was created: then the record is refused */
export function readSnapshot(draft: ReadingDraft, record: unknown, on: ObjectName): boolean {
  const created = at(record, 'createdAt')
  const by = accountOf(draft, at(record, 'creator')) ?? accountOf(draft, at(record, 'botActor'), true)
  if (!draft.event({ activity: 'item created', on, at: created, place: -2, by })) {
    draft.refuse('no-time', on.id)
    return false
  }
  const updated = at(record, 'updatedAt')
  draft.fact(on, 'title', textAt(record, 'title'), updated)
  draft.fact(on, 'url', webAddress(textAt(record, 'url')), updated)
  draft.fact(on, 'status', textAt(record, 'state', 'name'), updated)
  draft.fact(on, 'status category', textAt(record, 'state', 'type'), updated)
  const project = textAt(record, 'project', 'name') ?? textAt(record, 'project', 'id')
  if (project) draft.link(on, 'part of', { type: 'initiative', id: project })
  const parent = textAt(record, 'parent', 'identifier')
  if (parent) draft.link(on, 'child of', { type: 'item', id: parent })
  draft.event({ activity: 'item completed', on, at: at(record, 'completedAt') })
  draft.event({ activity: 'item cancelled', on, at: at(record, 'canceledAt') })
  for (const comment of nodes(record, 'comments')) tellComment(draft, comment, on)
  return true
}

export const tellComment = (draft: ReadingDraft, comment: unknown, on: ObjectName): boolean =>
  draft.event({
    activity: 'item commented',
    on,
    at: at(comment, 'createdAt'),
    by: accountOf(draft, at(comment, 'user')),
    key: idAt(comment, 'id'),
  })

const moment = (entry: unknown): string => textAt(entry, 'createdAt') ?? ''

function readOwnTimes(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  draft.findings.add('no-history', on.id)
  draft.event({ activity: 'item planned', on, at: at(record, 'addedToCycleAt'), attributes: { field: 'cycle' } })
  draft.event({ activity: 'item linked', on, at: at(record, 'addedToProjectAt'), attributes: { field: 'project' } })
  for (const [key, status] of [
    ['triagedAt', 'Triaged'],
    ['startedAt', 'Started'],
  ] as const)
    draft.event({ activity: 'item status entered', on, at: at(record, key), attributes: { status } })
}

function readHistory(draft: ReadingDraft, record: unknown, on: ObjectName, history: readonly unknown[]): void {
  const created = at(record, 'createdAt')
  const firstMove = history.find((entry) => at(entry, 'toState'))
  const first = firstMove === undefined ? at(record, 'state') : at(firstMove, 'fromState')
  tellFirstStatus(draft, on, first, created)
  for (const entry of history) {
    draft.findings.raw++
    readEntry(draft, entry, on)
  }
}

/** An issue enters its first status when it is created: Linear's history begins with the first move out of it. */
export function tellFirstStatus(draft: ReadingDraft, on: ObjectName, state: unknown, created: unknown): void {
  const [status, category] = [textAt(state, 'name'), textAt(state, 'type')]
  if (status === null) return
  const attributes = { status, category, first: true }
  draft.event({ activity: 'item status entered', on, at: created, place: -1, key: `first ${status}`, attributes })
}

function readEntry(draft: ReadingDraft, entry: unknown, on: ObjectName): void {
  const by = accountOf(draft, at(entry, 'actor')) ?? accountOf(draft, at(entry, 'botActor'), true)
  const id = idAt(entry, 'id') ?? ''
  const changes = changesOf(entry)
  if (changes.length === 0) return draft.refuse('other-kind', on.id, Object.keys(entry as object).join(' '))
  // One entry may add several labels.
  for (const { activity, attributes } of changes)
    draft.event({
      activity,
      on,
      at: at(entry, 'createdAt'),
      by,
      key: / labelled$| unlabelled$/.test(activity) && attributes.to ? `${id} ${attributes.to}` : id,
      attributes,
    })
}

interface Change {
  readonly activity: Activity
  readonly attributes: Record<string, string | null>
}

/** One entry of Linear's history may tell several changes. */
function changesOf(entry: unknown): Change[] {
  const has = (...keys: string[]) => keys.some((key) => (at(entry, key) ?? null) !== null)
  const changes: Change[] = []
  const add = (activity: Activity, attributes: Record<string, string | null> = {}) =>
    changes.push({ activity, attributes })
  if (has('toState'))
    add('item status entered', {
      status: textAt(entry, 'toState', 'name'),
      category: textAt(entry, 'toState', 'type'),
      from: textAt(entry, 'fromState', 'name'),
    })
  const [to, from] = [idAt(entry, 'toAssignee', 'id'), idAt(entry, 'fromAssignee', 'id')]
  if (to) add('item assigned', { to: `linear:${to}`, from: from && `linear:${from}` })
  else if (from) add('item unassigned', { from: `linear:${from}` })
  if (has('toCycle')) add('item planned', { field: 'cycle' })
  else if (has('fromCycle')) add('item unplanned', { field: 'cycle' })
  if (has('toProject', 'fromProject', 'toParent', 'fromParent', 'relationChanges')) add('item linked')
  if (has('toEstimate', 'fromEstimate')) add('item estimated')
  for (const to of labelsOf(entry, 'added')) add('item labelled', { to })
  for (const to of labelsOf(entry, 'removed')) add('item unlabelled', { to })
  if (has('toTitle') || at(entry, 'updatedDescription') === true) add('item described')
  if (has('toPriority', 'toDueDate', 'fromDueDate')) add('item edited')
  return changes
}

/** Their names; where only ids are given, that there were some. */
function labelsOf(entry: unknown, side: 'added' | 'removed'): (string | null)[] {
  const names = listAt(entry, `${side}Labels`).flatMap((label) => textAt(label, 'name') ?? [])
  if (names.length > 0) return names
  return listAt(entry, `${side}Labels`).length + listAt(entry, `${side}LabelIds`).length > 0 ? [null] : []
}
