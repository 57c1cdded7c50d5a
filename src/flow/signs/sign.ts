import type { Figure } from '../path/figure.ts'
import type { Interval } from '../statistics/interval.ts'

/** Five things that teams in which intent is lost have in common. */
export const signNames = {
  S1: 'Dates slip while everybody is busy',
  S2: 'Builders must ask what was meant',
  S3: 'Meetings take the time',
  S4: 'Small changes wait with the large ones',
  S5: 'More people, no more production',
} as const
export type SignName = keyof typeof signNames

/** Whether a team shows a sign. Not telling is an answer: nothing is fine because data is missing. */
export interface Sign {
  readonly sign: SignName
  readonly state: 'met' | 'not met' | 'cannot tell'
  /** Why, in words. */
  readonly says: string
  /** What it is judged by. */
  readonly figure: Figure<number>
}

/**
 * Met where the whole interval is above the mark, not met where none of it is. A team that lies exactly on the mark is called met in one
 * of forty.
 */
export const stateBy = (interval: Interval | null, mark: number): Sign['state'] =>
  interval === null ? 'cannot tell' : interval.low > mark ? 'met' : interval.high <= mark ? 'not met' : 'cannot tell'
