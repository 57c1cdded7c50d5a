import { describe, expect, test } from 'vitest'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { type HistoryPlan, samplePlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { studyOf } from '../study/study.ts'
import { constraintOf } from './constraint.ts'

const day = 24 * 3_600_000
const base: HistoryPlan = { ...samplePlan, lane: null, items: 800 }
const office = guessedCalendar('UTC')

function found(more: Partial<HistoryPlan>, days: readonly [number, number] = [14, 70]) {
  const plan = { ...base, ...more }
  const to = plan.from + days[1] * day
  const study = studyOf([generatedReading(plan)], generatedSettings(plan), to)
  return constraintOf(study, { from: plan.from + days[0] * day, to })
}
const nameOf = ({ value }: ReturnType<typeof found>) => (value?.kind === 'named' ? value.station : value?.kind)

describe('the constraint', () => {
  test.each([
    ['building', { builders: 4, reviewers: 3 }],
    ['review', { builders: 14, reviewers: 1, decisionsPerDay: 12 }],
    ['deployment', { builders: 12, reviewers: 4, deploymentSeats: 2, hoursBetweenDeployments: 10 }],
    ['review', { builders: 30, reviewers: 2, decisionsPerDay: 10, calendar: office }],
  ] as const)('is found where it was planted: %s', (planted, more) => {
    for (const seed of [1, 2]) expect(nameOf(found({ ...more, seed }))).toBe(planted)
  })

  test('brings about as much as the same history with a tenth more of it really brings', () => {
    const { value } = found({ builders: 14, reviewers: 1, decisionsPerDay: 12 })
    if (value?.kind !== 'named') throw new Error('nothing was named')
    const [leader] = value.stations
    // The truth, by playing the plan again, is 0.100.
    expect(leader?.gain.low).toBeLessThan(0.1)
    expect(leader?.gain.high).toBeGreaterThan(0.1)
  })

  test.each([
    ['a rare train with room for all', { builders: 13, reviewers: 4, hoursBetweenDeployments: 240 }],
    [
      'reviewers who come on two days a week and finish all there is',
      {
        builders: 14,
        reviewers: 11,
        reviewCalendar: { ...office, hours: { tuesday: [['08:00', '20:00']], friday: [['08:00', '20:00']] } },
      },
    ],
    ['a team that keeps up with everything', { builders: 14, reviewers: 4 }],
  ] as const)('is not %s, however long the wait there', (_, more) => {
    for (const seed of [1, 2]) {
      const figure = found({ ...(more as Partial<HistoryPlan>), seed })
      expect(nameOf(figure)).toBe('no single constraint')
    }
  })

  test('is named in at most one of twenty histories that nothing holds up', () => {
    const keepsUp = { builders: 14, reviewers: 4 }
    const named = Array.from({ length: 20 }, (_, seed) => nameOf(found({ ...keepsUp, seed: seed + 100 }))).filter(
      (name) => name !== 'no single constraint',
    )

    expect(named.length).toBeLessThanOrEqual(1)
  })

  test('is rarely named where two stations hold the path up alike', () => {
    const balanced = { builders: 31, reviewers: 5, decisionsPerDay: 50, items: 2_000 }
    const named = [1, 2, 3].filter((seed) => nameOf(found({ ...balanced, seed }, [7, 35])) !== 'no single constraint')
    expect(named.length).toBeLessThanOrEqual(1)
  })

  test('moves when it moves', () => {
    const moving: Partial<HistoryPlan> = {
      items: 1_600,
      builders: 5,
      reviewers: 2,
      decisionsPerDay: 8,
      shift: { onDay: 70, station: 'review', times: 4 },
    }
    expect(nameOf(found(moving, [14, 70]))).toBe('building')
    expect(nameOf(found(moving, [90, 150]))).toBe('review')
  })

  test('is not told from a handful of items', () => {
    expect(found({}, [0, 2]).value?.kind).toBe('cannot tell')
  })

  test('is the same for the same history and seed', () => {
    const [one, other] = [found({ builders: 4 }), found({ builders: 4 })]
    expect({ ...one, counted: one.counted?.() }).toEqual({ ...other, counted: other.counted?.() })
  })
})

describe('the evidence', () => {
  test('says that the constraint is busy, that its queue grows, and that the next station waits for it', () => {
    const { value } = found({ builders: 4, reviewers: 3 })
    if (value?.kind !== 'named') throw new Error('nothing was named')
    const [building] = value.stations
    expect(building?.evidence.utilisation).toBeGreaterThan(0.95)
    // Eight weeks of a queue that wanders bound no slope; its middle shows the way.
    expect(building?.evidence.wip?.slope).toBeGreaterThan(5)
    expect(building?.evidence.arrivals?.rate).toBeGreaterThan(building?.evidence.exits?.high ?? 0)
    expect(building?.evidence.starvesNext).toBeGreaterThan(0.9)
    expect(building?.evidence.activePeriodShare).toBeGreaterThan(0.9)
  })

  test('finds no trend of work in progress where a team keeps up', () => {
    let trends = 0
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { value } = found({ builders: 14, reviewers: 4, seed })
      if (value?.kind === 'cannot tell') continue
      for (const { evidence } of value?.stations ?? []) {
        const interval = evidence.wip?.interval
        if (interval && (interval.low > 0 || interval.high < 0)) trends++
      }
    }
    expect(trends).toBeLessThanOrEqual(2)
  })
})
