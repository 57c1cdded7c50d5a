import { expect, test } from 'vitest'
import { guideOf, outcomeSays } from './hooks-view.ts'

const delivery = { at: '', says: null, bytes: null }

test('a delivery says what became of it', () => {
  expect(outcomeSays({ ...delivery, outcome: 'kept', bytes: 4_200 })).toBe('kept, 4 kB')
  expect(outcomeSays({ ...delivery, outcome: 'kept', bytes: 12 })).toBe('kept, 1 kB')
  expect(outcomeSays({ ...delivery, outcome: 'greeting' })).toContain('test of the connection')
})

test('every tool is told where the secret goes, and from where it can post', () => {
  for (const kind of ['github', 'gitlab', 'jira', 'linear', 'cdevents', 'deployments'])
    expect(guideOf(kind)).toMatch(/secret.*this machine only/)
})
