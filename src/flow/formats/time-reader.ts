import { noZone } from '../log/event-log.ts'
import { utc, type ZoneOffset } from './zone-offset.ts'

const [zero, nine, dash, plus, colon, dot, comma, space] = [0x30, 0x39, 0x2d, 0x2b, 0x3a, 0x2e, 0x2c, 0x20]
const [upperT, lowerT, upperZ, lowerZ] = [0x54, 0x74, 0x5a, 0x7a]
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const longest = 64

/**
 * Reads times as ISO 8601 writes them: a day, then `T` or a space, hours and minutes, perhaps seconds with a fraction, perhaps `Z` or an
 * offset. Of the last time read it says the zone and how fine it was; nothing is allocated for a time, since a log has millions.
 */
export class TimeReader {
  /** Minutes east of UTC that were written; {@link noZone} for none, and for `-00:00`, by which RFC 3339 says that it is not known. */
  zone: number = noZone
  /** Digits beyond the millisecond were cut. */
  isFiner = false
  isDayOnly = false
  readonly #offsetOf: ZoneOffset
  readonly #scratch = new Uint8Array(longest)
  readonly #encoder = new TextEncoder()
  #at = 0

  /** @param offsetOf of times without a zone */
  constructor(offsetOf: ZoneOffset = utc) {
    this.#offsetOf = offsetOf
  }

  /** @returns UTC milliseconds; `NaN` for what is no time */
  text(text: string): number {
    const { read, written } = this.#encoder.encodeInto(text, this.#scratch)
    return read === text.length ? this.bytes(this.#scratch, 0, written) : Number.NaN
  }

  /** @returns UTC milliseconds; `NaN` for what is no time */
  bytes(bytes: Uint8Array, start: number, stop: number): number {
    let from = start
    let to = stop
    while (from < to && (bytes[from] as number) <= space) from++
    while (to > from && (bytes[to - 1] as number) <= space) to--
    this.zone = noZone
    this.isFiner = false
    this.isDayOnly = false
    const day = dayOf(bytes, from, to)
    if (Number.isNaN(day)) return day
    if (to - from === 10) {
      this.isDayOnly = true
      return this.#inZone(day * 86_400_000)
    }
    const between = bytes[from + 10]
    if (between !== upperT && between !== lowerT && between !== space) return Number.NaN
    this.#at = from + 11
    const clock = this.#clock(bytes, to)
    if (Number.isNaN(clock)) return clock
    if (this.#at < to && bytes[this.#at] === space) this.#at++
    return this.#zoned(bytes, to, day * 86_400_000 + clock)
  }

  /** Milliseconds since midnight; moves behind them. */
  #clock(bytes: Uint8Array, to: number): number {
    const hour = two(bytes, this.#at, to)
    const minute = bytes[this.#at + 2] === colon ? two(bytes, this.#at + 3, to) : -1
    if (hour < 0 || minute < 0 || hour > 24 || minute > 59) return Number.NaN
    this.#at += 5
    let ms = (hour * 60 + minute) * 60_000
    if (bytes[this.#at] === colon && this.#at < to) {
      const second = two(bytes, this.#at + 1, to)
      // The sixtieth second is a leap second; clocks of computers show the next minute.
      if (second < 0 || second > 60) return Number.NaN
      this.#at += 3
      ms += second * 1000 + this.#fraction(bytes, to)
    }
    return hour === 24 && ms > 86_400_000 ? Number.NaN : ms
  }

  #fraction(bytes: Uint8Array, to: number): number {
    const mark = bytes[this.#at]
    if (this.#at >= to || (mark !== dot && mark !== comma)) return 0
    let at = this.#at + 1
    if (!isDigit(bytes[at]) || at >= to) return Number.NaN
    let ms = 0
    for (let unit = 100; at < to && isDigit(bytes[at]); at++, unit = unit / 10) {
      const digit = (bytes[at] as number) - zero
      if (unit >= 1) ms += digit * unit
      else if (digit > 0) this.isFiner = true
    }
    this.#at = at
    return ms
  }

  #zoned(bytes: Uint8Array, to: number, wallMs: number): number {
    const left = to - this.#at
    if (left === 0) return this.#inZone(wallMs)
    const sign = bytes[this.#at]
    if (left === 1 && (sign === upperZ || sign === lowerZ)) {
      this.zone = 0
      return wallMs
    }
    if (sign !== plus && sign !== dash) return Number.NaN
    const hour = two(bytes, this.#at + 1, to)
    const hasColon = bytes[this.#at + 3] === colon
    if (left !== 3 && left !== (hasColon ? 6 : 5)) return Number.NaN
    const minute = left === 3 ? 0 : two(bytes, this.#at + (hasColon ? 4 : 3), to)
    if (hour < 0 || minute < 0 || hour > 23 || minute > 59) return Number.NaN
    const offset = hour * 60 + minute
    if (sign === dash && offset === 0) return wallMs
    this.zone = sign === dash ? -offset : offset
    return wallMs - this.zone * 60_000
  }

  #inZone(wallMs: number): number {
    return wallMs - this.#offsetOf(wallMs) * 60_000
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= nine

/** A number of two digits; -1 for anything else. */
function two(bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 > to) return -1
  const tens = (bytes[at] as number) - zero
  const ones = (bytes[at + 1] as number) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Days since 1970-01-01 of a day in the Gregorian calendar. */
function dayOf(bytes: Uint8Array, from: number, to: number): number {
  const century = two(bytes, from, to)
  const yearOfCentury = two(bytes, from + 2, to)
  const month = two(bytes, from + 5, to)
  const day = two(bytes, from + 8, to)
  if (bytes[from + 4] !== dash || bytes[from + 7] !== dash) return Number.NaN
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return Number.NaN
  return daysFromCivil(century * 100 + yearOfCentury, month, day)
}

/** @returns `NaN` for a day that the month does not have */
export function daysFromCivil(year: number, month: number, day: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const first = (daysBefore[month - 1] as number) + (isLeap && month > 2 ? 1 : 0)
  const next = (daysBefore[month] as number) + (isLeap && month > 1 ? 1 : 0)
  if (day > next - first) return Number.NaN
  const past = year - 1
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  return past * 365 + leapDays + first + day - 1 - 719_162
}
