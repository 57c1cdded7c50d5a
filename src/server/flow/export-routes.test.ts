import { expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import { samplePlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const plan = { ...samplePlan, items: 60 }
const reading = generatedReading(plan)
const end = reading.events.reduce((last, { time }) => Math.max(last, time), 0)
const studies = fixedStudies([reading], generatedSettings(plan), end)

test('the table of items holds every item, and the time that the screen shows', async () => {
  const { get } = await memoryServer('demo', { studies })
  const { body } = await get('/api/flow/export/items.csv')
  const lines = String(body).trimEnd().split('\r\n')
  expect(lines).toHaveLength(61)
  const { items } = await studies.now()
  const [first] = items.paths
  const took = first?.end.kind === 'in production' && first.decision ? first.end.at - first.decision.at : ''
  expect(lines[1]?.split(',').at(-1)).toBe(String(took))
})

test('metrics say the same as the screen, and end as OpenMetrics must', async () => {
  const { get } = await memoryServer('demo', { studies })
  const text = String((await get('/api/flow/metrics')).body)
  const path = (await get('/api/flow/path')).body
  expect(text).toContain(`quantile="0.5"} ${path.speed.figure.value.p50.ms / 1000}\n`)
  expect(text.endsWith('# EOF\n')).toBe(true)
})

test('what is not known has no line', async () => {
  const { get } = await memoryServer('demo')
  expect(String((await get('/api/flow/metrics')).body)).not.toMatch(/quantile=|NaN|null/)
})
