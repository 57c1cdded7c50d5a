import { expect, test } from 'vitest'
import type { InitiativeView } from '../../../src/api/flow-initiatives-schema.ts'
import { durationFigure, reached } from '../path-samples.ts'
import { handoffsSay, initiativesView } from './initiatives-view.ts'

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
const nobody = { sum: null, longestChain: null }
const initiative = (more: Partial<InitiativeView>): InitiativeView => ({
  id: 'I-1',
  title: null,
  decidedAt: at(1),
  firstAt: null,
  completeAt: null,
  items: 2,
  inProduction: 0,
  cancelled: 0,
  notKnown: 0,
  addedLater: 0,
  shared: 0,
  handoffs: { person: nobody, role: nobody, team: nobody },
  scope: [],
  production: [],
  ...more,
})
const view = (...initiatives: InitiativeView[]) =>
  initiativesView({
    asOf: at(11),
    initiatives,
    items: 2,
    counted: 2,
    firstValue: durationFigure(reached(1)),
    complete: durationFigure(null),
  })

test('an initiative says how long it took to first value, or how old it is', () => {
  const [row] = view(initiative({ firstAt: at(3) })).rows

  expect(row).toMatchObject({ firstValue: '2 days', complete: null, age: '10 days', first: 20 })
})

test('what was in production before the decision is no time to first value', () => {
  expect(view(initiative({ decidedAt: at(5), firstAt: at(3) })).rows[0]?.firstValue).toBeNull()
  expect(view(initiative({ decidedAt: null, firstAt: at(3) })).rows[0]).toMatchObject({ firstValue: null, age: null })
})

test('both lines rise on the axis that all rows share', () => {
  const scope = [
    { at: at(1), items: 1 },
    { at: at(6), items: 2 },
  ]
  const [row] = view(initiative({ scope, production: [{ at: at(11), items: 1 }] })).rows

  expect(row?.scope).toBe('M0 100L0 50L50 50L50 0L100 0')
  expect(row?.production).toBe('M100 100L100 50L100 50')
})

test('handoffs are told at the levels that are known', () => {
  const says = handoffsSay({ person: { sum: 1200, longestChain: 7 }, role: nobody, team: { sum: 3, longestChain: 2 } })

  expect(says).toContain('1,200 between persons, at most 7 in one chain; 3 between teams')
  expect(says).not.toContain('roles')
})
