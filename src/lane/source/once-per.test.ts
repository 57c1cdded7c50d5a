import { expect, test } from 'vitest'
import { oncePer } from './once-per.ts'

test('what was worked out of an object is kept until it is asked with another context', () => {
  const asked: string[] = []
  const lengthTimes = oncePer((key: { readonly name: string }, times: number) => {
    asked.push(`${key.name} × ${times}`)
    return key.name.length * times
  })
  const ada = { name: 'Ada' }
  const grace = { name: 'Grace' }

  expect([lengthTimes(ada, 2), lengthTimes(ada, 2), lengthTimes(grace, 2), lengthTimes(ada, 2)]).toEqual([6, 6, 10, 6])
  expect([lengthTimes(ada, 3), lengthTimes(ada, 3), lengthTimes(ada, 2)]).toEqual([9, 9, 6])
  expect(asked).toEqual(['Ada × 2', 'Grace × 2', 'Ada × 3', 'Ada × 2'])
})

test('two results of one object do not mix', () => {
  const upper = oncePer((key: { readonly name: string }) => key.name.toUpperCase())
  const lower = oncePer((key: { readonly name: string }) => key.name.toLowerCase())
  const ada = Object.freeze({ name: 'Ada' })

  expect([upper(ada, null), lower(ada, null), upper(ada, null)]).toEqual(['ADA', 'ada', 'ADA'])
})
