import { expect, test } from 'vitest'
import { duration } from './say.ts'

test('a duration is said in the unit in which people count it', () => {
  const hour = 60 * 60_000
  const day = 24 * hour

  expect([12_000, 40 * 60_000, 5.2 * hour, 3.1 * day, 729 * day, 1_500 * day, null].map(duration)).toEqual([
    ...['12 s', '40 min', '5.2 h', '3.1 days', '729.0 days', '4.1 years', '–'],
  ])
})
