import { createHmac } from 'node:crypto'
import webhookExamples from '@octokit/webhooks-examples'
import { describe, expect, test } from 'vitest'
import { readJira } from '../jira/read-jira.ts'
import { joinReadings } from '../join-readings.ts'
import { readLinear } from '../linear/read-linear.ts'
import type { RecordSource } from '../which-source.ts'
import { type PostedHook, type Received, receiveHook } from './receive-hook.ts'

const secret = 'known-to-both'
const now = Date.parse('2026-03-02T09:00:30Z')
const bytesOf = (body: unknown): Uint8Array => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const digest = (bytes: Uint8Array, form: 'hex' | 'base64' = 'hex', key: string | Uint8Array = secret) =>
  createHmac('sha256', key).update(bytes).digest(form)

/** A body and the headers with which its source would post it. */
function posted(source: RecordSource, body: unknown, more: Partial<PostedHook> = {}): PostedHook {
  const bytes = bytesOf(body)
  const headers: Record<RecordSource, Record<string, string>> = {
    github: { 'x-hub-signature-256': `sha256=${digest(bytes)}`, 'x-github-event': 'pull_request' },
    gitlab: { 'x-gitlab-token': secret },
    jira: { 'x-hub-signature': `sha256=${digest(bytes)}` },
    linear: { 'linear-signature': digest(bytes) },
    cdevents: { authorization: `Bearer ${secret}` },
    deployments: { authorization: `Bearer ${secret}` },
  }
  return { headers: headers[source], bytes, secret, now, ...more }
}
const reasonOf = (received: Received) => (received.kind === 'refused' ? received.reason : received.kind)
const activitiesOf = (received: Received) =>
  received.kind === 'read' ? joinReadings([received.reading]).events.map(({ activity }) => activity) : []

const sha = 'a'.repeat(40)
const bodies: Readonly<Record<RecordSource, unknown>> = {
  github: {
    ...{ action: 'ready_for_review', repository: { full_name: 'acme/shop' }, sender: { login: 'ada' } },
    pull_request: { number: 12, created_at: '2026-03-02T08:00:00Z', updated_at: '2026-03-02T09:00:00Z' },
  },
  gitlab: {
    ...{ object_kind: 'issue', user: { username: 'ada' }, project: { path_with_namespace: 'acme/shop' } },
    object_attributes: {
      iid: 4,
      action: 'open',
      created_at: '2026-03-02 09:00:00 UTC',
      updated_at: '2026-03-02 09:00:00 UTC',
    },
  },
  jira: {
    ...{ webhookEvent: 'jira:issue_created', timestamp: now, user: { accountId: 'ada' } },
    issue: { key: 'SHOP-7', fields: { created: '2026-03-02T10:00:00.000+0100', status: { name: 'To Do' } } },
  },
  linear: {
    ...{ action: 'create', type: 'Issue', webhookTimestamp: now, createdAt: '2026-03-02T09:00:00.000Z' },
    data: { identifier: 'SHOP-7', createdAt: '2026-03-02T09:00:00.000Z', state: { name: 'Todo', type: 'unstarted' } },
  },
  cdevents: {
    context: {
      type: 'dev.cdevents.incident.detected.0.2.0',
      id: '1',
      source: '/ci',
      timestamp: '2026-03-02T09:00:00Z',
    },
    subject: { id: 'inc-1', content: {} },
  },
  deployments: {
    repository: 'acme/shop',
    sha,
    environment: 'production',
    status: 'succeeded',
    at: '2026-03-02T09:00:00Z',
  },
}
const sources = Object.keys(bodies) as RecordSource[]

