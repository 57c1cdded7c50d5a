import { expect, test } from 'vitest'
import { readCdEvents } from './read-cdevents.ts'
import { readDeploys } from './read-deploys.ts'

const sha = 'a'.repeat(40)
const notice = {
  id: 'run-7',
  repository: 'acme/shop',
  sha,
  environment: 'production',
  status: 'succeeded',
  at: '2026-03-02T09:00:00Z',
}

test('a notice of a deployment tells what reached which environment', () => {
  const { events, links, facts } = readDeploys(JSON.stringify(notice))

  expect(events).toMatchObject([
    { activity: 'deployment succeeded', on: { type: 'deployment', id: 'acme/shop run-7' } },
  ])
  expect(links).toMatchObject([{ as: 'deploys', to: { id: sha } }])
  expect(facts).toContainEqual(expect.objectContaining({ name: 'environment', value: 'production' }))
})

test('a short sha, an unknown status and a missing time are no deployments', () => {
  const { quality, events } = readDeploys([
    { ...notice, sha: 'abc1234' },
    { ...notice, status: 'toString' },
    { ...notice, at: 'yesterday' },
    { ...notice, environment: undefined },
  ])

  expect(events).toHaveLength(1)
  expect(quality).toMatchObject({ raw: 4, normalised: 1, used: 1 })
  expect(quality.findings.map(({ reason }) => reason)).toEqual([
    'not-a-record',
    'no-id',
    'no-time',
    'bad-time',
    'unknown-environment',
  ])
})

const cdEvent = (type: string, subject: unknown, more: object = {}) => ({
  context: {
    type: `dev.cdevents.${type}.0.2.0`,
    id: `id-${type}`,
    source: '/ci',
    timestamp: '2026-03-02T09:00:00Z',
    version: '0.4.1',
  },
  subject,
  ...more,
})

test('CDEvents tell changes, services, incidents and tickets, bare or in a CloudEvent', () => {
  const environment = { id: 'production' }
  const { events, links, quality } = readCdEvents([
    cdEvent(
      'change.merged',
      { id: '12', content: { repository: { id: 'acme/shop' } } },
      { customData: { commit: sha } },
    ),
    {
      specversion: '1.0',
      data: cdEvent('service.deployed', {
        id: 'till',
        content: { environment, artifactId: `pkg:git/acme/shop@${sha}` },
      }),
    },
    cdEvent('service.rolledback', { id: 'till', content: { environment } }),
    cdEvent('incident.resolved', { id: 'inc-1', content: {} }),
    cdEvent('ticket.closed', { id: 'T-1', content: { resolution: "won't fix" } }),
    cdEvent('taskrun.started', { id: 't', content: {} }),
  ])

  expect(events.map(({ activity, on }) => [activity, on.id])).toEqual([
    ['pull request merged', 'acme/shop#12'],
    ['deployment succeeded', 'till id-service.deployed'],
    ['deployment rolled back', 'till id-service.rolledback'],
    ['incident resolved', 'inc-1'],
    ['item cancelled', 'T-1'],
  ])
  expect(links.map(({ as, to }) => [as, to.id])).toEqual([
    ['merged as', sha],
    ['deploys', sha],
  ])
  expect(quality.findings.map(({ reason, count }) => [reason, count])).toEqual([
    ['other-kind', 1],
    ['unknown-object', 1],
  ])
})
