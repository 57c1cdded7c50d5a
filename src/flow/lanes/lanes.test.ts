import { describe, expect, test } from 'vitest'
import { commit, deployment, item, PathStory, pull, storyStart } from '../../../test/support/path-story.ts'
import { type HistoryPlan, livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings, generateHistory } from '../generate/software-history.ts'
import { adoptionSays } from '../path-report/insight-words.ts'
import { readScan } from '../sources/scan/read-scan.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { studyOf } from '../study/study.ts'
import { adoptionOf } from './adoption.ts'
import { guardMetrics } from './guard-metrics.ts'
import { laneEffect } from './lane-effect.ts'
import { laneFigures } from './lane-figures.ts'
import { targetState } from './lane-targets.ts'
import type { LanePlan, LaneUse } from './lane-use.ts'
import { lanesOfUses, usesOfStudy } from './uses-of-study.ts'

const day = 24 * 3_600_000
const week = 7 * day
const opened = Date.UTC(2026, 3, 6)
const plan: LanePlan = { lane: 'copy', class: 'copy', openedAt: opened, target: null }

const use = (at: number, more: Partial<LaneUse> = {}): LaneUse => ({
  change: `c${at}`,
  type: 'item',
  class: 'copy',
  eligible: true,
  lane: null,
  at,
  reason: null,
  team: 'one',
  tookMs: day,
  failed: false,
  rolledBack: false,
  reviewOverridden: null,
  ...more,
})

describe('adoption', () => {
  test('of three in ten is 30 %, and may as well be 11 or 60', () => {
    const uses = Array.from({ length: 10 }, (_, at) => use(opened + at * day, { lane: at < 3 ? 'copy' : null }))
    const { value, n } = adoptionOf(uses, plan, opened + 3 * week)
    expect(n).toBe(10)
    expect(value?.share.share).toBe(0.3)
    expect(value?.share.low).toBeCloseTo(0.11, 2)
    expect(value?.share.high).toBeCloseTo(0.6, 2)
  })

  test('counts neither what came before the lane nor what it is not for, and is unknown without anything', () => {
    const others = [use(opened - day), use(opened + day, { class: 'style' }), use(opened + day, { eligible: false })]
    expect(adoptionOf(others, plan, opened + week)).toMatchObject({ value: null, n: 0 })
  })

  test('names what took the old way, and why, the most frequent reason first', () => {
    const uses = [
      use(opened + 1, { reason: 'a check was red' }),
      use(opened + 2),
      use(opened + 3, { reason: 'a check was red' }),
      use(opened + 4, { lane: 'copy' }),
    ]
    const { value } = adoptionOf(uses, plan, opened + week)
    expect(value?.leakage).toMatchObject([
      { reason: 'a check was red', count: 2, changes: [`c${opened + 1}`, `c${opened + 3}`] },
      { reason: 'no reason is recorded', count: 1 },
    ])
  })

  test('is forecast with a cone that holds what really comes nine times in ten', () => {
    const target = { wants: { kind: 'share', share: 0.4 }, by: opened + 20 * week, owner: 'Ana' } as const
    let inside = 0
    const rounds = 100
    for (let seed = 1; seed <= rounds; seed++) {
      const random = seededRandom(seed)
      const all = Array.from({ length: 200 }, (_, at) =>
        use(opened + (at / 10) * week, { lane: random() < 0.4 ? 'copy' : null }),
      )
      const { value } = adoptionOf(all.slice(0, 100), { ...plan, target }, opened + 10 * week)
      const truth = all.filter(({ lane }) => lane !== null).length / all.length
      const end = value?.cone.at(-1)
      if (end && truth >= end.low && truth <= end.high) inside++
    }
    expect(inside).toBeGreaterThanOrEqual(80)
  })

  test('that is far beyond its target reaches it, and one far below does not', () => {
    const target = { wants: { kind: 'share', share: 0.4 }, by: opened + 20 * week, owner: 'Ana' } as const
    const uses = (share: number) =>
      Array.from({ length: 100 }, (_, at) =>
        use(opened + (at / 10) * week, { lane: at % 10 < share * 10 ? 'copy' : null }),
      )
    expect(adoptionOf(uses(0.8), { ...plan, target }, opened + 10 * week).value?.reaches).toBeGreaterThan(0.99)
    expect(adoptionOf(uses(0.1), { ...plan, target }, opened + 10 * week).value?.reaches).toBeLessThan(0.01)
  })
})

