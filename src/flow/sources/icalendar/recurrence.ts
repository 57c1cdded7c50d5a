import { RRuleTemporal } from 'rrule-temporal'

/** Meetings recur by days; a rule by hours or less is nobody's habit, and would fill a memory. */
const meetingLike = /(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/i
const manyADay = /(^|;)BY(HOUR|MINUTE|SECOND)=[^;]*,/i
const mostOccurrences = 20_000

/**
 * The times at which a rule lets something happen, by what the wall shows: nine o'clock stays nine o'clock when clocks change. The window bounds
 * a rule without an end.
 *
 * @param rule the value of RRULE, an UNTIL in it already a time on the wall
 * @param start the first occurrence, wall milliseconds
 * @returns wall milliseconds in order, both ends of the window among them; `null` for a rule that cannot be followed
 */
export function recurrencesOf(rule: string, start: number, from: number, to: number): number[] | null {
  if (!meetingLike.test(rule) || manyADay.test(rule)) return null
  if (to < from) return []
  const first = `${new Date(start).toISOString().replace(/[-:]|\.\d+/g, '')}`
  try {
    const recurrence = new RRuleTemporal({
      rruleString: `DTSTART:${first}\nRRULE:${rule}`,
      // DTSTART is the first occurrence even where the rule would not give it (RFC 5545, 3.8.5.3).
      includeDtstart: true,
      maxIterations: mostOccurrences,
      cache: false,
    })
    return recurrence
      .between(new Date(Math.max(start, from)), new Date(to), true)
      .map(({ epochMilliseconds }) => epochMilliseconds)
  } catch {
    return null
  }
}
