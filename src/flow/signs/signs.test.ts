import { describe, expect, test } from 'vitest'
import { type HistoryDetail, type HistoryPlan, livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { studyOf } from '../study/study.ts'
import { driftOf } from './drift.ts'
import { fiveSigns } from './five-signs.ts'
import { type Sign, stateBy } from './sign.ts'

const day = 24 * 3_600_000
const detail = livelyPlan.detail as HistoryDetail
const calm: HistoryPlan = {
  ...livelyPlan,
  lane: null,
  calendar: null,
  growthPerWeek: 0,
  items: 800,
  builders: 12,
  hoursBetweenDeployments: 24,
  smallShare: 0.5,
  detail: { ...detail, questionShare: 0.12, promisedDays: 60 },
}

function study(plan: HistoryPlan, days = 120) {
  return studyOf([generatedReading(plan)], generatedSettings(plan), plan.from + days * day)
}
const stateOf = (signs: readonly Sign[], name: Sign['sign']) => signs.find(({ sign }) => sign === name)?.state

describe('a team without any sign', () => {
  const found = [1, 2, 3, 4, 5].map((seed) => fiveSigns(study({ ...calm, seed })))

  test.each(['S1', 'S2', 'S4'] as const)('does not show %s', (name) => {
    expect(found.map((signs) => stateOf(signs, name))).toEqual(Array(5).fill('not met'))
  })

  test('is not judged by calendars that nobody read, nor by a trend of three months', () => {
    for (const signs of found) {
      expect(stateOf(signs, 'S3')).toBe('cannot tell')
      expect(stateOf(signs, 'S5')).toBe('cannot tell')
    }
  })

  test('does not drift', () => {
    const kinds = [1, 2, 3, 4, 5].map((seed) => {
      const { items, asOf } = study({ ...calm, seed })
      return driftOf(items.paths, asOf).value?.kind
    })
    expect(kinds).toEqual(Array(5).fill('keeping up'))
  })
})

describe('signs that were planted', () => {
  const loaded: HistoryPlan = {
    ...calm,
    items: 1_500,
    builders: 4,
    growthPerWeek: 0.03,
    smallShare: 0.4,
    detail: { ...detail, questionShare: 0.35, promisedDays: 10 },
  }
  const found = study(loaded)
  const signs = fiveSigns(found)

  test.each(['S1', 'S2', 'S4'] as const)('are found: %s', (name) => {
    expect(signs.find(({ sign }) => sign === name)).toMatchObject({ state: 'met' })
  })

  test('say how many of how many', () => {
    const questions = signs.find(({ sign }) => sign === 'S2')
    expect(questions?.says).toMatch(/^In \d+ of \d+ items/)
    expect(Math.abs((questions?.figure.value ?? 0) - 0.35)).toBeLessThan(0.07)
  })

  test('meetings are judged by calendars where half of the people have one', () => {
    const load = { hours: 14, interval: { low: 12, high: 16, level: 0.95 }, n: 200, coverage: 0.8 }
    expect(stateOf(fiveSigns(found, load), 'S3')).toBe('met')
    expect(stateOf(fiveSigns(found, { ...load, coverage: 0.3 }), 'S3')).toBe('cannot tell')
  })

  test('a crowd that does not grow is no plateau', () => {
    const plan: HistoryPlan = { ...calm, items: 2_400, builders: 8, detail: { ...detail } }
    const { people, ...rest } = study(plan, 300)
    const grown = fiveSigns({ ...rest, people })
    expect(stateOf(grown, 'S5')).toBe('not met')
  })
})

describe('strategic drift', () => {
  const drifting: HistoryPlan = { ...calm, items: 1_500, builders: 5, growthPerWeek: 0.05 }
  const { items, asOf } = study(drifting)
  const figure = driftOf(items.paths, asOf)
  const value = figure.value

  test('is found where decisions outgrow those who build', () => {
    expect(value?.kind).toBe('drifting')
    expect(value?.backlogWeeks).toBeGreaterThan(3)
  })

  test('ends its lines at the counts of today, and loses no item between them', () => {
    const last = value?.weeks.at(-1)
    expect((last?.decided ?? 0) - (last?.inProduction ?? 0) - (last?.cancelled ?? 0)).toBe(value?.undelivered)
    expect(figure.censored).toBe(value?.undelivered)
    expect(value?.weeks.every(({ decided }, at, all) => at === 0 || decided >= (all[at - 1]?.decided ?? 0))).toBe(true)
  })

  test('cannot be told from a record of three weeks', () => {
    const young = study(drifting, 20)
    expect(driftOf(young.items.paths, young.asOf).value).toBeNull()
    expect(driftOf([], asOf)).toMatchObject({ value: null, n: 0, coverage: null })
  })
})

test('an interval around the mark tells neither', () => {
  expect(stateBy({ low: 0.1, high: 0.3, level: 0.95 }, 0.2)).toBe('cannot tell')
  expect(stateBy(null, 0.2)).toBe('cannot tell')
})
