import { describe, expect, test } from 'vitest'
import { noZone } from '../../log/event-log.ts'
import { LogBuilder } from '../../log/log-builder.ts'
import { readEventLog } from './read-event-log.ts'

const start = Date.UTC(2026, 2, 2)
const hour = 3_600_000

/** Objects are named `type/id`. */
function logOf(...rows: readonly (readonly [activity: string, at: number, ...objects: string[]])[]) {
  const builder = new LogBuilder()
  for (const [activity, at, ...objects] of rows) {
    builder.event(builder.activity(activity), start + at * hour, noZone, builder.resource('ann'))
    for (const name of objects) {
      const [type = '', id = ''] = name.split('/')
      builder.touches(builder.object(type, id))
    }
  }
  return builder.build()
}

const said = ({ events }: ReturnType<typeof readEventLog>) =>
  events.map(({ on, activity, time, attributes }) => [on.id, activity, (time - start) / hour, attributes.status])

describe('a log of another world', () => {
  test('has its cases as items, created with the first that is heard of them, and what happened as their status', () => {
    const reading = readEventLog(
      logOf(['Backlog', 1, 'case/A'], ['Doing', 2, 'case/A'], ['Doing', 3, 'case/B']),
      'moves',
    )

    expect(said(reading)).toEqual([
      ['A', 'item created', 1, undefined],
      ['A', 'item status entered', 1, 'Backlog'],
      ['A', 'item status entered', 2, 'Doing'],
      ['B', 'item created', 3, undefined],
      ['B', 'item status entered', 3, 'Doing'],
    ])
    expect(reading.events[1]).toMatchObject({ by: 'ann', on: { type: 'item' }, attributes: { first: true } })
    expect(reading.quality).toMatchObject({ raw: 3, used: 3, events: 5, findings: [{ reason: 'read-as-cases' }] })
  })

  test('may use words of the path: of items they are what they say, of other things they are set aside', () => {
    const reading = readEventLog(
      logOf(['item created', 1, 'case/A'], ['content published', 2, 'case/A'], ['pull request merged', 3, 'case/A']),
      'moves',
    )

    expect(said(reading)).toEqual([
      ['A', 'item created', 1, undefined],
      ['A', 'content published', 2, undefined],
    ])
    expect(reading.quality).toMatchObject({ raw: 3, used: 2 })
  })

  test('of several types has those as items that events touch most, or that are told', () => {
    const log = logOf(
      ['pick', 1, 'order/O', 'parcel/P'],
      ['pack', 2, 'parcel/P'],
      ['pay', 3, 'order/O'],
      ['send', 4, 'parcel/P'],
    )

    expect(new Set(readEventLog(log, 'shop').events.map(({ on }) => on.id))).toEqual(new Set(['P']))
    expect(said(readEventLog(log, 'shop', undefined, 'order')).map(([id, , at]) => [id, at])).toEqual([
      ['O', 1],
      ['O', 1],
      ['O', 3],
    ])
    expect(() => readEventLog(log, 'shop', undefined, 'crate')).toThrow('no object of type “crate”')
  })

  test('keeps what an item is called and where it is seen, and no other word that may mean something else here', () => {
    const builder = new LogBuilder()
    const object = builder.object('case', 'A')
    builder.event(builder.activity('Doing'), start)
    builder.touches(object)
    for (const [name, value] of [
      ['Summary', 'Shorter checkout'],
      ['url', 'javascript:alert(1)'],
      ['lane', 'copy'],
    ] as const)
      builder.objectAttribute({ of: object, name, value, time: 0 })

    expect(readEventLog(builder.build(), 'moves').facts).toEqual([
      { on: { type: 'item', id: 'A' }, name: 'title', value: 'Shorter checkout', time: 0 },
    ])
  })
})

test('a log of which any objects are of the path is read as it stands', () => {
  const reading = readEventLog(logOf(['item created', 1, 'item/A', 'parcel/P'], ['flurbled', 2, 'item/A']), 'own')

  expect(said(reading)).toEqual([['A', 'item created', 1, undefined]])
  expect(reading.quality.findings).toMatchObject([{ reason: 'other-kind', count: 1 }])
})
