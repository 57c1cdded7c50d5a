import { expect, test } from 'vitest'
import { ageWords, durationWords, rangeWords, spanWords } from './duration-words.ts'

test('a duration is said with its two largest units', () => {
  expect(durationWords(190_000)).toBe('3 min 10 s')
  expect(durationWords(7_500_000)).toBe('2 h 5 min')
  expect(durationWords(97_200_000)).toBe('1 day 3 h')
})

test('a unit that is zero is left out', () => {
  expect(durationWords(180_000)).toBe('3 min')
  expect(durationWords(3_600_000)).toBe('1 h')
})

test('a duration that rounds up to the next unit is said in that unit', () => {
  expect(durationWords(59_700)).toBe('1 min')
  expect(durationWords(3_599_900)).toBe('1 h')
})

test('less than a second is never said as zero', () => {
  expect(durationWords(0)).toBe('under 1 s')
  expect(durationWords(999)).toBe('under 1 s')
})

test('an age is rounded down to one unit', () => {
  expect(ageWords(59_000)).toBe('now')
  expect(ageWords(11.9 * 60_000)).toBe('11 min')
  expect(ageWords(47 * 3_600_000)).toBe('1 day')
})

test('the ends of an interval share their unit', () => {
  expect(rangeWords(240_000, 540_000)).toBe('4–9 min')
  expect(rangeWords(252_000, 540_000)).toBe('4.2–9 min')
  expect(rangeWords(306_000, 1_986_000)).toBe('5–33 min')
  expect(rangeWords(5_000, 540_000)).toBe('5 s–9 min')
  expect(rangeWords(240_000, 240_500)).toBe('4 min')
})

test('what takes years is said in years, from two on', () => {
  const day = 24 * 60 * 60_000

  expect(durationWords(1_500 * day)).toBe('4 years 39 days')
  expect(durationWords(700 * day + 3_600_000)).toBe('700 days 1 h')
  expect(ageWords(1_500 * day)).toBe('4 years')
  expect(ageWords(700 * day)).toBe('700 days')
  expect(rangeWords(800 * day, 1_500 * day)).toBe('2.2–4.1 years')
  expect(rangeWords(300 * day, 1_500 * day)).toBe('300 days–4.1 years')
  expect(spanWords(1_500 * day)).toBe('4.1 years')
})

test('working time is said in working hours, never in days', () => {
  const hour = 3_600_000

  expect(spanWords(31 * hour, 'working')).toBe('31 working hours')
  expect(spanWords(hour, 'working')).toBe('1 working hour')
  expect(spanWords(40 * 60_000, 'working')).toBe('40 min')
  expect(rangeWords(31 * hour, 415 * hour, 'working')).toBe('31–415 working hours')
  expect(rangeWords(1_800_000, 5 * hour, 'working')).toBe('30 min–5 working hours')
})
