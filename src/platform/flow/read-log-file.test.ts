import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { plainLog } from '../../../test/support/plain-log.ts'
import { noSharedData, sharedData } from '../../../test/support/shared-data.ts'
import { FairwayError } from '../../base/errors.ts'
import { readLogFile } from './read-log-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairway-logs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const trace = (name: string): string =>
  `<trace><string key="concept:name" value="${name}"/><event><string key="concept:name" value="a"/>` +
  '<date key="time:timestamp" value="2024-01-01T00:00:00Z"/></event></trace>'
const xes = `<?xml version="1.0"?><log>${trace('A')}${trace('B')}</log>`

describe('a log file', () => {
  test('is read as it is or gzipped, whatever its name', async () => {
    const plain = await readLogFile(fileOf('plain.txt', xes))

    expect(plain.quality).toMatchObject({ raw: 2, used: 2, cases: 2 })
    expect(await readLogFile(fileOf('packed.txt', gzipSync(xes)))).toEqual(plain)
  })

  test('in CSV is told by its columns', async () => {
    const { quality } = await readLogFile(fileOf('a.csv', 'wer,was,wann\nA,a,2024-01-01\n'), {
      columns: { case: 'wer', activity: 'was', time: 'wann' },
    })

    expect(quality).toMatchObject({ format: 'CSV', used: 1 })
  })

  test('that is gzipped and ends early gives what is whole, and says so', async () => {
    const random = Array.from({ length: 5000 }, (_, at) => trace(`${at}-${(at * 2654435761) % 2 ** 32}`)).join('')
    const packed = gzipSync(`<log>${random}</log>`, { strategy: constants.Z_HUFFMAN_ONLY })
    const { quality } = await readLogFile(fileOf('half.gz', packed.subarray(0, packed.length / 2)))

    expect(quality.findings[0]).toMatchObject({ reason: 'truncated', count: 1 })
    expect(quality.findings[0]?.examples[0]?.text).toBe('the gzipped file ends early')
    expect(quality.used).toBeGreaterThan(1000)
    expect(quality.used).toBeLessThan(5000)
  })

  test('that is cut anywhere is read as far as it is whole, or refused', async () => {
    const csv = 'case,activity,time\nA,"a",2024-01-01T00:00:00Z\nB,b,2024-01-02T00:00:00Z\n'
    for (const file of [gzipSync(xes), gzipSync(csv), Buffer.from(csv)])
      for (let bytes = 0; bytes < file.length; bytes++) {
        const read = readLogFile(fileOf('cut', file.subarray(0, bytes)))
        const { quality } = await read.catch((error: unknown) => {
          expect(error).toBeInstanceOf(FairwayError)
          return { quality: null }
        })
        if (quality !== null && file[0] === 0x1f) expect(quality.findings[0]?.reason).toBe('truncated')
        expect(quality?.used ?? 0).toBeLessThanOrEqual(2)
      }
  })

  test.each([
    ['is not there', () => join(folder, 'none'), 'not-found', /no such file/],
    ['is a folder', () => folder, 'bad-input', /cannot be read/],
    ['is empty', () => fileOf('empty', ''), 'bad-input', /is empty/],
    ['is gzipped and broken', () => fileOf('broken.gz', brokenGzip()), 'bad-input', /gzipped file is broken/],
    ['is a zip', () => fileOf('a.zip', Buffer.from('PK\u0003\u0004.....')), 'bad-input', /packed in a way/],
    ['is gzipped twice', () => fileOf('twice.gz', gzipSync(gzipSync(xes))), 'bad-input', /packed in a way/],
    [
      'is a broken database',
      () => fileOf('a.db', `SQLite format 3\0${'x'.repeat(5000)}`),
      'bad-input',
      /SQLite file cannot/,
    ],
    [
      'unpacks to a thousand times its size',
      () => fileOf('bomb.gz', gzipSync(`<log>${' '.repeat(150_000_000)}</log>`)),
      'bad-input',
      /more than 250 times its size/,
    ],
  ])('that %s is refused', async (_, make, code, what) => {
    await expect(readLogFile(make())).rejects.toMatchObject({ code, message: expect.stringMatching(what) })
  })

  test('that has more bytes than wanted is refused', async () => {
    await expect(readLogFile(fileOf('big.xes', xes), { mostBytes: 100 })).rejects.toThrow(/more than 100 bytes/)
  })

  test.skipIf(noSharedData)('in OCEL 2.0 is the same log in JSON, XML and SQLite', async () => {
    const logs = await Promise.all(
      ['jsonocel', 'xmlocel', 'sqlite'].map((ending) =>
        readLogFile(sharedData(`ocel/ocel20_example.${ending}`), { zone: 'Europe/Berlin' }),
      ),
    )
    const [json, xml, sqlite] = logs.map(({ log }) => {
      const plain = plainLog(log)
      return { ...plain, events: plain.events.map(({ zone, ...event }) => event) }
    })

    expect(json?.events.length).toBe(13)
    expect(json?.events.flatMap(({ touches }) => touches).length).toBe(20)
    expect(json?.links.length).toBe(7)
    expect(xml).toEqual(json)
    expect(sqlite).toEqual(json)
  })

  test.skipIf(noSharedData)('of 74 MB is read from its 3 MB', async () => {
    const { quality } = await readLogFile(sharedData('logs/bpic2012.xes.gz'))

    expect(quality).toMatchObject({ cases: 13_087, raw: 262_200, used: 262_200 })
  })
})

function brokenGzip(): Buffer {
  const packed = gzipSync(`<log>${trace('A').repeat(100)}</log>`)
  packed.fill(0xff, packed.length / 2)
  return packed
}
