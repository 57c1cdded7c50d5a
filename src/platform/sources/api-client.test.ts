import { afterEach, describe, expect, test } from 'vitest'
import { fetchAll } from '../../../test/support/peers/fetch-all.ts'
import { githubData, startGithubPeer } from '../../../test/support/peers/github-peer.ts'
import { type Fault, type Peer, startPeer } from '../../../test/support/peers/peer.ts'
import { sayError } from '../../base/errors.ts'
import type { SourceConnection } from './fetcher.ts'

const token = 'ghp_aTokenNobodyMaySee'
const now = Date.UTC(2026, 5, 1)
const peers: Peer[] = []
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.stop()
})

const connectionTo = (address: string): SourceConnection => ({
  ...{ kind: 'github', address, project: 'acme/shop', secret: 'github', privateHosts: ['127.0.0.1'] },
})

async function fetchWith(...faults: Fault[]) {
  const peer = await startGithubPeer(githubData(4), token)
  peers.push(peer)
  peer.faults.push(...faults)
  return fetchAll(connectionTo(peer.address), token, { now })
}
/** Answers the first of the requests so, and later ones as always. */
const once =
  (answer: ReturnType<Fault>, times = 1): Fault =>
  (_, count) =>
    count <= times ? answer : undefined

describe('a refusal because of too many requests', () => {
  test.each([
    ['Retry-After in seconds', { status: 429, headers: { 'retry-after': '30' } }, 30_000],
    [
      'Retry-After as a date',
      { status: 429, headers: { 'retry-after': new Date(now + 45_000).toUTCString() } },
      45_000,
    ],
    [
      'nothing left until a reset',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 90) } },
      90_000,
    ],
    [
      'a reset as Jira writes it',
      {
        status: 429,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(now + 20_000).toISOString() },
      },
      20_000,
    ],
    [
      "GitHub's secondary limit, which names no time",
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
    [
      "Linear's",
      {
        status: 400,
        body: { errors: [{ message: 'no', extensions: { code: 'RATELIMITED' } }] },
        headers: { 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': String(now + 15_000) },
      },
      15_000,
    ],
    [
      "GraphQL's, although its status is 200",
      { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } },
      60_000,
    ],
  ])('is waited out: %s', async (_, answer, ms) => {
    const { records, pauses, news } = await fetchWith(once(answer))

    expect(pauses).toEqual([ms])
    expect(news).toMatchObject([{ kind: 'waiting', ms }])
    expect(records).toHaveLength(6)
  })

  test('is not even asked for: where nothing is left, the next request waits', async () => {
    const headers = {
      ...{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 10) },
      link: '<https://api.github.com/repos/acme/shop/issues?page=1>; rel="next"',
    }
    const { pauses, records } = await fetchWith(once({ body: [], headers }))

    expect(pauses).toEqual([10_000])
    expect(records).toHaveLength(6)
  })

  test('that lasts longer than two hours ends the fetch, which says so', async () => {
    await expect(fetchWith(once({ status: 429, headers: { 'retry-after': '90000' } }, 99))).rejects.toMatchObject({
      code: 'source-unavailable',
      message: 'GitHub asks to wait for 1500 minutes.',
    })
  })
})

describe('a failure', () => {
  test.each([
    ['of the server', { status: 502, text: '<html>Bad Gateway</html>' }],
    ['of the network', null],
  ])('%s is tried again, each time after twice as long', async (_, answer) => {
    const { records, pauses } = await fetchWith(once(answer, 3))

    expect(pauses).toEqual([1000, 2000, 4000])
    expect(records).toHaveLength(6)
  })

  test('that stays ends the fetch after six tries', async () => {
    await expect(fetchWith(once({ status: 500 }, 99))).rejects.toMatchObject({
      code: 'source-unavailable',
      message: 'GitHub did not answer after 6 tries.',
    })
  })
})

