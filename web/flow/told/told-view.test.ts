import { expect, test } from 'vitest'
import type { FlowHistoryView, HistoryMoveView, MovedMonthView } from '../../../src/api/flow-history-schema.ts'
import { monthWords, movedRows, moveWords, recentMoves, stepMark, stepsOn, stepWords, toldBefore } from './told-view.ts'

const day = 86_400_000
const speed = 'decision-to-production'
const told = (month: string, n: number, p50Ms: number | null, open = 0) => ({ month, n, open, p50Ms })
const moved = (month: string, before: MovedMonthView['before'], figure = speed): MovedMonthView => ({
  figure,
  month,
  before,
  now: told(month, 40, 6 * day),
})
const move = (at: string, ...months: MovedMonthView[]): HistoryMoveView => ({
  at: `${at}T09:00:00.000Z`,
  toldAt: '2026-11-01T09:00:00.000Z',
  asOf: '2026-11-01T08:00:00.000Z',
  months,
  causes: [],
})
const history = (moves: HistoryMoveView[], steps: FlowHistoryView['steps'] = []): FlowHistoryView => ({
  now: '2026-11-23T09:00:00.000Z',
  since: null,
  moves,
  steps,
})

test('a move says how many months; the same month of two figures is one', () => {
  const landed = moved('2026-03', null, 'landing-to-production')
  expect(moveWords(move('2026-11-20', moved('2026-03', null), landed))).toBe(
    'A month that was over is told otherwise than before.',
  )
  expect(moveWords(move('2026-11-20', moved('2026-03', null), moved('2026-04', null)))).toBe(
    '2 months that were over are told otherwise than before.',
  )
})

test('each month stands with what was told and what is, in words', () => {
  const months = [moved('2026-03', told('2026-03', 31, 4 * day)), moved('2026-04', null, 'landing-to-production')]
  expect(movedRows(move('2026-11-20', ...months))).toEqual([
    { what: 'Decided in March 2026', before: 'half within 4 days; 31 items', now: 'half within 6 days; 40 items' },
    { what: 'Landed in April 2026', before: 'nothing', now: 'half within 6 days; 40 pieces of work' },
  ])
  expect(monthWords(told('2026-03', 1, null, 1), 'item')).toBe('half not there yet; 1 item, 1 open then')
})

test('a move of more than 30 days ago is not news', () => {
  const [fresh, old] = [move('2026-10-25'), move('2026-10-24')]
  expect(recentMoves(history([fresh, old]))).toEqual([fresh])
})

test('a month that moved twice stood where the latest move found it; one of no known median stood nowhere', () => {
  const twice = history([
    move('2026-11-22', moved('2026-03', told('2026-03', 31, 5 * day)), moved('2026-04', told('2026-04', 3, null))),
    move('2026-11-20', moved('2026-03', told('2026-03', 30, 4 * day)), moved('2026-05', null)),
  ])
  expect([...toldBefore(twice, speed)]).toEqual([
    ['2026-03', { ms: 5 * day, says: 'told before 22 Nov 2026: half within 5 days; 31 items' }],
  ])
  expect(toldBefore(twice, 'landing-to-production').size).toBe(0)
})

test('a chart has the steps of its own definition and of the settings', () => {
  const at = '2026-11-20T09:00:00.000Z'
  const [settings, own, other] = [
    { at, figure: null, before: 2, now: 3 },
    { at, figure: speed, before: 1, now: 2 },
    { at, figure: 'strategic-drift', before: 1, now: 2 },
  ] as const
  expect(stepsOn(history([], [settings, own, other]), speed)).toEqual([settings, own])
  expect(stepsOn(history([], Array(9).fill(settings)), speed)).toHaveLength(5)
  expect([settings, own].map(stepMark)).toEqual(['settings 3', 'definition 2'])
  expect(stepWords(own)).toBe(
    'since 20 Nov 2026 all of it is computed with version 2 of its definition, the time before, too',
  )
})
