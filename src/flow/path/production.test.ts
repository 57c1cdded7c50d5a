import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deployment } from './deployments.ts'
import type { PathRecord, PathRecords } from './path-records.ts'
import { productionByAncestry } from './production.ts'

const dayMs = 24 * 60 * 60_000
const commitOf = (id: string, parents: readonly string[]): PathRecord => ({
  id,
  happenings: [],
  facts: { parents: parents.join(' ') },
  to: {},
  from: {},
})

/** A history of up to 12 commits, each with up to two earlier parents, and deployments of any of them. */
const anyHistory = fc
  .array(fc.tuple(fc.option(fc.nat()), fc.option(fc.nat())), { minLength: 1, maxLength: 12 })
  .map((list) =>
    list.map((pair, at) => {
      const parents = pair.flatMap((each) => (each === null || at === 0 ? [] : [`c${each % at}`]))
      return [`c${at}`, [...new Set(parents)]] as const
    }),
  )
const anyDeployments = fc.array(
  fc.record({
    commit: fc.nat(),
    gapMs: fc.integer({ min: 1, max: 2 * dayMs }),
    undoneAfterMs: fc.option(fc.nat({ max: 2 * dayMs })),
  }),
  { maxLength: 6 },
)

test('each commit is in production from the first deployment that descends from it and was not taken back within a day', () => {
  fc.assert(
    fc.property(anyHistory, anyDeployments, (history, plan) => {
      const parents = new Map<string, readonly string[]>(history)
      const records = recordsOf(history)
      const contains = (sha: string, wanted: string): boolean =>
        sha === wanted || (parents.get(sha) ?? []).some((parent) => contains(parent, wanted))
      let at = 0
      // A target of its own for each: deploying an older revision again is the other test's.
      const deployments = plan.map(({ commit, gapMs, undoneAfterMs }, number): Deployment => {
        at += gapMs
        const rolledBackAt = undoneAfterMs === null ? null : at + undoneAfterMs
        return {
          id: `d${number}`,
          repository: 'r',
          target: `t${number}`,
          sha: `c${commit % history.length}`,
          at,
          rolledBackAt,
        }
      })
      const productionOf = productionByAncestry(records, deployments, ['r'])

      for (const [sha] of history) {
        const holding = deployments.filter((each) => contains(each.sha, sha))
        const stayed = holding.find((each) => each.rolledBackAt === null || each.rolledBackAt - each.at > dayMs)
        const found = productionOf(sha, 'r')

        if (deployments.length === 0) expect(found.kind).toBe('no deployments')
        else if (stayed) expect(found).toMatchObject({ kind: 'reached', deployment: stayed.id, at: stayed.at })
        else expect(found).toMatchObject({ kind: 'not yet' })
        if ('withdrawn' in found)
          expect(found.withdrawn.map(({ deployment }) => deployment)).toEqual(
            holding.slice(0, stayed ? holding.indexOf(stayed) : undefined).map(({ id }) => id),
          )
      }
    }),
  )
})

function recordsOf(history: readonly (readonly [string, readonly string[]])[]): PathRecords {
  const none = new Map<string, PathRecord>()
  const commit = new Map(history.map(([id, parents]) => [id, commitOf(id, parents)]))
  return {
    asOf: Number.POSITIVE_INFINITY,
    of: { initiative: none, item: none, 'pull request': none, commit, deployment: none, incident: none, meeting: none },
  }
}
