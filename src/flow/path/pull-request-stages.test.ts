import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Production } from './production.ts'
import type { PullRequestLife } from './pull-request-life.ts'
import { pullRequestPath } from './pull-request-stages.ts'

const hour = 3_600_000
const asOf = 1000 * hour
const life = (detail: Partial<PullRequestLife>): PullRequestLife => ({
  id: 'acme/shop#12',
  repository: 'acme/shop',
  author: 'ada',
  firstCommitAt: 0,
  openedAt: 10 * hour,
  readyAt: 10 * hour,
  reviewedAt: [],
  mergedAt: null,
  closedAt: null,
  ...detail,
})
const reached = (at: number): Production => ({ kind: 'reached', at, deployment: 'd', withdrawn: [] })
const hours = (path: ReturnType<typeof pullRequestPath>) =>
  path.parts.map(({ stage, from, to, isOpen }) => `${stage} ${(to - from) / hour}${isOpen ? '…' : ''}`)

const times = fc.integer({ min: 0, max: 1000 }).map((each) => each * hour)
const anyLife = fc.record({
  firstCommitAt: fc.option(times),
  openedAt: times,
  readyAt: times,
  reviewedAt: fc.array(times, { maxLength: 5 }).map((list) => list.sort((a, b) => a - b)),
  mergedAt: fc.option(times),
  closedAt: fc.option(times),
})
const anyProduction = fc.oneof(
  fc.constant(null),
  times.map(reached),
  fc.constant<Production>({ kind: 'not yet', withdrawn: [] }),
  fc.constant<Production>({ kind: 'before records', deployment: 'd' }),
)

test('the parts sum to the total, follow each other without gap, and none is negative', () => {
  fc.assert(
    fc.property(anyLife, anyProduction, (raw, production) => {
      // As the reader gives it: nothing is ready, merged or closed before it is opened.
      const at = (time: number) => Math.max(time, raw.openedAt)
      const mergedAt = raw.mergedAt === null ? null : at(raw.mergedAt)
      const closedAt = mergedAt !== null || raw.closedAt === null ? null : at(raw.closedAt)
      const path = pullRequestPath(life({ ...raw, readyAt: at(raw.readyAt), mergedAt, closedAt }), production, asOf)
      const [first, last] = [path.parts[0], path.parts.at(-1)]

      expect(path.totalMs).toBe(path.parts.reduce((sum, { from, to }) => sum + to - from, 0))
      if (first && last) expect(path.totalMs).toBe(last.to - first.from)
      for (const [place, part] of path.parts.entries()) {
        expect(part.to).toBeGreaterThanOrEqual(part.from)
        expect(path.parts[place + 1]?.from ?? part.to).toBe(part.to)
      }
    }),
  )
})

describe('the stages of a pull request', () => {
  test('are coding, pickup, review and deploy', () => {
    const path = pullRequestPath(life({ reviewedAt: [12 * hour], mergedAt: 20 * hour }), reached(50 * hour), asOf)

    expect(hours(path)).toEqual(['coding 10', 'pickup 2', 'review 8', 'deploy 30'])
    expect(path.end).toBe('in production')
  })

  test('begin for reviewers when it stops being a draft; remarks on the draft are part of coding', () => {
    const path = pullRequestPath(
      life({ readyAt: 15 * hour, reviewedAt: [12 * hour, 16 * hour], mergedAt: 20 * hour }),
      null,
      asOf,
    )

    expect(hours(path)).toEqual(['coding 15', 'pickup 1', 'review 4'])
  })

  test('have an unattributed part where it was merged without review', () => {
    expect(hours(pullRequestPath(life({ mergedAt: 20 * hour }), null, asOf))).toEqual(['coding 10', 'unattributed 10'])
  })

  test('are open at the last one, whichever that is', () => {
    expect(hours(pullRequestPath(life({}), null, 30 * hour))).toEqual(['coding 10', 'pickup 20…'])
    expect(hours(pullRequestPath(life({ reviewedAt: [12 * hour] }), null, 30 * hour))).toEqual([
      'coding 10',
      'pickup 2',
      'review 18…',
    ])
    const merged = life({ reviewedAt: [12 * hour], mergedAt: 20 * hour })
    expect(hours(pullRequestPath(merged, { kind: 'not yet', withdrawn: [] }, 30 * hour)).at(-1)).toBe('deploy 10…')
  })

  test('have no coding where no commit is known: missing is not 0', () => {
    expect(hours(pullRequestPath(life({ firstCommitAt: null, mergedAt: 20 * hour }), null, asOf))).toEqual([
      'unattributed 10',
    ])
  })

  test('of one that was given up end there', () => {
    expect(pullRequestPath(life({ closedAt: 20 * hour }), null, asOf)).toMatchObject({
      end: 'given up',
      totalMs: 20 * hour,
    })
  })
})
