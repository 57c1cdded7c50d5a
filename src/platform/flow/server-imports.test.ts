import { createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import { createArtefactStore } from '../artefacts/artefact-store.ts'
import { type Home, openHome } from '../home/home.ts'
import { everySource } from './import-files.ts'
import { serverImports } from './server-imports.ts'

let home: Home
let ledger: LedgerStore
let server: Awaited<ReturnType<typeof memoryServer>>
let ana: string
let clock = 0

beforeEach(async () => {
  clock = 0
  home = await openHome(await mkdtemp(join(tmpdir(), 'fairway-hooks-')))
  server = await memoryServer('demo', {
    parts: (store) => {
      ledger = store
      const artefacts = createArtefactStore(home.path)
      return { imports: serverImports(home, { ledger, artefacts, now: () => clock, report: () => undefined }) }
    },
  })
  ana = (await server.post('/api/demo/person', { id: 'ana' })).cookie
})
afterEach(() => rm(home.path, { recursive: true, force: true }))

const notice = JSON.stringify({
  ...{ repository: 'acme/shop', sha: 'a'.repeat(40), environment: 'production' },
  ...{ status: 'succeeded', at: '2026-01-05T09:00:00Z' },
})
const opened = async (kind = 'deployments') =>
  (await server.post('/api/flow/hooks', { kind, name: 'our pipeline', why: 'as it happens' }, { cookie: ana })).body
const post = (address: string, secret: string, text = notice) =>
  server.send(address, text, { authorization: `Bearer ${secret}`, 'content-type': 'application/json' })
const hooks = async () => (await server.get('/api/flow/hooks', { cookie: ana })).body.hooks
const close = (id: string, cookie = ana) => server.post(`/api/flow/hooks/${id}/close`, { why: 'moved' }, { cookie })

test('what a tool posts with the secret is kept, and everything else is refused and shown with why', async () => {
  const { address, secret } = await opened()

  expect((await post(address, secret)).body).toEqual({ outcome: 'kept' })
  expect((await post(address, secret)).body).toEqual({ outcome: 'known already' })
  expect((await post(address, 'guessed')).status).toBe(403)
  expect((await post(address, secret, 'sha=a')).status).toBe(422)

  const [hook] = await hooks()
  expect(hook).toMatchObject({ kind: 'deployments', name: 'our pipeline', why: 'as it happens', received: 1 })
  expect(hook.by).toEqual({ id: 'ana', name: 'Ana' })
  expect(hook.deliveries.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual([
    ...['kept', 'known already', 'refused', 'refused'],
  ])
  expect(hook.deliveries.map(({ says }: { says: string | null }) => says).join()).toContain('does not fit the secret')
})

test('what was refused is known after a restart, and a doubt until the place takes something again', async () => {
  const { id, address, secret } = await opened()
  const doubt = async () =>
    (await server.get('/api/flow/sources', { cookie: ana })).body.checks.find(
      (check: { id: string }) => check.id === 'refused deliveries',
    )
  clock = 1_000
  await post(address, 'guessed')

  const again = serverImports(home, {
    ledger,
    artefacts: createArtefactStore(home.path),
    now: () => 0,
    report: () => {},
  })
  expect(await again.otherDeliveries(id)).toMatchObject([{ at: 1_000, outcome: 'refused' }])
  expect(await doubt()).toMatchObject({
    count: 1,
    of: 1,
    isDoubt: true,
    examples: [expect.stringContaining('our pipeline')],
  })
  clock = 2_000
  await post(address, secret)
  await post(address, secret)
  expect(await doubt()).toMatchObject({ count: 0, of: 1, isDoubt: false })
  await close(id)
  expect(await readdir(join(home.path, 'deliveries'))).toEqual([])
})

test('the secret is in no answer after the first, and not on the ledger', async () => {
  const { secret } = await opened()

  expect(secret).toHaveLength(32)
  expect(JSON.stringify([await hooks(), await ledger.page({ limit: 1000 })])).not.toContain(secret)
})

test('a closed one takes nothing more and forgets its secret, while what came stays', async () => {
  const { id, address, secret } = await opened()
  await post(address, secret)

  expect((await close(id)).body.hooks).toEqual([])
  expect((await post(address, secret)).status).toBe(404)
  expect(await readdir(home.secrets)).toEqual([])
  expect(await everySource(ledger)).toMatchObject([{ id, connection: null, parts: [{}] }])
  expect((await close(id)).status).toBe(404)
})

test('one that never brought anything leaves no source behind; a removed one no secret', async () => {
  const [unused, removed] = [await opened(), await opened()]
  await close(unused.id)
  const { status } = await server.post(`/api/flow/sources/${removed.id}/remove`, { why: 'not ours' }, { cookie: ana })

  expect(status).toBe(200)
  expect(await everySource(ledger)).toEqual([])
  expect(await readdir(home.secrets)).toEqual([])
})

test('a tool that makes its own secret is believed with that one', async () => {
  const { id, address, secret } = await opened('linear')
  const own = 'lin_wh_made_by_linear'
  const put = (text: string) =>
    server.send(
      `/api/flow/hooks/${id}/secret`,
      JSON.stringify({ secret: text }),
      { cookie: ana, 'content-type': 'application/json' },
      'PUT',
    )
  expect((await put(own)).status).toBe(200)
  const text = JSON.stringify({ action: 'create', type: 'Comment', data: {}, webhookTimestamp: 0 })
  const signed = (key: string) =>
    server.send(address, text, {
      'content-type': 'application/json',
      'linear-signature': createHmac('sha256', key).update(text).digest('hex'),
    })

  expect((await signed(secret)).status).toBe(403)
  expect((await signed(own)).status).toBe(202)
})

test('nobody opens or closes one who does not answer for the data', async () => {
  const { id } = await opened()
  const mara = (await server.post('/api/demo/person', { id: 'mara' })).cookie

  expect((await server.post('/api/flow/hooks', { kind: 'jira', name: 'x', why: 'x' }, { cookie: mara })).status).toBe(
    403,
  )
  expect((await close(id, mara)).status).toBe(403)
  expect((await server.get('/api/flow/hooks', { cookie: mara })).body).toMatchObject({
    mayChange: false,
    hooks: [{ id }],
  })
})
