import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commit, deployment, item, minute, PathStory, pull } from '../../../test/support/path-story.ts'
import { lengthOf, unionOf } from '../calendar/spans.ts'
import { defaultStepClasses } from '../sources/vocabulary.ts'
import { flowEfficiency } from './flow-efficiency.ts'
import { sessionsOf } from './sessions.ts'
import { stepShareNames, stepShares } from './step-shares.ts'

const always = { by: 'completion', from: null, to: null } as const

describe('sessions', () => {
  test('join what is at most the gap apart, and begin ten minutes before', () => {
    const traces = [0, 30, 61].map((minutes) => minutes * minute)

    expect(sessionsOf(traces).map(({ from, to }) => [from / minute, to / minute])).toEqual([
      [-10, 30],
      [51, 61],
    ])
  })

  test('never overlap, hold each trace once, and only grow with the gap', () => {
    const traces = fc
      .array(fc.integer({ min: 0, max: 10_000 }))
      .map((list) => list.map((at) => at * minute).sort((a, b) => a - b))
    fc.assert(
      fc.property(traces, (list) => {
        let before = 0
        for (const gap of [15, 30, 60]) {
          const sessions = sessionsOf(list, gap * minute)
          expect(sessions.flatMap(({ first, past }) => list.slice(first, past))).toEqual(list)
          expect(lengthOf(unionOf(sessions))).toBe(lengthOf(sessions))
          const total = lengthOf(sessions)
          expect(total).toBeGreaterThanOrEqual(before)
          before = total
        }
      }),
    )
  })
})

describe('step shares', () => {
  const story = () =>
    new PathStory()
      .told(item('1'), 0, 'item described', 'ada')
      .told(pull('s#1'), 10, 'pull request opened', 'ada')
      .told(pull('s#1'), 20, 'pull request opened', 'ada')
      .told(item('1'), 500, 'item labelled', 'bob')
      .told(item('1'), 600, 'item labelled')
      .told(item('1'), 700, 'item labelled', 'label-bot')

  test('give the time of a stretch of work to the classes of its traces in proportion', () => {
    const { value, n, excluded } = stepShares(story().study())

    expect(n).toBe(4)
    expect(value?.of.enables).toMatchObject({ touches: 2, ms: 20 * minute })
    expect(value?.of.compensates).toMatchObject({ touches: 1, ms: 10 * minute })
    expect(value?.of.administers).toMatchObject({ touches: 1, ms: 10 * minute, shareOfTouches: 0.25 })
    expect(excluded.map(({ reason, count }) => [reason, count])).toEqual([
      ['it names nobody', 1],
      ['a bot did it', 1],
    ])
  })

  test('sum to one, what no class names among it', () => {
    const { 'item labelled': _, ...of } = defaultStepClasses.of
    const { value } = stepShares(story().study(1000, { stepClasses: { version: 2, note: 'no labels', of } }))

    expect(value?.unmapped).toEqual([{ activity: 'item labelled', touches: 1 }])
    expect(value?.of.unmapped.touches).toBe(1)
    expect(value?.classes.version).toBe(2)
    for (const key of ['shareOfTouches', 'shareOfTime'] as const)
      expect(stepShareNames.reduce((sum, name) => sum + (value?.of[name][key] ?? 0), 0)).toBeCloseTo(1)
  })

  test('of nothing are not known', () => {
    expect(stepShares(new PathStory().study()).value).toBeNull()
  })
})

describe('flow efficiency', () => {
  /** Decided at 0, worked on at the given minutes, merged and deployed at the end. */
  function shipped(story: PathStory, id: string, work: readonly (readonly [string, number])[], end: number): PathStory {
    story.told(item(id), 0, 'item decided').link(pull(`s#${id}`), 'implements', item(id))
    story
      .fact(pull(`s#${id}`), 'repository', 's')
      .fact(commit(id), 'repository', 's')
      .fact(commit(id), 'parents', '')
    for (const [person, minutes] of work) story.told(pull(`s#${id}`), minutes, 'commit pushed', person)
    story.told(pull(`s#${id}`), end - 60, 'pull request merged').link(pull(`s#${id}`), 'merged as', commit(id))
    story.link(deployment(id), 'deploys', commit(id)).fact(deployment(id), 'environment', 'production')
    story.fact(deployment(id), 'repository', 's')
    story.told(deployment(id), end - 20, 'deployment started')
    return story.told(deployment(id), end, 'deployment succeeded')
  }
  const rules = {
    production: { version: 1, environments: ['production'], mergeIsProduction: [], completeFromStart: ['s'] },
  }

  test('is touch over elapsed time, parallel work counted once, recorded intervals beside estimated sessions', () => {
    const story = shipped(
      new PathStory(),
      '1',
      [
        ['ada', 100],
        ['bob', 95],
        ['ada', 120],
      ],
      400,
    )
    const { value, n } = flowEfficiency(story.study(1000, rules), always)

    // From 85, ten minutes before bob's trace, to 120; and the twenty minutes of the deployment.
    expect(n).toBe(1)
    expect(value?.items[0]).toMatchObject({ touchMs: 55 * minute, elapsedMs: 400 * minute, measuredMs: 20 * minute })
    expect(value?.ratio).toBeCloseTo(55 / 400)
    expect(value?.measuredShare).toBeCloseTo(20 / 55)
  })

  test('is the ratio of sums, not the mean of ratios', () => {
    const story = shipped(shipped(new PathStory(), '1', [['ada', 50]], 100), '2', [['ada', 500]], 1000)
    const { value } = flowEfficiency(story.study(5000, rules), always)

    expect(value?.ratio).toBeCloseTo((30 + 30) / 1100)
    expect(value?.p50).toBeCloseTo((0.3 + 0.03) / 2)
  })

  test('leaves out an item whose records name nobody, instead of calling it all waiting', () => {
    const { value, excluded, coverage } = flowEfficiency(
      shipped(new PathStory(), '1', [], 100).study(5000, rules),
      always,
    )

    expect(value).toBeNull()
    expect(coverage).toBe(0)
    expect(excluded).toEqual([{ reason: 'its records name nobody who worked on it', count: 1, items: ['1'] }])
  })

  test('lies between 0 and 1 whatever happened', () => {
    const work = fc.array(fc.tuple(fc.constantFrom('ada', 'bob', 'eve'), fc.integer({ min: -500, max: 2000 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(work, (list) => {
        const { value } = flowEfficiency(shipped(new PathStory(), '1', list, 1000).study(5000, rules), always)
        const [one] = value?.items ?? []
        expect(one?.touchMs).toBeLessThanOrEqual(one?.elapsedMs ?? -1)
        expect(one?.touchMs).toBeGreaterThanOrEqual(20 * minute)
        expect(one?.elapsedMs).toBe(1000 * minute)
      }),
      { numRuns: 50 },
    )
  })
})
