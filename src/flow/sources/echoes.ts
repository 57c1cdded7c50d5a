import type { ObjectName, PathEvent } from './path-event.ts'

export const keyOf = ({ type, id }: ObjectName): string => `${type} ${id}`

const echoMs = 2000

/** Ends and turns of a life: none of them happens to an object twice within two seconds without another one between. */
const turns: Readonly<Record<string, string>> = {
  'item completed': 'end',
  'item cancelled': 'end',
  'item reopened': 'reopened',
  'pull request merged': 'end',
  'pull request closed': 'end',
  'pull request reopened': 'reopened',
  'pull request marked ready': 'ready',
  'pull request converted to draft': 'draft',
}

/**
 * Without what a second endpoint tells again, a second beside: a snapshot's `resolutiondate` and the history's change of resolution, a
 * webhook and the timeline, a merge that GitHub also calls closing.
 *
 * @param events in order
 */
export function withoutEchoes(events: readonly PathEvent[]): PathEvent[] {
  const lastTurn = new Map<string, number>()
  const kept: PathEvent[] = []
  for (const event of events) {
    const turn = turns[event.activity]
    const last = lastTurn.get(keyOf(event.on))
    const before = last === undefined ? undefined : (kept[last] as PathEvent)
    if (turn === undefined || !before || turns[before.activity] !== turn || event.time - before.time > echoMs) {
      if (turn !== undefined) lastTurn.set(keyOf(event.on), kept.length)
      kept.push(event)
    } else kept[last as number] = fuller(before, event)
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
