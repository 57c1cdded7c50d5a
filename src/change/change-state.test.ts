import { describe, expect, test } from 'vitest'
import { changeStates, channel, isEnded, moved, movingEvents, transitions } from './change-state.ts'

describe('the transition table', () => {
  test('every state but the draft can be reached, and only by a moving event', () => {
    const reached = new Set(Object.values(transitions).flatMap((row) => Object.values(row)))

    expect(changeStates.filter((state) => state !== 'draft' && !reached.has(state))).toEqual([])
  })

  test('each buoy of the channel follows from the one before it', () => {
    for (const [at, state] of channel.slice(1).entries())
      expect(Object.values(transitions[channel[at]!])).toContain(state)
  })

  test('nothing leads from merged, deployed or live back to where it could be merged again', () => {
    for (const state of ['merged', 'deployed', 'live'] as const)
      for (const event of movingEvents)
        expect(['draft', 'proved', 'checked', 'in review', 'approved', 'withdrawn']).not.toContain(moved(state, event))
  })

  test('only an approved change can be merged', () => {
    expect(changeStates.filter((state) => moved(state, 'change.merged'))).toEqual(['approved'])
  })

  test('withdrawn, superseded and reverted are the ends', () => {
    expect(changeStates.filter(isEnded)).toEqual(['withdrawn', 'superseded', 'reverted'])
  })
})
