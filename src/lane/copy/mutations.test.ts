import { join } from 'node:path'
import { expect, test } from 'vitest'
import { caseSources, fuzzJudge } from '../../../test/fuzz/judge-fuzz.ts'

test('no mutation outside a slot is admitted, alone or beside an honest edit', () => {
  const sources = caseSources(join(import.meta.dirname, 'cases'))

  const result = fuzzJudge(sources, Number(process.env.FAIRWAY_MUTATIONS ?? 2_000), 20_260_101)

  expect(result.admitted).toEqual([])
})
