import { beforeAll, describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { FlowItemsView } from '../../api/flow-schema.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import type { Exclusion } from '../../flow/path/figure.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const plan = { ...livelyPlan, items: 1_200 }
const reading = generatedReading(plan)
const times = reading.events.map(({ time }) => time).sort((a, b) => a - b)
const asOf = times[Math.floor(times.length * 0.8)] as number
let get: (path: string) => Promise<{ status: number; body: any }>

beforeAll(async () => {
  const server = await memoryServer('demo', { studies: fixedStudies([reading], generatedSettings(plan), asOf) })
  const { cookie } = await server.post('/api/demo/person', { id: 'mara' })
  get = (path) => server.get(path, { cookie })
})

const counted = async (query: Record<string, string>): Promise<FlowItemsView> =>
  (await get(`/api/flow/counted?${new URLSearchParams(query)}`)).body

describe('what a figure on a screen counts', () => {
  test('is opened from every row of handoffs, rework, steps and coordination that offers it', async () => {
    const { sections } = (await get('/api/flow/work')).body
    let opened = 0
    for (const { title, rows } of sections)
      for (const { name, opens, value, definition } of rows) {
        if (!opens || value === '–') continue
        const view = await counted({ figure: 'work', of: title, part: name })
        expect(view.definition).toEqual(definition)
        expect(view.title).toContain(name)
        opened += 1
      }
    expect(opened).toBeGreaterThan(10)
  })

  test('is the sample of each sign, with those the sign is met by first', async () => {
    const { signs } = (await get('/api/flow/signs')).body
    const { n, value } = signs.find(({ sign }: { sign: string }) => sign === 'S2')
    const view = await counted({ figure: 'signs', of: 'S2' })
    expect(view.counted.count + view.others.count).toBe(n)
    expect(view.counted.count / n).toBeCloseTo(value)
    expect(view.counted.items[0]).toMatchObject({ type: 'item', adds: 'somebody asked, or its description changed' })
  })

  test('is what waited at a station, the longest first, with what was not there left out', async () => {
    const view = await counted({ figure: 'constraint', of: 'review' })
    const ms = view.counted.items.map((row) => row.ms ?? 0)
    expect(ms).toEqual(ms.toSorted((a, b) => b - a))
    expect(view.excluded.map(({ reason }) => reason)).toContain('it was not at this station in this time')
    expect(view.counted.items.length).toBeLessThanOrEqual(200)
  })

  test('is the landings of each part that a history of commits tells, and those of which it does not', async () => {
    const { landed } = (await get('/api/flow/path?window=90')).body
    expect(landed.count).toBeGreaterThan(0)
    for (const { part, figure } of landed.parts) {
      const view = await counted({ figure: 'landed', of: part, window: '90' })
      const left = view.excluded.reduce((sum, { count }) => sum + count, 0)
      expect([view.counted.count, view.counted.count + left]).toEqual([figure.n, landed.count])
      for (const row of [...view.counted.items, ...view.excluded.flatMap(({ items }) => items)])
        expect(row.type).toBe('commit')
    }
    expect((await get('/api/flow/export/landed.csv?window=90')).status).toBe(200)
  })

  test('is marked as open where it is not over', async () => {
    const { complete } = (await get('/api/flow/initiatives')).body
    const { counted: all } = await counted({ figure: 'initiatives', of: 'complete' })
    expect(complete.censored).toBeGreaterThan(0)
    expect(all.items.filter(({ outcome }) => outcome === 'open')).toHaveLength(complete.censored)
  })

  test('is every change that went round a lane for one reason', async () => {
    const { lanes } = (await get('/api/flow/lanes')).body
    const [lane] = lanes
    const [leak] = lane.leakage
    const view = await counted({ figure: 'lanes', of: lane.lane, part: 'went round', which: leak.reason })
    expect(view.counted.count).toBe(leak.count)
    const guard = lane.guards.find(({ lane: own }: { lane: unknown }) => own !== null)
    const guarded = await counted({ figure: 'lanes', of: lane.lane, part: guard.name, which: 'lane' })
    expect([guarded.counted.count, guarded.counted.count + guarded.others.count]).toEqual([
      guard.lane.hits,
      guard.lane.n,
    ])
  })

  test.each(['ageing', 'completed', 'cumulative'] as const)(
    'is what the chart of %s draws, with what it leaves out by the same reasons',
    async (figure) => {
      for (const window of ['all', '90']) {
        const chart = (await get(`/api/flow/${figure}?window=${window}`)).body
        const view = await counted({ figure, window })
        const drawn = {
          ageing: () => chart.total,
          completed: () => chart.n,
          cumulative: () => chart.lines[0].counts.at(-1),
        }[figure]()
        expect(view.counted.count).toBe(drawn)
        expect(view.excluded.map(({ reason, count }) => ({ reason, count }))).toEqual(chart.excluded)
        expect(view.excluded.every(({ items }) => items.length > 0)).toBe(true)
      }
    },
  )

  test('is what is played again of a what-if, small items apart from the rest', async () => {
    const { n, excluded } = (await get('/api/flow/what-if?scenario=lane&adoption=0.5')).body
    const view = await counted({ figure: 'what-if' })
    expect(view.counted.count + view.others.count).toBe(n)
    expect(view.counted.count).toBeGreaterThan(0)
    expect(view.others.count).toBeGreaterThan(0)
    expect(view.excluded).toMatchObject(excluded.map(({ reason, count }: Exclusion) => ({ reason, count })))
  })

  test('is the handoffs of an initiative as its row says', async () => {
    const { initiatives } = (await get('/api/flow/initiatives')).body
    const [first] = initiatives
    const view = await counted({ figure: 'initiative handoffs', of: first.id })
    const sum = view.counted.items.reduce(
      (all, { adds }) => all + (Number.parseInt(adds ?? '', 10) || Number(/^one/.test(adds ?? ''))),
      0,
    )
    expect(sum).toBe(first.handoffs.person.sum)
  })

  test.each<Record<string, string>>([
    { figure: 'signs', of: 'S9' },
    { figure: 'lanes', of: 'nowhere' },
    { figure: 'constraint', of: 'lunch' },
    { figure: 'work', of: 'Handoffs', part: 'nothing' },
    { figure: 'initiative handoffs', of: 'nobody' },
  ])('is not found for %o, and says what there is', async (query) => {
    const { status, body } = await get(`/api/flow/counted?${new URLSearchParams(query)}`)
    expect(status).toBe(404)
    expect(body.error.next).toMatch(/Choose|choose/)
  })
})
