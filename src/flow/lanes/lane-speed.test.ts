import { describe, expect, test } from 'vitest'
import { type HistoryPlan, livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { laneSpeedSays } from '../path-report/insight-words.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { studyOf } from '../study/study.ts'
import { laneFigures } from './lane-figures.ts'
import { laneSpeed } from './lane-speed.ts'
import type { LanePlan, LaneUse } from './lane-use.ts'

const hour = 3_600_000
const day = 24 * hour
const opened = Date.UTC(2026, 3, 6)
const asOf = opened + 100 * day
const plan: LanePlan = { lane: 'copy', class: 'copy', openedAt: opened, target: null }
const use = (number: number, more: Partial<LaneUse> = {}): LaneUse => ({
  ...{ change: `c${number}`, type: 'item', class: 'copy', eligible: true, lane: null, at: opened + number * hour },
  ...{ reason: null, team: null, tookMs: day, failed: null, rolledBack: null, reviewOverridden: null },
  ...more,
})
const half = ({ value }: ReturnType<typeof laneSpeed>['lane']) => value?.p50.kind === 'reached' && value.p50.time

describe('how long it takes through a lane', () => {
  test('stands beside the changes that could have taken it and did not, since it opened', () => {
    const uses = Array.from({ length: 40 }, (_, at) =>
      use(at, at % 2 === 0 ? { lane: 'copy', tookMs: (1 + at) * hour } : { tookMs: (60 + at) * hour }),
    )
    const beside = [
      use(-1, { tookMs: 1 }),
      use(50, { eligible: false, tookMs: 1 }),
      use(51, { class: 'style', tookMs: 1 }),
      use(52, { lane: 'style', tookMs: 1 }),
    ]
    const speed = laneSpeed([...uses, ...beside], plan, asOf)

    expect([speed.lane.n, speed.ordinary.n]).toEqual([20, 20])
    expect([half(speed.lane), half(speed.ordinary)]).toEqual([19 * hour, 79 * hour])
    expect(speed.compared).toMatchObject({ kind: 'faster' })
    expect(speed.compared.pValue).toBeLessThan(0.001)
    expect(laneSpeedSays(speed)).toMatch(/^time to production: half within 19\.0 h.*; faster; log-rank p under 0\.001$/)
  })

  test('counts what is not in production as open, and leaves out commits of which no way is known', () => {
    const uses = [use(1, { tookMs: null }), use(2, { tookMs: null, type: 'commit' }), use(3, { tookMs: 2 * day })]
    const { ordinary, lane, compared } = laneSpeed(uses, plan, asOf)

    expect(ordinary).toMatchObject({ n: 2, censored: 1, excluded: [{ count: 1, items: ['c2'] }] })
    expect(ordinary.counted?.().find(({ id }) => id === 'c1')).toMatchObject({ ms: 100 * day - hour, isOpen: true })
    expect([lane.n, lane.value, compared]).toEqual([0, null, { kind: 'cannot tell', pValue: null }])
  })

  test('open work makes the slower way slower, which completed work alone would hide', () => {
    const uses = Array.from({ length: 60 }, (_, at) =>
      use(at, { tookMs: at % 4 === 3 ? null : day + at * hour, lane: at % 2 === 0 ? 'copy' : null }),
    )
    expect(laneSpeed(uses, plan, asOf).compared.kind).toBe('faster')
    const completed = uses.filter(({ tookMs }) => tookMs !== null)
    expect(laneSpeed(completed, plan, asOf).compared.kind).toBe('no clear difference')
  })

  test('differs by chance in one case of twenty at most', () => {
    const random = seededRandom(11)
    let found = 0
    for (let round = 0; round < 400; round++) {
      const uses = Array.from({ length: 60 }, (_, at) =>
        use(at, { lane: random() < 0.5 ? 'copy' : null, tookMs: -Math.log(1 - random()) * day }),
      )
      if (laneSpeed(uses, plan, asOf).compared.kind !== 'no clear difference') found++
    }
    expect(found).toBeLessThan(32)
  })

  test('of a generated lane that is faster is found to be', () => {
    const history: HistoryPlan = { ...livelyPlan, items: 900, lane: { opensOnDay: 60, adoption: 0.5 } }
    const reading = generatedReading(history)
    const end = reading.events.reduce((last, { time }) => Math.max(last, time), 0)
    const [lane] = laneFigures(studyOf([reading], generatedSettings(history), end))
    expect(lane?.speed.compared.kind).toBe('faster')
  })
})
