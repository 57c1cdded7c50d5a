import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casesOf } from './cases.ts'
import { LogBuilder } from './log-builder.ts'
import { orderByTime } from './order-by-time.ts'

const noon = Date.UTC(2026, 2, 1, 12)

test('rows are ordered by time, and rows of the same millisecond stay in the order of their source', () => {
  const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 41 })), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(times, (list) => {
      const order = orderByTime(Float64Array.from(list)) ?? list.keys()
      const expected = [...list.entries()].sort(([a, x], [b, y]) => x - y || a - b).map(([row]) => row)
      expect([...order]).toEqual(expected)
    }),
  )
})

test('a log that grows is the log of all its events, and the shorter one stays as it was', () => {
  const builder = new LogBuilder()
  const issue = builder.object('issue', 'A-1')
  builder.event(builder.activity('start'), noon, 60, builder.resource('ada'))
  builder.touches(issue, 'work')
  const short = builder.build()
  builder.event(builder.activity('triage'), noon - 1000)
  builder.touches(builder.object('issue', 'A-1'))
  const long = builder.build()
  expect([...short.activity].map((number) => short.activities[number])).toEqual(['start'])
  expect([...long.activity].map((number) => long.activities[number])).toEqual(['triage', 'start'])
  expect([...long.sequence]).toEqual([1, 0])
  expect([...long.qualifier].map((number) => long.qualifiers[number])).toEqual(['', 'work'])
  expect(long.objects.ids).toEqual(['A-1'])
})

test('a case has the events of its object once each, and objects without events are no cases', () => {
  const builder = new LogBuilder()
  const [a, b] = [builder.object('issue', 'A'), builder.object('issue', 'B')]
  builder.object('issue', 'untouched')
  const pull = builder.object('pull request', 'A')
  builder.event(builder.activity('open'), noon)
  for (const object of [a, pull, b]) builder.touches(object)
  builder.event(builder.activity('merge'), noon + 1)
  builder.touches(a, 'closes')
  builder.touches(a, 'mentions')
  const cases = casesOf(builder.build(), 'issue')
  expect({ object: [...cases.object], start: [...cases.start], rows: [...cases.rows] }).toEqual({
    object: [a, b],
    start: [0, 2, 3],
    rows: [0, 1, 0],
  })
  expect(casesOf(builder.build(), 'no such type').count).toBe(0)
})

test('ties are broken by the source, or by the names of activities where that is asked', () => {
  const builder = new LogBuilder()
  const item = builder.object('item', '1')
  for (const [name, at] of [
    ['z', noon],
    ['b', noon + 1],
    ['a', noon + 1],
  ] as const) {
    builder.event(builder.activity(name), at)
    builder.touches(item)
  }
  const log = builder.build()
  const names = (ties: 'source' | 'activity') =>
    [...casesOf(log, 'item', ties).rows].map((row) => log.activities[log.activity[row] as number])
  expect(names('source')).toEqual(['z', 'b', 'a'])
  expect(names('activity')).toEqual(['z', 'a', 'b'])
})
