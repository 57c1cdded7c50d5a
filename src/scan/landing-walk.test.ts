import { expect, test } from 'vitest'
import { LandingWalk } from './landing-walk.ts'

/** Commits newest first, as `name: parents`. @returns where each landed */
function landings(...commits: string[]): Record<string, string | null> {
  const walk = new LandingWalk((commits[0] as string).split(':')[0] as string)
  return Object.fromEntries(
    commits.map((line) => {
      const [name = '', parents = ''] = line.split(': ')
      return [name, walk.visit(name, parents.split(' ').filter(Boolean))]
    }),
  )
}

test('a commit of the first-parent line lands by itself, one of a branch with its merge', () => {
  expect(landings('m: b s2', 's2: s1', 'b: a', 's1: a', 'a: ')).toEqual({ m: 'm', s2: 'm', b: 'b', s1: 'm', a: 'a' })
})

test('a commit that two merges reach landed with the older one', () => {
  expect(landings('m2: m1 s2', 's2: s1', 'm1: a s1', 's1: a', 'a: ')).toMatchObject({ s2: 'm2', s1: 'm1' })
})

test('a branch of a branch lands with the merge that brought both', () => {
  expect(landings('m: a s3', 's3: s2 t', 't: s1', 's2: s1', 's1: a', 'a: ')).toMatchObject({ t: 'm', s1: 'm', a: 'a' })
})

test('a branch that merged the main line does not take it along', () => {
  expect(landings('m: b s2', 's2: s1 b', 's1: a', 'b: a', 'a: ')).toMatchObject({ s2: 'm', s1: 'm', b: 'b', a: 'a' })
})

test('a branch of which commits were not met is unfinished', () => {
  const walk = new LandingWalk('m')
  walk.visit('m', ['b', 's2'])
  walk.visit('s2', ['s1'])
  walk.visit('b', ['a'])

  expect(walk.unfinished()).toEqual(new Set(['m']))
})
