import { describe, expect, test } from 'vitest'
import type { TargetsView } from '../../../src/api/playbook-schema.ts'
import { begunTarget, wishOf } from './target-view.ts'

const now = new Date('2026-06-01T10:00:00.000Z')
const none: TargetsView = { targets: [], waiting: [], versions: {}, mayPlan: true, whoMay: '' }

describe('a target that is being set', () => {
  test('begins with the one that is there, then with what is suggested, then with a number in 60 days', () => {
    const suggested = { wants: { kind: 'share', share: 0.3 }, by: '2026-07-31T00:00:00.000Z' } as const
    const there: TargetsView = {
      ...none,
      targets: [
        {
          ...{ lane: 'copy', version: 1, wants: { kind: 'changes', changes: 12 }, by: '2026-09-01T23:59:59.999Z' },
          ...{
            owner: { id: 'mara', name: 'Mara' },
            said: { in: 'Fairway', by: { id: 'ana', name: 'Ana' }, at: '', why: null },
          },
        },
      ],
    }

    expect(begunTarget('copy', there, suggested, now)).toMatchObject({ kind: 'changes', amount: '12', owner: 'mara' })
    expect(begunTarget('copy', none, suggested, now)).toMatchObject({ kind: 'share', amount: '30', by: '2026-07-31' })
    expect(begunTarget(null, none, undefined, now)).toMatchObject({ lane: '', amount: '10', by: '2026-07-31' })
  })

  test('guesses nobody to be its owner', () => {
    expect(begunTarget('copy', none, undefined, now).owner).toBe('')
  })

  test.each([
    ['share', '0'],
    ['share', '101'],
    ['share', ''],
    ['changes', '1.5'],
    ['changes', '-3'],
    ['changes', 'many'],
  ] as const)('of %s %s is none', (kind, amount) => {
    expect(wishOf({ kind, amount })).toBeNull()
  })

  test('is read as a share of one, or a whole number', () => {
    expect(wishOf({ kind: 'share', amount: '30' })).toEqual({ kind: 'share', share: 0.3 })
    expect(wishOf({ kind: 'changes', amount: '12' })).toEqual({ kind: 'changes', changes: 12 })
  })
})
