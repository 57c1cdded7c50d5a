import { describe, expect, test } from 'vitest'
import { joinReadings } from '../join-readings.ts'
import type { Reading } from '../path-event.ts'
import { sourceReasons } from '../source-quality.ts'
import { whichSource } from '../which-source.ts'
import { readGitlab } from './read-gitlab.ts'

const ada = { id: 1, username: 'ada', name: 'Ada Lovelace', state: 'active' }
const bob = { id: 2, username: 'bob', name: 'Bob', state: 'active' }
const sha = (letter: string) => letter.repeat(40)
const day = (moment: string) => `2026-03-02T${moment}`

const merge = {
  ...{ id: 155016530, iid: 12, project_id: 15513260, title: 'SHOP-7 Softer words at the till', state: 'merged' },
  ...{
    description: 'Closes #4, #6 and acme/legal#8. About UTF-8.',
    source_branch: 'softer-words',
    target_branch: 'main',
  },
  ...{ created_at: day('09:00:00.123Z'), updated_at: day('12:00:00.200Z'), merged_at: day('12:00:00.150Z') },
  ...{ closed_at: null, author: ada, merge_user: bob, merged_by: bob, draft: false, work_in_progress: false },
  ...{ sha: sha('a'), merge_commit_sha: sha('b'), squash_commit_sha: null, squash: false },
  ...{ source_project_id: 15513260, target_project_id: 15513260 },
  web_url: 'https://gitlab.example.com/acme/web/shop/-/merge_requests/12',
  references: { short: '!12', relative: '!12', full: 'acme/web/shop!12' },
}
const note = (id: number, at: string, body: string, author = bob, system = true) => ({
  ...{ id, body, author, created_at: day(at), updated_at: day(at), system, resolvable: false },
  ...{ noteable_id: 155016530, noteable_type: 'MergeRequest', noteable_iid: 12, project_id: 15513260 },
})
const told = (reading: Reading) =>
  joinReadings([reading]).events.map(({ activity, by, attributes }) => [activity, by, attributes.to ?? null])
const activities = (reading: Reading) => joinReadings([reading]).events.map(({ activity }) => activity)

function expectToReconcile({ quality }: Reading): void {
  const taken = (effect: string) =>
    quality.findings.reduce((sum, { reason, count }) => sum + (sourceReasons[reason].effect === effect ? count : 0), 0)
  expect(quality.raw - quality.normalised).toBe(taken('unreadable'))
  expect(quality.normalised - quality.used).toBe(taken('set aside'))
}

describe('a merge request', () => {
  test('tells its life, the commit it landed with, and the items it closes in any project', () => {
    const reading = readGitlab([merge], { projects: ['SHOP'] })

    expect(told(reading)).toEqual([
      ['pull request opened', 'gitlab:ada', null],
      ['pull request merged', 'gitlab:bob', null],
    ])
    expect(reading.events[0]?.on).toEqual({ type: 'pull request', id: 'acme/web/shop!12' })
    expect(reading.links.map(({ as, to }) => [as, to.id])).toEqual([
      ['merged as', sha('b')],
      ['implements', 'acme/web/shop#4'],
      ['implements', 'acme/web/shop#6'],
      ['implements', 'acme/legal#8'],
      ['implements', 'SHOP-7'],
    ])
    expectToReconcile(reading)
  })

  test.each([
    ['a merge commit', { merge_commit_sha: sha('b'), squash_commit_sha: sha('c') }, sha('b')],
    ['a squashed commit, fast-forward', { merge_commit_sha: null, squash_commit_sha: sha('c') }, sha('c')],
    ['its own last commit, fast-forward', { merge_commit_sha: null, squash_commit_sha: null }, sha('a')],
  ])('landed with %s', (_, fields, landed) => {
    expect(readGitlab([{ ...merge, ...fields }]).links[0]).toMatchObject({ as: 'merged as', to: { id: landed } })
  })

  test('that was closed did not land, although it has a last commit', () => {
    const closed = {
      ...merge,
      state: 'closed',
      merged_at: null,
      merge_commit_sha: null,
      closed_at: day('11:00:00Z'),
      closed_by: ada,
    }
    const reading = readGitlab([closed])

    expect(told(reading)).toEqual([
      ['pull request opened', 'gitlab:ada', null],
      ['pull request closed', 'gitlab:ada', null],
    ])
    expect(reading.links.filter(({ as }) => as === 'merged as')).toEqual([])
  })

  test('that was opened again is not closed, although GitLab keeps the moment', () => {
    const reopened = { ...merge, state: 'opened', merged_at: null, closed_at: day('11:00:00Z') }

    expect(activities(readGitlab([reopened]))).toEqual(['pull request opened'])
  })

  test('merged before GitLab kept the moment has none, unless an event tells it', () => {
    const old = { ...merge, merged_at: null }
    const event = {
      ...{ id: 3, user: bob, created_at: day('12:00:00.171Z'), state: 'merged' },
      resource_type: 'MergeRequest',
      resource_id: 155016530,
    }

    expect(readGitlab([old]).quality.findings).toMatchObject([{ reason: 'no-history', count: 1 }])
    expect(activities(readGitlab([{ ...old, resource_state_events: [event] }]))).toEqual([
      'pull request opened',
      'pull request merged',
    ])
  })

  test('of a fork belongs to the project it was made to', () => {
    const fork = { ...merge, source_project_id: 99, references: undefined }

    expect(readGitlab([fork]).events[0]?.on.id).toBe('acme/web/shop!12')
  })
})

