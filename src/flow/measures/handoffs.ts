import type { Cases } from '../log/cases.ts'
import { type EventLog, none } from '../log/event-log.ts'

export interface Handoffs {
  /** Work went from one person to another between events that follow each other, those without a person left out. */
  readonly count: number
  /** The same between events directly beside each other: one without a person in between hides the handoff. */
  readonly adjacent: number
  /** Of {@link count}, those that gave the work back to whoever had it before: A → B → A. */
  readonly returns: number
  /** Events that name nobody. */
  readonly withoutPerson: number
}

/**
 * Counts handoffs between persons, case by case.
 *
 * @see van der Aalst and Song, Mining Social Networks (2004): handover of work
 */
export function handoffsOf({ resource }: EventLog, { start, rows, count }: Cases): Handoffs {
  const sum = { count: 0, adjacent: 0, returns: 0, withoutPerson: 0 }
  for (let each = 0; each < count; each++) {
    let before = none
    let holder = none
    let beside = none
    for (let at = start[each] as number; at < (start[each + 1] as number); at++) {
      const who = resource[rows[at] as number] as number
      if (who === none) sum.withoutPerson++
      else {
        if (beside !== none && beside !== who) sum.adjacent++
        if (holder !== none && holder !== who) {
          sum.count++
          if (before === who) sum.returns++
          before = holder
        }
        holder = who
      }
      beside = who
    }
  }
  return sum
}
