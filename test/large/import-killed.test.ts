import { expect, test } from 'vitest'
import { importKilled } from './import-killed.ts'

test('an import that is killed goes on where it was: nothing is lost, and nothing is read twice', async () => {
  const { records, listed, answer } = await importKilled(90, () => undefined)

  expect(listed).toContain('half-finished: import the same file again, and it goes on where it was')
  expect(answer).toMatchObject({
    isWhole: true,
    records: { raw: records.whole + records.broken, used: records.whole },
    events: records.whole,
  })
  expect(answer.resumedAt).toBeGreaterThan(0)
  expect(answer.findings).toMatchObject([{ reason: 'not-json', count: records.broken }])
}, 240_000)
