import type { ObjectName, PathEvent } from './path-event.ts'

const keyOf = ({ type, id }: ObjectName): string => `${type} ${id}`

const echoMs = 2000

type Track = readonly [track: string, turn: string]

/** What happens to an object but not twice within two seconds: births, ends and turns of its life without another one between, words that are
 * written anew. */
const turns: Readonly<Record<string, Track>> = {
  'item created': ['birth', 'born'],
  'pull request opened': ['birth', 'born'],
  'deployment started': ['birth', 'born'],
  'incident opened': ['birth', 'born'],
  'item completed': ['life', 'end'],
  'item cancelled': ['life', 'end'],
  'item reopened': ['life', 'reopened'],
  'pull request merged': ['life', 'end'],
  'pull request closed': ['life', 'end'],
  'pull request reopened': ['life', 'reopened'],
  'pull request marked ready': ['life', 'ready'],
  'pull request converted to draft': ['life', 'draft'],
  'item described': ['description', 'written'],
  'pull request described': ['description', 'written'],
  'item estimated': ['estimate', 'set'],
  'deployment succeeded': ['outcome', 'succeeded'],
  'deployment failed': ['outcome', 'failed'],
}

/** What happens to an object again and again, but not twice in turn with the same label, person or comment. */
const marks: Readonly<Record<string, Track>> = {
  'item assigned': ['assignee', 'on'],
  'item unassigned': ['assignee', 'off'],
  'pull request assigned': ['assignee', 'on'],
  'pull request unassigned': ['assignee', 'off'],
  'item labelled': ['label', 'on'],
  'item unlabelled': ['label', 'off'],
  'pull request labelled': ['label', 'on'],
  'pull request unlabelled': ['label', 'off'],
  'item planned': ['plan', 'on'],
  'item unplanned': ['plan', 'off'],
  'review requested': ['review', 'on'],
  'review request removed': ['review', 'off'],
}

function trackOf({ activity, attributes, by }: PathEvent): Track | null {
  const turn = Object.hasOwn(turns, activity) ? turns[activity] : undefined
  if (turn) return turn
  if (activity === 'item status entered') return ['status', `status ${attributes.status}`]
  if (activity === 'pull request approved' && by !== null) return [`approval ${by}`, 'approved']
  if (attributes.comment !== undefined) return [`comment ${attributes.comment}`, 'written']
  const mark = Object.hasOwn(marks, activity) ? marks[activity] : undefined
  const of = attributes.to ?? attributes.from ?? attributes.field
  return mark && of !== undefined ? [`${mark[0]} ${of}`, mark[1]] : null
}

/**
 * Without what a second endpoint tells again, a second beside: a snapshot's `resolutiondate` and the history's change of resolution, a
 * webhook that writes whole seconds and the timeline, a merge that GitHub also calls closing.
 *
 * @param events in order
 */
export function withoutEchoes(events: readonly PathEvent[]): PathEvent[] {
  const lastOf = new Map<string, { readonly place: number; readonly turn: string }>()
  const kept: PathEvent[] = []
  for (const event of events) {
    const track = trackOf(event)
    const key = track && `${keyOf(event.on)} ${track[0]}`
    const last = key === null ? undefined : lastOf.get(key)
    const before = last && (kept[last.place] as PathEvent)
    const isEcho = last && before && last.turn === track?.[1] && event.time - before.time <= echoMs
    if (isEcho) {
      kept[last.place] = fuller(before, event)
      continue
    }
    if (track && key !== null) lastOf.set(key, { place: kept.length, turn: track[1] })
    kept.push(event)
  }
  return kept
}

/** A merge says more than that it was closed, giving up more than an end. */
function fuller(a: PathEvent, b: PathEvent): PathEvent {
  const isPlain =
    a.activity === 'pull request closed' || (a.activity === 'item completed' && b.activity === 'item cancelled')
  const said = isPlain ? b : a
  return { ...said, by: said.by ?? a.by ?? b.by, attributes: { ...a.attributes, ...b.attributes, ...said.attributes } }
}
