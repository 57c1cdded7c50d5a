import { describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { FlowInitiativesView } from '../../api/flow-initiatives-schema.ts'
import type { FlowMapView } from '../../api/flow-map-schema.ts'
import type { FlowItemsView, FlowPathView } from '../../api/flow-schema.ts'
import { guessedCalendar } from '../../flow/calendar/working-calendar.ts'
import { livelyPlan, samplePlan } from '../../flow/generate/history-plan.ts'
import {
  generatedReading,
  generatedRepository,
  generatedSettings,
  generateHistory,
} from '../../flow/generate/software-history.ts'
import { defaultProductionRules } from '../../flow/path/deployments.ts'
import { readEventLog } from '../../flow/sources/event-log/read-event-log.ts'
import { fixedStudies } from '../../flow/study/studies.ts'
import { defaultTeamSettings, type TeamSettings } from '../../flow/study/team-settings.ts'

const { log, truth } = generateHistory(samplePlan)
const start = log.time[0] as number
const end = log.time[log.size - 1] as number
const settings = {
  ...defaultTeamSettings,
  production: { ...defaultProductionRules, completeFromStart: [generatedRepository] },
}
const studiesAt = (asOf: number) => fixedStudies([readEventLog(log, 'Generated')], settings, asOf)
const served = memoryServer('demo', { studies: studiesAt(end) })
const halfway = memoryServer('demo', { studies: studiesAt((start + end) / 2) })

describe('the path', () => {
  test('is measured with its interval, sample and definition', async () => {
    const { body } = (await (await served).get('/api/flow/path')) as { body: FlowPathView }
    const sorted = [...truth.decisionToProduction].sort((a, b) => a - b)

    expect(body.headline).toMatch(/^Half of what is decided is in production within /)
    const { figure } = body.speed
    expect(figure).toMatchObject({ n: samplePlan.items, censored: 0, excluded: [], coverage: 1, clock: 'elapsed' })
    expect(figure.definition).toMatchObject({ id: 'decision-to-production', version: 2 })
    expect(figure.value?.p50).toMatchObject({ kind: 'reached', ms: sorted[Math.ceil(samplePlan.items / 2) - 1] })
  })

  test('has stages whose parts are the whole of it', async () => {
    const { body } = (await (await served).get('/api/flow/path')) as { body: FlowPathView }
    const { stages, totalMs } = body.strip
    const mean = truth.decisionToProduction.reduce((sum, ms) => sum + ms, 0) / samplePlan.items

    expect(totalMs).toBeCloseTo(mean, 3)
    expect(stages.reduce((sum, { meanMs }) => sum + (meanMs ?? 0), 0)).toBeCloseTo(mean, 3)
    expect(stages.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBeCloseTo(1, 9)
  })

  test('counts open work as open, and says months by when items were decided', async () => {
    const { body } = (await (await halfway).get('/api/flow/path')) as { body: FlowPathView }

    expect(body.speed.figure.censored).toBeGreaterThan(0)
    const { months } = body.trend
    expect(months[0]?.month).toBe('2026-01')
    expect(months.reduce((sum, { figure }) => sum + figure.n, 0)).toBe(body.speed.figure.n)
  })

  test('of a window holds what was decided in it', async () => {
    const { body } = (await (await served).get('/api/flow/path?window=30')) as { body: FlowPathView }

    expect(Date.parse(body.speed.figure.window.from ?? '')).toBe(end - 30 * 86_400_000)
    expect(body.speed.figure.n).toBeLessThan(samplePlan.items)
  })

  test('of nothing imported is not known, and nowhere 0', async () => {
    const { body } = (await (await memoryServer('demo')).get('/api/flow/path')) as { body: FlowPathView }

    expect(body.records.events).toBe(0)
    expect(body.speed.figure.value).toBeNull()
    expect(body.strip.totalMs).toBeNull()
    expect(body.strip.stages.map(({ share }) => share.value)).toEqual(Array(6).fill(null))
  })

  test('of an unknown team or initiative says so', async () => {
    const { get } = await served

    for (const choice of ['team=nobody', 'initiative=none'])
      expect(await get(`/api/flow/path?${choice}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'not-found' } },
      })
    expect((await get('/api/flow/path?window=7')).status).toBe(422)
  })

  test('is not shown to someone who has not signed in', async () => {
    const { get } = await memoryServer('team')

    expect((await get('/api/flow/path')).status).toBe(403)
    expect((await get('/api/flow/items?figure=strip')).status).toBe(403)
  })
})

describe('the items behind a figure', () => {
  const ask = async (query: string) =>
    ((await (await halfway).get(`/api/flow/items?${query}`)) as { body: FlowItemsView }).body

  test('are as many as its n, and what it leaves out is there with the reason', async () => {
    const { body: path } = (await (await halfway).get('/api/flow/path')) as { body: FlowPathView }
    const all = await ask('figure=decision-to-production')

    expect(all.counted.count).toBe(path.speed.figure.n)
    for (const { stage, figure } of path.strip.stages) {
      const items = await ask(`figure=item-stages&stage=${encodeURIComponent(stage)}`)
      expect(items.counted.count, stage).toBe(figure.n)
      expect(
        items.excluded.map(({ reason, count }) => ({ reason, count })),
        stage,
      ).toEqual(figure.excluded.map(({ reason, count }) => ({ reason, count })))
    }
  })

  test('are the longest first, each with its way, which is what it adds', async () => {
    const { counted } = await ask('figure=decision-to-production')
    const times = counted.items.map(({ ms }) => ms ?? 0)

    expect(times).toEqual(times.toSorted((a, b) => b - a))
    for (const item of counted.items) expect(item.stages.reduce((sum, { ms }) => sum + ms, 0)).toBe(item.ms)
  })

  test('of a month are those decided in it', async () => {
    const { counted } = await ask(
      'figure=decision-to-production&from=2026-01-01T00:00:00.000Z&to=2026-02-01T00:00:00.000Z',
    )

    expect(counted.items.every(({ decidedAt }) => decidedAt?.startsWith('2026-01'))).toBe(true)
  })

  test('of a stage that does not exist are refused', async () => {
    expect(await (await halfway).get('/api/flow/items?figure=item-stages&stage=lunch')).toMatchObject({ status: 422 })
  })
})

describe('the map', () => {
  const ask = async (query: string) =>
    ((await (await served).get(`/api/flow/map?${query}`)) as { body: FlowMapView }).body

  test('shows at least the share that is wanted, says what it hides, and has every edge in its table', async () => {
    const few = await ask('types=item&share=0.5')
    const all = await ask('types=item&share=1')

    expect(few.shown.share).toBeGreaterThanOrEqual(0.5)
    expect(few.shown.edges).toBeLessThan(few.shown.ofEdges)
    expect(few.edges).toHaveLength(few.shown.ofEdges)
    expect(all.shown).toMatchObject({ share: 1, edges: all.shown.ofEdges, activities: all.shown.ofActivities })
    expect(all.edges.reduce((sum, { count }) => sum + count, 0)).toBe(all.transitions)
  })

  test('keeps the edges of each type apart', async () => {
    const { edges, types } = await ask('types=item,pull%20request&share=1')

    expect(new Set(edges.map(({ objectType }) => objectType))).toEqual(new Set(['item', 'pull request']))
    expect(types.filter(({ isShown }) => isShown)).toHaveLength(2)
  })

  test('opens as many objects as an edge says', async () => {
    const [edge] = (await ask('types=item')).edges
    const query = new URLSearchParams({ objectType: 'item', from: edge?.from ?? '', to: edge?.to ?? '' })
    const { body } = (await (await served).get(`/api/flow/map/items?${query}`)) as { body: FlowItemsView }

    expect(body.counted.count).toBe(edge?.count)
  })

  test('on a working clock needs a calendar, and says so', async () => {
    const { get } = await served

    expect(await get('/api/flow/map?clock=working')).toMatchObject({
      status: 422,
      body: { error: { says: 'Nobody has said when this team works.' } },
    })
    expect((await get('/api/flow/map/items')).status).toBe(422)
  })

  test('of nothing imported is empty', async () => {
    const { body } = (await (await memoryServer('demo')).get('/api/flow/map')) as { body: FlowMapView }

    expect(body).toMatchObject({ types: [], edges: [], transitions: 0 })
  })
})

describe('the path on the working clock', () => {
  const calendar = { ...guessedCalendar('Europe/Berlin'), version: 3 }
  const studies = (own: Partial<TeamSettings>) =>
    fixedStudies([generatedReading(livelyPlan)], { ...generatedSettings(livelyPlan), ...own }, Date.UTC(2026, 4, 1))
  const working = memoryServer('demo', { studies: studies({ calendar }) })
  const path = async (query: string): Promise<FlowPathView> =>
    (await (await working).get(`/api/flow/path?${query}`)).body
  const half = ({ figure }: FlowPathView['speed']) =>
    figure.value?.p50.kind === 'reached' ? figure.value.p50.ms : null

  test('leaves out nights and weekends in every figure but what landed, and says whose', async () => {
    const [elapsed, own] = [await path(''), await path('clock=working')]

    expect([elapsed.clock, own.clock]).toEqual(['elapsed', 'working'])
    expect(own.calendar).toEqual({ zone: 'Europe/Berlin', version: 3 })
    const figures = [
      own.speed.figure,
      own.trend.now,
      own.strip.waiting,
      ...own.trend.months.map(({ figure }) => figure),
    ]
    for (const { clock, calendar } of [...figures, ...own.strip.stages.map(({ figure }) => figure)])
      expect([clock, calendar]).toEqual(['working', own.calendar])
    expect(own.landed).toEqual(elapsed.landed)
    expect(own.speed.figure.n).toBe(elapsed.speed.figure.n)
    // Forty hours of a week of 168: long ways are near that share of what passed.
    const share = (half(own.speed) ?? 0) / (half(elapsed.speed) ?? 1)
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.35)
  })

  test('has stages whose parts are the whole of it', async () => {
    const { stages, totalMs } = (await path('clock=working')).strip
    expect(stages.reduce((sum, { meanMs }) => sum + (meanMs ?? 0), 0)).toBeCloseTo(totalMs ?? 0, 3)
    expect(stages.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBeCloseTo(1, 9)
  })

  test('opens its items on the same clock, as does its table', async () => {
    const { get } = await working
    const ask = `figure=decision-to-production&clock=working`
    const { body } = (await get(`/api/flow/items?${ask}`)) as { body: FlowItemsView }
    const { body: elapsed } = (await get(`/api/flow/items?figure=decision-to-production`)) as { body: FlowItemsView }

    expect([body.clock, elapsed.clock]).toEqual(['working', 'elapsed'])
    const first = body.counted.items[0]
    const same = elapsed.counted.items.find(({ id }) => id === first?.id)
    expect(first?.ms).toBeLessThan((same?.ms ?? 0) / 2)
    const { body: csv } = await get('/api/flow/export/trend.csv?clock=working')
    expect(csv.split('\n')[1]).toMatch(/,working\r?$/)
  })

  test('needs a calendar, and says so; until then none is offered', async () => {
    const { get } = await memoryServer('demo', { studies: studies({ calendar: null }) })

    expect((await get('/api/flow/path')).body.calendar).toBeNull()
    expect(await get('/api/flow/path?clock=working')).toMatchObject({
      status: 422,
      body: { error: { says: 'Nobody has said when this team works.' } },
    })
  })
})

describe('initiatives', () => {
  const lively = memoryServer('demo', {
    studies: fixedStudies([generatedReading(livelyPlan)], generatedSettings(livelyPlan), Date.UTC(2026, 4, 1)),
  })
  const all = async () => ((await (await lively).get('/api/flow/initiatives')) as { body: FlowInitiativesView }).body

  test('count a shared item in each of them, and once in the total', async () => {
    const { initiatives, items, counted } = await all()

    expect(counted).toBe(initiatives.reduce((sum, each) => sum + each.items, 0))
    expect(items).toBeLessThan(counted)
    expect(initiatives.some(({ shared }) => shared > 0)).toBe(true)
  })

  test('hold all of their items in the end, those that came later among them', async () => {
    for (const { scope, production, items, addedLater, inProduction } of (await all()).initiatives) {
      expect(scope.at(-1)?.items).toBe(items)
      expect(addedLater).toBeLessThan(items)
      expect(production.at(-1)?.items ?? 0).toBe(inProduction)
    }
  })

  test('open as many items as they say', async () => {
    const [first] = (await all()).initiatives
    for (const [part, count] of [
      ['all', first?.items],
      ['shared', first?.shared],
      ['added later', first?.addedLater],
      ['in production', first?.inProduction],
    ] as const) {
      const query = new URLSearchParams({ initiative: first?.id ?? '', part })
      const { body } = (await (await lively).get(`/api/flow/initiatives/items?${query}`)) as { body: FlowItemsView }
      expect(body.counted.count + body.excluded.reduce((sum, each) => sum + each.count, 0), part).toBe(count)
    }
    expect((await (await lively).get('/api/flow/initiatives/items?initiative=none')).status).toBe(404)
  })
})
