import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casesOf } from '../log/cases.ts'
import { directlyFollows, edgeTimes } from '../measures/directly-follows.ts'
import { selectQuantiles } from '../measures/select-quantiles.ts'
import { type HistoryPlan, samplePlan } from './history-plan.ts'
import { generateHistory } from './software-history.ts'
import { type Arrival, serve } from './station.ts'

test('a queue never has more in work than servers, serves in order of arrival, and idles only when nothing waits', () => {
  const arrivals = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 200 }), work: fc.integer({ min: 1, max: 40 }) }),
    { minLength: 1, maxLength: 60 },
  )
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 4 }), (list, people) => {
      const all = list.map((each, item): Arrival => ({ ...each, item }))
      const served = serve(all, people)
      const start = new Map(served.map((each) => [each.item, each.start]))
      expect(served.every(({ item, start: at }) => at >= (all[item] as Arrival).at)).toBe(true)
      expect(served.map((each) => each.start)).toEqual(served.map((each) => each.start).toSorted((a, b) => a - b))
      for (const { at, item } of all) {
        const begin = start.get(item) as number
        const inWork = (moment: number) => served.filter((each) => each.start <= moment && each.end > moment).length
        expect(inWork(begin)).toBeLessThanOrEqual(people)
        if (begin > at) expect(inWork(begin - 1)).toBe(people)
      }
    }),
  )
})

test('whoever joins a queue later serves nothing before', () => {
  const arrivals = Array.from({ length: 20 }, (_, item): Arrival => ({ item, at: item, work: 10 }))
  const served = serve(arrivals, 3, (server) => server * 50)

  for (const { server, start } of served) expect(start).toBeGreaterThanOrEqual(server * 50)
  expect(new Set(served.map(({ server }) => server)).size).toBe(3)
})

describe('a generated history', () => {
  const wide: HistoryPlan = { ...samplePlan, lane: null, items: 400 }

  test('is the same for the same plan, and another for another seed', () => {
    const [one, same, other] = [samplePlan, samplePlan, { ...samplePlan, seed: 2 }].map((plan) => generateHistory(plan))
    expect(same).toEqual(one)
    expect(other?.log.time).not.toEqual(one?.log.time)
  })

  test.each([
    ['review', wide],
    ['building', { ...wide, builders: 5, reviewers: 4 }],
    ['deployment', { ...wide, builders: 14, reviewers: 4, hoursBetweenDeployments: 14 * 24 }],
  ] as const)('has its most waiting where %s was planted as the constraint', (planted, plan) => {
    expect(generateHistory(plan).truth.longestWait).toBe(planted)
  })

  test('holds the decision-to-production time of each item in its own events', () => {
    const { log, truth } = generateHistory(samplePlan)
    const cases = casesOf(log, 'item')
    const decided = log.activities.indexOf('item decided')
    const live = log.activities.indexOf('deployment succeeded')
    for (let item = 0; item < cases.count; item++) {
      const rows = cases.rows.subarray(cases.start[item], cases.start[item + 1])
      const at = (activity: number) => log.time[rows.find((row) => log.activity[row] === activity) as number] as number
      expect(at(live) - at(decided)).toBe(truth.decisionToProduction[item])
    }
  })

  test('ships small changes in lanes in hours, and in the queue as slowly as the large ones', () => {
    const { truth } = generateHistory(samplePlan)
    const median = (isWanted: (item: number) => boolean): number =>
      selectQuantiles(
        truth.decisionToProduction.filter((_, item) => isWanted(item)),
        [0.5],
      )?.[0] as number
    const hours = 3_600_000
    expect(median((item) => truth.tookLane[item] === 1)).toBeLessThan(3 * hours)
    expect(median((item) => truth.isSmall[item] === 1 && truth.tookLane[item] === 0)).toBeGreaterThan(8 * hours)
    expect(truth.tookLane.some((took, item) => took === 1 && truth.isSmall[item] === 0)).toBe(false)
  })

  test('piles up what is decided and not built when decisions grow', () => {
    const builders = { ...wide, builders: 6, reviewers: 4 }
    const steady = generateHistory(builders).truth.wait.building
    expect(generateHistory({ ...builders, growthPerWeek: 0.1 }).truth.wait.building).toBeGreaterThan(1.5 * steady)
  })

  test('shows on the map of its pull requests that they wait for review longer than for deployment', () => {
    const { log } = generateHistory(wide)
    const cases = casesOf(log, 'pull request')
    const graph = directlyFollows(log, cases)
    const waits = edgeTimes(log, cases, graph)
    const waitAfter = (activity: string): number =>
      graph.edges.reduce(
        (sum, { from }, edge) => sum + (log.activities[from] === activity ? (waits[edge]?.total ?? 0) : 0),
        0,
      )
    expect(waitAfter('review requested')).toBeGreaterThan(2 * waitAfter('pull request merged'))
  })
})
