import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commit, deployment, incident, item, PathStory, pull } from '../../../test/support/path-story.ts'
import { type GitCommit, readCommits } from '../sources/git/read-commits.ts'
import { studyOf } from '../study/study.ts'
import { defaultTeamSettings, type TeamSettings } from '../study/team-settings.ts'
import { workReport } from '../work-report/work-report.ts'
import { codeRework, countedLines, type LandedChange } from './code-rework.ts'
import { deploymentRework } from './deployment-rework.ts'
import { diffHunks } from './diff-hunks.ts'
import { flowRework } from './flow-rework.ts'
import { requirementChurn } from './requirement-churn.ts'
import { reviewRework } from './review-rework.ts'

const always = { by: 'completion', from: null, to: null } as const
const shop: Partial<TeamSettings> = {
  production: { version: 1, environments: ['production'], mergeIsProduction: [], completeFromStart: ['s'] },
}
const moved = (story: PathStory, id: string, ...moves: readonly (readonly [number, string])[]): PathStory =>
  moves.reduce((told, [at, status]) => told.told(item(id), at, 'item status entered', 'pm', { status }), story)

describe('flow rework', () => {
  const rate = (...moves: readonly (readonly [number, string])[]) =>
    flowRework(moved(new PathStory(), '1', ...moves).study(), always).value?.hits

  test('is an item that went back to an earlier stage', () => {
    expect(rate([0, 'To do'], [60, 'In progress'], [120, 'Done'])).toBe(0)
    expect(rate([0, 'To do'], [60, 'In review'], [120, 'In progress'], [200, 'Done'])).toBe(1)
    expect(rate([0, 'In progress'], [60, 'Done'], [120, 'In progress'], [200, 'Done'])).toBe(1)
  })

  test('is no status that was left within ten minutes', () => {
    expect(rate([0, 'To do'], [60, 'In review'], [80, 'In progress'], [85, 'In review'], [200, 'Done'])).toBe(0)
    expect(rate([0, 'To do'], [60, 'In review'], [80, 'In progress'], [90, 'In review'], [200, 'Done'])).toBe(1)
  })

  test('is an item that was opened again, where a tracker has no statuses', () => {
    const story = new PathStory()
      .told(item('1'), 0, 'item completed')
      .told(item('2'), 0, 'item completed')
      .told(item('2'), 60, 'item reopened')
      .told(item('3'), 0, 'item completed')
      .told(item('3'), 5, 'item reopened')
      .told(item('4'), 0, 'item created')
    const { value, interval, n } = flowRework(story.study(), always)

    expect(value?.items).toEqual(['2'])
    expect(n).toBe(3)
    expect(interval?.low).toBeGreaterThan(0)
    expect(interval?.high).toBeLessThan(1)
  })

  test('is not known where a status means nothing to us', () => {
    const story = moved(new PathStory(), '1', [0, 'Frobnicating'], [60, 'Done'])
    expect(flowRework(story.study(), always)).toMatchObject({
      value: null,
      coverage: 0,
      excluded: [{ reason: 'a status of it means nothing to us', items: ['1'] }],
    })
  })
})

describe('review rework', () => {
  const cyclesOf = (...steps: readonly (readonly [string, string])[]): number | undefined => {
    const story = new PathStory().told(pull('s#1'), 0, 'pull request opened', 'ada')
    const words = {
      push: 'commit pushed',
      ask: 'changes requested',
      say: 'pull request reviewed',
      yes: 'pull request approved',
    } as const
    for (const [at, [who, what]] of steps.entries()) story.told(pull('s#1'), 10 * (at + 1), words[what as 'push'], who)
    story.told(pull('s#1'), 1000, 'pull request merged', 'ada')
    return reviewRework(story.study(), always).cycles.value?.p50
  }
  const push = ['ada', 'push'] as const

  test.each([
    ['approved at once', 0, [push, ['bob', 'yes']]],
    ['one round', 1, [push, ['bob', 'ask'], push, push, ['bob', 'yes']]],
    ['two rounds', 2, [push, ['bob', 'ask'], push, ['bob', 'say'], push, ['bob', 'yes']]],
    ['several reviews before the next commit', 1, [push, ['bob', 'ask'], ['cyd', 'ask'], push, ['bob', 'yes']]],
    ['never approved', 0, [push, ['bob', 'ask'], push]],
    ['only its author reviewed', 0, [push, ['ada', 'say'], push, ['bob', 'yes']]],
    ['only a bot reviewed', 0, [push, ['lint-bot', 'say'], push, ['bob', 'yes']]],
    ['asked for more after the first approval', 0, [push, ['bob', 'yes'], ['bob', 'ask'], push, ['bob', 'yes']]],
  ] as const)('%s: %d', (_, wanted, steps) => {
    expect(cyclesOf(...steps)).toBe(wanted)
  })

  test('is not known where no commit is', () => {
    const story = new PathStory()
      .told(pull('s#1'), 0, 'pull request opened', 'ada')
      .told(pull('s#1'), 60, 'pull request merged')
    const { cycles, atLeastTwo } = reviewRework(story.study(), always)

    expect([cycles.value, atLeastTwo.value]).toEqual([null, null])
    expect(cycles.excluded[0]?.items).toEqual(['s#1'])
  })
})