describe('guard metrics', () => {
  test('call a lane worse only where chance does not explain it', () => {
    const uses = (failing: number) =>
      Array.from({ length: 200 }, (_, at) =>
        use(opened + at * 1000, { lane: at % 2 === 0 ? 'copy' : null, failed: at % 2 === 0 && at < failing * 2 }),
      )
    const compared = (failing: number) =>
      guardMetrics(uses(failing), plan, opened + week).find(({ name }) => name === 'change-fail')
    expect(compared(20)?.compared).toBe('worse')
    expect(compared(1)?.compared).toBe('no clear difference')
    expect(compared(20)?.lane).toMatchObject({ n: 100, hits: 20 })
  })

  test('that nobody records are not 0', () => {
    const metric = guardMetrics([use(opened + 1, { lane: 'copy' })], plan, opened + week).find(
      ({ name }) => name === 'review-override',
    )
    expect(metric).toMatchObject({ lane: null, compared: 'cannot tell' })
  })
})

describe('the effect of a lane', () => {
  /** Changes of six teams, half of them eligible; after the opening the eligible ones take `factor` of their time. */
  const uses = (factor: number, seed: number, weeksEachSide = 12): LaneUse[] => {
    const random = seededRandom(seed)
    return Array.from({ length: 2 * weeksEachSide * 12 }, (_, at) => {
      const when = opened - weeksEachSide * week + (at / 12) * week
      const eligible = random() < 0.5
      const after = when >= opened
      const spread = Math.exp(random() + random() + random() - 1.5)
      return use(when, {
        eligible,
        team: `team ${1 + Math.floor(random() * 6)}`,
        tookMs: 3 * day * spread * (eligible && after ? factor : 1),
      })
    })
  }

  test('is found where it was planted, by both methods', () => {
    const { difference, series } = laneEffect(uses(0.2, 1, 24), plan, opened + 27 * week)
    if (difference.kind !== 'estimated' || series.kind !== 'estimated') throw new Error('nothing was estimated')
    expect(Math.exp(difference.effect)).toBeCloseTo(0.2, 1)
    expect(difference.interval.high).toBeLessThan(0)
    expect(series.level.interval.high).toBeLessThan(0)
  })

  test('is found in at most one of twenty histories where nothing happened, by either method', () => {
    const found = Array.from({ length: 200 }, (_, seed) => laneEffect(uses(1, seed + 10), plan, opened + 15 * week))
    const leavesOutZero = ({ low, high }: { low: number; high: number }): boolean => low > 0 || high < 0
    const byDifference = found.filter(({ difference: d }) => d.kind === 'estimated' && leavesOutZero(d.interval))
    const bySeries = found.filter(({ series: s }) => s.kind === 'estimated' && leavesOutZero(s.level.interval))

    expect(found.every(({ difference: d, series: s }) => d.kind === 'estimated' && s.kind === 'estimated')).toBe(true)
    expect([byDifference.length <= 10, bySeries.length <= 10]).toEqual([true, true])
  })

  test('is not told from a series of fewer than eight weeks a side', () => {
    expect(laneEffect(uses(0.3, 1, 6), plan, opened + 15 * week).series).toMatchObject({
      kind: 'too few points',
      needed: 8,
    })
  })

  test('is counted by what changes are for a lane, not by which took it', () => {
    const without = uses(0.3, 1)
    const chosen = without.map((each) => ({ ...each, lane: each.eligible && each.at >= opened ? 'copy' : null }))
    const [one, other] = [chosen, without].map((each) => laneEffect(each, plan, opened + 15 * week))
    expect({ ...one, counted: one?.counted() }).toEqual({ ...other, counted: other?.counted() })
  })
})

