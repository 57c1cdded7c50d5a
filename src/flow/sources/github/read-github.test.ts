import { readFileSync } from 'node:fs'
import webhookExamples from '@octokit/webhooks-examples'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../../../test/support/shared-data.ts'
import { csvRows } from '../csv-rows.ts'
import { joinReadings } from '../join-readings.ts'
import type { PathEvent, Reading } from '../path-event.ts'
import { sourceReasons } from '../source-quality.ts'
import { readGithub } from './read-github.ts'

const raw = (table: string): unknown[] =>
  csvRows(readFileSync(sharedData(`devlake/github/_raw_github_api_${table}.csv`), 'utf8')).rows.map((row) =>
    JSON.parse(row.data as string),
  )
const all = (reading: Pick<Reading, 'events'>, activity: string): readonly PathEvent[] =>
  reading.events.filter((event) => event.activity === activity)

/** Every record is accounted for. */
function expectToReconcile({ quality }: Reading): void {
  const taken = (effect: string) =>
    quality.findings.reduce((sum, { reason, count }) => sum + (sourceReasons[reason].effect === effect ? count : 0), 0)
  expect(quality.raw - quality.normalised).toBe(taken('unreadable'))
  expect(quality.normalised - quality.used).toBe(taken('set aside'))
}

describe.skipIf(noSharedData)('raw pages of a real repository', () => {
  test('give every pull request once, with what became of it', () => {
    const reading = readGithub(raw('pull_requests'))

    expect(all(joinReadings([reading]), 'pull request opened')).toHaveLength(49)
    expect(all(joinReadings([reading]), 'pull request merged')).toHaveLength(26)
    expect(all(joinReadings([reading]), 'pull request closed')).toHaveLength(19)
    expect(reading.quality).toMatchObject({ raw: 50, normalised: 50 })
    expectToReconcile(reading)
  })

  test('give the same log read together, one by one, and twice', () => {
    const tables = ['pull_requests', 'issues', 'pull_request_reviews', 'events'].map(raw)
    const together = joinReadings([readGithub(tables.flat())])
    const apart = joinReadings([...tables, ...tables].toReversed().map((table) => readGithub(table.toReversed())))

    expect(apart.events).toEqual(together.events)
    expect(apart.links).toEqual(together.links)
    expect(together.events.length).toBeGreaterThan(150)
  })

  test('keep a review as the work of its reviewer, on its pull request', () => {
    const { events, quality } = readGithub(raw('pull_request_reviews'))

    expect(quality).toMatchObject({ raw: 31, used: 30 })
    expect(events.find((event) => event.on.id === 'panjf2000/ants#41')).toMatchObject({
      activity: 'pull request reviewed',
      by: 'github:choleraehyq',
    })
  })
})

describe('payloads of webhooks', () => {
  const payloads = (webhookExamples as unknown as { examples: unknown[] }[]).flatMap(({ examples }) => examples)
  const reading = readGithub(payloads)

  test('are all accounted for, and what is no part of the path is set aside with its kind', () => {
    expectToReconcile(reading)
    expect(reading.quality.raw).toBeGreaterThanOrEqual(329)
    expect(reading.quality.findings.filter(({ reason }) => sourceReasons[reason].effect === 'unreadable')).toEqual([])
  })

  test('tell reviews, deployments and turns of pull requests', () => {
    const told = new Set(reading.events.map(({ activity }) => activity))

    expect([...told].sort()).toEqual(
      expect.arrayContaining([
        'check succeeded',
        'commit pushed',
        'deployment succeeded',
        'item labelled',
        'pull request converted to draft',
        'pull request marked ready',
        'pull request reviewed',
        'review requested',
      ]),
    )
    expect(reading.facts).toContainEqual(
      expect.objectContaining({
        name: 'environment',
        value: 'production',
        on: expect.objectContaining({ type: 'deployment' }),
      }),
    )
  })
})

