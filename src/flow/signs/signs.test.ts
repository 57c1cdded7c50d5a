import { describe, expect, test } from 'vitest'
import { type HistoryDetail, type HistoryPlan, livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { answerOf, showingIn } from '../sources/icalendar/meeting-words.ts'
import type { Reading } from '../sources/path-event.ts'
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

  test('does not show S3 by the four hours a week that were planted', () => {
    for (const signs of found) expect(signs[2]).toMatchObject({ state: 'not met', figure: { value: 4, coverage: 1 } })
  })

  test('is not judged by a trend of three months', () => {
    expect(found.map((signs) => stateOf(signs, 'S5'))).toEqual(Array(5).fill('cannot tell'))
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

  test('a crowd that does not grow is no plateau', () => {
    const plan: HistoryPlan = { ...calm, items: 2_400, builders: 8, detail: { ...detail } }
    const { people, ...rest } = study(plan, 300)
    const grown = fiveSigns({ ...rest, people })
    expect(stateOf(grown, 'S5')).toBe('not met')
  })
})

describe('meetings', () => {
  const busy: HistoryPlan = { ...calm, items: 300, detail: { ...detail, meetingMinutes: 13 * 60 } }
  const reading = generatedReading(busy)
  const signWith = (read: Reading): Sign =>
    fiveSigns(studyOf([read], generatedSettings(busy), busy.from + 60 * day))[2] as Sign
  /** As if only these calendars had been read. */
  const seenBy = (people: readonly string[]): Reading => {
    const unread = everybody
      .filter((each) => !people.includes(each))
      .flatMap((each) => [answerOf(each), showingIn(each)])
    return { ...reading, facts: reading.facts.filter(({ name }) => !unread.includes(name)) }
  }
  const everybody = Object.keys(generatedSettings(busy).people.teams)

  test('of thirteen hours a week, three on a day, are a sign', () => {
    expect(signWith(reading)).toMatchObject({
      state: 'met',
      says: 'Half of the people meet 13.0 hours a week or more; 100 % of their working days have two hours in one piece.',
      figure: { value: 13, interval: { low: 13, high: 13 }, clock: 'working', coverage: 1 },
    })
  })

  test('are told by calendars of at least half of the people', () => {
    const [half, fewer] = [everybody.slice(0, Math.ceil(everybody.length / 2)), everybody.slice(0, 7)]

    expect(signWith(seenBy(half)).state).toBe('met')
    expect(signWith(seenBy(fewer))).toMatchObject({
      state: 'cannot tell',
      says: expect.stringMatching(`^Calendars of 7 of ${everybody.length} people were read`),
      figure: { value: null, interval: null },
    })
  })

  test('that nobody has read tell nothing', () => {
    expect(signWith(seenBy([]))).toMatchObject({ state: 'cannot tell', says: 'No calendar has been read.' })
  })
})

describe('more people', () => {
  /** Builders join all the time, and all of them are busy; how many reviewers there are decides what comes of it. */
  const joining: HistoryPlan = {
    ...calm,
    items: 3_800,
    decisionsPerDay: 12,
    smallShare: 0.3,
    builders: 20,
    joining: { first: 8, everyDays: 25 },
    detail: { ...detail, cancelledShare: 0 },
  }
  const signOf = (plan: HistoryPlan): Sign => fiveSigns(study(plan, 310))[4] as Sign

  test('without more production are a plateau', () => {
    expect(signOf({ ...joining, reviewers: 1 })).toMatchObject({
      state: 'met',
      says: expect.stringMatching(/^People grow by \d/),
    })
  })

  test('with as much production each are none', () => {
    expect(signOf({ ...joining, reviewers: 6 }).state).not.toBe('met')
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
