import type { PathClock } from '../calendar/path-clock.ts'
import { type Cases, casesOf } from '../log/cases.ts'
import type { EventLog } from '../log/event-log.ts'
import { keepCases } from '../log/keep-cases.ts'
import { directlyFollows, type EdgeTime, edgeTimes } from '../measures/directly-follows.ts'
import type { Definition } from '../path/figure.ts'
import type { MapEdge, MapNode } from './path-map.ts'

export const definitionOfObjectMap: Definition = {
  id: 'object-path-map',
  version: 1,
  says:
    'Which event directly follows which in the life of the same object, how often, and how long lies between. Each type of object has edges ' +
    'of its own: nothing is flattened, so an event that touches objects of two types stands once and has edges of both. A wait is the time ' +
    'between two events; which part of it was work, events without a length do not say.',
}

/** One edge of one type of object. */
export interface ObjectEdge extends MapEdge {
  readonly objectType: string
  /** Milliseconds on the clock of the map. */
  readonly wait: EdgeTime
}

export interface ObjectMap {
  readonly types: readonly { readonly type: string; readonly objects: number }[]
  /** The most frequent first; starts and ends are of objects of all types. */
  readonly nodes: readonly MapNode[]
  /** The most frequent first. */
  readonly edges: readonly ObjectEdge[]
  readonly transitions: number
}

/** What of a log a map is of. */
export interface MapSubject {
  readonly log: EventLog
  readonly types: readonly string[]
  /** Whether an object belongs to it, by its type, its id and the time of its first event. */
  readonly isWanted: (type: string, id: string, firstAt: number) => boolean
  readonly clock: PathClock
}

/**
 * The map of several types of objects at once, after the object-centric directly-follows graph.
 *
 * @see Berti, van der Aalst: OC-PM: analyzing object-centric event logs and process models (2023)
 */
export function objectMap(subject: MapSubject): ObjectMap {
  const timed = onClock(subject.log, subject.clock)
  const parts = subject.types.map((type) => {
    const cases = wantedCases(subject, type)
    const graph = directlyFollows(timed, cases)
    return { type, cases, graph, times: edgeTimes(timed, cases, graph) }
  })
  const { activities } = subject.log
  const edges = parts.flatMap(({ type, graph, times }) =>
    graph.edges.map(
      ({ from, to, count }, at): ObjectEdge => ({
        objectType: type,
        from: activities[from] as string,
        to: activities[to] as string,
        count,
        wait: times[at] as EdgeTime,
      }),
    ),
  )
  const events = eventsOf(activities.length, parts)
  const sum = (of: (part: (typeof parts)[number]) => Uint32Array, at: number): number =>
    parts.reduce((total, part) => total + (of(part)[at] as number), 0)
  return {
    types: parts.map(({ type, cases }) => ({ type, objects: cases.count })),
    nodes: activities
      .map((name, at) => ({
        name,
        events: events[at] as number,
        starts: sum(({ graph }) => graph.starts, at),
        ends: sum(({ graph }) => graph.ends, at),
      }))
      .filter((node) => node.events > 0)
      .sort((a, b) => b.events - a.events),
    edges: edges.sort((a, b) => b.count - a.count),
    transitions: parts.reduce((total, { graph }) => total + graph.transitions, 0),
  }
}

/** Each event once, however many objects it touches. */
function eventsOf(activities: number, parts: readonly { readonly cases: Cases }[]): Uint32Array {
  const counts = new Uint32Array(activities)
  const seen = new Set<number>()
  for (const { cases } of parts)
    for (const [at, row] of cases.rows.entries()) {
      if (parts.length > 1) {
        if (seen.has(row)) continue
        seen.add(row)
      }
      const activity = cases.activity[at] as number
      counts[activity] = (counts[activity] as number) + 1
    }
  return counts
}

/** One passage of an object: from one event to the next, or one event where it is about a node. */
export interface Passage {
  readonly type: string
  readonly id: string
  /** UTC milliseconds. */
  readonly from: number
  readonly to: number
  /** On the clock of the map. */
  readonly ms: number
}

/** Every passage along an edge. */
export function passagesOf(subject: MapSubject, edge: MapEdge & { readonly objectType: string }): Passage[] {
  const { log, clock } = subject
  const from = log.activities.indexOf(edge.from)
  const to = log.activities.indexOf(edge.to)
  const cases = wantedCases(subject, edge.objectType)
  const found: Passage[] = []
  eachEvent(cases, (number, at, isFirst) => {
    if (isFirst || cases.activity[at] !== to || cases.activity[at - 1] !== from) return
    const before = timeAt(log, cases, at - 1)
    const after = timeAt(log, cases, at)
    found.push({ ...objectOf(log, cases, number), from: before, to: after, ms: clock.msBetween(before, after) })
  })
  return found
}

/** Every time an object met an activity, with the wait before it; its first event has waited for nothing. */
export function meetingsOf(subject: MapSubject, activityName: string): Passage[] {
  const { log, clock } = subject
  const wanted = log.activities.indexOf(activityName)
  return subject.types.flatMap((type) => {
    const cases = wantedCases(subject, type)
    const found: Passage[] = []
    eachEvent(cases, (number, at, isFirst) => {
      if (cases.activity[at] !== wanted) return
      const to = timeAt(log, cases, at)
      const from = isFirst ? to : timeAt(log, cases, at - 1)
      found.push({ ...objectOf(log, cases, number), from, to, ms: clock.msBetween(from, to) })
    })
    return found
  })
}

function eachEvent({ count, start }: Cases, look: (number: number, at: number, isFirst: boolean) => void): void {
  for (let number = 0; number < count; number++)
    for (let at = start[number] as number; at < (start[number + 1] as number); at++)
      look(number, at, at === start[number])
}

const timeAt = (log: EventLog, cases: Cases, at: number): number => log.time[cases.rows[at] as number] as number

const objectOf = ({ objects }: EventLog, cases: Cases, number: number): { type: string; id: string } => ({
  type: cases.objectType,
  id: objects.ids[cases.object[number] as number] as string,
})

/** The lives of the objects of a type that belong to the map. */
export function wantedCases({ log, isWanted }: MapSubject, type: string): Cases {
  const cases = casesOf(log, type)
  return keepCases(cases, (number) => {
    const id = log.objects.ids[cases.object[number] as number] as string
    return isWanted(type, id, log.time[cases.rows[cases.start[number] as number] as number] as number)
  })
}

/** The same events, with times as that clock counted them from the first. */
function onClock(log: EventLog, clock: PathClock): EventLog {
  if (clock.name === 'elapsed' || log.size === 0) return log
  const first = log.time[0] as number
  return { ...log, time: log.time.map((at) => clock.msBetween(first, at)) }
}
