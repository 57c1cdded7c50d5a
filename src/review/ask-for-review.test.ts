import { describe, expect, test } from 'vitest'
import type { PersonId, Revision } from '../base/ids.ts'
import { askForReview } from './ask-for-review.ts'
import type { Person } from './permissions.ts'

const ana = person('ana', 'engineering')
const tom = person('tom', 'engineering')
const mara = person('mara', 'product')
const people = [ana, tom, mara]
const byOwners = { approvals: 1, by: 'owners' } as const
const binding = {
  base: 'b' as Revision,
  head: 'h' as Revision,
  proofHash: '',
  checksHash: '',
  picturesHash: '',
  policyHash: '',
}
const ask = (
  rule: Parameters<typeof askForReview>[0],
  touched: Parameters<typeof askForReview>[1],
  authors = [mara.id],
) => askForReview(rule, touched, people, authors, binding)

describe('who is asked', () => {
  test('any one of several owners of a path', () => {
    expect(ask(byOwners, [{ path: 'a.tsx', owners: ['@ana', 'tom@example.com'] }])).toMatchObject({
      type: 'review.requested',
      data: { from: [ana.id, tom.id], needed: 1, rule: 'owner of a.tsx' },
    })
  })

  test('only whoever owns every touched path', () => {
    const touched = [
      { path: 'a.tsx', owners: ['@ana', '@tom'] },
      { path: 'b.tsx', owners: ['@tom'] },
    ]

    expect(ask(byOwners, touched)).toMatchObject({ type: 'review.requested', data: { from: [tom.id] } })
  })

  test('nobody, and the change is blocked, where a path has no owner', () => {
    expect(ask(byOwners, [{ path: 'a.tsx', owners: null }])).toMatchObject({
      type: 'review.blocked',
      data: { says: 'Nobody owns a.tsx.' },
    })
    expect(ask(byOwners, [{ path: 'a.tsx', owners: [] }])).toMatchObject({ type: 'review.blocked' })
  })

  test('nobody where the owner is unknown here, or is the author', () => {
    expect(ask(byOwners, [{ path: 'a.tsx', owners: ['@acme/design'] }])).toMatchObject({ type: 'review.blocked' })
    expect(ask(byOwners, [{ path: 'a.tsx', owners: ['@ana'] }], [ana.id])).toMatchObject({
      type: 'review.blocked',
      data: { says: 'a.tsx is owned only by people who wrote this change.' },
    })
  })

  test('nobody where no single person owns all of it, with the way on', () => {
    const touched = [
      { path: 'a.tsx', owners: ['@ana'] },
      { path: 'b.tsx', owners: ['@tom'] },
    ]

    expect(ask(byOwners, touched)).toMatchObject({
      type: 'review.blocked',
      data: { next: expect.stringContaining('separate changes') },
    })
  })

  test('people of a role, without the authors; too few block', () => {
    expect(ask({ approvals: 1, by: 'engineering' }, [{ path: 'a.tsx', owners: null }], [tom.id])).toMatchObject({
      type: 'review.requested',
      data: { from: [ana.id] },
    })
    expect(ask({ approvals: 2, by: 'engineering' }, [{ path: 'a.tsx', owners: null }], [tom.id])).toMatchObject({
      type: 'review.blocked',
    })
  })
})

function person(id: string, role: 'engineering' | 'product'): Person {
  return { id: id as PersonId, name: id, handle: id, email: `${id}@example.com`, roles: [role] }
}