describe('a scanned history', () => {
  const daily = 24 * 60
  /** A change of Fairway's own, decided on a day and merged on the next. */
  const own = (story: PathStory, number: number, lane = 'ux') =>
    story
      .told(item(`chg_${number}`), number * daily, 'item decided', 'mara')
      .fact(item(`chg_${number}`), 'lane', lane)
      .fact(item(`chg_${number}`), 'contract', 'copy')
      .told(pull(`chg_${number}`), number * daily, 'pull request opened', 'mara')
      .link(pull(`chg_${number}`), 'implements', item(`chg_${number}`))
      .told(pull(`chg_${number}`), (number + 1) * daily, 'pull request merged')
      .link(pull(`chg_${number}`), 'merged as', commit(`own ${number}`))
      .fact(commit(`own ${number}`), 'parents', `base ${number}`)
      .told(deployment(`live ${number}`), (number + 1) * daily + 5, 'deployment succeeded')
      .fact(deployment(`live ${number}`), 'environment', 'production')
      .fact(deployment(`live ${number}`), 'replaces', `base ${number}`)
      .link(deployment(`live ${number}`), 'deploys', commit(`own ${number}`))
  const on = (days: number): string => new Date(storyStart + days * day).toISOString()
  const scan = (admitted: readonly (readonly [string, number, string])[], to: number) =>
    readScan(
      JSON.stringify({
        basis: { repository: 'shop', revisionAt: on(to) },
        commits: 100,
        window: { from: on(0), to: on(to) },
        inLane: { n: admitted.length },
        lanes: { copy: { commits: admitted.filter(([, , lane]) => lane === 'copy').length }, style: { commits: 1 } },
        admitted: admitted.map(([sha, days, lane]) => ({ sha, at: on(days), lane })),
      }),
      'scan.json',
    )
  const story = () => own(own(own(new PathStory(), 10), 12), 40)
  const found = [
    ['before', 3, 'copy'],
    ['own 10', 11, 'copy'],
    ['round', 12, 'copy'],
    ['own 12', 13, 'copy'],
    ['other', 14, 'style'],
    ['late', 20, 'copy'],
  ] as const

  test('says what could have taken a lane of Fairway, and so which share did, up to where it was scanned', () => {
    const [lane] = laneFigures(story().study(60 * daily, {}, scan(found, 30)))
    expect(lane?.plan).toMatchObject({ lane: 'ux', class: 'copy', openedAt: storyStart + 11 * day })
    expect(lane?.adoption).toMatchObject({ n: 4, value: { share: { share: 0.5 } }, asOf: storyStart + 30 * day })
    expect(lane?.adoption.excluded).toMatchObject([{ count: 1, items: ['chg_40'] }])
    expect(lane?.adoption.counted?.().map(({ id, type }) => [id, type])).toEqual([
      ['chg_10', 'item'],
      ['round', 'commit'],
      ['chg_12', 'item'],
      ['late', 'commit'],
    ])
  })

  test('that names no commits, or that there is none, leaves the share unknown and says what took the lane', () => {
    const [lane] = laneFigures(story().study(60 * daily))
    expect(lane?.adoption).toMatchObject({ n: 0, value: null, excluded: [{ count: 3 }] })
    expect(lane && adoptionSays(lane)).toMatch(/^ux: 3 changes took it\. Of how many that could is not known/)
  })

  test('that counts other commits than it names is no record', () => {
    const text = JSON.stringify({
      ...{ basis: { repository: 'shop', revisionAt: on(1) }, commits: 3, inLane: { n: 2 }, lanes: {} },
      admitted: [{ sha: 'a', at: on(1), lane: 'copy' }],
    })
    expect(readScan(text, 'scan.json').scans).toEqual([])
  })
})

describe('a generated history', () => {
  const history: HistoryPlan = { ...livelyPlan, items: 900, lane: { opensOnDay: 60, adoption: 0.5 } }
  const { log, truth } = generateHistory(history)
  const asOf = log.time.at(-1) as number
  const { uses } = usesOfStudy(studyOf([generatedReading(history)], generatedSettings(history), asOf))
  const [lane] = lanesOfUses(uses)

  test('has one lane, opened when it was first taken, and the adoption that was planted', () => {
    expect(lane).toMatchObject({ lane: 'copy' })
    expect((lane?.openedAt ?? 0) - history.from).toBeGreaterThanOrEqual(60 * day)
    const { value } = adoptionOf(uses, { ...(lane as LanePlan), target: null }, asOf)
    expect(value?.share.low).toBeLessThan(0.5)
    expect(value?.share.high).toBeGreaterThan(0.5)
    expect(uses.filter((each) => each.lane !== null)).toHaveLength(truth.tookLane.filter((took) => took === 1).length)
  })

  test('says why changes leaked', () => {
    const { value } = adoptionOf(uses, { ...(lane as LanePlan), target: null }, asOf)
    expect(value?.leakage[0]?.reason).not.toBe('no reason is recorded')
    expect(value?.leakage.length).toBeGreaterThan(2)
  })
})

describe('the target of a lane', () => {
  const weeks = [
    { at: opened + week, eligible: 10, took: 2, share: null },
    { at: opened + 2 * week, eligible: 20, took: 8, share: null },
  ]
  const wanted = (share: number, by: number) => ({ wants: { kind: 'share', share }, by, owner: 'Ana' }) as const

  test('is met by what had come until its day, and not by what came after', () => {
    expect(targetState(wanted(0.4, opened + 3 * week), weeks, opened + 2 * week)).toBe('met')
    expect(targetState(wanted(0.4, opened + 1.5 * week), weeks, opened + 2 * week)).toBe('missed')
    expect(targetState(wanted(0.5, opened + 3 * week), weeks, opened + 2 * week)).toBe('under way')
  })

  test('is not known to be missed where the record ends before its day', () => {
    expect(targetState(wanted(0.5, opened + 3 * week), weeks, opened + 9 * week)).toBe('not known')
  })

  test('may be a number, which needs no denominator', () => {
    const number = { wants: { kind: 'changes', changes: 8 }, by: opened + 3 * week, owner: 'Ana' } as const

    expect(targetState(number, weeks, opened + 2 * week)).toBe('met')
  })
})