describe('what GitLab writes under a merge request by itself', () => {
  const notes = [
    note(1, '09:01:00Z', 'marked this merge request as **draft**', ada),
    note(2, '09:30:00Z', 'added 2 commits\n\n<ul><li>1f2e3d4c - Softer</li></ul>\n\n[Compare](/x)', ada),
    note(3, '10:00:00Z', 'marked this merge request as **ready**', ada),
    note(4, '10:01:00Z', 'requested review from @bob, @cleo.x and @dan and removed review request for @eve', ada),
    note(5, '10:02:00Z', 'assigned to @ada and unassigned @bob', ada),
    note(6, '10:30:00Z', 'Could "till" be "checkout"?', bob, false),
    note(7, '10:31:00Z', 'requested changes'),
    note(8, '10:40:00Z', 'changed title from **{-Draft: -}Softer words** to **Softer words**', ada),
    note(9, '11:00:00Z', 'approved this merge request'),
    note(10, '11:05:00Z', 'unapproved this merge request'),
    note(11, '11:10:00Z', 'approved this merge request'),
    note(12, '11:20:00Z', 'started a merge train'),
    note(13, '11:30:00Z', 'mentioned in commit 1f2e3d4c'),
  ]
  const reading = readGitlab([
    { ...merge, notes, approvals: { approved_by: [{ user: bob, approved_at: day('11:10:00Z') }] } },
  ])

  test('tells drafts, reviews and assignments, one event for each person', () => {
    expect(told(reading).slice(1, -1)).toEqual([
      ['pull request converted to draft', 'gitlab:ada', null],
      ['commit pushed', 'gitlab:ada', null],
      ['pull request marked ready', 'gitlab:ada', null],
      ['review requested', 'gitlab:ada', 'gitlab:bob'],
      ['review requested', 'gitlab:ada', 'gitlab:cleo.x'],
      ['review requested', 'gitlab:ada', 'gitlab:dan'],
      ['review request removed', 'gitlab:ada', 'gitlab:eve'],
      ['pull request assigned', 'gitlab:ada', 'gitlab:ada'],
      ['pull request unassigned', 'gitlab:ada', null],
      ['pull request commented', 'gitlab:bob', null],
      ['changes requested', 'gitlab:bob', null],
      ['pull request described', 'gitlab:ada', null],
      ['pull request approved', 'gitlab:bob', null],
      ['review dismissed', 'gitlab:bob', null],
      ['pull request approved', 'gitlab:bob', null],
      ['merge queued', 'gitlab:bob', null],
    ])
  })

  test('is accounted for, also what is no part of the path', () => {
    expect(reading.quality).toMatchObject({ raw: 14, normalised: 14, used: 13 })
    expectToReconcile(reading)
  })

  test('is not taken from what people write in the same words', () => {
    const said = readGitlab([note(20, '11:00:00Z', 'approved this merge request', bob, false)], {
      of: { type: 'pull request', id: 'acme/web/shop!12' },
    })

    expect(activities(said)).toEqual(['pull request commented'])
  })
})

