import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../../../test/support/shared-data.ts'
import { csvRows } from '../csv-rows.ts'
import { joinReadings } from '../join-readings.ts'
import { readJiraDataCenter } from './read-data-center.ts'
import { readJira } from './read-jira.ts'

const issue = {
  key: 'SHOP-7',
  fields: {
    created: '2026-03-02T09:00:00.000+0100',
    creator: { accountId: 'ada' },
    status: { name: 'Done', statusCategory: { key: 'done' } },
    assignee: { accountId: 'bob' },
    resolutiondate: '2026-03-05T09:00:00.000+0100',
    resolution: { name: 'Done' },
  },
}
const history = [
  {
    id: '11',
    author: { accountId: 'bob' },
    created: '2026-03-05T09:00:00.031+0100',
    items: [
      { field: 'status', fromString: 'In Progress', toString: 'Done' },
      { field: 'resolution', fromString: null, toString: 'Done' },
    ],
  },
  {
    id: '10',
    author: { accountId: 'bob' },
    created: '2026-03-03T09:00:00.000+0100',
    items: [
      { field: 'status', fromString: 'To Do', toString: 'In Progress' },
      { field: 'Rank', fromString: '', toString: 'Ranked higher' },
    ],
  },
]
const told = (records: readonly unknown[]) =>
  joinReadings([readJira(records)]).events.map(({ activity, attributes }) => [
    activity,
    attributes.status ?? attributes.to,
  ])

test('the first status counts as entered at creation, and is what the first change left', () => {
  expect(told([{ ...issue, changelog: { total: 2, histories: history } }])).toEqual([
    ['item created', undefined],
    ['item status entered', 'To Do'],
    ['item assigned', 'jira:bob'],
    ['item status entered', 'In Progress'],
    ['item completed', undefined],
    ['item status entered', 'Done'],
  ])
})

test('a field that nothing was written into has no value, although every object has a toString', () => {
  const bare = {
    id: '12',
    created: '2026-03-04T09:00:00.000+0100',
    items: [{ field: 'status', fromString: 'In Progress' }],
  }
  const { events } = readJira([{ ...issue, changelog: { histories: [bare] } }])

  expect(
    events.filter(({ activity }) => activity === 'item status entered').map(({ attributes }) => attributes),
  ).toEqual([{ from: 'In Progress' }, { status: 'In Progress', first: true }])
})

test('a history that Jira cut off gives no first status, and says so', () => {
  const reading = readJira([{ ...issue, changelog: { total: 140, histories: history } }])

  expect(reading.events.some(({ attributes }) => attributes.first === true)).toBe(false)
  expect(reading.quality.findings.find(({ reason }) => reason === 'truncated-history')?.examples).toEqual([
    { where: 'SHOP-7', text: '2 of 140 entries' },
  ])
})

test('a status left that was never entered is a gap in the history', () => {
  const later = {
    id: '13',
    created: '2026-03-06T09:00:00.000+0100',
    items: [{ field: 'status', fromString: 'Review', toString: 'To Do' }],
  }
  const reading = readJira([{ ...issue, changelog: { histories: [...history, later] } }])

  expect(reading.quality.findings.find(({ reason }) => reason === 'history-gap')?.examples).toEqual([
    { where: 'SHOP-7', text: 'Done … Review' },
  ])
})

test('pages of a changelog, and the answer for many issues at once, tell what the issue itself tells', () => {
  const whole = readJira([{ ...issue, changelog: { total: 2, histories: history } }])
  const pages = readJira(JSON.stringify({ isLast: true, values: history }), { of: 'SHOP-7' })
  const bulk = readJira([
    {
      issueChangeLogs: [
        {
          issueKey: 'SHOP-7',
          changeHistories: history.map((entry) => ({
            ...entry,
            created: Date.parse(entry.created.replace('+0100', '+01:00')),
          })),
        },
      ],
    },
  ])

  expect(joinReadings([whole, pages]).events).toEqual(joinReadings([whole]).events)
  expect(bulk.events.map(({ id }) => id).sort()).toEqual(pages.events.map(({ id }) => id).sort())
})

describe.skipIf(noSharedData)('raw pages of a real Jira', () => {
  const issues = (): unknown[] =>
    csvRows(readFileSync(sharedData('devlake/jira/_raw_jira_api_issues.csv'), 'utf8'))
      .rows.filter(({ params }) => params?.includes('"ConnectionId":2'))
      .map(({ data }) => JSON.parse(data as string))

  test('give the lead times that are known for them in whole minutes, of which five are of work given up', () => {
    const { events } = joinReadings([readJira(issues())])
    const at = (...names: string[]) =>
      new Map(events.filter(({ activity }) => names.includes(activity)).map(({ on, time }) => [on.id, time]))
    const created = at('item created')
    const ended = at('item completed', 'item cancelled')
    const minutes = [...ended].map(([id, end]) => Math.floor((end - (created.get(id) ?? Number.NaN)) / 60_000))

    expect(at('item cancelled').size).toBe(5)
    expect(minutes).toHaveLength(30)
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(394_271)
    expect(Math.max(...minutes)).toBe(58_020)
    expect(minutes.sort((a, b) => a - b).slice(14, 16)).toEqual([8841, 8841])
  })

  test('account for every issue and every changed field', () => {
    const { quality } = readJira(issues())

    expect(quality.raw - quality.normalised).toBe(0)
    expect(quality.findings.map(({ reason, count }) => [reason, count])).toContainEqual(['other-kind', 233])
  })
})

test("the tables of a Data Center's pipeline tell the same life", () => {
  const reading = readJiraDataCenter({
    issues: [
      'id,key,issue_type,summary,creator_key,created_date,resolution_date,status_name',
      '1,SHOP-7,Story,"Softer words, at the till",ada,2026-03-02T08:00:00Z,2026-03-05T08:00:00Z,Done',
    ].join('\r\n'),
    history: [
      'issue_id,changelog_id,author_key,created_date,field,from,from_string,to,to_string',
      '1,10,bob,2026-03-03T08:00:00Z,status,1,To Do,3,In Progress',
      '1,11,bob,2026-03-05T08:00:00Z,status,3,In Progress,5,Done',
      '1,12,bob,2026-03-05T08:00:00Z,status,3',
    ].join('\r\n'),
  })

  expect(joinReadings([reading]).events.map(({ activity, attributes }) => [activity, attributes.status])).toEqual([
    ['item created', undefined],
    ['item status entered', 'To Do'],
    ['item status entered', 'In Progress'],
    ['item status entered', 'Done'],
    ['item completed', undefined],
  ])
  expect(reading.quality).toMatchObject({ raw: 4, normalised: 3, used: 3 })
})