describe('exports of the command line', () => {
  const listed = {
    number: 12,
    url: 'https://github.com/acme/shop/pull/12',
    title: 'SHOP-7 Softer words at the till',
    author: { login: 'ada', is_bot: false },
    createdAt: '2026-03-02T09:00:00Z',
    mergedAt: '2026-03-03T10:00:00Z',
    closedAt: '2026-03-03T10:00:00Z',
    mergeCommit: { oid: 'a'.repeat(40) },
    isDraft: false,
    body: 'Fixes #5, about UTF-8.',
    reviews: [
      { author: { login: 'bob' }, state: 'APPROVED', submittedAt: '2026-03-03T09:30:00Z' },
      { author: { login: 'bob' }, state: 'PENDING', submittedAt: null },
    ],
    commits: [{ oid: 'b'.repeat(40), authoredDate: '2026-03-01T08:00:00Z', authors: [{ login: 'ada' }] }],
  }

  test('bring reviews and commits along, and name the items by closing words and keys', () => {
    const reading = readGithub(JSON.stringify([listed]), { projects: ['SHOP'] })

    expect(reading.events.map(({ activity, by }) => [activity, by])).toEqual([
      ['pull request opened', 'github:ada'],
      ['pull request merged', null],
      ['pull request approved', 'github:bob'],
      ['commit authored', 'github:ada'],
    ])
    expect(reading.links.map(({ as, to }) => [as, to.id])).toEqual([
      ['merged as', 'a'.repeat(40)],
      ['implements', 'acme/shop#5'],
      ['implements', 'SHOP-7'],
      ['contains', 'b'.repeat(40)],
    ])
    expectToReconcile(reading)
  })

  test('may be several pages one after the other, and a page that is cut off is said to be', () => {
    const page = JSON.stringify([{ ...listed, reviews: [], commits: [] }])
    const other = JSON.stringify([
      { ...listed, number: 13, title: 'a ][ b', url: 'https://github.com/acme/shop/pull/13' },
    ])

    expect(all(readGithub(page + other), 'pull request opened')).toHaveLength(2)

    const cutOff = readGithub(`${page}\n${other.slice(0, 40)}`)
    expect(all(cutOff, 'pull request opened')).toHaveLength(1)
    expect(cutOff.quality.findings.map(({ reason, count }) => [reason, count])).toEqual([['not-json', 1]])
    expectToReconcile(cutOff)
  })
})

describe('a pull request that is not merged', () => {
  const closed = {
    number: 12,
    url: 'https://api.github.com/repos/acme/shop/pulls/12',
    created_at: '2026-03-02T09:00:00Z',
    closed_at: '2026-03-03T09:00:00Z',
    merged_at: null,
    merge_commit_sha: 'e'.repeat(40),
  }

  test('has no commit on the branch, although GitHub names the one of a trial merge', () => {
    expect(readGithub([closed]).links).toEqual([])
  })

  test('is not closed unmerged where a list of issues does not say whether it was merged', () => {
    const listed = (pull: object) => ({
      ...closed,
      url: 'https://api.github.com/repos/acme/shop/issues/12',
      pull_request: pull,
    })

    expect(readGithub([listed({ url: 'x' })]).events.map(({ activity }) => activity)).toEqual(['pull request opened'])
    expect(readGithub([listed({ merged_at: null })]).events).toHaveLength(2)
  })
})

test("GraphQL's timeline items tell what REST's do", () => {
  const node = {
    __typename: 'PullRequest',
    number: 12,
    url: 'https://github.com/acme/shop/pull/12',
    createdAt: '2026-03-02T09:00:00Z',
    author: { __typename: 'User', login: 'ada' },
    timelineItems: {
      nodes: [
        {
          __typename: 'ReadyForReviewEvent',
          createdAt: '2026-03-02T10:00:00Z',
          actor: { __typename: 'User', login: 'ada' },
        },
        {
          __typename: 'ReviewRequestedEvent',
          createdAt: '2026-03-02T10:01:00Z',
          actor: { __typename: 'Bot', login: 'owners' },
          requestedReviewer: { login: 'bob' },
        },
        {
          __typename: 'PullRequestReview',
          state: 'APPROVED',
          submittedAt: '2026-03-02T11:00:00Z',
          author: { login: 'bob' },
        },
        {
          __typename: 'MergedEvent',
          createdAt: '2026-03-02T12:00:00Z',
          actor: { login: 'bob' },
          commit: { oid: 'f'.repeat(40) },
        },
        { __typename: 'SubscribedEvent', createdAt: '2026-03-02T12:00:00Z' },
      ],
    },
  }
  const reading = readGithub([node])

  expect(reading.events.map(({ activity, by }) => [activity, by])).toEqual([
    ['pull request opened', 'github:ada'],
    ['pull request marked ready', 'github:ada'],
    ['review requested', 'github:owners[bot]'],
    ['pull request approved', 'github:bob'],
    ['pull request merged', 'github:bob'],
  ])
  expect(reading.links).toMatchObject([{ as: 'merged as', to: { id: 'f'.repeat(40) } }])
  expectToReconcile(reading)
})

