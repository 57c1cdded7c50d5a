import { describe, expect, test } from 'vitest'
import { sessionKey as key, memoryServer } from '../../test/support/memory-server.ts'
import type { Instant, PersonId } from '../base/ids.ts'
import { signToken } from './session.ts'

const later = '2026-01-01T10:00:00.000Z' as Instant

describe('who asks', () => {
  test('the sample lets a visitor be its first person, and switch', async () => {
    const { get, post } = await memoryServer('demo')

    expect(await get('/api/me')).toMatchObject({
      status: 200,
      body: { mode: 'demo', switcher: true, person: { id: 'mara' } },
    })
    const switched = await post('/api/demo/person', { id: 'ana' })
    expect(switched).toMatchObject({ status: 200, body: { person: { id: 'ana' } } })
    expect(await get('/api/me', { cookie: switched.cookie })).toMatchObject({ body: { person: { id: 'ana' } } })
  })

  test('a team has no switcher: the address answers that it does not exist, whatever is sent', async () => {
    const { get, post } = await memoryServer('team')

    expect(await post('/api/demo/person', { id: 'ana' })).toMatchObject({ status: 404 })
    expect(await get('/api/me')).toMatchObject({ body: { mode: 'team', switcher: false, person: null, people: [] } })
  })

  test('nothing of a product or the ledger is shown to someone who has not signed in', async () => {
    const { get, post } = await memoryServer('team')

    for (const path of [
      '/api/products',
      '/api/changes',
      '/api/ledger',
      '/api/ledger/export',
      '/api/ledger/verify',
      '/api/flow',
      '/api/events',
      `/api/artefacts/${'a'.repeat(64)}`,
      '/api/runs/r/log',
    ])
      expect((await get(path)).status, path).toBe(403)
    expect((await post('/api/changes', proposal)).status).toBe(403)
  })

  test('a sign-in link signs in; a forged one, an old one, and a session used as a link do not', async () => {
    const { get } = await memoryServer('team')
    const link = signToken(key, 'sign-in', 'ana' as PersonId, later)
    const session = signToken(key, 'session', 'ana' as PersonId, later)
    const forged = signToken(new Uint8Array(32).fill(8), 'sign-in', 'ana' as PersonId, later)
    const old = signToken(key, 'sign-in', 'ana' as PersonId, '2025-01-01T00:00:00.000Z' as Instant)

    const signedIn = await get(`/sign-in?token=${link}`)
    expect(signedIn.status).toBe(302)
    expect(await get('/api/me', { cookie: signedIn.cookie })).toMatchObject({ body: { person: { id: 'ana' } } })
    for (const token of [forged, old, session, 'x', '']) expect((await get(`/sign-in?token=${token}`)).status).toBe(403)
    expect(await get('/api/me', { cookie: `fairway_session=${link}` })).toMatchObject({ body: { person: null } })
  })
})

describe('the guard', () => {
  test('refuses a host that is not this machine, so that a name pointed here from elsewhere opens nothing', async () => {
    const { get } = await memoryServer('demo')

    expect((await get('/api/me', { host: 'evil.example:4400' })).status).toBe(403)
    expect((await get('/api/me', { host: '127.0.0.1:4400' })).status).toBe(200)
  })

  test('refuses what another site makes a browser send', async () => {
    const { post } = await memoryServer('demo')

    expect((await post('/api/changes', proposal, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post('/api/changes', proposal, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/api/changes', proposal, { 'content-type': 'text/plain' })).status).toBe(403)
  })
})

describe('proposing', () => {
  test('records intent and change, and shows them at once', async () => {
    const { get, post } = await memoryServer('demo')

    const proposed = await post('/api/changes', proposal)
    expect(proposed.status).toBe(201)
    expect(await get(`/api/changes/${proposed.body.id}`)).toMatchObject({
      body: {
        state: 'draft',
        sentence: { before: 'Plans', after: 'Prices' },
        why: 'Shorter.',
        turn: { kind: 'fairway' },
      },
    })
    expect((await get('/api/ledger')).body.events[0]).toMatchObject({ type: 'change.drafted', actor: { name: 'Mara' } })
  })

  test('a role the lane does not list may not propose, and is told which may', async () => {
    const { post } = await memoryServer('demo')
    const { cookie } = await post('/api/demo/person', { id: 'ana' })

    expect(await post('/api/changes', proposal, { cookie })).toMatchObject({
      status: 403,
      body: { error: { says: 'The lane “UX copy” is open to product; you are engineering.' } },
    })
  })

  test('bad input gets every problem at once, and nothing is recorded', async () => {
    const { get, post } = await memoryServer('demo')
    const before = (await get('/api/ledger')).body.total

    const answer = await post('/api/changes', { ...proposal, why: '', edits: [] })
    expect(answer.status).toBe(422)
    expect(answer.body.error.details.length).toBeGreaterThanOrEqual(2)
    const future = { ...proposal, decision: { says: null, url: null, decidedAt: '2030-01-01T00:00:00.000Z' } }
    expect(await post('/api/changes', future)).toMatchObject({
      status: 422,
      body: { error: { says: 'The decision cannot lie in the future.' } },
    })
    expect((await get('/api/ledger')).body.total).toBe(before)
  })

  test('closed lanes say so, with what to do', async () => {
    const { post } = await memoryServer('demo', { closed: true })

    expect(await post('/api/changes', proposal)).toMatchObject({
      status: 409,
      body: { error: { code: 'lanes-closed', next: expect.stringContaining('engineer') } },
    })
  })
})

describe('what goes over the wire', () => {
  test('every address is described in the OpenAPI document', async () => {
    const { get } = await memoryServer('demo')
    const { body } = await get('/api/openapi.json')

    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/health',
        '/api/changes',
        '/api/changes/{change}/approve',
        '/api/products/{product}/trials',
        '/api/ledger',
      ]),
    )
  })

  test('an address that does not exist answers in the one form of errors', async () => {
    const { get } = await memoryServer('demo')

    expect(await get('/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'not-found', next: expect.any(String) } },
    })
    expect(await get('/api/changes/chg_none')).toMatchObject({
      status: 404,
      body: { error: { says: 'There is no change chg_none.' } },
    })
  })

  test('the ledger verifies, and says how much of it there is', async () => {
    const { get } = await memoryServer('demo')

    expect(await get('/api/ledger/verify')).toMatchObject({ body: { ok: true, events: 4, broken: null } })
  })
})

const proposal = {
  product: 'shop',
  why: 'Shorter.',
  decision: { says: null, url: null, decidedAt: '2026-01-01T08:00:00.000Z' },
  edits: [{ slot: 's1', path: 'src/Pricing.tsx', from: 'Plans', to: 'Prices' }],
}
