import { beforeAll, describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const plan = { ...livelyPlan, items: 500 }
const reading = generatedReading(plan)
const times = reading.events.map(({ time }) => time).sort((a, b) => a - b)
const asOf = times[Math.floor(times.length * 0.7)] as number
let server: Awaited<ReturnType<typeof memoryServer>>
let cookie = ''
const get = (path: string) => server.get(path, { cookie })

beforeAll(async () => {
  server = await memoryServer('demo', { studies: fixedStudies([reading], generatedSettings(plan), asOf) })
  cookie = (await server.post('/api/demo/person', { id: 'mara' })).cookie
})

describe('work on its way', () => {
  test('the same open items stand on the ageing screen, beside the scatter, and between the lines of the cumulative flow', async () => {
    const [ageing, completed, cumulative] = await Promise.all(
      ['ageing', 'completed', 'cumulative'].map(async (name) => (await get(`/api/flow/${name}`)).body),
    )
    expect(ageing.total).toBeGreaterThan(5)
    expect(completed.total.open).toBe(ageing.total)
    expect(cumulative.underWay.last).toBe(ageing.total)
    expect(completed.completed.id).toHaveLength(completed.total.completed)
    expect(ageing.items[0].title).toBeTruthy()
  })

  test('a window takes out what was completed before it, never what is open', async () => {
    const [whole, last] = await Promise.all(
      ['', '?window=30'].map(async (query) => (await get(`/api/flow/completed${query}`)).body),
    )
    expect(last.total.completed).toBeLessThan(whole.total.completed)
    expect(last.total.open).toBe(whole.total.open)
    expect(Math.min(...last.completed.at)).toBeGreaterThanOrEqual(asOf - 30 * 86_400_000)
  })

  test('an item opens on everything that was recorded of it, and says how it is counted', async () => {
    const { body } = await get('/api/flow/ageing')
    const { id, ageMs } = body.items[0]
    const item = (await get(`/api/flow/items/${encodeURIComponent(id)}`)).body
    expect(item.decision.at).toBe(asOf - ageMs)
    expect(item.counted).toBe('counted as open')
    expect(item.events.every(({ at }: { at: number }) => at <= asOf)).toBe(true)
    expect(item.visits.at(-1)).toMatchObject({ isOpen: true, to: asOf })
  })

  test('an item that no source knows is not found, and says why it may be gone', async () => {
    const { status, body } = await get('/api/flow/items/nobody')
    expect(status).toBe(404)
    expect(body.error.next).toContain('source')
  })
})
