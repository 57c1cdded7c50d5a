import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fairway-export-'))
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

const events = [
  ['e1', 'A-1', 'item created', '2026-01-05T09:00:00Z'],
  ['e2', 'A-1', 'item decided', '2026-01-05T10:00:00Z'],
  ['e3', 'A-2', 'item created', '2026-01-06T09:00:00+01:00'],
] as const
const history = {
  objectTypes: [{ name: 'item', attributes: [] }],
  eventTypes: ['item created', 'item decided'].map((name) => ({ name, attributes: [] })),
  objects: ['A-1', 'A-2'].map((id) => ({ id, type: 'item' })),
  events: events.map(([id, objectId, type, time]) => ({
    id,
    type,
    time,
    relationships: [{ objectId, qualifier: '' }],
  })),
}

describe('fairway flow export', { timeout: 180_000 }, () => {
  it('writes what a home holds so that another home, and flow log, read the same', async () => {
    writeFileSync(file('history.json'), JSON.stringify(history))
    expect(await fairway('import', file('history.json'))).toMatchObject({ code: 0 })

    const whole = await fairway('flow', 'export', file('log.json'), '--json')
    expect(JSON.parse(whole.stdout)).toMatchObject({ events: 3, objects: 2, items: 2 })
    const read = await fairway('flow', 'log', file('log.json'), '--json')
    expect(JSON.parse(read.stdout)).toMatchObject({ cases: 2, events: 3, activities: 2 })
    expect(await fairway('flow', 'export', file('log.sqlite'))).toMatchObject({ code: 0 })
    const database = await fairway('flow', 'log', file('log.sqlite'), '--json')
    expect(JSON.parse(database.stdout)).toMatchObject({ cases: 2, events: 3, activities: 2 })
  })

  it('writes the table of items, and metrics in both forms', async () => {
    expect(await fairway('flow', 'export', file('items.csv'), '--what', 'items')).toMatchObject({ code: 0 })
    expect(readFileSync(file('items.csv'), 'utf8').split('\r\n')[1]).toBe(
      'A-1,,2026-01-05T10:00:00.000Z,decision,open,,',
    )
    await fairway('flow', 'export', file('dates.csv'), '--what', 'dates')
    expect(readFileSync(file('dates.csv'), 'utf8').split('\r\n').slice(0, 2)).toEqual([
      'ID,Link,Name,decided,started,ready for review,in review,merged,in production',
      'A-1,,,2026-01-05,,,,,',
    ])
    await fairway('flow', 'export', file('m.json'), '--what', 'metrics')
    await fairway('flow', 'export', file('m.prom'), '--what', 'metrics')
    expect(JSON.parse(readFileSync(file('m.json'), 'utf8')).metrics.length).toBeGreaterThan(5)
    expect(readFileSync(file('m.prom'), 'utf8')).toContain('fairway_flow_as_of_seconds 1767686400\n')
  })

  it('writes over nothing, and says which types there are', async () => {
    const again = await fairway('flow', 'export', file('log.json'))
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('The file exists already.')
    const wrong = await fairway('flow', 'export', file('x.xes'), '--type', 'ticket')
    expect(wrong.stderr).toContain('It has item.')
  })
})
