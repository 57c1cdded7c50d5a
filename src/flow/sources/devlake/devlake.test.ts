import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../../../test/support/shared-data.ts'
import { csvRows } from '../csv-rows.ts'
import { joinReadings } from '../join-readings.ts'
import { readDevlakeIssues } from './read-issue-trace.ts'

const table = (name: string): string => readFileSync(sharedData(`devlake/issue_trace/${name}.csv`), 'utf8')

describe.skipIf(noSharedData)("DevLake's tables of the lives of issues", () => {
  const read = () => readDevlakeIssues({ issues: table('issues'), changelogs: table('issue_changelogs') })
  const keyOf = new Map((noSharedData ? [] : csvRows(table('issues')).rows).map((row) => [row.id, row.issue_key]))

  test('give each status that DevLake found, at its moment, except the one without a name that lasts no time', () => {
    const ours = joinReadings([read()])
      .events.filter(({ activity }) => activity === 'item status entered')
      .map(({ on, time, attributes }) => `${on.id} ${new Date(time).toISOString()} ${attributes.status}`)
    const theirs = csvRows(table('issue_status_history')).rows.map(
      (row) => `${keyOf.get(row.issue_id)} ${row.start_date?.replace('+00:00', 'Z')} ${row.original_status}`,
    )

    expect(theirs).toHaveLength(200)
    const nameless = '1149308060001017333 2023-05-31T13:17:24.000Z '
    expect([...ours, nameless].sort()).toEqual(theirs.sort())
  })

  test('give each assignee that DevLake found', () => {
    const ours = joinReadings([read()])
      .events.filter(({ activity }) => activity === 'item assigned')
      .map(({ on, time, attributes }) => `${on.id} ${new Date(time).toISOString()} ${attributes.to}`)
    const theirs = csvRows(table('issue_assignee_history')).rows.map(
      (row) => `${keyOf.get(row.issue_id)} ${row.start_date?.replace('+00:00', 'Z')} ${row.assignee}`,
    )

    expect(theirs).toHaveLength(42)
    expect(ours.sort()).toEqual(theirs.sort())
  })

  test('account for all 693 changes and 32 issues', () => {
    expect(read().quality).toMatchObject({ raw: 725, normalised: 725 })
  })
})
