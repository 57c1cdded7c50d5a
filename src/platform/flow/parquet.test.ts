import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, expect, test } from 'vitest'
import { anyLog } from '../../../test/support/any-log.ts'
import { none } from '../../flow/log/event-log.ts'
import { LogBuilder } from '../../flow/log/log-builder.ts'
import { exportLog } from './export-log.ts'
import { parquetOf } from './parquet.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairway-parquet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (bytes: Uint8Array) => parquetReadObjects({ file: bytes.slice().buffer })

test('another reader finds the events of one type of object, with what is not told as null', async () => {
  const builder = new LogBuilder()
  const [a, b] = [builder.object('item', 'A'), builder.object('pull request', 'B')]
  builder.event(builder.activity('opened'), Date.UTC(2026, 0, 5, 9, 30, 0, 7), 60)
  builder.touches(a, 'changes')
  builder.event(builder.activity('merged'), Date.UTC(2026, 0, 6), 0)
  builder.touches(b, 'changes')
  const path = join(folder, 'log.parquet')
  await exportLog(builder.build(), 'item', path)

  expect(await read(new Uint8Array(readFileSync(path)))).toEqual([
    {
      case: 'A',
      activity: 'opened',
      time: new Date('2026-01-05T09:30:00.007Z'),
      resource: null,
      lifecycle: 'complete',
      'event id': null,
      qualifier: 'changes',
    },
  ])
})

test('no event is lost, and each keeps its moment and who did it', async () => {
  await fc.assert(
    fc.asyncProperty(anyLog, async (log) => {
      for (const [type, name] of log.objects.types.entries()) {
        const rows = await read(parquetOf(log, name))
        const told = Array.from({ length: log.size }, (_, row) =>
          Array.from(log.objectRefs.subarray(log.objectStart[row], log.objectStart[row + 1]))
            .filter((object) => log.objects.type[object] === type)
            .map((object) => {
              const resource = log.resource[row] as number
              const by = resource === none ? null : log.resources[resource]
              return JSON.stringify([log.objects.ids[object], log.time[row], by])
            }),
        ).flat()

        expect(
          rows.map((row) => JSON.stringify([row.case, (row.time as Date).getTime(), row.resource])).sort(),
        ).toEqual(told.sort())
      }
    }),
    { numRuns: 40 },
  )
})
