import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'
import { accountId, userOf } from './gitlab-names.ts'

/** The same thing said of an issue and of a merge request; `null` where it is no part of the life of one. */
type Words = { readonly item: Activity | null; readonly pull: Activity | null }
const of = (words: Words, on: ObjectName): Activity | null => (on.type === 'item' ? words.item : words.pull)

const states: Readonly<Record<string, Words>> = {
  closed: { item: 'item completed', pull: 'pull request closed' },
  reopened: { item: 'item reopened', pull: 'pull request reopened' },
  // GitLab's own description calls it so; that a thing was opened at first is not among these events.
  opened: { item: 'item reopened', pull: 'pull request reopened' },
  merged: { item: null, pull: 'pull request merged' },
}
const labelled: Words = { item: 'item labelled', pull: 'pull request labelled' }
const unlabelled: Words = { item: 'item unlabelled', pull: 'pull request unlabelled' }
const planned: Words = { item: 'item planned', pull: null }
const unplanned: Words = { item: 'item unplanned', pull: null }

export const isResourceEvent = (record: unknown): boolean =>
  textAt(record, 'resource_type') !== null && at(record, 'resource_id') !== undefined

/**
 * One of GitLab's resource events: of state, label, milestone, iteration or weight. They name their object by an id that nothing else shows,
 * so whoever reads them must know which one it is.
 */
export function readResourceEvent(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const { words, to, field } = changeOf(record)
  const activity = words && of(words, on)
  if (!activity) return draft.refuse('other-kind', `${on.id}: ${idAt(record, 'id') ?? 'an event'}`, field)
  const told = { on, at: at(record, 'created_at'), by: userOf(draft, at(record, 'user')) }
  const status = scopedStatus(activity, to)
  if (status) draft.event({ ...told, activity: 'item status entered', key: status, attributes: { status } })
  const isTold = draft.event({ ...told, activity, key: to, attributes: { to } })
  if (!isTold) draft.refuse('no-time', on.id, field)
}

function changeOf(record: unknown): {
  readonly words: Words | null
  readonly to: string | null
  readonly field: string
} {
  const state = textAt(record, 'state')
  if (state !== null)
    return { words: Object.hasOwn(states, state) ? (states[state] as Words) : null, to: null, field: state }
  const isAdded = textAt(record, 'action') !== 'remove'
  // Of a label that was deleted since, `label` is null.
  if (at(record, 'label') !== undefined)
    return { words: isAdded ? labelled : unlabelled, to: textAt(record, 'label', 'name'), field: 'label' }
  for (const field of ['milestone', 'iteration'])
    if (at(record, field) !== undefined)
      return { words: isAdded ? planned : unplanned, to: textAt(record, field, 'title'), field }
  if (at(record, 'weight') !== undefined)
    return { words: { item: 'item estimated', pull: null }, to: idAt(record, 'weight'), field: 'weight' }
  return { words: null, to: null, field: 'unknown' }
}

/**
 * GitLab's issues have no status but open and closed. Teams keep one in scoped labels, of which an issue has one at a time:
 * `workflow::in review`. These are told as statuses, too.
 */
export const scopedStatus = (activity: Activity, label: string | null): string | null =>
  activity === 'item labelled' ? (/^(?:workflow|status|state)::(.+)$/i.exec(label ?? '')?.[1] ?? null) : null

interface NoteWords {
  readonly says: RegExp
  readonly words: Words
  /** The note names people with `@`, each of whom is one event. */
  readonly people?: true
}