describe('an issue', () => {
  const issue = {
    ...{ id: 76, iid: 4, project_id: 4, title: 'The till sounds harsh', state: 'closed', issue_type: 'issue' },
    ...{
      created_at: day('08:00:00.000Z'),
      updated_at: day('13:00:00Z'),
      closed_at: day('13:00:00.010Z'),
      closed_by: bob,
    },
    ...{ author: ada, epic: { id: 3, iid: 5, title: 'Calm checkout', url: '/groups/acme/-/epics/5' } },
    web_url: 'https://gitlab.example.com/acme/web/shop/-/issues/4',
  }
  const event = (at: string, fields: object) => ({
    ...{ id: 1, user: ada, created_at: day(at), resource_type: 'Issue', resource_id: 76 },
    ...fields,
  })

  test('tells labels, milestones, weights and states; a scoped label is its status', () => {
    const reading = readGitlab([
      {
        ...issue,
        resource_label_events: [
          event('08:10:00Z', { label: { id: 1, name: 'approved' }, action: 'add' }),
          event('08:20:00Z', { label: { id: 2, name: 'workflow::in dev' }, action: 'add' }),
          event('08:30:00Z', { label: null, action: 'remove' }),
        ],
        resource_milestone_events: [event('08:11:00Z', { milestone: { title: 'v1.2' }, action: 'add' })],
        resource_weight_events: [event('08:12:00Z', { weight: 3 })],
        resource_state_events: [event('13:00:00.020Z', { id: 9, state: 'closed', user: bob })],
      },
    ])

    expect(told(reading)).toEqual([
      ['item created', 'gitlab:ada', null],
      ['item labelled', 'gitlab:ada', 'approved'],
      ['item planned', 'gitlab:ada', 'v1.2'],
      ['item estimated', 'gitlab:ada', '3'],
      ['item status entered', 'gitlab:ada', null],
      ['item labelled', 'gitlab:ada', 'workflow::in dev'],
      ['item unlabelled', 'gitlab:ada', null],
      ['item completed', 'gitlab:bob', null],
    ])
    expect(reading.events.find(({ activity }) => activity === 'item status entered')?.attributes.status).toBe('in dev')
    expect(reading.links).toMatchObject([{ as: 'part of', to: { type: 'initiative', id: 'acme&5' } }])
    expectToReconcile(reading)
  })

  test('that is a duplicate was given up', () => {
    const notes = [
      { ...note(1, '13:00:00Z', 'marked this issue as a duplicate of #5'), noteable_type: 'Issue' },
      { ...note(2, '13:00:00Z', 'closed'), noteable_type: 'Issue' },
    ]

    expect(activities(readGitlab([{ ...issue, notes }]))).toEqual(['item created', 'item cancelled'])
  })

  test('events that stand alone are refused unless it is known whose they are: their id is none that people see', () => {
    const alone = event('13:00:00Z', { state: 'closed' })

    expect(readGitlab([alone]).quality.findings).toMatchObject([{ reason: 'no-id', count: 1 }])
    expect(readGitlab([alone], { of: { type: 'item', id: 'acme/web/shop#4' } }).events).toHaveLength(1)
  })
})

describe('a deployment', () => {
  const deployment = {
    ...{ id: 41, iid: 1, ref: 'main', sha: sha('b'), status: 'success', user: bob },
    ...{ created_at: day('12:10:00.000Z'), updated_at: day('15:00:00.000Z') },
    environment: { id: 9, name: 'production/eu', external_url: 'https://shop.example.com' },
    deployable: {
      ...{ id: 664, name: 'deploy', status: 'success', finished_at: day('12:15:00.000Z') },
      pipeline: { id: 36, web_url: 'https://gitlab.example.com/acme/web/shop/-/pipelines/36' },
    },
  }

  test('ended with its job, and its environment is kept as it is written', () => {
    const { events, links, facts } = readGitlab([deployment])

    expect(events.map(({ activity, time }) => [activity, new Date(time).toISOString()])).toEqual([
      ['deployment started', day('12:10:00.000Z')],
      ['deployment succeeded', day('12:15:00.000Z')],
    ])
    expect(events[0]?.on.id).toBe('acme/web/shop deployment 41')
    expect(links).toMatchObject([{ as: 'deploys', to: { id: sha('b') } }])
    expect(facts).toContainEqual(expect.objectContaining({ name: 'environment', value: 'production/eu' }))
  })

  test('without a job, as the API makes them, ended when it last changed; one that is blocked has not', () => {
    const made = { ...deployment, deployable: null }
    const ends = (status: string) =>
      readGitlab([{ ...made, status }], { repository: 'acme/web/shop' })
        .events.slice(1)
        .map(({ activity, time }) => [activity, new Date(time).toISOString()])

    expect(ends('failed')).toEqual([['deployment failed', day('15:00:00.000Z')]])
    expect(ends('blocked')).toEqual([])
    expect(ends('canceled')).toEqual([])
  })

  test('is also what a release is, to an environment of its own', () => {
    const release = {
      ...{ tag_name: 'v1.2', name: 'Calm', released_at: day('14:00:00Z'), created_at: day('13:59:00Z'), author: ada },
      commit: { id: sha('b'), short_id: 'bbbbbbbb' },
      _links: { self: 'https://gitlab.example.com/acme/web/shop/-/releases/v1.2' },
    }
    const { events, facts } = readGitlab([release])

    expect(events).toMatchObject([{ activity: 'deployment succeeded', on: { id: 'acme/web/shop release v1.2' } }])
    expect(facts).toContainEqual(expect.objectContaining({ name: 'environment', value: 'release' }))
  })
})

