import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { anyLog } from '../../../test/support/any-log.ts'
import { plainLog } from '../../../test/support/plain-log.ts'
import { FairwayError } from '../../base/errors.ts'
import { LogBuilder } from '../../flow/log/log-builder.ts'
import { readLogFile } from './read-log-file.ts'
import { readOcelSqlite } from './read-ocel-sqlite.ts'
import { writeLogFile } from './write-log-file.ts'
import { writeOcelSqlite } from './write-ocel-sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairway-logs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newPath = (ending: string): string => join(folder, `${++files}.${ending}`)

test('a log written as a database is the same log when it is read again', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const path = newPath('sqlite')
      writeOcelSqlite(log, path)
      expect(plainLog(readOcelSqlite(path).log)).toEqual(plainLog(log))
      rmSync(path)
    }),
    { numRuns: 50 },
  )
})

test('a database of others is read without the indexes and row numbers that ours has', () => {
  const builder = new LogBuilder()
  const object = builder.object('issue', 'A')
  for (const [at, activity] of ['open', 'work', 'open'].entries()) {
    builder.event(builder.activity(activity), Date.UTC(2024, 0, 1 + at), 0)
    builder.named(`e${9 - at}`)
    builder.touches(object, 'touches')
  }
  const path = newPath('sqlite')
  writeOcelSqlite(builder.build(), path)
  const database = new DatabaseSync(path)
  database.exec(`create table bare as select * from event_object; drop table event_object; alter table bare rename to event_object;
    create table b2 (ocel_id text primary key, ocel_time text) without rowid; insert into b2 select * from event_open;
    drop table event_open; alter table b2 rename to event_open`)
  database.close()

  expect(plainLog(readOcelSqlite(path).log)).toEqual(plainLog(builder.build()))
})

test('types and attributes whose names SQLite cannot tell apart have tables and columns of their own', () => {
  const builder = new LogBuilder()
  for (const type of ['pay', 'Pay', 'p-a-y', '!', '?'])
    for (const name of ['sum', 'Sum', 'ocel_time', '"']) {
      const of = builder.event(builder.activity(type), Date.UTC(2024, 0, 1))
      builder.eventAttribute({ of, name, value: `${type} ${name}` })
    }
  const path = newPath('sqlite')
  writeOcelSqlite(builder.build(), path)
  const { log } = readOcelSqlite(path)

  expect(log.activities).toEqual(['pay', 'Pay', 'p-a-y', '!', '?'])
  expect(log.eventAttributes.map(({ value }) => value)).toEqual(
    builder.build().eventAttributes.map(({ value }) => value),
  )
})

test('a database may come gzipped, and leaves nothing behind when it is read or broken off', async () => {
  const builder = new LogBuilder()
  builder.event(builder.activity('a'), Date.UTC(2024, 0, 1), 0)
  const path = newPath('sqlite')
  writeOcelSqlite(builder.build(), path)
  const packed = gzipSync(readFileSync(path))
  const spool = mkdtempSync(join(folder, 'spool-'))
  vi.stubEnv('TMPDIR', spool)
  writeFileSync(join(folder, 'a.gz'), packed)
  writeFileSync(join(folder, 'half.gz'), packed.subarray(0, packed.length / 2))

  expect((await readLogFile(join(folder, 'a.gz'))).quality).toMatchObject({ format: 'OCEL 2.0 in SQLite', used: 1 })
  await expect(readLogFile(join(folder, 'half.gz'))).rejects.toThrow(/not whole: the gzipped file ends early/)
  expect(readdirSync(spool)).toEqual([])
  vi.unstubAllEnvs()
})

test('a view is no table, for it could compute anything', () => {
  const path = newPath('sqlite')
  writeOcelSqlite(new LogBuilder().build(), path)
  const database = new DatabaseSync(path)
  database.exec('drop table event; create view event as select 1 as ocel_id, 2 as ocel_type')
  database.close()

  expect(() => readOcelSqlite(path)).toThrow(/no table event/)
})

test('a database that holds something else is refused', () => {
  const path = newPath('sqlite')
  const database = new DatabaseSync(path)
  database.exec('create table event (id)')
  database.close()

  expect(() => readOcelSqlite(path)).toThrow(/has no table object, event_object/)
})

test('a database with any bytes of it changed or cut off is read or refused', () => {
  const builder = new LogBuilder()
  for (let at = 0; at < 50; at++) {
    const of = builder.event(builder.activity(`a${at % 3}`), Date.UTC(2024, 0, 1 + at), 0)
    builder.eventAttribute({ of, name: 'n', value: at })
    builder.touches(builder.object('issue', `I${at % 7}`))
  }
  const path = newPath('sqlite')
  writeOcelSqlite(builder.build(), path)
  const whole = readFileSync(path)
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 1, max: whole.length }), (changes, size) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of changes) bytes[at] = byte
      const broken = newPath('sqlite')
      writeFileSync(broken, size % 2 === 0 ? bytes : bytes.subarray(0, size))
      try {
        expect(readOcelSqlite(broken).quality.raw).toBeLessThan(1000)
      } catch (error) {
        expect(error).toBeInstanceOf(FairwayError)
      }
      rmSync(broken)
    }),
    { numRuns: 200 },
  )
})

test('what is there already is not written over, and what cannot be written leaves nothing', async () => {
  const there = newPath('xes')
  await writeLogFile(there, ['first'])

  await expect(writeLogFile(there, ['second'])).rejects.toMatchObject({ code: 'conflict' })
  expect(() => writeOcelSqlite(new LogBuilder().build(), there)).toThrow(/exists already/)
  expect(readFileSync(there, 'utf8')).toBe('first')

  const failing = newPath('xes')
  const pieces = function* () {
    yield 'half'
    throw new Error('broken off')
  }
  await expect(writeLogFile(failing, pieces())).rejects.toThrow(/broken off/)
  expect(existsSync(failing)).toBe(false)
  expect(() => writeOcelSqlite(new LogBuilder().build(), join(folder, 'none', 'x.sqlite'))).toThrow(/cannot be written/)
})

test('a name that ends in .gz is packed', async () => {
  const path = newPath('csv.gz')
  await writeLogFile(path, ['case,activity,time\n', 'A,a,2024-01-01T00:00:00Z\n'])

  expect(gunzipSync(readFileSync(path)).toString()).toContain('A,a')
  expect((await readLogFile(path)).quality).toMatchObject({ used: 1 })
})

test('a type of more attributes than a table has columns is refused with what to do, and leaves nothing', () => {
  const path = newPath('sqlite')
  const logOf = (attributes: number) => {
    const builder = new LogBuilder()
    const meeting = builder.object('meeting', 'm')
    builder.event(builder.activity('held'), Date.UTC(2026, 0, 5))
    builder.touches(meeting)
    for (let each = 0; each < attributes; each++)
      builder.objectAttribute({ of: meeting, name: `answer of ${each}`, value: 'accepted', time: 0 })
    return builder.build()
  }

  expect(() => writeOcelSqlite(logOf(1_998), path)).toThrow(
    expect.objectContaining({ code: 'bad-input', next: expect.stringContaining('JSON') }),
  )
  expect(existsSync(path)).toBe(false)
  writeOcelSqlite(logOf(1_997), path)
  expect(readOcelSqlite(path).log.objectAttributes).toHaveLength(1_997)
})