describe.each(sources)('what %s posts', (source) => {
  test('is read where it is signed with the secret that both know', () => {
    const received = receiveHook(source, posted(source, bodies[source]))

    expect(received.kind).toBe('read')
    expect(activitiesOf(received).length).toBeGreaterThan(0)
  })

  test('is refused with another secret, without a signature, and where no secret is set', () => {
    const right = posted(source, bodies[source])

    expect(reasonOf(receiveHook(source, { ...right, secret: 'another' }))).toBe('bad-signature')
    expect(reasonOf(receiveHook(source, { ...right, headers: {} }))).toBe('bad-signature')
    expect(reasonOf(receiveHook(source, { ...right, secret: '', headers: { authorization: 'Bearer ' } }))).toBe(
      'no-secret',
    )
  })

  test('is refused where it is no JSON, or no text at all', () => {
    expect(reasonOf(receiveHook(source, posted(source, 'payload=%7B%7D')))).toBe('not-json')
    const broken = Buffer.from([0xff, 0xfe])
    const headers = { ...posted(source, bodies[source]).headers, ...signed(source, broken) }
    expect(reasonOf(receiveHook(source, { ...posted(source, ''), bytes: broken, headers }))).toBe('not-json')
  })
})

const signed = (source: RecordSource, bytes: Uint8Array): Record<string, string> =>
  source === 'linear'
    ? { 'linear-signature': digest(bytes) }
    : { 'x-hub-signature-256': `sha256=${digest(bytes)}`, 'x-hub-signature': `sha256=${digest(bytes)}` }

test.each(['github', 'jira', 'linear'] as const)('one byte that was changed on its way is noticed: %s', (source) => {
  const right = posted(source, bodies[source])

  expect(reasonOf(receiveHook(source, { ...right, bytes: Buffer.concat([right.bytes, Buffer.from(' ')]) }))).toBe(
    'bad-signature',
  )
})

describe('a moment that is signed', () => {
  test.each([
    [0, 'read'],
    [59_000, 'read'],
    [61_000, 'too-old'],
    [-61_000, 'too-old'],
  ])('of Linear, %i ms ago: %s', (ago, outcome) => {
    const body = { ...(bodies.linear as object), webhookTimestamp: now - ago }

    expect(reasonOf(receiveHook('linear', posted('linear', body)))).toBe(outcome)
  })

  test('of Linear that is missing is none', () => {
    expect(
      reasonOf(receiveHook('linear', posted('linear', { ...(bodies.linear as object), webhookTimestamp: undefined }))),
    ).toBe('too-old')
  })

  test.each([
    ['known-to-both', secret, 0, 'read'],
    [`whsec_${Buffer.from('key').toString('base64')}`, 'key', 0, 'read'],
    ['known-to-both', 'another', 0, 'bad-signature'],
    ['known-to-both', secret, 301_000, 'too-old'],
  ])('of GitLab, in the form of Standard Webhooks with the secret %s', (set, key, ago, outcome) => {
    const bytes = bytesOf(bodies.gitlab)
    const moment = String(Math.floor((now - ago) / 1000))
    const signature = `v1,${digest(Buffer.concat([Buffer.from(`msg_1.${moment}.`), bytes]), 'base64', key)}`
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': moment, 'webhook-signature': `v1,AAAA ${signature}` }

    expect(reasonOf(receiveHook('gitlab', { headers, bytes, secret: set, now }))).toBe(outcome)
  })
})

test("GitHub's greeting tells nothing of the path", () => {
  const right = posted('github', { zen: 'Keep it logically awesome.', hook_id: 1 })

  expect(receiveHook('github', { ...right, headers: { ...right.headers, 'x-github-event': 'ping' } }).kind).toBe(
    'greeting',
  )
})

test('every payload that GitHub gives as an example is received', () => {
  const payloads = (webhookExamples as unknown as { examples: unknown[] }[]).flatMap(({ examples }) => examples)

  for (const payload of payloads) expect(receiveHook('github', posted('github', payload)).kind).toBe('read')
})

describe('CloudEvents', () => {
  test('come in batches, and with the envelope in headers', () => {
    const event = { specversion: '1.0', type: 'dev.cdevents.incident.detected.0.2.0', data: bodies.cdevents }
    const { context, ...bare } = bodies.cdevents as { context: Record<string, string> }
    const binary = posted('cdevents', bare)
    const headers = { ...binary.headers, 'ce-type': context.type, 'ce-id': context.id, 'ce-time': context.timestamp }

    expect(activitiesOf(receiveHook('cdevents', posted('cdevents', [event])))).toEqual(['incident opened'])
    expect(activitiesOf(receiveHook('cdevents', { ...binary, headers }))).toEqual(['incident opened'])
  })
})

