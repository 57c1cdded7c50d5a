import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noZone } from '../log/event-log.ts'
import { TimeReader } from './time-reader.ts'
import { timeText } from './time-text.ts'
import { zoneOffset } from './zone-offset.ts'

const years = { min: Date.UTC(0, 0, 1) - 1900 * 365 * 86_400_000, max: Date.UTC(9999, 11, 30) }
const anyMs = fc.integer(years).filter((ms) => new Date(ms).getUTCFullYear() >= 1)

describe('a time in ISO 8601', () => {
  test('is the moment that the platform makes of it', () => {
    const times = new TimeReader()
    fc.assert(
      fc.property(anyMs, fc.integer({ min: -1439, max: 1439 }), (ms, zone) => {
        fc.pre(new Date(ms + zone * 60_000).getUTCFullYear() >= 1)
        const text = timeText(ms, zone)
        expect(times.text(text)).toBe(Date.parse(text))
        expect([times.text(text), times.zone]).toEqual([ms, zone])
      }),
    )
  })

  test.each([
    ['2024-02-29', Date.UTC(2024, 1, 29), noZone],
    [' 2024-02-29 23:59 ', Date.UTC(2024, 1, 29, 23, 59), noZone],
    ['2024-02-29t23:59:60z', Date.UTC(2024, 2, 1), 0],
    ['2024-02-29T24:00:00Z', Date.UTC(2024, 2, 1), 0],
    ['2024-02-29T10:00:00,5+0130', Date.UTC(2024, 1, 29, 8, 30, 0, 500), 90],
    ['2024-02-29 10:00:00.123999 -03', Date.UTC(2024, 1, 29, 13, 0, 0, 123), -180],
    ['2024-02-29T10:00:00-00:00', Date.UTC(2024, 1, 29, 10), noZone],
  ])('is read as %s', (text, ms, zone) => {
    const times = new TimeReader()

    expect([times.text(text), times.zone]).toEqual([ms, zone])
  })

  test.each([
    '',
    '2024',
    '2024-02',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-01',
    '2024-01-00',
    '2024-04-31',
    '24-01-01',
    '2024-01-01X10:00',
    '2024-01-01T',
    '2024-01-01T10',
    '2024-01-01T25:00',
    '2024-01-01T24:00:01',
    '2024-01-01T10:60',
    '2024-01-01T10:00:61',
    '2024-01-01T10:00:00.',
    '2024-01-01T10:00:00+1',
    '2024-01-01T10:00:00+24:00',
    '2024-01-01T10:00:00+01:60',
    '2024-01-01T10:00:00 Europe/Berlin',
    '2024-01-01T10:00:00Z!',
    '2024-01-01T10:00:00.000000000000000000000000000000000000000000000000000000Z',
    '２０２４-01-01',
  ])('is not %j', (text) => {
    expect(new TimeReader().text(text)).toBeNaN()
  })

  test('is read from bytes without looking beyond its end', () => {
    const bytes = new TextEncoder().encode('"2024-01-01T10:00:00.5+01:00"')
    const times = new TimeReader()

    for (let to = 1; to < bytes.length; to++) {
      const text = new TextDecoder().decode(bytes.subarray(1, to))
      expect(times.bytes(bytes, 1, to)).toBe(new TimeReader().text(text))
    }
  })
})

test.each(['Europe/Berlin', 'Europe/London', 'Australia/Adelaide', 'America/St_Johns'])(
  'what a clock on a wall in %s shows is the moment at which it shows it, or an hour from it where it shows it twice',
  (zone) => {
    const offsetOf = zoneOffset(zone)
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    const times = new TimeReader(offsetOf)
    const weekOfChange = fc.constantFrom(
      Date.UTC(2024, 2, 29),
      Date.UTC(2024, 9, 4),
      Date.UTC(2024, 9, 25),
      Date.UTC(2024, 3, 5),
    )
    const nearChange = fc
      .tuple(weekOfChange, fc.integer({ min: 0, max: 4 * 86_400 }))
      .map(([ms, second]) => ms + second * 1000)
    fc.assert(
      fc.property(
        fc.oneof(
          nearChange,
          fc.integer({ min: 1e9, max: 4e9 }).map((second) => second * 1000),
        ),
        (ms) => {
          const read = times.text(wall.format(ms))
          expect(ms - read === 0 || ms - read === 3_600_000).toBe(true)
          expect(wall.format(read)).toBe(wall.format(ms))
        },
      ),
      { numRuns: 300 },
    )
  },
)
