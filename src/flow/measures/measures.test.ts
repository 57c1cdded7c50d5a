import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casesOf } from '../log/cases.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { caseDurations } from './case-durations.ts'
import { directlyFollows, edgeTimes } from './directly-follows.ts'
import { handoffsOf } from './handoffs.ts'
import { selectQuantiles } from './select-quantiles.ts'
import { variantsOf } from './variants.ts'
import { littlesLaw } from './work-in-progress.ts'

/** A log of cases, each a list of [activity, person, hours since the start of all]. */
function logOf(cases: readonly (readonly (readonly [string, string | null, number])[])[]) {
  const builder = new LogBuilder()
  for (const [number, events] of cases.entries()) {
    const object = builder.newObject('case', String(number))
    for (const [activity, who, hours] of events) {
      builder.event(
        builder.activity(activity),
        Date.UTC(2026, 0, 1) + hours * 3_600_000,
        0,
        who === null ? undefined : builder.resource(who),
      )
      builder.touches(object)
    }
  }
  return builder.build()
}

const events = fc.array(
  fc.tuple(
    fc.constantFrom('ask', 'build', 'review', 'merge'),
    fc.constantFrom('ada', 'ben', null),
    fc.integer({ min: 0, max: 500 }),
  ),
  { minLength: 1, maxLength: 12 },
)
const anyLog = fc.array(events, { minLength: 1, maxLength: 20 }).map(logOf)

test('quantiles by selection are those of the sorted sample', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (values, some) => {
        const probabilities = some.toSorted((a, b) => a - b)
        const sorted = values.toSorted((a, b) => a - b)
        const expected = probabilities.map((probability) => {
          const rank = (sorted.length - 1) * probability
          const low = sorted[Math.floor(rank)] as number
          const high = sorted[Math.ceil(rank)] as number
          return low + (rank - Math.floor(rank)) * (high - low)
        })
        const found = selectQuantiles(Float64Array.from(values), probabilities)
        for (const [at, value] of expected.entries()) expect(found?.[at]).toBeCloseTo(value, 3)
      },
    ),
  )
  expect(selectQuantiles(new Float64Array(0), [0.5])).toBeNull()
})

test('waits on the edges sum to the durations of the cases, and transitions to events less cases', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const cases = casesOf(log, 'case')
      const graph = directlyFollows(log, cases)
      const waits = edgeTimes(log, cases, graph).reduce((sum, edge) => sum + edge.total, 0)
      expect(waits).toBe(caseDurations(log, cases).reduce((sum, duration) => sum + duration, 0))
      expect(graph.edges.reduce((sum, edge) => sum + edge.count, 0)).toBe(graph.transitions)
      expect(graph.starts.reduce((sum, count) => sum + count, 0)).toBe(cases.count)
      expect(graph.ends.reduce((sum, count) => sum + count, 0)).toBe(cases.count)
      expect(variantsOf(cases).reduce((sum, variant) => sum + variant.cases, 0)).toBe(cases.count)
    }),
  )
})

test('work in progress is its arrival rate times its sojourn on every log and over every window', () => {
  fc.assert(
    fc.property(anyLog, fc.integer({ min: -10, max: 400 }), fc.integer({ min: 1, max: 300 }), (log, from, hours) => {
      const begin = Date.UTC(2026, 0, 1) + from * 3_600_000
      const law = littlesLaw(log, casesOf(log, 'case'), begin, begin + hours * 3_600_000)
      expect(law?.wip).toBeCloseTo((law?.ratePerDay ?? 0) * (law?.sojournDays ?? 0), 9)
    }),
  )
})

test('a handoff is the next person named, and back and forth is two, of which one returns', () => {
  const log = logOf([
    [
      ['ask', 'ada', 0],
      ['build', null, 1],
      ['build', 'ben', 2],
      ['review', 'ben', 3],
      ['ask', 'ada', 4],
    ],
  ])
  expect(handoffsOf(log, casesOf(log, 'case'))).toEqual({ count: 2, adjacent: 1, returns: 1, withoutPerson: 1 })
})

test('a map of thousands of activities is the same as one of few', () => {
  const many = Array.from({ length: 3000 }, (_, at): [string, null, number] => [`step ${at}`, null, at])
  const log = logOf([many, many.slice(0, 10)])
  const graph = directlyFollows(log, casesOf(log, 'case'))
  expect([graph.edges.length, graph.transitions, graph.edges[0]?.count]).toEqual([2999, 3008, 2])
})
