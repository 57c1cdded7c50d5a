import { type MeetingLoad, meetingLoad } from '../coordination/meeting-load.ts'
import { fewestPeople, teamTimes, wholeTeam } from '../coordination/team-weeks.ts'
import type { Definition } from '../path/figure.ts'
import type { Interval, OpenInterval } from '../statistics/interval.ts'
import type { Study } from '../study/study.ts'
import { type Sign, stateBy } from './sign.ts'

const definition: Definition = {
  id: 'sign-meetings',
  version: 2,
  says:
    'Median hours of meetings of a person in a whole week, over the people of all teams, as meeting-load 1 counts them. Met where the whole 95 % ' +
    `interval lies above ten hours; not told where calendars of less than half of the people, or of fewer than ${fewestPeople}, were read.`,
}

const hourMs = 60 * 60_000
const hoursMark = 10
const fewestCovered = 0.5

/** S3: whether half of the team meets more than a quarter of a working week. */
export function meetingSign(study: Study): Sign {
  const times = teamTimes(study)
  const team = wholeTeam(times)
  const load = meetingLoad(times, team, study.asOf)
  const { hours } = load
  const isCovered = hours.value !== null && (hours.coverage ?? 0) >= fewestCovered
  const interval = isCovered ? inHours(hours.interval) : null
  return {
    sign: 'S3',
    state: stateBy(interval, hoursMark),
    says:
      team.own.length === 0
        ? 'No calendar has been read.'
        : isCovered
          ? loadSays(load)
          : `Calendars of ${team.own.length} of ${team.people.length} people were read, over ${times.weeks.length} whole weeks; half of the people are needed, at least ${fewestPeople}, and a week.`,
    figure: { ...hours, definition, value: isCovered && hours.value ? hours.value.p50 / hourMs : null, interval },
  }
}

const inHours = (interval: OpenInterval | null): Interval | null =>
  interval === null || interval.low === null || interval.high === null
    ? null
    : { low: interval.low / hourMs, high: interval.high / hourMs, level: interval.level }

function loadSays({ hours, uninterrupted }: MeetingLoad): string {
  const half = `Half of the people meet ${((hours.value?.p50 ?? 0) / hourMs).toFixed(1)} hours a week or more`
  const share = uninterrupted.value?.share
  return share === undefined
    ? `${half}.`
    : `${half}; ${Math.round(100 * share)} % of their working days have two hours in one piece.`
}
