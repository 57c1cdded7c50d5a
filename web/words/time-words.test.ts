import { expect, test } from 'vitest'
import { dayWords, timeWords } from './time-words.ts'

const local = (y: number, m: number, d: number, h = 0, min = 0) => new Date(y, m - 1, d, h, min)

test('a time of today is said by the clock alone', () => {
  expect(timeWords(local(2026, 11, 22, 14, 2).toISOString(), local(2026, 11, 22, 18))).toBe('14:02')
})

test('a time of yesterday says so, even minutes before midnight', () => {
  expect(timeWords(local(2026, 11, 21, 23, 58).toISOString(), local(2026, 11, 22, 0, 3))).toBe('yesterday 23:58')
})

test('an older time has its date, and its year when that is another one', () => {
  expect(timeWords(local(2026, 11, 3, 9).toISOString(), local(2026, 11, 22))).toBe('3 Nov 09:00')
  expect(timeWords(local(2025, 11, 3, 9).toISOString(), local(2026, 11, 22))).toBe('3 Nov 2025')
})

test('a day is named by its distance while that is short', () => {
  expect(dayWords(local(2026, 11, 22, 8).toISOString(), local(2026, 11, 22, 9))).toBe('Today')
  expect(dayWords(local(2026, 11, 21, 8).toISOString(), local(2026, 11, 22, 9))).toBe('Yesterday')
  expect(dayWords(local(2026, 11, 20, 8).toISOString(), local(2026, 11, 22, 9))).toBe('20 Nov')
})
