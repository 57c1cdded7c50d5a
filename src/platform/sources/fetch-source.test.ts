import { afterEach, describe, expect, test } from 'vitest'
import { fetchAll } from '../../../test/support/peers/fetch-all.ts'
import { githubData, startGithubPeer } from '../../../test/support/peers/github-peer.ts'
import { gitlabData, startGitlabPeer } from '../../../test/support/peers/gitlab-peer.ts'
import { jiraData, startJiraPeer } from '../../../test/support/peers/jira-peer.ts'
import { linearData, startLinearPeer } from '../../../test/support/peers/linear-peer.ts'
import type { Peer } from '../../../test/support/peers/peer.ts'
import { joinReadings } from '../../flow/sources/join-readings.ts'
import { readSource } from '../../flow/sources/read-source.ts'
import type { SourceConnection, SourceCursor } from './fetcher.ts'

const token = 'aTokenNobodyMaySee'
const now = Date.UTC(2026, 5, 1)
const later = '2026-02-01T09:00:00.000Z'
const peers: Peer[] = []
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.stop()
})

interface Started {
  readonly peer: Peer
  readonly connection: SourceConnection
  /** Changes the first thing, as a person would. */
  readonly touch: () => void
}
const connect = (
  peer: Peer,
  kind: SourceConnection['kind'],
  project: string,
  more: Partial<SourceConnection> = {},
) => ({
  ...{ kind, project, address: peer.address, secret: kind, privateHosts: ['127.0.0.1'], ...more },
})

async function github(): Promise<Started> {
  const data = githubData(40)
  const peer = await startGithubPeer(data, token)
  const touch = () => Object.assign(data.work[0] ?? {}, { updatedAt: later.replace('.000', '') })
  return { peer, connection: connect(peer, 'github', 'acme/shop'), touch }
}
async function gitlab(): Promise<Started> {
  const data = gitlabData(40)
  const peer = await startGitlabPeer(data, token)
  return {
    peer,
    connection: connect(peer, 'gitlab', 'acme/web/shop'),
    touch: () => Object.assign(data[0] ?? {}, { updated_at: later }),
  }
}
const jira = (flavour: 'cloud' | 'data center') => async (): Promise<Started> => {
  const data = jiraData(60)
  const peer = await startJiraPeer(data, token, flavour, now)
  const account = flavour === 'cloud' ? { account: 'ada@acme.example' } : {}
  return {
    peer,
    connection: connect(peer, 'jira', 'SHOP', account),
    touch: () => Object.assign(data[0] ?? {}, { updated: later }),
  }
}
async function linear(): Promise<Started> {
  const data = linearData(40)
  const peer = await startLinearPeer(data, `Bearer ${token}`)
  return {
    peer,
    connection: connect(peer, 'linear', 'SHOP'),
    touch: () => Object.assign(data[0] ?? {}, { updatedAt: later }),
  }
}

const kinds: readonly [string, () => Promise<Started>, { records: number; events: number }][] = [
  ['GitHub', github, { records: 60, events: 40 * 2 + 13 * 130 + 27 * 2 + 20 + 40 }],
  ['GitLab', gitlab, { records: 60, events: 40 * 2 + 4 * 120 + 36 * 2 + 20 + 40 }],
  ['Jira in the cloud', jira('cloud'), { records: 60, events: 60 * 2 + 8 * 130 + 52 * 2 + 12 * 60 + 48 }],
  ['a Jira Data Center', jira('data center'), { records: 60, events: 60 * 2 + 8 * 130 + 52 * 2 + 12 * 60 + 48 }],
  ['Linear', linear, { records: 40, events: 40 * 2 + 10 * 140 + 30 * 2 + 40 }],
]

