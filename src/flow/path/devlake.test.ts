import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../../test/support/shared-data.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { csvRows } from '../sources/csv-rows.ts'
import { readDevlakeDora } from '../sources/devlake/read-dora.ts'
import { readDevlakeIssues } from '../sources/devlake/read-issue-trace.ts'
import { readGithub } from '../sources/github/read-github.ts'
import { addToLog, joinReadings } from '../sources/join-readings.ts'
import type { Reading } from '../sources/path-event.ts'
import { defaultProductionRules, deploymentsOf } from './deployments.ts'
import { devlakeDeployment, devlakeLeadTime } from './devlake-lead-time.ts'
import { durationFigure } from './duration-figure.ts'
import { pathRecords } from './path-records.ts'
import type { Production } from './production.ts'
import { pullRequestLives } from './pull-request-life.ts'
import { definitionOfPullRequestStages, pullRequestPath } from './pull-request-stages.ts'
import { statusSegments } from './status-segments.ts'

const asOf = Date.UTC(2023, 3, 20)
const recordsOf = (reading: Reading, at = asOf) => {
  const builder = new LogBuilder()
  addToLog(builder, joinReadings([reading]))
  return pathRecords(builder.build(), at)
}
const nobody = () => false

describe.skipIf(noSharedData)("DevLake's fixture of lead times", () => {
  const table = (name: string): string => readFileSync(sharedData(`devlake/dora/${name}.csv`), 'utf8')
  const read = () => {
    const records = recordsOf(
      readDevlakeDora({
        pull_requests: table('pull_requests'),
        pull_request_commits: table('pull_request_commits'),
        pull_request_comments: table('pull_request_comments'),
        cicd_deployment_commits: table('cicd_deployment_commits'),
      }),
    )
    const deployments = deploymentsOf(records, defaultProductionRules)
    const diffs = csvRows(table('commits_diffs')).rows.map((row) => ({
      from: row.old_commit_sha as string,
      to: row.new_commit_sha as string,
      sha: row.commit_sha as string,
    }))
    return { records, deployments, diffs, credit: devlakeDeployment(deployments.production, diffs) }
  }
  const mergeOf = (id: string): string => `pr_merge_commit${id.slice(2)}`

  test("gives DevLake's own columns in the mode that compares with it", () => {
    const { records, credit } = read()
    const cell = (text: string | undefined): number | null => (text ? Number(text) : null)
    const theirs = csvRows(table('project_pr_metrics')).rows.map((row) => ({
      id: row.id,
      codingMin: cell(row.pr_coding_time),
      pickupMin: cell(row.pr_pickup_time),
      reviewMin: cell(row.pr_review_time),
      deployMin: cell(row.pr_deploy_time),
      cycleMin: cell(row.pr_cycle_time),
    }))
    const ours = pullRequestLives(records, nobody).flatMap(
      (life) => devlakeLeadTime(life, credit(mergeOf(life.id))?.at ?? null) ?? [],
    )

    expect(theirs).toHaveLength(6)
    expect(ours.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(theirs)
  })

  test('credits the deployments that DevLake credits', () => {
    const { credit } = read()

    expect(['pr0', 'pr1', 'pr2', 'pr3', 'pr4', 'pr5'].map((id) => credit(mergeOf(id))?.id ?? null)).toEqual([
      null,
      '5',
      '5',
      '6',
      null,
      null,
    ])
  })

  test('has five traps that are flagged, and a sixth that is counted', () => {
    const { records, deployments, diffs, credit } = read()
    const production = (id: string): Production => {
      const credited = credit(mergeOf(id))
      if (credited) return { kind: 'reached', at: credited.at, deployment: credited.id, withdrawn: [] }
      const first = diffs.find(({ from, sha }) => from === '' && sha === mergeOf(id))
      const known = deployments.production.find(({ sha }) => sha === first?.to)
      return known ? { kind: 'before records', deployment: known.id } : { kind: 'no deployments' }
    }
    const findings = Object.fromEntries(
      pullRequestLives(records, nobody).map((life) => [
        life.id,
        pullRequestPath(life, production(life.id), asOf).findings,
      ]),
    )

    expect(findings).toEqual({
      pr0: ['first-deployment'],
      pr1: [],
      pr2: ['first-commit-after-merge', 'review-after-merge'],
      pr3: ['review-before-opening', 'deployed-before-merge'],
      pr4: ['review-after-merge'],
      pr5: ['review-before-opening'],
      pr6: [],
    })
    expect(deployments.left.map(({ id, reason }) => [id, reason]).sort()).toEqual([
      ['11', 'failed'],
      ['14', 'failed'],
      ['16', 'no environment'],
      ['7', 'other environment'],
      ['8', 'other environment'],
    ])
  })

  test('has no negative part in our stages, and parts that sum to the total', () => {
    const { records, credit } = read()
    const paths = pullRequestLives(records, nobody).map((life) => {
      const credited = credit(mergeOf(life.id))
      return pullRequestPath(
        life,
        credited ? { kind: 'reached', at: credited.at, deployment: credited.id, withdrawn: [] } : null,
        asOf,
      )
    })
    const minutes = Object.fromEntries(
      paths.map(({ id, parts }) => [id, parts.map(({ stage, from, to }) => [stage, (to - from) / 60_000])]),
    )

    expect(minutes.pr1?.map(([stage]) => stage)).toEqual(['coding', 'pickup', 'review', 'deploy'])
    expect(minutes.pr1?.slice(0, 3)).toEqual([
      ['coding', 1440],
      ['pickup', 5],
      ['review', 55],
    ])
    expect(minutes.pr5?.map(([stage]) => stage)).toEqual(['coding', 'unattributed'])
    expect(Object.fromEntries(paths.map(({ id, end }) => [id, end]))).toEqual({
      pr0: 'merged',
      pr1: 'in production',
      pr2: 'in production',
      pr3: 'merged',
      pr4: 'merged',
      pr5: 'merged',
      pr6: 'open',
    })
  })
})

describe.skipIf(noSharedData)("DevLake's fixture of status histories", () => {
  const read = () => {
    const table = (name: string): string => readFileSync(sharedData(`devlake/issue_trace/${name}.csv`), 'utf8')
    const issues = csvRows(table('issues')).rows
    const records = recordsOf(
      readDevlakeIssues({ issues: table('issues'), changelogs: table('issue_changelogs') }),
      Date.UTC(2030, 0),
    )
    const keys = new Map(issues.map((row) => [row.id, row.issue_key]))
    const theirs = csvRows(table('issue_status_history')).rows.map((row) => ({
      item: keys.get(row.issue_id),
      status: row.original_status,
      from: Date.parse(row.start_date as string),
      isFirst: row.is_first_status === '1',
      isCurrent: row.is_current_status === '1',
    }))
    return { ours: [...records.of.item.values()].flatMap(statusSegments), theirs }
  }

  test('gives its 200 segments but for the one without a name; of 31 called current we agree, and know one more', () => {
    const { ours, theirs } = read()
    const line = ({ item, status, from }: { item?: string; status?: string; from: number }) =>
      `${item} ${from} ${status}`
    const named = theirs.filter(({ status }) => status !== '')

    expect(theirs).toHaveLength(200)
    expect(new Set(ours.map(({ item }) => item)).size).toBe(32)
    expect(ours.map(line).sort()).toEqual(named.map(line).sort())

    const ourCurrent = ours.filter(({ to }) => to === null).map(line)
    const theirCurrent = theirs.filter(({ isCurrent }) => isCurrent).map(line)
    expect(theirCurrent).toHaveLength(31)
    expect(theirCurrent.filter((each) => !ourCurrent.includes(each))).toEqual([])
    // An issue whose status never changed is still in it; DevLake calls no status of such an issue current.
    expect(ourCurrent.filter((each) => !theirCurrent.includes(each))).toEqual([
      expect.stringMatching(/^EE-38 .* 已完成$/),
    ])
  })

  test('gives stretches without gap or overlap', () => {
    const { ours } = read()

    for (const segments of Map.groupBy(ours, ({ item }) => item).values())
      for (const [at, segment] of segments.entries()) expect(segment.to).toBe(segments[at + 1]?.from ?? null)
  })
})

describe.skipIf(noSharedData)('the pull requests of a real repository', () => {
  const read = () => {
    const table = readFileSync(sharedData('devlake/github/_raw_github_api_pull_requests.csv'), 'utf8')
    const now = Date.parse('2022-06-13T15:35:59.146Z')
    const records = recordsOf(readGithub(csvRows(table).rows.map(({ data }) => JSON.parse(data as string))), now)
    return { now, lives: pullRequestLives(records, nobody) }
  }

  test('have the known times from opening to merge', () => {
    const seconds = read()
      .lives.flatMap(({ openedAt, mergedAt }) => (mergedAt === null ? [] : [(mergedAt - openedAt) / 1000]))
      .sort((a, b) => a - b)

    expect(seconds).toHaveLength(26)
    expect(((seconds[12] as number) + (seconds[13] as number)) / 2).toBe(67_448.5)
    expect(seconds.reduce((sum, each) => sum + each, 0) / 26).toBeCloseTo(295_786.115, 3)
  })

  test('take nearly four times as long once the open and the closed ones are counted', () => {
    const { lives, now } = read()
    const durations = lives.map(({ id, openedAt, mergedAt, closedAt }) => ({
      id,
      ms: (mergedAt ?? closedAt ?? now) - openedAt,
      outcome:
        mergedAt !== null ? ('reached' as const) : closedAt !== null ? ('cancelled' as const) : ('open' as const),
    }))
    const window = { by: 'start', from: null, to: null } as const
    const figure = durationFigure(definitionOfPullRequestStages, durations, [], { window, asOf: now })

    expect(figure).toMatchObject({ n: 49, censored: 4, coverage: 1, clock: 'elapsed' })
    expect(figure.value?.p50).toEqual({
      kind: 'reached',
      time: 248_931_000,
      interval: { low: 71_364_000, high: 1_960_947_000, level: 0.95 },
    })
    expect(figure.value?.reachedWithin[1]?.share).toBeCloseTo(0.449, 3)
  })
})
