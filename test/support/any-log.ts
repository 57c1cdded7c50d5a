import fc from 'fast-check'
import { type AttributeValue, type EventLog, lifecycles, none, noZone } from '../../src/flow/log/event-log.ts'
import { LogBuilder } from '../../src/flow/log/log-builder.ts'

const name = fc.oneof(
  fc.constantFrom(
    'merge',
    'a "b"',
    `<'&">`,
    'x,y;z',
    'line\nbreak',
    'tab\tbed',
    'Größe ☺',
    '&amp;',
    '__proto__',
    'toString',
  ),
  fc.string({ minLength: 1, maxLength: 6 }).filter((text) => /^[ -~]+$/.test(text) && text.trim() === text),
)
const names = (most: number) => fc.uniqueArray(name, { minLength: 1, maxLength: most })
const time = fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2099, 11, 30) })
const zone = fc.constantFrom(noZone, 0, 60, -330, 825, -720)
const kinds = fc.constantFrom('text', 'whole', 'number', 'truth')
const valueOf: Readonly<Record<string, (number: number) => AttributeValue>> = {
  text: (number) => `value ${number}`,
  whole: (number) => number,
  number: (number) => number + 0.5,
  truth: (number) => number % 2 === 0,
}

/** Logs of events that touch objects of several types, with what every format has a place for. */
export const anyLog: fc.Arbitrary<EventLog> = fc
  .record({
    activities: names(4),
    resources: names(3),
    types: names(3),
    ids: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
    qualifiers: names(2),
    attributes: fc.array(fc.tuple(name, kinds), { maxLength: 3 }),
    close: fc.boolean(),
    events: fc.array(
      fc.record({
        activity: fc.nat(),
        time,
        zone,
        resource: fc.option(fc.nat()),
        lifecycle: fc.constantFrom(...lifecycles),
        touches: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
        attribute: fc.option(fc.nat()),
      }),
      { maxLength: 20 },
    ),
    links: fc.uniqueArray(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 4, selector: String }),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 }), fc.nat()), { maxLength: 6 }),
  })
  .map(({ activities, resources, types, ids, qualifiers, attributes, close, events, links, changes }) => {
    const builder = new LogBuilder()
    const pick = <Value>(values: readonly Value[], number: number): Value => values[number % values.length] as Value
    const objects = ids.map((id, at) => builder.object(pick(types, at), id))
    for (const [at, event] of events.entries()) {
      // Ties of time are common in real logs, and what readers get wrong.
      const ms = close ? Date.UTC(2024, 0, 1) + (event.time % 3) : event.time
      const person = event.resource === null ? none : builder.resource(pick(resources, event.resource))
      const of = builder.event(
        builder.activity(pick(activities, event.activity)),
        ms,
        event.zone,
        person,
        event.lifecycle,
      )
      builder.named(`e${at}`)
      for (const object of new Set(event.touches.map((touched) => pick(objects, touched))))
        builder.touches(object, pick(qualifiers, object))
      if (event.attribute === null || attributes.length === 0) continue
      const [attribute, kind] = pick(attributes, event.attribute)
      const isFirst = attributes.findIndex(([other]) => other === attribute) === event.attribute % attributes.length
      if (isFirst) builder.eventAttribute({ of, name: attribute, value: valueOf[kind]?.(event.attribute) ?? '' })
    }
    const seen = new Set<string>()
    for (const [from, to] of links) {
      const ends = [pick(objects, from), pick(objects, to)] as const
      if (!seen.has(String(ends))) builder.link(...ends, 'part of')
      seen.add(String(ends))
    }
    for (const [object, attribute, at, number] of changes) {
      const of = pick(objects, object)
      const [attributeName, kind] = attributes.length === 0 ? ['size', 'whole'] : pick(attributes, attribute)
      const isFirst =
        attributes.length === 0 ||
        attributes.findIndex(([other]) => other === attributeName) === attribute % attributes.length
      const key = JSON.stringify([of, attributeName, at])
      if (isFirst && !seen.has(key))
        builder.objectAttribute({ of, name: attributeName, value: valueOf[kind]?.(number) ?? '', time: at * 1000 })
      seen.add(key)
    }
    return builder.build()
  })
