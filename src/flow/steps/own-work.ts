import type { WorkingClock } from '../calendar/working-clock.ts'
import { countBelow, countUpTo } from '../statistics/rank.ts'
import { leadInMs, usualGapMs } from './sessions.ts'
import type { OwnTouches } from './touches.ts'

/** How much of a stretch of time a person worked, milliseconds. */
export interface Worked {
  readonly ms: number
  /** Of it, within working hours. */
  readonly inHoursMs: number
}

/**
 * What one person did, by traces, summed once: how much of any stretch of time was work then costs two searches, however many traces lie in
 * it. A trace stands for the time since the one before it, ten minutes where that is longer ago than a session lasts.
 */
export class OwnWork {
  readonly #at: Float64Array
  readonly #start: Float64Array
  /** Up to each trace, and within working hours. */
  readonly #ms: Float64Array
  readonly #inHoursMs: Float64Array
  readonly #clock: WorkingClock

  constructor({ at }: OwnTouches, clock: WorkingClock) {
    this.#at = at
    this.#clock = clock
    this.#start = at.map((time, trace) => {
      const before = trace > 0 ? (at[trace - 1] as number) : Number.NEGATIVE_INFINITY
      return time - before <= usualGapMs ? before : time - leadInMs
    })
    this.#ms = new Float64Array(at.length + 1)
    this.#inHoursMs = new Float64Array(at.length + 1)
    for (const [trace, time] of at.entries()) {
      const start = this.#start[trace] as number
      this.#ms[trace + 1] = (this.#ms[trace] as number) + time - start
      this.#inHoursMs[trace + 1] = (this.#inHoursMs[trace] as number) + clock.msBetween(start, time)
    }
  }

  /** The traces whose time lies in a stretch, wholly or in part: the first, and one past the last. */
  tracesIn(from: number, to: number): readonly [first: number, past: number] {
    const first = countUpTo(this.#at, from)
    const past = countBelow(this.#at, to)
    return [first, past < this.#at.length && (this.#start[past] as number) < to ? past + 1 : past]
  }

  /** Of one trace, what lies in a stretch. */
  ofTrace(trace: number, from: number, to: number): Worked {
    const start = Math.max(from, this.#start[trace] as number)
    const end = Math.min(to, this.#at[trace] as number)
    return end > start ? { ms: end - start, inHoursMs: this.#clock.msBetween(start, end) } : { ms: 0, inHoursMs: 0 }
  }

  between(from: number, to: number): Worked {
    const [first, past] = this.tracesIn(from, to)
    if (past - first < 3) {
      let [ms, inHoursMs] = [0, 0]
      for (let trace = first; trace < past; trace++) {
        const own = this.ofTrace(trace, from, to)
        ms += own.ms
        inHoursMs += own.inHoursMs
      }
      return { ms, inHoursMs }
    }
    // Only those at the ends can reach beyond it.
    const [head, tail] = [this.ofTrace(first, from, to), this.ofTrace(past - 1, from, to)]
    const inner = (sums: Float64Array): number => (sums[past - 1] as number) - (sums[first + 1] as number)
    return {
      ms: inner(this.#ms) + head.ms + tail.ms,
      inHoursMs: inner(this.#inHoursMs) + head.inHoursMs + tail.inHoursMs,
    }
  }

  /** The time of one whole trace. */
  msOf(trace: number): number {
    return (this.#at[trace] as number) - (this.#start[trace] as number)
  }
}

/** Sums over ranges of a list that is filled bit by bit. @see Fenwick: A new data structure for cumulative frequency tables, 1994 */
export class RangeSums {
  readonly #tree: Float64Array

  constructor(size: number) {
    this.#tree = new Float64Array(size + 1)
  }

  add(place: number, value: number): void {
    for (let at = place + 1; at < this.#tree.length; at += at & -at) this.#tree[at] = (this.#tree[at] as number) + value
  }

  between(first: number, past: number): number {
    return past > first ? this.#until(past) - this.#until(first) : 0
  }

  #until(past: number): number {
    let sum = 0
    for (let at = past; at > 0; at -= at & -at) sum += this.#tree[at] as number
    return sum
  }
}