describe('code rework', () => {
  const day = 24 * 3_600_000
  const change = (detail: Partial<LandedChange>): LandedChange => ({
    id: 'c',
    at: 100 * day,
    replaced: [],
    added: 0,
    unknown: 0,
    ...detail,
  })

  test('is lines that were at most 21 days old, of all lines', () => {
    const { value } = codeRework(
      { changes: [change({ replaced: [79 * day, 79 * day - 1, 99 * day], added: 5, unknown: 2 })], left: [] },
      200 * day,
    )

    expect(value).toEqual({ share: 2 / 8, rework: 2, older: 1, added: 5, unknown: 2 })
  })

  test('is of the changes that a kept history tells of, in the time that was chosen; of none it is not asked', () => {
    const ms = (days: number) => Date.UTC(2025, 0, 1) + days * day
    const at = (days: number) => new Date(ms(days)).toISOString()
    const ada = { name: 'Ada', email: 'ada@s.example' }
    const commit = (digit: string, time: number, more: Partial<GitCommit>): GitCommit => ({
      ...{ sha: digit.repeat(40), parents: [], author: ada, committer: ada, message: 'Say it', tags: [] },
      ...{ authoredAt: at(time), committedAt: at(time), ...more },
    })
    const study = (...commits: GitCommit[]) =>
      studyOf([readCommits(commits, { repository: 's' })], defaultTeamSettings, ms(200))
    const sampled = study(
      commit('a', 50, { lines: { added: 9, replaced: [], unknown: 0 } }),
      commit('b', 100, { lines: { added: 5, replaced: [ms(99), ms(10)], unknown: 1 } }),
      commit('c', 101, { lines: { left: 'a move' } }),
    )

    const { code } = workReport(sampled, ms(60)).rework
    expect(code?.value).toEqual({ share: 1 / 7, rework: 1, older: 1, added: 5, unknown: 1 })
    expect(code?.excluded).toEqual([{ reason: 'a move', count: 1, items: ['c'.repeat(40)] }])
    expect(code?.counted?.()).toMatchObject([{ id: 'b'.repeat(40), type: 'commit', isPart: true, count: 1 }])
    expect(workReport(sampled).rework.code?.n).toBe(2)
    expect(workReport(study(commit('a', 50, {}))).rework.code).toBeNull()
  })

  test('lies between 0 and 1 with its interval, and is not known of nothing', () => {
    const changes = fc.array(
      fc
        .record({ replaced: fc.array(fc.integer({ min: 0, max: 100 })), added: fc.nat(20) })
        .map(({ replaced, added }) => change({ replaced: replaced.map((each) => each * day), added })),
    )
    fc.assert(
      fc.property(changes, (list) => {
        const { value, interval, n } = codeRework({ changes: list, left: [] }, 200 * day)
        const lines = list.reduce((sum, { replaced, added }) => sum + replaced.length + added, 0)
        expect(n).toBe(list.length)
        if (lines === 0) expect(value).toBeNull()
        else expect((value?.rework ?? 0) + (value?.older ?? 0) + (value?.added ?? 0)).toBe(lines)
        for (const bound of [interval?.low, interval?.high])
          if (bound != null) expect(bound >= 0 && bound <= 1).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('counts no line that moved, and none of a generated file', () => {
    const files = diffHunks(
      [
        ...[
          'diff --git a/a.ts b/a.ts',
          '--- a/a.ts',
          '+++ b/a.ts',
          '@@ -3,2 +3 @@',
          '-const moved = true',
          '---gone',
          '+const other = 1',
        ],
        ...['@@ -9 +8,3 @@', '-}', '+}', '+const moved = true', '+++added'],
        ...['diff --git a/yarn.lock b/yarn.lock', '--- a/yarn.lock', '+++ b/yarn.lock', '@@ -1 +1 @@', '-x', '+y', ''],
      ].join('\n'),
    )

    // "---gone" is a line that begins with two dashes, not the name of a file.
    expect(files[0]?.hunks[0]?.removed).toEqual(['const moved = true', '--gone'])
    expect(countedLines(files)).toEqual({
      taken: [
        { path: 'a.ts', line: 4 },
        { path: 'a.ts', line: 9 },
      ],
      added: 1,
    })
  })
})

describe('deployment rework', () => {
  /** Commits c0, c1, … on one line, each deployed by a deployment of its number, a hundred minutes apart. */
  function deployed(count: number): PathStory {
    const story = new PathStory()
    for (let each = 0; each < count; each++) {
      story
        .fact(commit(`c${each}`), 'parents', each === 0 ? '' : `c${each - 1}`)
        .fact(commit(`c${each}`), 'repository', 's')
      story.told(commit(`c${each}`), each * 100, 'commit authored', 'ada')
      story.link(deployment(`d${each}`), 'deploys', commit(`c${each}`)).fact(deployment(`d${each}`), 'repository', 's')
      story.fact(deployment(`d${each}`), 'environment', 'production')
      story.told(deployment(`d${each}`), each * 100 + 10, 'deployment succeeded')
    }
    return story
  }
  const fixes = (story: PathStory) => deploymentRework(story.study(100_000, shop), always).value

  test('is a deployment that first brings a revert of what users had', () => {
    expect(fixes(deployed(4).link(commit('c2'), 'reverts', commit('c1')))).toMatchObject({
      items: ['d2'],
      by: { revert: 1, rollback: 0, hotfix: 0, incident: 0 },
      recorded: { revert: true, incident: false },
    })
  })

  test('is none where the reverted change goes out together with its revert', () => {
    const story = deployed(2).fact(commit('x'), 'parents', 'c0').fact(commit('x'), 'repository', 's')
    story.fact(commit('c1'), 'parents', 'x').told(commit('x'), 20, 'commit authored', 'ada')
    expect(fixes(story.link(commit('c1'), 'reverts', commit('x')))?.items).toEqual([])
  })

  test('is the last deployment before an incident was resolved, and never the one that caused it', () => {
    const story = deployed(5)
      .told(incident('i'), 115, 'incident opened')
      .told(incident('i'), 320, 'incident resolved')
      .link(incident('i'), 'caused by', deployment('d1'))
    expect(fixes(story)?.items).toEqual(['d3'])
    const quick = deployed(3).told(incident('i'), 105, 'incident opened').told(incident('i'), 120, 'incident resolved')
    expect(fixes(quick.link(incident('i'), 'caused by', deployment('d1')))?.items).toEqual([])
  })

  test('is a rollback, and one that brings what is labelled hotfix', () => {
    const story = deployed(4).link(deployment('d2'), 'rolls back', deployment('d1'))
    story
      .told(pull('s#9'), 250, 'pull request opened', 'ada')
      .told(pull('s#9'), 255, 'pull request labelled', 'ada', { to: 'Hot-Fix' })
      .told(pull('s#9'), 300, 'pull request merged', 'ada')
      .link(pull('s#9'), 'merged as', commit('c3'))
    expect(fixes(story)).toMatchObject({ items: ['d2', 'd3'], share: 0.5, by: { rollback: 1, hotfix: 1 } })
  })

  test('of no deployment is not known', () => {
    expect(fixes(new PathStory())).toBeNull()
  })
})

describe('requirement churn', () => {
  const flagged = (story: PathStory): PathStory => story.told(item('1'), 1000, 'flag turned on', 'ada')
  const built = (): PathStory =>
    new PathStory().told(pull('s#1'), 100, 'pull request opened', 'ada').link(pull('s#1'), 'implements', item('1'))

  test('counts what was clarified between the start of building and production', () => {
    const story = built()
      .told(item('1'), 50, 'item described', 'pm')
      .told(item('1'), 200, 'item described', 'pm')
      .told(item('1'), 300, 'item commented', 'ada')
      .told(item('1'), 310, 'item commented', 'pm')
      .told(item('1'), 320, 'item commented', 'ada')
      .told(item('2'), 400, 'item created', 'pm')
      .link(item('2'), 'child of', item('1'))
      .told(item('1'), 2000, 'item described', 'pm')
    const { perItem, any } = requirementChurn(flagged(story).study(), always)

    // The change of the description, the question that was answered, the sub-item. Thanks at the end ask nothing.
    expect(perItem).toMatchObject({ n: 1, value: { p50: 3 } })
    expect(any.value?.items).toEqual(['1'])
  })

  test('is not known where nothing says when building began', () => {
    const { perItem } = requirementChurn(flagged(new PathStory()).study(), always)
    expect(perItem).toMatchObject({ value: null, n: 0, excluded: [{ reason: 'nothing says when building began' }] })
  })
})
