import { FairwayError } from '../../base/errors.ts'

/** @returns minutes east of UTC at a time that a clock on the wall showed, given as if it were UTC */
export type ZoneOffset = (wallMs: number) => number

export const utc: ZoneOffset = () => 0

const quarterMs = 15 * 60_000
const dayMs = 24 * 60 * 60_000

/**
 * The zone of times that are written without one. A time that the wall shows twice in autumn is the first of the two; one that it never
 * shows in spring is read with the offset from before the change.
 *
 * @param zone IANA name: `Europe/Berlin`
 */
export const zoneOffset = (zone: string): ZoneOffset => (zone === 'UTC' ? utc : wallOffset(offsetOfInstant(zone)))

/**
 * Times of a wall from what is known of instants.
 *
 * @param offsetAt minutes east of UTC at an instant; it changes at most once in two days
 */
export function wallOffset(offsetAt: (utcMs: number) => number): ZoneOffset {
  const known = new Map<number, number>()
  return (wallMs) => {
    const quarter = Math.floor(wallMs / quarterMs)
    const cached = known.get(quarter)
    if (cached !== undefined) return cached
    const before = offsetAt(wallMs - dayMs)
    const after = offsetAt(wallMs + dayMs)
    const isBefore = offsetAt(wallMs - before * 60_000) === before
    const offset = isBefore || offsetAt(wallMs - after * 60_000) !== after ? before : after
    known.set(quarter, offset)
    return offset
  }
}

/** Minutes east of UTC at an instant. */
function offsetOfInstant(zone: string): (utcMs: number) => number {
  const format = formatIn(zone)
  return (utcMs) => {
    const parts = new Map(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]))
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return Math.round((wall - Math.floor(utcMs / 1000) * 1000) / 60_000)
  }
}

function formatIn(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (cause) {
    throw new FairwayError('bad-input', `There is no time zone called ${zone}.`, {
      next: 'Give a name of the IANA list, such as Europe/Berlin or UTC.',
      cause,
    })
  }
}