/** What GitLab writes under an issue or merge request by itself. It is always English, whatever language people have chosen. */
const systemNotes: readonly NoteWords[] = [
  { says: /^approved this merge request/, words: { item: null, pull: 'pull request approved' } },
  { says: /^unapproved this merge request|^reset approvals/, words: { item: null, pull: 'review dismissed' } },
  { says: /^requested changes/, words: { item: null, pull: 'changes requested' } },
  { says: /^left review comments/, words: { item: null, pull: 'pull request reviewed' } },
  {
    says: /^marked (?:this merge request |the merge request )?as (?:a )?\*\*(?:draft|work in progress)\*\*/i,
    words: { item: null, pull: 'pull request converted to draft' },
  },
  {
    says: /^(?:marked (?:this merge request |the merge request )?as \*\*ready\*\*|unmarked (?:this merge request )?as a \*\*work in progress\*\*)/i,
    words: { item: null, pull: 'pull request marked ready' },
  },
  { says: /^added \d+ commits?/, words: { item: null, pull: 'commit pushed' } },
  { says: /merge train(?: at position \d+)?$|^enabled an automatic/, words: { item: null, pull: 'merge queued' } },
  {
    says: /^(?:changed|set) (?:the )?(?:title|description)|^changed title|^changed the description|^removed (?:the )?description/,
    words: { item: 'item described', pull: 'pull request described' },
  },
  {
    says: /^(?:closed|marked this .* as a duplicate of)\b/,
    words: { item: 'item completed', pull: 'pull request closed' },
  },
  { says: /^reopened\b/, words: { item: 'item reopened', pull: 'pull request reopened' } },
  { says: /^merged\b/, words: { item: null, pull: 'pull request merged' } },
  { says: /^(?:changed time estimate|added \S+ of time estimate)/, words: { item: 'item estimated', pull: null } },
  {
    says: /^(?:added|set) .* as (?:a )?(?:child|parent|related|linked|blocked|blocking)|^marked this .* as (?:related|blocked|blocking)/,
    words: { item: 'item linked', pull: null },
  },
]

/** Some notes take back what another says in the same words. */
const leavesTrain = /^(?:removed this merge request from the merge train|aborted|canceled the automatic|unqueued)/

/** People whom one note adds and takes off: `assigned to @a and @b and unassigned @c`. */
const ofPeople: readonly { readonly part: RegExp; readonly words: Words; readonly as: 'to' | 'from' }[] = [
  {
    part: /(?<!un)assigned to ((?:@[\w.-]+(?:, | and )?)+)/,
    words: { item: 'item assigned', pull: 'pull request assigned' },
    as: 'to',
  },
  {
    part: /unassigned ((?:@[\w.-]+(?:, | and )?)+)/,
    words: { item: 'item unassigned', pull: 'pull request unassigned' },
    as: 'from',
  },
  {
    part: /requested review from ((?:@[\w.-]+(?:, | and )?)+)/,
    words: { item: null, pull: 'review requested' },
    as: 'to',
  },
  {
    part: /removed review request for ((?:@[\w.-]+(?:, | and )?)+)/,
    words: { item: null, pull: 'review request removed' },
    as: 'to',
  },
]

export const isNote = (record: unknown): boolean =>
  textAt(record, 'noteable_type') !== null || (at(record, 'body') !== undefined && at(record, 'system') !== undefined)

/**
 * A note: what somebody wrote, or what GitLab notes of what somebody did. Notes tell drafts, reviews and assignments, of which GitLab has no
 * events of their own.
 */
export function readNote(draft: ReadingDraft, record: unknown, on: ObjectName): void {
  const by = userOf(draft, at(record, 'author'))
  const told = { on, by, at: at(record, 'created_at') }
  const where = `${on.id}: note ${idAt(record, 'id') ?? ''}`
  if (at(record, 'system') !== true) {
    const key = idAt(record, 'id')
    const activity = on.type === 'item' ? 'item commented' : 'pull request commented'
    if (!draft.event({ ...told, activity, key, attributes: { comment: key } })) draft.refuse('no-time', where)
    return
  }
  const body = textAt(record, 'body') ?? ''
  const people = ofPeople.flatMap(({ part, words, as }) => {
    const activity = of(words, on)
    const names = [...(part.exec(body)?.[1]?.matchAll(/@([\w.-]*\w)/g) ?? [])].map(([, name]) =>
      accountId(name as string),
    )
    return activity ? names.map((name) => ({ activity, key: name, attributes: { [as]: name } })) : []
  })
  if (people.length > 0) {
    for (const each of people) draft.event({ ...told, ...each })
    return
  }
  const activity = activityOfNote(body, on)
  if (activity === null) return draft.refuse('other-kind', where, body)
  const key = activity === 'pull request approved' || activity === 'changes requested' ? by : null
  if (!draft.event({ ...told, activity, key })) draft.refuse('no-time', where)
}

function activityOfNote(body: string, on: ObjectName): Activity | null {
  if (leavesTrain.test(body)) return of({ item: null, pull: 'merge unqueued' }, on)
  if (/^marked this .* as a duplicate of/.test(body) && on.type === 'item') return 'item cancelled'
  const known = systemNotes.find(({ says }) => says.test(body))
  return known ? of(known.words, on) : null
}