test('a deployment tells the same with statuses of REST beside it, as a node of GraphQL, and from webhooks', () => {
  const sha = 'a'.repeat(40)
  const at = (minute: number) => `2026-03-02T09:0${minute}:00Z`
  const rest = {
    ...{ url: 'https://api.github.com/repos/acme/shop/deployments/7', id: 7, sha, environment: 'production' },
    ...{ created_at: at(0), creator: { login: 'deployer[bot]', type: 'Bot' } },
    statuses_url: 'https://api.github.com/repos/acme/shop/deployments/7/statuses',
  }
  const node = {
    ...{ __typename: 'Deployment', databaseId: 7, commitOid: sha, environment: 'production', createdAt: at(0) },
    creator: { __typename: 'Bot', login: 'deployer' },
    repository: { nameWithOwner: 'acme/shop' },
    statuses: {
      nodes: [
        { state: 'INACTIVE', createdAt: at(9) },
        { state: 'SUCCESS', createdAt: at(2) },
        { state: 'QUEUED', createdAt: at(1) },
      ],
    },
  }
  const told = readGithub([node])

  expect(readGithub([{ ...rest, statuses: [{ state: 'success', created_at: at(2) }] }]).events).toEqual(told.events)
  expect(
    readGithub([
      {
        repository: { full_name: 'acme/shop' },
        deployment: rest,
        deployment_status: { state: 'success', created_at: at(2) },
      },
    ]).events,
  ).toEqual(told.events)
  expect(told.events.map(({ activity }) => activity)).toEqual(['deployment started', 'deployment succeeded'])
  expect(told.links).toMatchObject([{ as: 'deploys', to: { id: sha } }])
})

test('an issue closed as not planned was given up, and a label event tells which label', () => {
  const issue = {
    number: 5,
    url: 'https://api.github.com/repos/acme/shop/issues/5',
    created_at: '2026-03-02T09:00:00Z',
    closed_at: '2026-03-03T09:00:00Z',
    state_reason: 'not_planned',
  }
  const labelled = {
    event: 'labeled',
    id: 9,
    created_at: '2026-03-02T10:00:00Z',
    label: { name: 'approved' },
    issue: { number: 5, html_url: 'https://github.com/acme/shop/issues/5' },
  }

  const closed = { ...labelled, event: 'closed', id: 10, label: undefined, state_reason: 'duplicate' }

  expect(readGithub([closed]).events.map(({ activity }) => activity)).toEqual(['item cancelled'])
  expect(readGithub([issue, labelled]).events.map(({ activity, attributes }) => [activity, attributes.to])).toEqual([
    ['item created', undefined],
    ['item cancelled', undefined],
    ['item labelled', 'approved'],
  ])
})

test('a timeline is read for the pull request it belongs to', () => {
  const timeline = [
    {
      event: 'committed',
      sha: 'c'.repeat(40),
      author: { name: 'Ada', email: 'ada@acme.example', date: '2026-03-01T08:00:00Z' },
    },
    { event: 'ready_for_review', id: 1, actor: { login: 'ada', type: 'User' }, created_at: '2026-03-02T09:00:00Z' },
    {
      event: 'reviewed',
      id: 2,
      user: { login: 'bob', type: 'User' },
      state: 'changes_requested',
      submitted_at: '2026-03-02T11:00:00Z',
    },
    {
      event: 'merged',
      id: 3,
      actor: { login: 'merge-queue', type: 'Bot' },
      commit_id: 'd'.repeat(40),
      created_at: '2026-03-03T10:00:00Z',
    },
    { event: 'closed', id: 4, actor: { login: 'merge-queue', type: 'Bot' }, created_at: '2026-03-03T10:00:01Z' },
    { event: 'subscribed', id: 5, actor: { login: 'bob', type: 'User' }, created_at: '2026-03-03T10:00:01Z' },
  ]
  const reading = readGithub(timeline, { of: { type: 'pull request', id: 'acme/shop#12' } })
  const { events } = joinReadings([reading])

  expect(events.map(({ activity }) => activity)).toEqual([
    'commit authored',
    'pull request marked ready',
    'changes requested',
    'pull request merged',
  ])
  expect(reading.accounts.find(({ id }) => id === 'github:merge-queue')).toMatchObject({ isBot: true })
  expect(reading.quality.findings).toEqual([
    { reason: 'other-kind', count: 1, examples: [{ where: '5', text: 'subscribed' }] },
  ])
})
