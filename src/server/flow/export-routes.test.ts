import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import { plainLog } from '../../../test/support/plain-log.ts'
import { flowTableNames } from '../../api/flow-exports.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import { type HistoryPlan, livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { readEventLog } from '../../flow/sources/event-log/read-event-log.ts'
import { fixedStudies } from '../../flow/study/studies.ts'
import { studyOf } from '../../flow/study/study.ts'
import { readLogFile } from '../../platform/flow/read-log-file.ts'

const plan: HistoryPlan = { ...livelyPlan, items: 150 }
const reading = generatedReading(plan)
const settings = generatedSettings(plan)
const end = plan.from + 30 * 24 * 3_600_000
const studies = fixedStudies([reading], settings, end)

const folder = mkdtempSync(join(tmpdir(), 'fairway-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function bytesOf(path: string): Promise<{ bytes: Uint8Array; headers: Headers; status: number }> {
  const { fetch } = await memoryServer('demo', { studies })
  const response = await fetch(new Request(`http://localhost:4400${path}`, { headers: { host: 'localhost:4400' } }))
  return { bytes: await response.bytes(), headers: response.headers, status: response.status }
}

async function readBack(path: string, name: string): Promise<ReadLog> {
  const file = join(folder, name)
  writeFileSync(file, (await bytesOf(path)).bytes)
  return readLogFile(file)
}

describe('the whole log', () => {
  test.each(['json', 'sqlite'])('saved as OCEL 2.0 in %s is the same log when it is read again', async (form) => {
    const { log, quality } = await readBack(`/api/flow/export/log.${form}`, `log.${form}`)
    const { log: own } = await studies.now()

    expect(quality.used).toBe(own.size)
    // Held as text: a difference of ten thousand lines tells nobody anything.
    expect(JSON.stringify(plainLog(log)) === JSON.stringify(plainLog(own))).toBe(true)
  })

  test('imported again gives the same items with the same ways', async () => {
    const { log } = await readBack('/api/flow/export/log.json', 'again.json')
    const before = await studies.now()
    const again = studyOf([readEventLog(log, 'again')], settings, end)

    expect(again.items.paths).toEqual(before.items.paths)
    expect(again.stages).toEqual(before.stages)
  })

  test('saved as XES has a trace for each object of the type, and is named by the day of the data', async () => {
    const { log } = await readBack('/api/flow/export/log.xes?type=pull%20request', 'log.xes')
    const { log: own } = await studies.now()
    const type = own.objects.types.indexOf('pull request')
    const touched = new Set(
      [...own.objectRefs]
        .filter((object) => own.objects.type[object] === type)
        .map((object) => own.objects.ids[object]),
    )
    const { headers } = await bytesOf('/api/flow/export/log.xes')

    expect(new Set(log.objects.ids)).toEqual(touched)
    expect(headers.get('content-disposition')).toContain(
      `fairway-log-${new Date(end).toISOString().slice(0, 10)}.item.xes`,
    )
  })

  test('saved as Parquet has a row for each event of each object of the type', async () => {
    const { bytes, headers } = await bytesOf('/api/flow/export/log.parquet?type=deployment')
    const rows = await parquetReadObjects({ file: bytes.slice().buffer })
    const { log: own } = await studies.now()
    const type = own.objects.types.indexOf('deployment')
    const touched = [...own.objectRefs].filter((object) => own.objects.type[object] === type)

    expect(headers.get('content-disposition')).toMatch(/deployment\.parquet"$/)
    expect(rows.map((row) => row.case).sort()).toEqual(touched.map((object) => own.objects.ids[object]).sort())
  })

  test('has no paths of a type that is not in it, and says which there are', async () => {
    const { get } = await memoryServer('demo', { studies })
    const { status, body } = await get('/api/flow/export/log.xes?type=Item')

    expect(status).toBe(404)
    expect(JSON.stringify(body)).toMatch(/It has .*item/)
  })
})

describe('tables', () => {
  const rowsOf = async (name: string): Promise<string[]> => {
    const { get } = await memoryServer('demo', { studies })
    return String((await get(`/api/flow/export/${name}`)).body)
      .trimEnd()
      .split('\r\n')
  }

  test('of items hold every item, and the time that the screen shows', async () => {
    const lines = await rowsOf('items.csv')
    const { items } = await studies.now()
    const [first] = items.paths
    const took = first?.end.kind === 'in production' && first.decision ? first.end.at - first.decision.at : ''

    expect(lines).toHaveLength(items.paths.length + 1)
    expect(lines[1]?.split(',').at(-1)).toBe(String(took))
  })

  test('of dates have as many items at each point of the way as the cumulative flow ends with', async () => {
    const [head = '', ...rows] = await rowsOf('dates.csv')
    const ends = (await rowsOf('cumulative.csv')).at(-1)?.split(',').slice(1).map(Number)
    const cells = rows.map((row) =>
      row
        .replaceAll(/"(?:[^"]|"")*"/g, '')
        .split(',')
        .slice(3),
    )

    expect(head).toBe('ID,Link,Name,decided,started,ready for review,in review,merged,in production')
    expect(ends?.map((_, at) => cells.filter((row) => row[at] !== '').length)).toEqual(ends)
    for (const row of cells)
      expect(row.filter((cell) => cell !== '').toSorted()).toEqual(row.filter((cell) => cell !== ''))
  })

  test.each(flowTableNames)('have rows, all as wide as their head: %s', async (name) => {
    const [head = '', ...rows] = await rowsOf(`${name}.csv?item=1`)
    // The plan is too young for its lane to have opened, and for one constraint to be told.
    const isEmpty = name.startsWith('lane') || name === 'constraint'
    const cells = (line: string): number => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length

    expect(rows.length > 0 || isEmpty).toBe(true)
    for (const row of rows) expect(cells(row)).toBe(cells(head))
  })

  test('follow the window that the screen looks at', async () => {
    expect((await rowsOf('ageing.csv?window=30')).length).toBeGreaterThan(1)
    expect((await rowsOf('completed.csv?team=team%201')).length).toBeLessThan((await rowsOf('completed.csv')).length)
  })

  test('of one item ask which', async () => {
    const { get } = await memoryServer('demo', { studies })
    expect((await get('/api/flow/export/item-events.csv')).status).toBe(422)
  })
})

describe('metrics', () => {
  test('say the same as the screen, and end as OpenMetrics must', async () => {
    const { get } = await memoryServer('demo', { studies })
    const text = String((await get('/api/flow/metrics')).body)
    const path = (await get('/api/flow/path')).body

    expect(text).toContain(`quantile="0.5"} ${path.speed.figure.value.p50.ms / 1000}\n`)
    expect(text.endsWith('# EOF\n')).toBe(true)
  })

  test('are the same values as JSON, each with its definition', async () => {
    const { get } = await memoryServer('demo', { studies })
    const { metrics } = (await get('/api/flow/metrics.json')).body
    const text = String((await get('/api/flow/metrics')).body)
    const speed = metrics.find(({ name }: { name: string }) => name === 'decision_to_production')

    expect(speed.figure.definition.id).toBe('decision-to-production')
    for (const { value, low } of speed.samples) {
      expect(text).toContain(`} ${value}\n`)
      expect(text).toContain(`} ${low}\n`)
    }
  })

  test('have each family once, with its lines together', async () => {
    const { get } = await memoryServer('demo', { studies })
    const lines = String((await get('/api/flow/metrics')).body).split('\n')
    const families = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? [])
    const order = lines.flatMap((line) => /^([a-z_]+)[{ ]/.exec(line)?.[1] ?? [])

    expect(new Set(families).size).toBe(families.length)
    expect([...new Set(order)]).toEqual(families)
    expect(order.filter((name, at) => name !== order[at - 1])).toEqual(families)
  })

  test('that are not known have no line', async () => {
    const { get } = await memoryServer('demo')
    expect(String((await get('/api/flow/metrics')).body)).not.toMatch(/quantile=|NaN|null|undefined/)
  })
})
