import { describe, expect, test } from 'vitest'
import type { MappedPathView, MappedStepView } from '../../../src/api/playbook-schema.ts'
import { stepWidths, stretchesOf, tidy, unsavable, withMovedStep, withNewStep, withStep } from './mapping-view.ts'
import { readSpan, spanText } from './span-text.ts'

const hour = 3_600_000
const step = (id: string, more: Partial<MappedStepView> = {}): MappedStepView => ({
  ...{ id, name: id, artefact: null, owner: null, touchMs: hour, waitMs: 3 * hour },
  ...{ serves: 'changes production', accurate: null, basis: 'record' },
  ...more,
})
const path = (...steps: MappedStepView[]): MappedPathView => ({ title: 'Gift cards', note: null, from: null, steps })

describe('a time that somebody writes', () => {
  test.each([
    ['40m', 40 / 60],
    ['2h', 2],
    ['1.5 h', 1.5],
    ['1,5h', 1.5],
    ['2 hours', 2],
    ['3d 4h', 76],
    ['1w', 168],
    ['0', 0],
  ])('%s is understood', (text, hours) => {
    expect(readSpan(text, 'wait')).toEqual({ kind: 'ms', ms: Math.round(hours * hour) })
  })

  test('is not said where the cell is empty, and never taken for nothing', () => {
    expect(readSpan(' ', 'wait')).toEqual({ kind: 'ms', ms: null })
    expect(spanText(null, 'wait')).toBe('')
    expect(spanText(0, 'wait')).toBe('0')
  })

  test.each(['soon', '3', '3x', '2h soon', '-2h'])('%s is asked for again', (text) => {
    expect(readSpan(text, 'wait').kind).toBe('wrong')
  })

  test('asks for hours of work, since nobody knows how long a day of it is', () => {
    expect(readSpan('2d', 'touch')).toEqual({ kind: 'wrong', says: 'Say work in hours: 8h for a day of it.' })
    expect(spanText(30 * hour, 'touch')).toBe('30h')
    expect(spanText(30 * hour, 'wait')).toBe('1d 6h')
  })

  test.each([40 * 60_000, 2 * hour, 76 * hour])('is written as it is read: %d', (ms) => {
    expect(readSpan(spanText(ms, 'wait'), 'wait')).toEqual({ kind: 'ms', ms })
  })
})

describe('the drawing of a mapped path', () => {
  test('lays the wait and the work of every step end to end, and they are the whole', () => {
    const stretches = stretchesOf(path(step('a'), step('b', { serves: 'waits', touchMs: null, waitMs: 4 * hour })))

    expect(stretches.map(({ step: of, kind, width }) => [of, kind, width])).toEqual([
      ['a', 'waits', 37.5],
      ['a', 'production', 12.5],
      ['b', 'waits', 50],
    ])
    expect(stepWidths(stretches).map(({ width }) => width)).toEqual([50, 50])
  })

  test('gives no room to what nobody said', () => {
    expect(stretchesOf(path(step('a', { touchMs: null, waitMs: null })))).toEqual([])
  })
})

describe('editing a mapped path', () => {
  test('says a time that somebody changed, and leaves one from the record as it is', () => {
    expect(withStep(path(step('a')), 'a', { owner: 'Ana' }).steps[0]?.basis).toBe('record')
    expect(withStep(path(step('a')), 'a', { waitMs: 1 }).steps[0]?.basis).toBe('said')
  })

  test('takes the work out of a step that only waits', () => {
    expect(withStep(path(step('a')), 'a', { serves: 'waits' }).steps[0]).toMatchObject({
      serves: 'waits',
      touchMs: null,
    })
  })

  test('moves a step, and not beyond an end', () => {
    const two = path(step('a'), step('b'))

    expect(withMovedStep(two, 'a', 1).steps.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(withMovedStep(two, 'a', -1)).toBe(two)
  })

  test('puts a new step behind the one it follows', () => {
    expect(withNewStep(path(step('a'), step('b')), 'a', 'new').steps.map(({ id }) => id)).toEqual(['a', 'new', 'b'])
    expect(withNewStep(path(step('a')), null, 'new').steps.map(({ id }) => id)).toEqual(['a', 'new'])
  })

  test('says what keeps it from being saved', () => {
    expect(unsavable(path(step('a', { name: ' ' })))).toBe('Step 1 needs a name.')
    expect(unsavable({ ...path(), title: '' })).toBe('The path needs a name.')
    expect(unsavable(path(step('a')))).toBe('')
    expect(tidy(path(step('a', { owner: ' ' }))).steps[0]?.owner).toBeNull()
  })
})
