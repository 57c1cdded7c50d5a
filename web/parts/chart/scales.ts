import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale'
import type { Clock } from '../../words/duration-words.ts'

/** From values to places, with the values that are worth a line. */
export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const steps = [
  ...[1, 5, 10, 30].map((many) => many * minute),
  ...[1, 2, 4, 6, 12].map((many) => many * hour),
  ...[1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730, 1825, 3650].map((many) => many * day),
]
const logTicks = [
  minute,
  10 * minute,
  hour,
  6 * hour,
  ...[1, 3, 7, 14, 30, 90, 180, 365, 1095, 3650].map((many) => many * day),
]

const workingSteps = [
  ...[1, 5, 10, 30].map((many) => many * minute),
  ...[1, 2, 4, 8, 16, 40, 80, 160, 320, 640, 1280, 2560, 5120].map((many) => many * hour),
]

/** `30 min`, `6 h`, `14 d`: as short as a tick must be. Of working time hours only. */
export function tickDuration(ms: number, clock: Clock = 'elapsed'): string {
  if (ms === 0) return '0'
  if (ms < hour) return `${Math.round(ms / minute)} min`
  if (ms < day || clock === 'working') return `${Math.round(ms / hour)} h`
  // Ticks from two years on are whole years of 365 days.
  return ms < 730 * day ? `${Math.round((10 * ms) / day) / 10} d` : `${Math.round((10 * ms) / (365 * day)) / 10} y`
}

/**
 * Durations from 0, or on a logarithmic scale from a round value below the shortest, with round ticks.
 *
 * @param range places of the shortest and the longest; upwards on a page the second is the smaller
 */
export function durationScale(
  longestMs: number,
  range: readonly [number, number],
  log: { readonly shortestMs: number } | null,
  clock: Clock = 'elapsed',
): Scale {
  const most = Math.max(longestMs, minute)
  if (log) {
    const least = logTicks.findLast((value) => value <= log.shortestMs && value < most) ?? minute
    const scale = scaleLog([least, Math.max(most, 10 * least)], [...range])
    return {
      at: (value) => scale(Math.max(least, value)),
      ticks: logTicks
        .filter((value) => value >= least && value <= most)
        .map((value) => ({ value, label: tickDuration(value) })),
    }
  }
  const scale = scaleLinear([0, most], [...range])
  const round = clock === 'working' ? workingSteps : steps
  const step = round.find((one) => most / one <= 7) ?? round.at(-1) ?? day
  const count = Math.floor(most / step)
  return {
    at: (value) => scale(value),
    ticks: Array.from({ length: count + 1 }, (_, at) => ({ value: at * step, label: tickDuration(at * step, clock) })),
  }
}

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Moments, with ticks on days, weeks or months; as many as have room. */
export function timeScale(from: number, to: number, range: readonly [number, number]): Scale {
  const end = to > from ? to : from + day
  const scale = scaleUtc([from, end], [...range])
  const room = Math.max(2, Math.floor(Math.abs(range[1] - range[0]) / 96))
  const format = end - from > 300 * day ? monthYear : dayMonth
  return {
    at: (value) => scale(value),
    ticks: scale.ticks(room).map((date) => ({ value: date.getTime(), label: format.format(date) })),
  }
}

/** Counts or shares from 0. */
export function countScale(
  most: number,
  range: readonly [number, number],
  say = (value: number) => value.toLocaleString('en'),
): Scale {
  const scale = scaleLinear([0, Math.max(most, Number.MIN_VALUE)], [...range])
  return { at: (value) => scale(value), ticks: scale.ticks(5).map((value) => ({ value, label: say(value) })) }
}
