import type { WorkingClock } from './working-clock.ts'

/**
 * What a figure counts time with. `elapsed` is what the one who asked lives through; `working` leaves out nights, weekends and holidays of a
 * named calendar. A figure is on one of them and says which; figures on different clocks are never compared.
 */
export interface PathClock {
  readonly name: 'elapsed' | 'working'
  /** Of which calendar; `null` for elapsed time. */
  readonly calendar: { readonly zone: string; readonly version: number } | null
  /** Milliseconds; below 0 exactly where `to` is before `from` and time counts in between. */
  msBetween(from: number, to: number): number
}

export const elapsedClock: PathClock = {
  name: 'elapsed',
  calendar: null,
  msBetween: (from, to) => to - from,
}

/** The clock of a team rather than of one person: nobody's absence stops it. */
export const teamClock = ({ calendar, msBetween }: WorkingClock): PathClock => ({
  name: 'working',
  calendar: { zone: calendar.zone, version: calendar.version },
  msBetween: (from, to) => (to < from ? -msBetween(to, from) : msBetween(from, to)),
})