describe('webhooks', () => {
  const project = { id: 1, path_with_namespace: 'acme/web/shop', web_url: 'https://gitlab.example.com/acme/web/shop' }
  const shown = {
    ...{ id: 155016530, iid: 12, title: merge.title, description: merge.description, source_branch: 'softer-words' },
    ...{
      created_at: day('09:00:00Z').replace('T', ' ').replace('Z', ' UTC'),
      state: 'opened',
      author_id: 1,
      draft: false,
    },
    url: merge.web_url,
  }
  const hook = (action: string, moment: string, more: object = {}, changes: object = {}, user = ada) => ({
    ...{ object_kind: 'merge_request', event_type: 'merge_request', user, project, changes },
    object_attributes: { ...shown, action, updated_at: `2026-03-02 ${moment} UTC`, ...more },
  })
  const hooks = [
    hook('open', '09:00:00'),
    hook('update', '10:00:00', {}, { draft: { previous: true, current: false } }),
    hook('update', '10:01:00', {}, { reviewers: { previous: [], current: [bob] } }),
    hook('update', '10:02:00', { oldrev: sha('d') }),
    hook('update', '10:03:00', {}, { labels: { previous: [{ id: 1, title: 'a' }], current: [{ id: 2, title: 'b' }] } }),
    hook('approval', '11:10:00', {}, {}, bob),
    hook('approved', '11:10:00', {}, {}, bob),
    hook('merge', '12:00:00', { state: 'merged', merge_commit_sha: sha('b') }, {}, bob),
    {
      ...{ object_kind: 'note', user: bob, project, merge_request: { iid: 12 } },
      object_attributes: {
        id: 6,
        note: 'Hm?',
        noteable_type: 'MergeRequest',
        created_at: '2026-03-02 10:30:00 UTC',
        system: false,
        action: 'create',
      },
    },
    {
      ...{
        object_kind: 'deployment',
        status: 'success',
        status_changed_at: '2026-03-02 13:15:00 +0100',
        deployment_id: 41,
        user: bob,
      },
      ...{
        environment: 'production/eu',
        short_sha: 'bbbbbbbb',
        commit_url: `https://gitlab.example.com/acme/web/shop/-/commit/${sha('b')}`,
        project,
      },
    },
    {
      ...{ object_kind: 'pipeline', user: ada, project },
      object_attributes: { id: 31, sha: sha('a'), status: 'failed', finished_at: '2026-03-02 09:40:00 UTC' },
    },
    {
      ...{ object_kind: 'push', project, user_username: 'ada' },
      commits: [
        { id: sha('a'), timestamp: '2026-03-02T08:59:00+01:00', author: { name: 'Ada', email: 'ada@acme.example' } },
      ],
    },
    { object_kind: 'wiki_page', user: ada, project, object_attributes: { action: 'create' } },
  ]

  test('tell what was done, and by whom', () => {
    const reading = readGitlab(hooks)

    expect(told(reading)).toEqual([
      ['commit authored', 'git:ada@acme.example', null],
      ['pull request opened', 'gitlab:ada', null],
      ['check failed', null, null],
      ['pull request marked ready', 'gitlab:ada', null],
      ['review requested', 'gitlab:ada', 'gitlab:bob'],
      ['commit pushed', 'gitlab:ada', null],
      ['pull request labelled', 'gitlab:ada', 'b'],
      ['pull request unlabelled', 'gitlab:ada', 'a'],
      ['pull request commented', 'gitlab:bob', null],
      ['pull request approved', 'gitlab:bob', null],
      ['pull request merged', 'gitlab:bob', null],
      ['deployment succeeded', 'gitlab:bob', null],
    ])
    expect(reading.quality.findings).toMatchObject([
      { reason: 'other-kind', count: 1, examples: [{ text: 'wiki_page' }] },
    ])
    expectToReconcile(reading)
  })

  test('and what is fetched later tell one life, although webhooks write whole seconds', () => {
    const notes = [
      note(3, '10:00:00.400Z', 'marked this merge request as **ready**', ada),
      note(4, '10:01:00.300Z', 'requested review from @bob', ada),
      note(6, '10:30:00.200Z', 'Hm?', bob, false),
      note(11, '11:10:00.900Z', 'approved this merge request'),
    ]
    const alone = activities(readGitlab(hooks.slice(0, 9)))

    const both = joinReadings([readGitlab(hooks.slice(0, 9)), readGitlab([{ ...merge, notes }])])
    expect(both.events.map(({ activity }) => activity)).toEqual(alone)
  })
})

test('an access token that acts as a user is a bot', () => {
  const reading = readGitlab([{ ...merge, author: { id: 7, username: 'project_15513260_bot_1f2e', name: 'release' } }])

  expect(reading.accounts[0]).toMatchObject({ isBot: true })
})

test('records of GitLab are told from those of others', () => {
  expect(whichSource([merge])).toBe('gitlab')
  expect(whichSource([{ object_kind: 'push', project: {} }])).toBe('gitlab')
  expect(whichSource([note(1, '09:01:00Z', 'x')])).toBe('gitlab')
})