describe("Jira's", () => {
  const fields = {
    ...{
      created: '2026-03-02T09:00:00.000+0100',
      updated: '2026-03-02T10:00:00.031+0100',
      creator: { accountId: 'ada' },
    },
    ...{ status: { name: 'In Progress' }, assignee: null },
  }
  const item = { field: 'status', from: '1', fromString: 'To Do', to: '2', toString: 'In Progress' }
  const changed = {
    ...{
      webhookEvent: 'jira:issue_updated',
      timestamp: Date.parse('2026-03-02T09:00:01Z'),
      user: { accountId: 'bob' },
    },
    ...{ issue: { key: 'SHOP-7', fields }, changelog: { id: '11', items: [item] } },
  }

  test('change is the same fact as the entry of the history that is fetched later', () => {
    const history = { id: '11', author: { accountId: 'bob' }, created: '2026-03-02T10:00:00.031+0100', items: [item] }
    const fetched = readJira([{ key: 'SHOP-7', fields, changelog: { total: 1, histories: [history] } }])

    expect(joinReadings([readJira([changed]), fetched]).events).toEqual(joinReadings([fetched]).events)
    expect(readJira([changed]).events.map(({ activity, by }) => [activity, by])).toEqual([
      ['item created', 'jira:ada'],
      ['item status entered', 'jira:bob'],
    ])
  })

  test('comment is a comment; what is deleted or of another kind is set aside', () => {
    const comment = { id: '5', author: { accountId: 'ada' }, created: '2026-03-02T10:00:00.000+0100' }
    const commented = { webhookEvent: 'comment_created', issue: { key: 'SHOP-7', fields }, comment }

    expect(readJira([commented]).events.map(({ activity }) => activity)).toContain('item commented')
    expect(readJira([{ webhookEvent: 'sprint_started', sprint: {} }]).quality.findings).toMatchObject([
      { reason: 'other-kind' },
    ])
  })
})

describe("Linear's", () => {
  const states = { todo: { name: 'Todo', type: 'unstarted' }, started: { name: 'In Progress', type: 'started' } }
  const data = {
    ...{ identifier: 'SHOP-7', createdAt: '2026-03-02T08:00:00.000Z', updatedAt: '2026-03-02T09:00:00.020Z' },
    ...{ state: states.started, assignee: { id: 'bob' }, creator: { id: 'ada' } },
  }
  const changed = {
    ...{
      action: 'update',
      type: 'Issue',
      createdAt: '2026-03-02T09:00:00.050Z',
      actor: { id: 'bob', type: 'user' },
      data,
    },
    updatedFrom: { updatedAt: 'x', stateId: 'todo', assigneeId: null },
  }

  test('change is the same fact as the entry of the history that is fetched later', () => {
    const entry = {
      ...{ id: 'h1', createdAt: '2026-03-02T09:00:00.010Z', actor: { id: 'bob' } },
      ...{ fromState: states.todo, toState: states.started, toAssignee: { id: 'bob' } },
    }
    const fetched = readLinear([{ ...data, history: { nodes: [entry] } }])
    const told = (readings: Parameters<typeof joinReadings>[0]) =>
      joinReadings(readings).events.map(({ activity, by, attributes }) => [
        activity,
        by,
        attributes.status ?? attributes.to,
      ])

    expect(told([readLinear([changed]), fetched])).toEqual(told([fetched]))
    expect(readLinear([changed]).events.map(({ activity }) => activity)).toEqual([
      'item created',
      'item status entered',
      'item assigned',
    ])
  })

  test('comment names its issue; a reaction is no part of the path', () => {
    const comment = {
      ...{ action: 'create', type: 'Comment', createdAt: '2026-03-02T09:00:00.050Z' },
      data: { id: 'c1', createdAt: '2026-03-02T09:00:00.000Z', user: { id: 'ada' }, issue: { identifier: 'SHOP-7' } },
    }

    expect(readLinear([comment]).events).toMatchObject([{ activity: 'item commented', on: { id: 'SHOP-7' } }])
    expect(readLinear([{ action: 'create', type: 'Reaction', data: {} }]).quality.findings).toMatchObject([
      { reason: 'other-kind' },
    ])
  })
})