describe.each(kinds)('a fetch of %s', (_, start, expected) => {
  async function started(): Promise<Started> {
    const found = await start()
    peers.push(found.peer)
    return found
  }
  const told = ({ kind }: SourceConnection, records: readonly unknown[]) =>
    joinReadings([readSource(kind, records)]).events

  test('brings everything once, with lists longer than a page, and every record of it is used', async () => {
    const { connection } = await started()

    const { records, batches } = await fetchAll(connection, token, { now })
    const { quality } = readSource(connection.kind, records)

    expect(records).toHaveLength(expected.records)
    expect(quality.findings).toEqual([])
    expect(quality.used).toBe(quality.raw)
    expect(told(connection, records)).toHaveLength(expected.events)
    expect(batches.at(-1)?.progress).toMatchObject({ records: expected.records, quarantined: { count: 0 } })
    expect(batches.at(-1)?.cursor.at).toBe(null)
  })

  test('that is broken off after each batch gives what an unbroken one gives, and nothing twice', async () => {
    const { connection } = await started()
    const whole = await fetchAll(connection, token, { now })

    const records: unknown[] = []
    let cursor: SourceCursor | null = null
    for (let turn = 0; turn < whole.batches.length; turn++) {
      const some = await fetchAll(connection, token, { cursor, batches: 1, now })
      records.push(...some.records)
      cursor = JSON.parse(JSON.stringify(some.cursor))
    }

    expect(records).toEqual(whole.records)
    expect(cursor).toEqual(whole.cursor)
  })

  test('brings later only what changed, then nothing', async () => {
    const { connection, touch } = await started()
    const first = await fetchAll(connection, token, { now })

    touch()
    const second = await fetchAll(connection, token, { now, cursor: first.cursor })
    const third = await fetchAll(connection, token, { now, cursor: second.cursor })

    expect(second.records).toHaveLength(1)
    expect(third.records).toEqual([])
  })

  test('meets what changes between two pages, and loses nothing beside it', async () => {
    const { connection, peer, touch } = await started()
    peer.faults.push((_, count) => {
      if (count === 6) touch()
      return undefined
    })

    const { records } = await fetchAll(connection, token, { now })

    expect(records.length).toBeGreaterThanOrEqual(expected.records)
    expect(told(connection, records)).toHaveLength(expected.events)
  })

  test('is not hindered by a limit, a failure of the server and a broken connection on its way', async () => {
    const { connection, peer } = await started()
    const whole = await fetchAll(connection, token, { now })
    const begun = peer.requests.length
    peer.faults.push((_, count) =>
      count === begun + 2
        ? { status: 429, headers: { 'retry-after': '7' } }
        : count === begun + 4
          ? { status: 502, text: 'Bad Gateway' }
          : count === begun + 6
            ? null
            : undefined,
    )

    const { records } = await fetchAll(connection, token, { now })

    expect(told(connection, records)).toEqual(told(connection, whole.records))
  })

  test('with a wrong token ends at once and says what would be a right one', async () => {
    const { connection, peer } = await started()

    await expect(fetchAll(connection, 'another', { now })).rejects.toMatchObject({
      code: 'not-allowed',
      next: expect.stringMatching(/^Give an? (?:token|API key)/),
    })
    expect(peer.requests).toHaveLength(1)
  })
})

test('a part that a project has not is left out, and that is said', async () => {
  const { peer, connection } = await gitlab()
  peers.push(peer)

  const { news } = await fetchAll(connection, token, { now })

  expect(news).toEqual([expect.objectContaining({ kind: 'left-out', where: expect.stringMatching(/releases$/) })])
})

test('pull requests are read where a repository has its issues turned off', async () => {
  const peer = await startGithubPeer({ ...githubData(40), hasIssues: false }, token)
  peers.push(peer)
  const connection = connect(peer, 'github', 'acme/shop')

  const first = await fetchAll(connection, token, { now })
  const second = await fetchAll(connection, token, { now, cursor: first.cursor })

  expect(first.records).toHaveLength(40)
  expect(second.records).toEqual([])
})

test('Jira without changelogs in bulk is asked issue by issue', async () => {
  const { peer, connection } = await jira('cloud')()
  peers.push(peer)
  const whole = await fetchAll(connection, token, { now })
  peer.faults.push(({ url }) => (url.pathname.endsWith('/bulkfetch') ? { status: 404, body: {} } : undefined))

  const { records } = await fetchAll(connection, token, { now })

  const events = (all: readonly unknown[]) => joinReadings([readSource('jira', all)]).events
  expect(events(records)).toEqual(events(whole.records))
})