describe('a page that is no JSON', () => {
  test('is asked for again', async () => {
    const { records } = await fetchWith(once({ text: '<html>one moment</html>' }, 2))

    expect(records).toHaveLength(6)
  })

  test('is quarantined and counted where it stays, and the cursor stays before it', async () => {
    const { batches, records, news, cursor } = await fetchWith(({ url }) =>
      url.pathname.endsWith('/issues') ? { text: '<html>Sign in</html>' } : undefined,
    )

    expect(records).toHaveLength(2)
    expect(batches.at(-1)?.progress.quarantined).toMatchObject({
      count: 1,
      examples: [{ where: expect.stringMatching(/\/repos\/acme\/shop\/issues$/), text: '<html>Sign in</html>' }],
    })
    expect(news.at(-1)).toMatchObject({ kind: 'quarantined' })
    expect(cursor?.parts['issues and pull requests']).toBeUndefined()
  })
})

describe('what no waiting mends is said at once, with what to do', () => {
  test.each([
    [401, 'not-allowed', /does not know this token/],
    [403, 'not-allowed', /does not let this token read/],
    [404, 'not-found', /shows nothing here/],
  ])('%i', async (status, code, message) => {
    const headers = { 'x-accepted-github-permissions': 'issues=read' }
    await expect(fetchWith(once({ status, headers, body: { message: 'no' } }, 99))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      where: expect.stringMatching(/\/repos\/acme\/shop$/),
      next: expect.stringMatching(/Issues.*issues=read/s),
    })
  })

  test('an address that is not https, or holds a password', async () => {
    await expect(fetchAll(connectionTo('http://github.example.com'), token)).rejects.toMatchObject({
      code: 'bad-input',
    })
    await expect(fetchAll(connectionTo('https://ada:pw@github.example.com'), token)).rejects.toThrow(
      /user or a password/,
    )
  })

  test('a host in a private network that nobody listed', async () => {
    const peer = await startGithubPeer(githubData(1), token)
    peers.push(peer)
    const byName = peer.address.replace('127.0.0.1', 'localhost')
    for (const address of [peer.address, byName])
      await expect(fetchAll({ ...connectionTo(address), privateHosts: [] }, token)).rejects.toThrow(/private network/)
    expect(peer.requests).toEqual([])
  })
})

describe('the token', () => {
  test('is not taken to another host by a redirect', async () => {
    const thief = await startPeer(() => ({ body: [] }))
    peers.push(thief)

    await expect(
      fetchWith(once({ status: 302, headers: { location: `${thief.address}/steal` } })),
    ).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'GitHub sends on to another host (302).',
    })
    expect(thief.requests).toEqual([])
  })

  test('follows a redirect inside its host: repositories are renamed', async () => {
    const { records } = await fetchWith(({ url }) =>
      url.pathname === '/repos/acme/shop/issues' && !url.searchParams.has('again')
        ? { status: 301, headers: { location: `${url.pathname}?${url.searchParams}&again=1` } }
        : undefined,
    )

    expect(records).toHaveLength(6)
  })

  test('is in no error, no news and no batch, even where the source repeats it', async () => {
    const echo = { message: `Bad credentials: ${token}` }
    const faults: Fault[] = [
      once({ status: 401, body: echo }, 99),
      once({ status: 422, body: echo }, 99),
      once({ status: 500, body: echo }, 99),
      once({ text: `<html>${token}</html>` }, 3),
      once({ status: 302, headers: { location: `https://elsewhere.example/${token}` } }, 99),
      ...['FORBIDDEN', 'NOT_FOUND', 'SOMETHING'].map(
        (type): Fault =>
          ({ url }) =>
            url.pathname === '/graphql' ? { body: { errors: [{ type, message: token }] } } : undefined,
      ),
    ]
    for (const fault of faults) {
      const outcome = await fetchWith(fault).catch((error: unknown) => error)
      expect(outcome).toBeDefined()
      const said =
        outcome instanceof Error
          ? [sayError(outcome), outcome.stack, JSON.stringify(outcome), String(outcome.cause)]
          : JSON.stringify(outcome)
      expect(String(said)).not.toContain(token)
    }
  })
})
