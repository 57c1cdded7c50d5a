import { describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { ConstraintView, DriftView, LanesView, SignsView, WhatIfView } from '../../api/flow-insights.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const plan = { ...livelyPlan, items: 900 }
const asOf = plan.from + 150 * 24 * 3_600_000
const served = memoryServer('demo', { studies: fixedStudies([generatedReading(plan)], generatedSettings(plan), asOf) })
const ask = async (what: string): Promise<unknown> => (await (await served).get(`/api/flow/${what}`)).body

describe('what Flow concludes, over the wire', () => {
  test('is the constraint with its gain, rank and evidence', async () => {
    const view = (await ask('constraint')) as ConstraintView
    expect(view).toMatchObject({ kind: 'named', station: 'review', definition: { id: 'constraint' } })
    expect(view.stations[0]?.gain.low).toBeGreaterThan(0)
    expect(view.says).toBe('The constraint is review.')
  })

  test('is drift as two lines that end at what is undelivered', async () => {
    const view = (await ask('drift')) as DriftView
    const last = view.weeks.at(-1)
    expect((last?.decided ?? 0) - (last?.inProduction ?? 0) - (last?.cancelled ?? 0)).toBe(view.undelivered)
  })

  test('is five signs, each with a state, a sample and a definition', async () => {
    const { signs } = (await ask('signs')) as SignsView
    expect(signs.map(({ sign }) => sign)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5'])
    expect(signs.every(({ definition }) => definition.says.length > 0)).toBe(true)
  })

  test('is lanes with adoption, leakage and guards', async () => {
    const { lanes } = (await ask('lanes')) as LanesView
    expect(lanes[0]).toMatchObject({ lane: 'copy', target: null, reaches: null })
    expect(lanes[0]?.weeks.at(-1)?.eligible).toBe(lanes[0]?.n)
    expect(lanes[0]?.guards).toHaveLength(3)
  })

  test('is what a lane would do, or why that is not said', async () => {
    const view = (await ask('what-if?adoption=0.5')) as WhatIfView
    expect(view.kind === 'refused' ? view.why : view.small).not.toBeNull()
    expect(await (await served).get('/api/flow/what-if?adoption=2')).toMatchObject({ status: 422 })
  })

  test('of nothing imported is not known, and nowhere 0', async () => {
    const { get } = await memoryServer('demo')
    expect((await get('/api/flow/constraint')).body).toMatchObject({ stations: [], station: null })
    expect((await get('/api/flow/drift')).body).toMatchObject({ kind: 'not known', undelivered: null })
    expect((await get('/api/flow/lanes')).body).toEqual({ opportunities: [], lanes: [] })
    expect((await get('/api/flow/what-if')).body).toMatchObject({ kind: 'refused' })
  })

  test('is not shown to someone who has not signed in', async () => {
    const { get } = await memoryServer('team')
    for (const what of ['constraint', 'drift', 'signs', 'lanes', 'what-if'])
      expect((await get(`/api/flow/${what}`)).status).toBe(403)
  })
})
