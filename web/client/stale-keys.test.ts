import { expect, test } from 'vitest'
import { keys, staleKeys } from './stale-keys.ts'

const event = (type: string, ...objects: [string, string][]) => ({
  seq: 1,
  type,
  objects: objects.map(([t, id]) => ({ type: t, id })),
})

test('an event about a change makes that change, the lists and the ledger stale', () => {
  expect(staleKeys(event('change.proved', ['change', 'chg_1']))).toEqual([
    keys.ledger,
    keys.change('chg_1'),
    keys.changes,
    keys.flow,
  ])
})

test('a merge also makes the texts of the product stale', () => {
  expect(staleKeys(event('change.merged', ['change', 'chg_1']))).toContainEqual(keys.products)
})

test('a comment does not fetch the texts of the product anew', () => {
  expect(staleKeys(event('review.commented', ['change', 'chg_1']))).not.toContainEqual(keys.products)
})

test('a saved mapping makes the playbook stale, and a target of a lane the figures held against it too', () => {
  expect(staleKeys(event('mapping.saved', ['mapping', 'map_1']))).toEqual([keys.ledger, keys.playbook])
  expect(staleKeys(event('lane.targeted', ['lane', 'copy']))).toEqual([keys.ledger, keys.playbook, keys.flow])
})

test('an event about a person makes who I am stale', () => {
  expect(staleKeys(event('person.added', ['person', 'prs_1']))).toEqual([keys.ledger, keys.me])
})
