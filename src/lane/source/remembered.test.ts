import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('a name is worked out once, and ten thousand are kept', () => {
  const asked: string[] = []
  const length = remembered((name) => {
    asked.push(name)
    return name.length
  })
  const names = Array.from({ length: 10_000 }, (_, index) => `name ${index}`)

  expect([...names, ...names].map(length)).toEqual([...names, ...names].map((name) => name.length))
  expect(asked).toEqual(names)
  expect([length('one more'), length('one more'), length('name 0')]).toEqual([8, 8, 6])
  expect(asked.slice(10_000)).toEqual(['one more', 'name 0'])
})

test('an answer of no is kept as well', () => {
  let asked = 0
  const isLong = remembered((name) => {
    asked++
    return name.length > 9
  })

  expect([isLong('short'), isLong('short')]).toEqual([false, false])
  expect(asked).toBe(1)
})
