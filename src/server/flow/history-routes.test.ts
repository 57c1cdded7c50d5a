import { beforeEach, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { FlowHistoryView } from '../../api/flow-history-schema.ts'
import type { Instant } from '../../base/ids.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import type { Reading } from '../../flow/sources/path-event.ts'
import { type Study, studyOf } from '../../flow/study/study.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'

const plan = { ...livelyPlan, items: 400 }
const whole = generatedReading(plan)
const end = Math.max(...whole.events.map(({ time }) => time))
const half: Reading = { ...whole, events: whole.events.filter((_, at) => at % 2 === 0) }
const study = (reading: Reading, version = 1): Study => studyOf([reading], { ...generatedSettings(plan), version }, end)

let current: Study
let asked: number
let today: string
let ledger: LedgerStore
let server: Awaited<ReturnType<typeof memoryServer>>

beforeEach(async () => {
  current = study(half)
  asked = 0
  today = '2026-01-01T09:00:00.000Z'
  server = await memoryServer('demo', {
    studies: {
      now: async () => {
        asked++
        return current
      },
    },
    parts: (own) => {
      ledger = own
      return { now: () => today as Instant }
    },
  })
})

const history = async (): Promise<FlowHistoryView> => (await server.get('/api/flow/history')).body
const tellings = async (): Promise<readonly LedgerEvent[]> => ledger.page({ limit: 100, types: ['figures.told'] })
const importSomething = () =>
  ledger.append([], () => ({
    events: [
      {
        type: 'source.imported',
        actor: { kind: 'person', id: 'ana' },
        objects: [{ type: 'source', id: 'src_1' }],
        why: 'the other half',
        data: { kind: 'jira', name: 'jira.json', parts: [], options: {}, records: null, cursor: null, isWhole: true },
      },
    ],
  }))

test('whoever looks first is told, once however many look, and then nothing is computed again that day', async () => {
  const answers = await Promise.all([history(), history(), history()])
  for (const { moves, steps } of answers) expect([moves, steps]).toEqual([[], []])
  await history()
  expect(await tellings()).toHaveLength(1)
  expect(asked).toBe(1)
})

test('a fuller import moves months that were over: told before, told now, and who brought it', async () => {
  await history()
  current = study(whole)
  await importSomething()
  const { moves } = await history()

  expect(moves).toHaveLength(1)
  expect(moves[0]?.causes).toMatchObject([
    { says: 'jira.json was imported', done: { by: { name: 'Ana' }, why: 'the other half' } },
  ])
  const months = moves[0]?.months.filter(({ figure }) => figure === 'decision-to-production') ?? []
  expect(months.length).toBeGreaterThan(0)
  for (const { before, now } of months) expect(before).not.toEqual(now)
  expect((await history()).moves).toEqual(moves)
  const rows = (await server.get('/api/flow/history.csv')).body.trim().split('\r\n')
  expect(rows).toHaveLength(1 + (moves[0]?.months.length ?? 0))
  expect(rows[1]).toMatch(/,decision-to-production,2026-0\d,\d+,\d+,\d*,\d+,\d+,\d*,jira\.json was imported$/)
  expect(await tellings()).toHaveLength(2)
})

test('another day with the same record keeps no telling, and looks once', async () => {
  await history()
  today = '2026-01-02T09:00:00.000Z'
  await history()
  await history()
  expect(await tellings()).toHaveLength(1)
  expect(asked).toBe(2)
})

test('other settings are a step, and what they move is said', async () => {
  await history()
  current = study(half, 2)
  today = '2026-01-02T09:00:00.000Z'
  const { steps, moves } = await history()
  expect(steps).toMatchObject([{ figure: null, before: 1, now: 2 }])
  expect(moves).toEqual([])
})

test('a study that cannot be made is said, keeps nothing, and is tried again', async () => {
  const good = current
  current = null as unknown as Study
  expect((await server.get('/api/flow/history')).status).toBe(500)
  expect(await tellings()).toHaveLength(0)
  current = good
  expect((await server.get('/api/flow/history')).status).toBe(200)
  expect(await tellings()).toHaveLength(1)
})

test('what was imported while figures were computed is told with the next look, not with these', async () => {
  await history()
  today = '2026-01-02T09:00:00.000Z'
  const before = current
  let meanwhile = false
  current = new Proxy(study(half, 2), {
    get(of, name) {
      if (name === 'asOf' && !meanwhile) {
        meanwhile = true
        void importSomething()
      }
      return Reflect.get(of, name)
    },
  })
  await history()
  expect(await tellings()).toHaveLength(1)
  current = before
  await history()
})
