import type { ObjectName, PathEvent, Reading } from '../sources/path-event.ts'

/**
 * A made-up history goes on after today; what has not happened yet is no part of it. An object that is first heard of later is not there, with
 * all that is said of it. One that no event is ever about, such as an initiative, is there as soon as something that is there belongs to it.
 *
 * @param until UTC milliseconds: the last moment that counts
 */
export function happenedBy(reading: Reading, until: number): Reading {
  const events = reading.events.filter(({ time }) => time <= until)
  const heardOf = objectsOf(events)
  const later = new Set([...objectsOf(reading.events)].filter((key) => !heardOf.has(key)))
  const links = reading.links.filter(({ from, to }) => !later.has(keyOf(from)) && !later.has(keyOf(to)))
  const there = new Set([...heardOf, ...links.flatMap(({ from, to }) => [keyOf(from), keyOf(to)])])
  return {
    ...reading,
    events,
    links,
    facts: reading.facts.filter(({ on, time }) => time <= until && there.has(keyOf(on))),
    quality: {
      ...reading.quality,
      raw: events.length,
      normalised: events.length,
      used: events.length,
      events: events.length,
    },
  }
}

const objectsOf = (events: readonly PathEvent[]): Set<string> =>
  new Set(events.flatMap(({ on, with: others }) => [keyOf(on), ...others.map(({ object }) => keyOf(object))]))

const keyOf = ({ type, id }: ObjectName): string => `${type} ${id}`
