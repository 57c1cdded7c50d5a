import { afterEach, expect, test } from 'vitest'
import { fetchAll } from '../../../../test/support/peers/fetch-all.ts'
import { githubData, startGithubPeer } from '../../../../test/support/peers/github-peer.ts'
import type { Peer } from '../../../../test/support/peers/peer.ts'
import { readGithub } from '../../../flow/sources/github/read-github.ts'
import { joinReadings } from '../../../flow/sources/join-readings.ts'
import type { SourceConnection, SourceCursor } from '../fetcher.ts'

const token = 'ghp_aTokenNobodyMaySee'
const peers: Peer[] = []
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.stop()
})

async function start(data = githubData(60)) {
  const peer = await startGithubPeer(data, token)
  peers.push(peer)
  const connection: SourceConnection = {
    ...{ kind: 'github', address: peer.address, project: 'acme/shop', secret: 'github', privateHosts: ['127.0.0.1'] },
  }
  return { data, peer, connection }
}
const told = (records: readonly unknown[]) => joinReadings([readGithub(records)]).events
const numbers = (records: readonly unknown[]) => records.map((record) => (record as { number?: number }).number)

test('everything is fetched once, with timelines longer than a page, and every record is used', async () => {
  const { connection } = await start()

  const { records, batches } = await fetchAll(connection, token)
  const { quality, events } = readGithub(records)

  expect(records).toHaveLength(90)
  expect(quality).toMatchObject({ findings: [] })
  expect(quality.used).toBe(quality.raw)
  expect(events.filter(({ activity }) => / commented$/.test(activity))).toHaveLength(20 * 130 + 40 * 2)
  expect(events.filter(({ activity }) => activity === 'deployment succeeded')).toHaveLength(30)
  expect(batches.at(-1)?.progress).toMatchObject({
    part: 'deployments',
    records: 90,
    total: 30,
    quarantined: { count: 0 },
  })
})

test('broken off after any batch it goes on there: nothing is lost, and nothing comes twice', async () => {
  const { connection } = await start()
  const whole = await fetchAll(connection, token)

  const records: unknown[] = []
  let cursor: SourceCursor | null = null
  for (let turn = 0; turn < whole.batches.length; turn++) {
    const some = await fetchAll(connection, token, { cursor, batches: 1 })
    records.push(...some.records)
    cursor = JSON.parse(JSON.stringify(some.cursor))
  }

  expect(numbers(records)).toEqual(numbers(whole.records))
  expect(told(records)).toEqual(told(whole.records))
})

test('a later fetch brings only what changed, and a second one nothing', async () => {
  const { connection, data } = await start()
  const first = await fetchAll(connection, token)

  const changed = data.work[3]
  if (changed) {
    changed.updatedAt = '2026-02-01T09:00:00Z'
    changed.timeline.push({ __typename: 'ReopenedEvent', createdAt: '2026-02-01T09:00:00Z', actor: { login: 'ada' } })
  }
  const second = await fetchAll(connection, token, { cursor: first.cursor })
  const third = await fetchAll(connection, token, { cursor: second.cursor })

  expect(numbers(second.records)).toEqual([4])
  expect(third.records).toEqual([])
})

test('an item that changes between two pages is met, and so is every other', async () => {
  const { connection, data, peer } = await start()
  peer.faults.push((_, count) => {
    const early = data.work[0]
    if (count === 4 && early) early.updatedAt = '2026-02-01T09:00:00Z'
    return undefined
  })

  const { records } = await fetchAll(connection, token)

  expect(new Set(numbers(records).filter((number) => number !== undefined)).size).toBe(60)
  expect(numbers(records).filter((number) => number === 1)).toHaveLength(2)
})

test('many items changed in one second are all met, although no moment tells their pages apart', async () => {
  const data = githubData(60)
  for (const work of data.work.slice(0, 45)) work.updatedAt = '2026-02-01T09:00:00Z'
  const { connection } = await start(data)

  const { records } = await fetchAll(connection, token)

  expect(numbers(records).filter((number) => number !== undefined)).toHaveLength(60)
})

test('a query that is too heavy for the server is asked in halves', async () => {
  const { connection, peer } = await start(githubData(20))
  peer.faults.push(({ url, body }) =>
    url.pathname === '/graphql' && (JSON.stringify(body).match(/n\d+: /g)?.length ?? 0) > 4
      ? { status: 502, text: '<html>Bad Gateway</html>' }
      : undefined,
  )

  const { records, pauses } = await fetchAll(connection, token)

  expect(records).toHaveLength(30)
  expect(pauses).toEqual([])
})
