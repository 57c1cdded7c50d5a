import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { type Bakery, openBakery } from './bakery.ts'
import { crashAt, type Point, sayPoint } from './crash-at.ts'

const patienceMs = 300_000

/** A few of the points; `npm run test:crash` kills at all of them. */
const points: readonly Point[] = [
  { scenario: 'ships', kill: { kind: 'event', type: 'check.finished', phase: 'before' } },
  { scenario: 'ships', kill: { kind: 'event', type: 'change.approved', phase: 'after' } },
  { scenario: 'ships', kill: { kind: 'push', phase: 'orphaned' } },
  { scenario: 'ships', kill: { kind: 'event', type: 'change.deployed', phase: 'before' } },
]

let bakery: Bakery

beforeAll(async () => {
  bakery = await openBakery()
}, patienceMs)

afterAll(() => bakery?.close(), patienceMs)

describe('a server that is killed and started again', { timeout: patienceMs }, () => {
  it.each(points.map((point) => [sayPoint(point), point] as const))(
    'loses nothing, does nothing twice and goes on: %s',
    async (name, point) => {
      onTestFailed(() => console.error(`The server said:\n${bakery.log()}`))

      expect(await crashAt(bakery, point, name)).toEqual([])
    },
  )
})
