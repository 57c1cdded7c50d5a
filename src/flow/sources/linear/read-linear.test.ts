import { expect, test } from 'vitest'
import { joinReadings } from '../join-readings.ts'
import { readLinear } from './read-linear.ts'

const issue = {
  identifier: 'SHOP-7',
  createdAt: '2026-03-02T09:00:00.000Z',
  startedAt: '2026-03-03T09:00:00.000Z',
  completedAt: '2026-03-05T09:00:00.000Z',
  creator: { id: 'ada', name: 'Ada' },
  state: { name: 'Done', type: 'completed' },
  project: { id: 'p1', name: 'Calm checkout' },
}
const [todo, started, done] = [
  { name: 'Todo', type: 'unstarted' },
  { name: 'In Progress', type: 'started' },
  { name: 'Done', type: 'completed' },
]

test('the history tells statuses from the first on, whoever moved them, and several changes in one entry', () => {
  const history = {
    nodes: [
      {
        id: 'h2',
        createdAt: '2026-03-05T09:00:00.000Z',
        botActor: { id: 'gh', name: 'GitHub' },
        fromState: started,
        toState: done,
      },
      {
        id: 'h1',
        createdAt: '2026-03-03T09:00:00.000Z',
        actor: { id: 'bob' },
        fromState: todo,
        toState: started,
        toAssignee: { id: 'bob' },
      },
      { id: 'h3', createdAt: '2026-03-06T09:00:00.000Z', actor: { id: 'bob' }, attachmentId: 'x' },
    ],
  }
  const reading = readLinear(JSON.stringify({ data: 1, pageInfo: {}, nodes: [{ ...issue, history }] }))

  expect(
    joinReadings([reading]).events.map(({ activity, by, attributes }) => [activity, by, attributes.status]),
  ).toEqual([
    ['item created', 'linear:ada', undefined],
    ['item status entered', null, 'Todo'],
    ['item status entered', 'linear:bob', 'In Progress'],
    ['item assigned', 'linear:bob', undefined],
    ['item status entered', 'linear:gh', 'Done'],
    ['item completed', null, undefined],
  ])
  expect(reading.links).toMatchObject([{ as: 'part of', to: { type: 'initiative', id: 'Calm checkout' } }])
  expect(reading.accounts).toContainEqual(expect.objectContaining({ id: 'linear:gh', isBot: true }))
  expect(reading.quality.findings).toMatchObject([{ reason: 'other-kind', count: 1 }])
})

test("without a history the issue's own times are read, and it is said that no more is known", () => {
  const reading = readLinear([issue, { ...issue, identifier: null }])

  expect(joinReadings([reading]).events.map(({ activity }) => activity)).toEqual([
    'item created',
    'item status entered',
    'item completed',
  ])
  expect(reading.quality).toMatchObject({ raw: 2, normalised: 1, used: 1 })
  expect(reading.quality.findings.map(({ reason }) => reason)).toEqual(['no-id', 'no-history'])
})
