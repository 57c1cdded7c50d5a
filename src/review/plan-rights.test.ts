import { describe, expect, test } from 'vitest'
import type { PersonId } from '../base/ids.ts'
import { type Role, roles } from '../base/roles.ts'
import { mayPlanLanes, mayPutAway, type Person } from './permissions.ts'

const person = (role: Role | null, id = 'kim'): Person => ({
  id: id as PersonId,
  name: id,
  email: '',
  handle: id,
  roles: role === null ? [] : [role],
})

describe('who may say what is wanted of a lane', () => {
  test.each([...roles, null])('%s', (role) => {
    expect(mayPlanLanes(person(role)).allowed).toBe(role === 'product' || role === 'engineering' || role === 'admin')
  })

  test('is nobody who is not signed in', () => {
    expect(mayPlanLanes(null)).toMatchObject({ allowed: false, rule: 'signed-in' })
  })
})

describe('who may put a mapped path away', () => {
  test.each([...roles, null])('%s, of a path that others mapped', (role) => {
    expect(mayPutAway(person(role), ['mara']).allowed).toBe(role === 'engineering' || role === 'admin')
  })

  test('is whoever mapped it, whatever their role, and nobody who is not signed in', () => {
    expect(mayPutAway(person(null), ['mara', 'kim']).allowed).toBe(true)
    expect(mayPutAway(null, ['kim']).allowed).toBe(false)
  })
})
