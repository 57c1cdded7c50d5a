import { describe, expect, test } from 'vitest'
import { workAxis } from '../calendar/work-axis.ts'
import { type HistoryPlan, samplePlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings, generateHistory } from '../generate/software-history.ts'
import { drawOf } from '../simulation/draw.ts'
import { itemPasses } from '../simulation/item-passes.ts'
import { type PathModel, pathModel } from '../simulation/path-model.ts'
import { play } from '../simulation/play.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { studyOf } from '../study/study.ts'
import { ReplayCheck } from './replay-check.ts'
import { type Scenario, type WhatIf, whatIf } from './what-if.ts'

const hour = 3_600_000
const day = 24 * hour
const base: HistoryPlan = { ...samplePlan, items: 800, builders: 8, reviewers: 2, decisionsPerDay: 6.5, lane: null }
const from = base.from + 14 * day
const to = base.from + 90 * day
const open = { opensOnDay: 14, adoption: 0.6 }

function ask(plan: HistoryPlan, scenario: Scenario): WhatIf {
  const study = studyOf([generatedReading(plan)], generatedSettings(plan), to)
  return whatIf(study, scenario, { from, to }).value as WhatIf
}

/** How long lanes take, from a history that is none of those asked about. */
const takesMs = ((): number[] => {
  const { truth } = generateHistory({ ...base, seed: 999, lane: open })
  return [...truth.decisionToProduction].filter((_, item) => truth.tookLane[item] === 1)
})()
const lane: Scenario = { kind: 'lane', adoption: 0.6, takesMs }

/** Medians of the items that a replay counts, from the plan itself. */
function truthOf(plan: HistoryPlan): { readonly small: number; readonly others: number } {
  const { truth, log } = generateHistory(plan)
  const decided = Array.from(log.time).filter(
    (_, row) => log.activities[log.activity[row] as number] === 'item decided',
  )
  const median = (small: number): number => {
    const took = [...truth.decisionToProduction].filter((_, item) => {
      const at = decided[item] as number
      return truth.isSmall[item] === small && at >= from + 0.2 * (to - from) && at < from + 0.75 * (to - from)
    })
    return took.sort((a, b) => a - b)[took.length >> 1] as number
  }
  return { small: median(1), others: median(0) }
}

describe('what a lane would do', () => {
  test('is about what it does when the same history has it', () => {
    const found = [1, 2, 3, 4, 5, 6].map((seed) => {
      const predicted = ask({ ...base, seed }, lane)
      if (predicted.kind !== 'predicted') return { small: false, others: false }
      const [before, after] = [truthOf({ ...base, seed }), truthOf({ ...base, seed, lane: open })]
      const covers = (of: 'small' | 'others'): boolean => {
        const { ratio } = predicted[of]
        const truth = after[of] / before[of]
        return ratio !== null && truth >= ratio.low - 0.05 && truth <= ratio.high + 0.05
      }
      return { small: covers('small'), others: covers('others') }
    })
    expect(found.filter(({ small }) => small).length).toBeGreaterThanOrEqual(5)
    expect(found.filter(({ others }) => others).length).toBeGreaterThanOrEqual(5)
  })

  test('is nothing where nobody takes it', () => {
    const predicted = ask(base, { kind: 'lane', adoption: 0, takesMs })
    if (predicted.kind !== 'predicted') throw new Error(predicted.why)
    expect(predicted.small.ratio).toMatchObject({ estimate: 1, low: 1, high: 1 })
    expect(predicted.throughput).toMatchObject({ estimate: 1, low: 1, high: 1 })
  })
})

test('small items that go first overtake, and the others pay for it', () => {
  const predicted = ask(base, { kind: 'small first' })
  if (predicted.kind !== 'predicted') throw new Error(predicted.why)
  expect(predicted.small.ratio?.estimate).toBeLessThan(0.95)
  expect(predicted.others.ratio?.estimate).toBeGreaterThanOrEqual(1)
})

describe('it refuses', () => {
  test('where the past is too singular to be played again', () => {
    // Reviewers vanish for a month in the middle: no resample of its parts is this history.
    const plan: HistoryPlan = {
      ...base,
      reviewCalendar: {
        version: 1,
        zone: 'UTC',
        hours: Object.fromEntries(
          ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((each) => [
            each,
            [['00:00', '24:00']],
          ]),
        ),
        holidays: Array.from({ length: 30 }, (_, at) => new Date(from + (20 + at) * day).toISOString().slice(0, 10)),
        absences: [],
      },
    }
    expect(ask(plan, lane)).toMatchObject({ kind: 'refused' })
  })

  test('where a replay of the past does not come to what happened', () => {
    const study = studyOf([generatedReading(base)], generatedSettings(base), to)
    const model = pathModel(itemPasses(study), workAxis(null, from, to), { from, to }) as PathModel
    const slower = { ...model, live: model.live.map((live, item) => live + (live - (model.born[item] as number))) }
    const [honest, other] = [model, slower].map((each) => {
      const check = new ReplayCheck(each, 0.2 * model.length)
      const random = seededRandom(1)
      for (let at = 0; at < 200; at++) {
        const draw = drawOf(model, random)
        check.add(draw.born, play(draw, model.length))
      }
      return check.distances()
    })
    expect(honest?.every(({ distance, band }) => distance <= band)).toBe(true)
    expect(other?.every(({ distance, band }) => distance > band)).toBe(true)
  })

  test('where there are too few items to play', () => {
    const refused = ask({ ...base, smallShare: 0.03 }, lane)
    expect(refused).toMatchObject({ kind: 'refused', replay: [] })
  })
})
