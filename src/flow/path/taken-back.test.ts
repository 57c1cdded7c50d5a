import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ancestors } from './ancestors.ts'
import type { Deployment } from './deployments.ts'
import type { PathRecord, PathRecords } from './path-records.ts'
import { takenBackAt } from './taken-back.ts'

/** Mostly a line with some branches and merges, as histories are; each commit by the numbers of its parents. */
const anyHistory = fc
  .array(fc.tuple(fc.constantFrom(1, 1, 1, 1, 2, 3), fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map((steps) =>
    steps.map(([back, other], at) => [...new Set([at - back, at - (other ?? back)])].filter((each) => each >= 0)),
  )

const anyDeployments = fc.array(
  fc.record({
    // Near the one before it, as deployments are; backwards, too.
    step: fc.integer({ min: -4, max: 4 }),
    target: fc.constantFrom('web', 'web', 'web', 'api'),
    isUndone: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 30 },
)

test('what is deployed again takes back everything that stood and that it does not descend from', () => {
  fc.assert(
    fc.property(anyHistory, anyDeployments, (history, plan) => {
      const records = recordsOf(history)
      let commit = 0
      const deployments = plan.map(({ step, target, isUndone }, at): Deployment => {
        commit = Math.min(Math.max(commit + step, 0), history.length - 1)
        return {
          ...{ id: `d${at}`, repository: 'r', target, sha: `c${commit}`, at },
          rolledBackAt: isUndone ? at + 0.5 : null,
        }
      })

      expect(Object.fromEntries(takenBackAt(records, deployments))).toEqual(
        Object.fromEntries(byTheDefinition(records, deployments)),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a service that is rolled back and forward between the same two revisions loses each of them once', () => {
  const records = recordsOf([[], [0]])
  const deployments = ['c0', 'c1', 'c0', 'c1', 'c0'].map((sha, at) => ({
    ...{ id: `d${at}`, repository: 'r', target: 'web', sha, at, rolledBackAt: null },
  }))

  expect(Object.fromEntries(takenBackAt(records, deployments))).toEqual({ d1: 2, d3: 4 })
})

function byTheDefinition(records: PathRecords, deployments: readonly Deployment[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { id, rolledBackAt } of deployments) if (rolledBackAt !== null) times.set(id, rolledBackAt)
  for (const target of Map.groupBy(deployments, (each) => each.target).values())
    for (const [index, { sha, at }] of target.entries()) {
      const earlier = target.slice(0, index)
      if (earlier.at(-1)?.sha === sha || !earlier.some((each) => each.sha === sha)) continue
      const kept = ancestors(records, sha, () => false)
      for (const each of earlier) if (!kept.includes(each.sha) && !times.has(each.id)) times.set(each.id, at)
    }
  return times
}

function recordsOf(history: readonly (readonly number[])[]): PathRecords {
  const none = new Map<string, PathRecord>()
  const commit = new Map(
    history.map((parents, at): [string, PathRecord] => {
      const facts = { parents: parents.map((each) => `c${each}`).join(' ') }
      return [`c${at}`, { id: `c${at}`, happenings: [], facts, to: {}, from: {} }]
    }),
  )
  return {
    asOf: Number.POSITIVE_INFINITY,
    of: { initiative: none, item: none, 'pull request': none, commit, deployment: none, incident: none, meeting: none },
  }
}
