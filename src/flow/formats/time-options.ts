/** What a reader makes of times. */
export interface TimeOptions {
  /** IANA name of the zone of times that are written without one; UTC if absent. */
  readonly zone?: string
  /** UTC milliseconds: events before it are set aside, for computers write 1900 and 1970 where they know no time. From 1990 if absent. */
  readonly earliest?: number
  /** UTC milliseconds: events from it on are set aside. Until 2100 if absent. */
  readonly latest?: number
}

const [from1990, until2100] = [Date.UTC(1990, 0, 1), Date.UTC(2100, 0, 1)]

export const isPlausible = (ms: number, { earliest = from1990, latest = until2100 }: TimeOptions): boolean =>
  ms >= earliest && ms < latest
