import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { tableTimeForms } from '../../src/api/source-schema.ts'
import { csvTimeFormats } from '../../src/flow/formats/csv/csv-times.ts'
import { createArtefactStore } from '../../src/platform/artefacts/artefact-store.ts'
import { keptStudies } from '../../src/platform/flow/kept-studies.ts'
import { logFiles } from '../../src/platform/flow/log-files.ts'
import { serverImports } from '../../src/platform/flow/server-imports.ts'
import { studyInput } from '../../src/platform/flow/study-input.ts'
import { openHome } from '../../src/platform/home/home.ts'
import { flowFrom } from '../../src/server/flow/flow-questions.ts'
import { memoryServer } from '../support/memory-server.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})

/** The server over real imports: a home on the disk, artefacts, and studies of what is kept. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-sources-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const home = await openHome(folder)
  const artefacts = createArtefactStore(join(folder, 'artefacts'))
  const server = await memoryServer('demo', {
    parts: (ledger) => {
      const recorded = studyInput(ledger, () => ({ histories: [], version: '' }))
      const imports = serverImports(home, {
        ledger,
        artefacts,
        now: () => Date.UTC(2026, 5, 1),
        report: () => undefined,
      })
      return { flow: flowFrom(keptStudies(recorded, artefacts), logFiles), imports }
    },
  })
  const { cookie } = await server.post('/api/demo/person', { id: 'ana' })
  const upload = (name: string, text: string, as = cookie, told: Readonly<Record<string, string>> = {}) =>
    server.send(`/api/flow/imports?${new URLSearchParams({ name, ...told })}`, text, {
      cookie: as,
      'content-type': 'application/octet-stream',
    })
  return { ...server, cookie, upload }
}

const notice = (number: number) =>
  `${JSON.stringify({
    repository: 'acme/shop',
    sha: number.toString(16).padStart(40, '0'),
    environment: 'production',
    status: 'succeeded',
    at: new Date(Date.UTC(2025, 11, 5, 9, number)).toISOString(),
  })}\n`
const issue = JSON.stringify({
  identifier: 'SHOP-1',
  title: 'Shorter checkout',
  createdAt: '2025-12-05T09:00:00.000Z',
  state: { name: 'Cooking' },
  history: {
    nodes: [{ createdAt: '2025-12-06T09:00:00.000Z', fromState: { name: 'Todo' }, toState: { name: 'Cooking' } }],
  },
})

test('times of a table may be told in the forms that are read', () => {
  expect(tableTimeForms).toEqual(csvTimeFormats)
})

describe('a file that a person drops', () => {
  test('is counted, shown with what became of it, and stands on the ledger with who brought it', async () => {
    const { get, upload, cookie } = await start()

    const done = await upload('deploys.jsonl', `${notice(1)}${notice(2)}{"x"\n`)
    expect(done).toMatchObject({ status: 201, body: { kind: 'deployments', raw: 3, used: 2, isNew: true } })
    const { body } = await get('/api/flow/sources', { cookie })
    expect(body.sources).toMatchObject([
      {
        name: 'deploys.jsonl',
        raw: 3,
        normalised: 2,
        used: 2,
        by: { name: 'Ana' },
        knownUntil: '2025-12-05T09:02:00.000Z',
        findings: [{ reason: 'not-json' }],
      },
    ])
    expect(body.checks.find(({ id }: { id: string }) => id === 'unreadable')).toMatchObject({ count: 1, isDoubt: true })
    expect(body.asOf).toBe('2025-12-05T09:02:00.000Z')
    expect((await upload('deploys.jsonl', `${notice(1)}${notice(2)}{"x"\n`)).body.isNew).toBe(false)
  })

  test('is refused to who does not answer for the data, and to what another site sends', async () => {
    const { upload, send } = await start()

    expect((await upload('deploys.jsonl', notice(1), '')).status).toBe(403)
    const foreign = { 'content-type': 'application/octet-stream', origin: 'https://evil.example' }
    expect((await send('/api/flow/imports?name=x', notice(1), foreign)).status).toBe(403)
  })

  test('that nothing here reads is refused with what would be read', async () => {
    const { upload } = await start()

    expect(await upload('x.txt', 'hello')).toMatchObject({ status: 422, body: { error: { code: 'bad-input' } } })
  })

  test('may be a table with columns of any name, once somebody says which is which', async () => {
    const { get, upload, cookie } = await start()
    const table = 'Order;Was;On\nSHOP-1;Backlog;13.11.2025 09:00\nSHOP-1;In progress;14.11.2025 09:00\n'

    expect(await upload('moves.csv', table)).toMatchObject({
      status: 422,
      body: { error: { where: 'columns: Order, Was, On' } },
    })
    const columns = { kind: 'event log', case: 'Order', activity: 'Was', time: 'On', zone: 'Europe/Berlin' }
    const done = await upload('moves.csv', table, cookie, columns)

    expect(done).toMatchObject({ status: 201, body: { raw: 2, used: 2, events: 3 } })
    expect(done.body.findings.map(({ reason }: { reason: string }) => reason)).toContain('read-as-cases')
    const { body } = await get('/api/flow/items/SHOP-1', { cookie })
    expect(body.decision).toMatchObject({ at: Date.UTC(2025, 10, 14, 8), tier: 'commitment' })
  })

  test('is in no figure any more once it is removed, with a reason', async () => {
    const { get, post, upload, cookie } = await start()
    const { body } = await upload('deploys.jsonl', notice(1))

    expect((await post(`/api/flow/sources/${body.id}/remove`, { why: '' }, { cookie })).status).toBe(422)
    expect((await post(`/api/flow/sources/${body.id}/remove`, { why: 'wrong team' }, { cookie })).status).toBe(200)
    expect((await get('/api/flow/sources')).body).toMatchObject({ sources: [], headline: 'Nothing has been imported.' })
    expect((await get('/api/ledger')).body.events[0]).toMatchObject({ type: 'source.removed', why: 'wrong team' })
  })
})

describe('what a team says of itself', () => {
  test('takes the place of a guess, raises the version, and is refused over a newer one', async () => {
    const { get, send, upload, cookie } = await start()
    await upload('linear.json', issue)
    const json = { cookie, 'content-type': 'application/json' }
    const put = (sent: unknown) => send('/api/flow/settings', JSON.stringify(sent), json, 'PUT')

    const { body } = await get('/api/flow/settings', { cookie })
    expect(body.statuses.map(({ status }: { status: string }) => status)).toContain('Cooking')
    const said = await put({ version: body.version, why: 'so we call it', statuses: { Cooking: 'building' } })
    expect(said).toMatchObject({ status: 200, body: { version: body.version + 1, said: { by: { name: 'Ana' } } } })
    expect(said.body.statuses.find(({ status }: { status: string }) => status === 'Cooking')).toMatchObject({
      means: 'building',
      confidence: 1,
    })
    expect((await put({ version: body.version, why: 'again', statuses: {} })).status).toBe(409)
  })
})

describe('what a tool posts', () => {
  test('is kept if it is signed, once, and refused if it is not', async () => {
    const { get, post, send, cookie } = await start()
    const { body: hook } = await post(
      '/api/flow/hooks',
      { kind: 'deployments', name: 'Pipeline', why: 'live' },
      { cookie },
    )
    const text = notice(1)
    const signed = (secret: string) => ({
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
    })

    expect((await send(hook.address, text, signed('guessed'))).status).toBe(403)
    expect(await send(hook.address, text, signed(hook.secret))).toMatchObject({
      status: 202,
      body: { outcome: 'kept' },
    })
    expect((await send(hook.address, text, signed(hook.secret))).body).toEqual({ outcome: 'known already' })
    expect((await send('/api/hooks/src_000000000000', text, signed(hook.secret))).status).toBe(404)
    expect((await get('/api/flow/sources')).body.sources).toMatchObject([
      { name: 'Pipeline', used: 1, isConnected: true },
    ])
    expect(JSON.stringify((await get('/api/ledger')).body)).not.toContain(hook.secret)
  })
})
