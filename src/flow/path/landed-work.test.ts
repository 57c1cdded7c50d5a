import { describe, expect, test } from 'vitest'
import { type GitCommit, readCommits } from '../sources/git/read-commits.ts'
import { studyOf } from '../study/study.ts'
import { defaultTeamSettings } from '../study/team-settings.ts'
import { landedWork, landingsOf } from './landed-work.ts'
import { productionByAncestry } from './production.ts'

const hour = 3_600_000
const first = Date.UTC(2026, 0, 5)
const ada = { name: 'Ada', email: 'ada@example.com' }
const iso = (hours: number): string => new Date(first + hours * hour).toISOString()

/** Written and committed so many hours after the first, the latter by default at once. */
function commit(
  sha: string,
  parents: string[],
  written: number,
  more: Partial<GitCommit> & { committed?: number } = {},
): GitCommit {
  const { committed = written, ...rest } = more
  return {
    ...{ sha, parents, author: ada, committer: ada, message: sha, tags: [] },
    ...{ authoredAt: iso(written), committedAt: iso(committed) },
    ...rest,
  }
}

/** A main line of a, m, s and r; m brings b and c from a branch; s was squashed; r takes s back. */
const history = [
  commit('a', [], 0, { tags: ['v0'] }),
  commit('b', ['a'], 2),
  commit('c', ['b'], 5),
  commit('m', ['a', 'c'], 10),
  commit('s', ['m'], 20, { tags: ['v1'] }),
  commit('r', ['s'], 30, { message: 'Revert "s"\n\nThis reverts commit 5555555.' }),
]

const studyAt = (hours: number, commits: readonly GitCommit[] = history) =>
  studyOf(
    [readCommits(commits, { repository: 'acme/shop', releaseTags: /^v/ })],
    defaultTeamSettings,
    first + hours * hour,
  )

function landedAt(hours: number, commits?: readonly GitCommit[]) {
  const { records, items } = studyAt(hours, commits)
  const productionOf = productionByAncestry(records, items.deployments.production, [])
  return landedWork(records, items.deployments, productionOf, { by: 'start', from: null, to: null })
}

describe('work that landed', () => {
  test('is what the first-parent line gained, begun with the earliest commit it brought', () => {
    expect(
      landingsOf(studyAt(40).records).map(({ sha, at, begunAt }) => [
        sha,
        (at - first) / hour,
        begunAt === null ? null : (begunAt - first) / hour,
      ]),
    ).toEqual([
      ['a', 0, null],
      ['m', 10, 2],
      ['s', 20, null],
      ['r', 30, null],
    ])
  })

  test('does not say when work began that was squashed where it landed', () => {
    const { toLanding } = landedAt(40)
    expect(toLanding.n).toBe(1)
    expect(toLanding.value?.p50).toMatchObject({ kind: 'reached', time: 8 * hour })
    expect(toLanding.excluded).toMatchObject([{ count: 3, items: ['a', 's', 'r'] }])
  })

  test('is in production with the first release that holds it, and open while none does', () => {
    const { toProduction } = landedAt(40)
    expect(toProduction).toMatchObject({ n: 3, censored: 1 })
    expect(toProduction.excluded).toMatchObject([{ count: 1, items: ['a'] }])
    expect(toProduction.value?.p50).toMatchObject({ kind: 'reached', time: 10 * hour })
  })

  test('keeps what runs backwards out, and counts it', () => {
    const skewed = [commit('a', [], 0, { tags: ['v0'] }), commit('b', ['a'], 50, { committed: 10 })]
    expect(landedAt(60, skewed).toLanding.excluded.at(-1)).toMatchObject({ count: 1, items: ['b'] })
  })

  test('counts what a later commit took back, with the interval of a share', () => {
    const sha = '5'.repeat(40)
    const commits = history.map((each) => ({
      ...each,
      sha: each.sha === 's' ? sha : each.sha,
      parents: each.parents.map((parent) => (parent === 's' ? sha : parent)),
      message: each.message.replace('5555555', sha),
    }))
    const { reverted } = landedAt(40, commits)
    expect(reverted).toMatchObject({ n: 4, value: 0.25 })
    expect(reverted.interval?.low).toBeGreaterThan(0)
  })

  test('has a rate of deployments only between two of them, and none of nothing', () => {
    expect(landedAt(40).deploymentsPerWeek).toMatchObject({ n: 1 })
    expect(landedAt(10).deploymentsPerWeek).toBeNull()
    expect(landedAt(40, [])).toMatchObject({ landings: 0, deploymentsPerWeek: null, reverted: { value: null } })
  })
})
