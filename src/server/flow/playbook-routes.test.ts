import { describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { PlaybookView } from '../../api/playbook-schema.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const studies = fixedStudies([generatedReading(livelyPlan)], generatedSettings(livelyPlan), Date.UTC(2026, 5, 1))

describe('the playbook', () => {
  test('works before anything is connected', async () => {
    const server = await memoryServer('demo')
    const { status, body } = (await server.get('/api/flow/playbook')) as { status: number; body: PlaybookView }

    expect(status).toBe(200)
    expect(body).toMatchObject({ current: 'map', done: 0, hasRecord: false, suggestions: [], lanes: [] })
    expect(body.steps).toHaveLength(5)
  })

  test('suggests lanes out of the record, each with a target that can be set as it is', async () => {
    const server = await memoryServer('demo', { studies })
    const { body } = (await server.get('/api/flow/playbook')) as { body: PlaybookView }
    const [first] = body.suggestions

    expect(body.hasRecord).toBe(true)
    expect(first?.eligible).toBeGreaterThan(0)
    const set = JSON.stringify({
      version: 0,
      wants: first?.wants,
      by: first?.by.slice(0, 10),
      owner: 'mara',
      why: 'First',
    })
    const headers = { 'content-type': 'application/json' }
    expect((await server.send(`/api/flow/targets/${first?.lane}`, set, headers, 'PUT')).status).toBe(200)
    const { body: after } = (await server.get('/api/flow/playbook')) as { body: PlaybookView }
    expect(after.steps.find(({ name }) => name === 'expand')?.state).toBe('done')
    expect(after.steps.find(({ name }) => name === 'adoption')?.known[0]?.says).toContain('Mara answers for it')
  })

  test('is not told to strangers', async () => {
    expect((await (await memoryServer('team')).get('/api/flow/playbook')).status).toBe(403)
  })
})
