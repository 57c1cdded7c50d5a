import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'

/** One changed field of an issue, as Jira's history and every copy of it (exports, DevLake's tables) tell it. */
export interface FieldChange {
  readonly field: string
  /** What people see; `null` for nothing. */
  readonly from: string | null
  readonly to: string | null
  /** Ids where the source has them: of accounts, for `assignee`. */
  readonly fromId: string | null
  readonly toId: string | null
  readonly at: unknown
  readonly by: string | null
  /** Tells this change apart from all others of the issue: the history's id and the field. */
  readonly key: string
  readonly place: number
}

/** The field's change as an event; fields not listed are edits. */
const byField: Readonly<Record<string, Activity>> = {
  status: 'item status entered',
  description: 'item described',
  summary: 'item described',
  'acceptance criteria': 'item described',
  sprint: 'item planned',
  'fix version': 'item planned',
  fixversions: 'item planned',
  'story points': 'item estimated',
  'story point estimate': 'item estimated',
  timeestimate: 'item estimated',
  timeoriginalestimate: 'item estimated',
  link: 'item linked',
  remoteissuelink: 'item linked',
  'epic link': 'item linked',
  'epic child': 'item linked',
  parent: 'item linked',
  issueparentassociation: 'item linked',
  labels: 'item labelled',
}

/** Jira's own bookkeeping: nobody worked. */
const bookkeeping = new Set(['workflow', 'rank', 'worklogid'])

/** What Jira's resolution says when the work was not done. */
export const givenUp =
  /won'?t|wont|duplicate|declin|cancel|cannot reproduce|incomplete|invalid|not a bug|取消|拒绝|重复/i

export function tellFieldChange(draft: ReadingDraft, on: ObjectName, change: FieldChange): void {
  const field = change.field.toLowerCase()
  if (bookkeeping.has(field)) return draft.refuse('other-kind', on.id, change.field)
  const { at, by, key, place } = change
  const told = { on, at, by, place }
  if (field === 'assignee') {
    const { added, removed } = assigneesOf(change)
    for (const to of added) draft.event({ ...told, activity: 'item assigned', key: `${key} ${to}`, attributes: { to } })
    // Handing over is one act: only where nobody follows was somebody taken off.
    for (const from of added.length > 0 ? [] : removed)
      draft.event({ ...told, activity: 'item unassigned', key: `${key} ${from}`, attributes: { from } })
    return
  }
  draft.event({ ...told, key, ...wordsOf(field, change) })
  const parent = change.to
  if (parent && /^[A-Z][A-Z0-9_]*-\d+$/.test(parent)) {
    if (field === 'epic link') draft.link(on, 'part of', { type: 'initiative', id: parent })
    else if (field === 'parent') draft.link(on, 'child of', { type: 'item', id: parent })
  }
}

function wordsOf(
  field: string,
  { field: name, from, to, toId }: FieldChange,
): { activity: Activity; attributes: Record<string, string | null> } {
  const hasTo = Boolean(to ?? toId)
  if (field === 'status') return { activity: 'item status entered', attributes: { status: to, from } }
  if (field === 'resolution')
    return {
      activity: !hasTo ? 'item reopened' : givenUp.test(to ?? '') ? 'item cancelled' : 'item completed',
      attributes: { resolution: to },
    }
  const known = Object.hasOwn(byField, field) ? (byField[field] as Activity) : 'item edited'
  return { activity: known === 'item planned' && !hasTo ? 'item unplanned' : known, attributes: { field: name, to } }
}

/** Where several people may be assigned, only those who are new were assigned by the change. */
function assigneesOf({ from, to, fromId, toId }: FieldChange): { added: string[]; removed: string[] } {
  const [before, after] = [fromId ?? from, toId ?? to].map((list) => list?.split(/,\s*/) ?? []) as [string[], string[]]
  return {
    added: after.filter((each) => !before.includes(each)),
    removed: before.filter((each) => !after.includes(each)),
  }
}

/**
 * What an issue was at its creation: what its first change left, or what it still is. Jira's history does not say it.
 *
 * @param now the present value
 */
export function firstValue(
  changes: readonly FieldChange[],
  field: string,
  now: string | null,
  id: 'id' | 'text',
): string | null {
  const ofField = changes.filter((change) => change.field.toLowerCase() === field)
  const first = ofField.sort((a, b) => a.place - b.place)[0]
  if (first === undefined) return now
  return id === 'id' ? (first.fromId ?? first.from) : first.from
}

/** The state of an issue at its creation, as events of that moment: its first status, and whoever it was assigned to from the start. */
export function tellBeginning(
  draft: ReadingDraft,
  on: ObjectName,
  beginning: { readonly at: unknown; readonly status: string | null; readonly assignees: readonly string[] },
): void {
  const { at, status, assignees } = beginning
  if (status)
    draft.event({
      activity: 'item status entered',
      on,
      at,
      place: -1,
      key: `first ${status}`,
      attributes: { status, first: true },
    })
  for (const to of assignees)
    draft.event({ activity: 'item assigned', on, at, place: -1, key: `first ${to}`, attributes: { to, first: true } })
}

/** Notes where the status left is not the one entered before. */
export function noteGaps(draft: ReadingDraft, on: ObjectName, changes: readonly FieldChange[]): void {
  const statuses = changes.filter(({ field }) => field.toLowerCase() === 'status').sort((a, b) => a.place - b.place)
  for (const [number, change] of statuses.entries()) {
    const before = statuses[number - 1]
    if (before && before.to !== change.from) draft.findings.add('history-gap', on.id, `${before.to} … ${change.from}`)
  }
}
