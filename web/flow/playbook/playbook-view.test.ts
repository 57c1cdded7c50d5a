import { expect, test } from 'vitest'
import { type PlaybookStepView, saidFrom, standing } from './playbook-view.ts'

const steps = [
  { name: 'map', title: 'Map the path of one initiative' },
  { name: 'expand', title: 'Expand the surface' },
] as unknown as PlaybookStepView[]

test('where a team stands is said in one sentence, with what comes next', () => {
  expect(standing({ done: 0, current: 'map', steps })).toBe('Five steps to a shorter way from decision to production.')
  expect(standing({ done: 1, current: 'expand', steps })).toBe('One of five steps is done. Next: expand the surface.')
  expect(standing({ done: 5, current: null, steps })).toBe('All five steps are done. Open the next lane.')
})

test('a sentence says from how many it is said, with what is open and left out', () => {
  const figure = {
    ...{ n: 1412, censored: 37, excluded: [{ reason: '', count: 2, items: [] }] },
    definition: { id: 'decision-to-production', version: 1, says: '' },
  }
  const known = { says: '', figure, door: null } as unknown as PlaybookStepView['known'][number]

  expect(saidFrom(known)).toBe('n = 1,412, 37 open; 2 left out · decision-to-production 1')
  expect(saidFrom({ ...known, figure: null })).toBeNull()
})
