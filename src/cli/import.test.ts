import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fairway-import-'))
const file = (name: string): string => join(folder, name)
afterAll(() => rm(folder, { recursive: true, force: true }))

function fairway(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, FAIRWAY_HOME: file('home'), DATABASE_URL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

it('takes a table with columns of any name, and of a name that exports of others have, once it is said which is which', {
  timeout: 180_000,
}, async () => {
  // Without a word it would be the issue table of another tool.
  writeFileSync(file('issues.csv'), 'Order;Was;On\nA-1;Backlog;03/02/2026 09:00\nA-1;Doing;04/02/2026 09:00\n')
  const columns = ['--case', 'Order', '--activity', 'Was', '--time', 'On', '--time-format', 'day first']

  const done = await fairway('import', file('issues.csv'), ...columns, '--zone', 'Europe/Berlin', '--json')

  const { imported } = JSON.parse(done.stdout)
  expect(imported).toMatchObject([{ kind: 'event log', records: { raw: 2, used: 2 }, events: 3 }])
  await fairway('flow', 'export', file('items.csv'), '--what', 'items')
  expect(readFileSync(file('items.csv'), 'utf8').split('\r\n')[1]).toBe(
    'A-1,,2026-02-04T08:00:00.000Z,commitment,open,,',
  )
  const again = await fairway('import', file('issues.csv'), ...columns, '--zone', 'Europe/Berlin', '--json')
  expect(JSON.parse(again.stdout).imported[0].isNew).toBe(false)
})
