import { describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { FlowInitiativesView } from '../../api/flow-initiatives-schema.ts'
import type { MappedPathView, MappedStepView, MappingsView, MappingView } from '../../api/playbook-schema.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const lively = fixedStudies([generatedReading(livelyPlan)], generatedSettings(livelyPlan), Date.UTC(2026, 5, 1))

const hour = 3_600_000

const step = (id: string, more: Partial<MappedStepView> = {}): MappedStepView => ({
  id,
  name: id,
  artefact: null,
  owner: null,
  touchMs: null,
  waitMs: null,
  serves: null,
  accurate: null,
  basis: 'said',
  ...more,
})

/** Mara and Ana in one workshop, each with a browser of her own. */
async function workshop(options: Parameters<typeof memoryServer>[1] = {}) {
  const server = await memoryServer('demo', options)
  const as = async (id: string) => {
    const { cookie } = await server.post('/api/demo/person', { id })
    const headers = { cookie, 'content-type': 'application/json' }
    return {
      get: (path: string) => server.get(path, headers),
      post: (path: string, body: unknown) => server.post(path, body, headers),
      put: (path: string, body: unknown) => server.send(path, JSON.stringify(body), headers, 'PUT'),
    }
  }
  return { mara: await as('mara'), ana: await as('ana') }
}

async function begun() {
  const { mara, ana } = await workshop()
  const { body } = (await mara.post('/api/flow/mappings', { title: 'Gift cards', from: null })) as { body: MappingView }
  const at = `/api/flow/mappings/${body.id}`
  const path: MappedPathView = { ...body.path, steps: [step('ticket'), step('train')] }
  await mara.put(at, { version: 1, path })
  return { mara, ana, at, path }
}

describe('a path mapped by hand', () => {
  test('is begun before anything was imported, and every save names who', async () => {
    const { ana, at, path } = await begun()
    const withWait = { ...path, steps: [step('ticket', { waitMs: 3_600_000 }), step('train')] }
    await ana.put(at, { version: 2, path: withWait })
    const { body } = (await ana.get(at)) as { body: MappingView }

    expect(body).toMatchObject({ version: 3, path: withWait, mayPutAway: true })
    expect(body.saves.map(({ by }) => by.name)).toEqual(['Ana', 'Mara', 'Mara'])
    expect(body.figures).toMatchObject({ isWhole: false, lead: { value: 3_600_000, n: 0 } })
    const { body: list } = (await ana.get('/api/flow/mappings')) as { body: MappingsView }
    expect(list.mappings).toMatchObject([{ title: 'Gift cards', steps: 2, savedBy: { name: 'Ana' } }])
  })

  test('joins what two people edit at once in different cells', async () => {
    const { mara, ana, at, path } = await begun()
    await mara.put(at, { version: 2, path: { ...path, steps: [step('ticket', { owner: 'Mara' }), step('train')] } })
    const late = { ...path, steps: [step('ticket', { waitMs: 5 }), step('train'), step('live')] }
    const { status, body } = (await ana.put(at, { version: 2, path: late })) as { status: number; body: MappingView }

    expect(status).toBe(200)
    expect(body.path.steps).toMatchObject([{ owner: 'Mara', waitMs: 5 }, {}, { id: 'live' }])
  })

  test('refuses a save that says the same cell differently, names the cell and who, and keeps what was there', async () => {
    const { mara, ana, at, path } = await begun()
    const wait = (waitMs: number) => ({ ...path, steps: [step('ticket', { waitMs }), step('train')] })
    await mara.put(at, { version: 2, path: wait(hour) })
    const { status, body } = await ana.put(at, { version: 2, path: wait(2 * hour) })

    expect(status).toBe(409)
    expect(body.error.says).toBe(
      'Mara has said something else meanwhile of “ticket”: wait (yours 2.0 h, theirs 1.0 h). Nothing was saved.',
    )
    const after = (await ana.get(at)) as { body: MappingView }
    expect(after.body.path).toEqual(wait(hour))
    expect(after.body.version).toBe(3)
    const again = (await ana.put(at, { version: 2, path: wait(2 * hour), onClash: 'mine' })) as { body: MappingView }
    expect(again.body.path).toEqual(wait(2 * hour))
  })

  test('saved twice as it stands is recorded once', async () => {
    const { mara, at, path } = await begun()
    await mara.put(at, { version: 2, path })

    expect(((await mara.get(at)) as { body: MappingView }).body.version).toBe(2)
  })

  test('that cannot be is not saved', async () => {
    const { mara, at, path } = await begun()
    const twice = await mara.put(at, { version: 2, path: { ...path, steps: [step('a'), step('a')] } })
    const negative = await mara.put(at, { version: 2, path: { ...path, steps: [step('a', { waitMs: -1 })] } })

    expect(twice.status).toBe(422)
    expect(twice.body.error.says).toContain('“a” is there twice')
    expect(negative.status).toBe(422)
  })

  test('is put away by who mapped it or an engineer, with a reason, and then is not there', async () => {
    const { mara, at } = await begun()
    expect((await mara.post(`${at}/put-away`, {})).status).toBe(422)
    const { status, body } = await mara.post(`${at}/put-away`, { why: 'mapped twice' })

    expect(status).toBe(200)
    expect(body.mappings).toEqual([])
    expect((await mara.get(at)).status).toBe(404)
  })

  test('is a table, too', async () => {
    const { mara, at } = await begun()
    const { body } = await mara.get(`${at}/steps.csv`)

    expect(body.split('\r\n')[0]).toBe('step,artefact,owner,touch_ms,wait_ms,class,complete_and_accurate,times_from')
    expect(body.split('\r\n')[1]).toBe('ticket,,,,,,,said')
  })

  test('is prefilled from the record, and from nothing that the record does not know', async () => {
    const { mara } = await workshop({ studies: lively })
    const { body: initiatives } = await mara.get('/api/flow/initiatives')
    const { id, title } = (initiatives as FlowInitiativesView).initiatives.reduce((most, each) =>
      each.inProduction > most.inProduction ? each : most,
    )
    const { status, body } = await mara.post('/api/flow/mappings', { title: null, from: { kind: 'initiative', id } })
    const none = await mara.post('/api/flow/mappings', { title: null, from: { kind: 'item', id: 'nothing' } })

    expect(status).toBe(201)
    expect(body.path.title).toBe(title ?? id)
    expect(body.path.steps.length).toBeGreaterThan(3)
    expect(body.figures.lead.value).toBeGreaterThan(0)
    expect(none.status).toBe(404)
  })
})
