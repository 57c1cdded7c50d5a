import { itemPasses } from '../simulation/item-passes.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Study } from '../study/study.ts'
import { builderQuestions, productionPlateau, smallChangeWait } from './building-signs.ts'
import { type Sign, stateBy } from './sign.ts'
import { slippingDates } from './slipping-dates.ts'

/** What calendars tell of a team, where they were read. */
export interface MeetingLoad {
  /** Median hours of meetings of a person in a week. */
  readonly hours: number
  readonly interval: Interval | null
  /** Person-weeks. */
  readonly n: number
  /** Share of people with a calendar, 0 to 1. */
  readonly coverage: number
}

/** @param meetings `null` where no calendar was read */
export function fiveSigns(study: Study, meetings: MeetingLoad | null = null): Sign[] {
  const passes = itemPasses(study)
  return [
    slippingDates(study, passes),
    builderQuestions(study, passes),
    meetingSign(study.asOf, meetings),
    smallChangeWait(study, passes),
    productionPlateau(study, passes),
  ]
}

const hoursMark = 10
const fewestCovered = 0.5

/** S3: whether half of the team meets more than a quarter of a working week. */
function meetingSign(asOf: number, meetings: MeetingLoad | null): Sign {
  const isCovered = meetings !== null && meetings.coverage >= fewestCovered
  return {
    sign: 'S3',
    state: isCovered ? stateBy(meetings.interval, hoursMark) : 'cannot tell',
    says:
      meetings === null
        ? 'No calendar has been read.'
        : isCovered
          ? `Half of the people meet ${meetings.hours.toFixed(1)} hours a week or more.`
          : `Calendars of ${Math.round(100 * meetings.coverage)} % of the people were read; half are needed.`,
    figure: {
      definition: {
        id: 'sign-meetings',
        version: 1,
        says: 'Median hours of meetings of a person in a week, from calendars. Met where the whole 95 % interval lies above ten hours; not told where calendars of less than half of the people were read.',
      },
      value: meetings?.hours ?? null,
      interval: meetings?.interval ?? null,
      window: { by: 'completion', from: null, to: asOf },
      clock: 'elapsed',
      n: meetings?.n ?? 0,
      censored: 0,
      excluded: [],
      coverage: meetings?.coverage ?? null,
      asOf,
    },
  }
}
