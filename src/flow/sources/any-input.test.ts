import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCdEvents } from './deploys/read-cdevents.ts'
import { readDeploys } from './deploys/read-deploys.ts'
import { readDevlakeIssues } from './devlake/read-issue-trace.ts'
import { readGithub } from './github/read-github.ts'
import { readGitlab } from './gitlab/read-gitlab.ts'
import { readJiraDataCenter } from './jira/read-data-center.ts'
import { readJira } from './jira/read-jira.ts'
import { joinReadings } from './join-readings.ts'
import { readLinear } from './linear/read-linear.ts'
import type { Reading } from './path-event.ts'
import { type Effect, sourceReasons } from './source-quality.ts'

const readers: Readonly<Record<string, (input: string | readonly unknown[]) => Reading>> = {
  GitHub: readGithub,
  GitLab: readGitlab,
  "GitLab's notes and events": (input) => readGitlab(input, { of: { type: 'pull request', id: 'a/b!1' } }),
  Jira: readJira,
  "Jira's changelog": (input) => readJira(input, { of: 'A-1' }),
  Linear: readLinear,
  deployments: readDeploys,
  CDEvents: readCdEvents,
}

/** Keys that readers look for, with whatever behind them. */
const keys = fc.constantFrom(
  ...[
    'id',
    'number',
    'url',
    'key',
    'fields',
    'created',
    'changelog',
    'histories',
    'items',
    'field',
    'toString',
    'event',
  ],
  ...[
    'created_at',
    'pull_request',
    'repository',
    'full_name',
    'deployment',
    'sender',
    'action',
    'context',
    'type',
    'subject',
  ],
  ...[
    'object_kind',
    'object_attributes',
    'iid',
    'source_branch',
    'notes',
    'body',
    'system',
    'changes',
    'commits',
    'state',
  ],
  ...[
    'project',
    'path_with_namespace',
    'web_url',
    'resource_type',
    'resource_id',
    'label',
    'environment',
    'deployable',
  ],
  ...['webhookEvent', 'issue', 'comment', 'data', 'updatedFrom', 'stateId', 'labelIds'],
  ...['identifier', 'createdAt', 'history', 'nodes', 'total', 'values', 'sha', 'status', '__proto__', 'constructor'],
)
const leaf = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.string(),
  fc.constantFrom(
    '2026-03-02T09:00:00Z',
    'https://api.github.com/repos/a/b/pulls/1',
    'dev.cdevents.change.merged.0.1.0',
    'success',
    'merge_request',
    'jira:issue_updated',
    'Issue',
    'https://gitlab.example.com/a/b/-/merge_requests/1',
  ),
)
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(keys, tie('anything'), { maxKeys: 8 }),
  ),
}))

function expectToReconcile({ quality, events }: Reading): void {
  const taken = (effect: Effect) =>
    quality.findings.reduce((sum, { reason, count }) => sum + (sourceReasons[reason].effect === effect ? count : 0), 0)
  expect(quality.raw - quality.normalised).toBe(taken('unreadable'))
  expect(quality.normalised - quality.used).toBe(taken('set aside'))
  expect(quality.used).toBeGreaterThanOrEqual(0)
  expect(quality.events).toBe(events.length)
}

describe.each(Object.entries(readers))('the reader of %s', (_, read) => {
  test('accounts for every record of whatever it is given, and never gives up', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (records) => {
        const reading = read(records)

        expectToReconcile(reading)
        expect(joinReadings([reading, reading]).events).toEqual(joinReadings([reading]).events)
      }),
      { numRuns: 100 },
    )
  })

  test('accounts for every value of whatever text it is given', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            anything.map((value) => JSON.stringify(value)),
          ),
        ),
        (lines) => {
          expectToReconcile(read(lines.join('\n')))
        },
      ),
    )
  })
})

test('tables are accounted for, whatever stands in them', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('A-1', '2026-03-02T09:00:00Z', 'status'))
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 4 })
  const csv = (header: string, rows: string[][]) =>
    [header, ...rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))].join('\n')
  fc.assert(
    fc.property(table, table, (one, other) => {
      const history = csv('issue_id,created_date,field', other)
      expectToReconcile(readJiraDataCenter({ issues: csv('id,key,created_date', one), history }))
      expectToReconcile(
        readDevlakeIssues({
          issues: csv('id,issue_key,created_date', one),
          changelogs: csv('issue_id,created_date,field_name', other),
        }),
      )
    }),
  )
})

test('a page of five million characters in one text is read', () => {
  const page = JSON.stringify([
    { identifier: 'A-1', createdAt: '2026-03-02T09:00:00Z', title: 'x\\"'.repeat(1_700_000) },
  ])

  expect(readLinear(page + page.replace('A-1', 'A-2')).events).toHaveLength(2)
})

test('a page whose last text never ends costs one pass', () => {
  expect(readLinear(`[{"identifier": "${'x'.repeat(1_000_000)}`).quality).toMatchObject({ raw: 1, normalised: 0 })
})
