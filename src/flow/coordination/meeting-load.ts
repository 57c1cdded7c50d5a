import { lengthOf, type Span, spansWithin, withoutSpans } from '../calendar/spans.ts'
import type { Definition, Figure } from '../path/figure.ts'
import { type Share, shareFigure } from '../path/share-figure.ts'
import { type Spread, spreadFigure } from '../path/spread-figure.ts'
import { fewestPeople, type TeamTime, type TeamTimes } from './team-weeks.ts'

export const definitionOfMeetingLoad: Definition = {
  id: 'meeting-load',
  version: 1,
  says:
    'Hours of meetings of one person in one whole week, of people whose calendar is known, in weeks in which they work at all. A meeting has ' +
    'two people or more, is accepted or organised, shows as busy and lies within working hours; overlaps count once. At least five people.',
}

export const definitionOfUninterruptedDays: Definition = {
  id: 'uninterrupted-days',
  version: 1,
  says:
    'Working days of one person with two hours of working time or more in one piece, without a meeting in between. A break between working ' +
    'hours ends a piece. At least five people with a calendar.',
}

const hourMs = 60 * 60_000
const pieceMs = 2 * hourMs
const dayMs = 24 * hourMs

export interface MeetingLoad {
  /** Milliseconds a person-week. */
  readonly hours: Figure<Spread>
  readonly uninterrupted: Figure<Omit<Share, 'items'>>
}

/** Of one team; n is person-weeks and person-days, never named: they would tell of persons. */
export function meetingLoad(times: TeamTimes, { people, own, calendar }: TeamTime, asOf: number): MeetingLoad {
  const isTooFew = own.length < fewestPeople
  const counted = isTooFew ? [] : own
  const excluded = isTooFew
    ? [{ reason: `fewer than ${fewestPeople} people with a calendar`, count: own.length, items: [] }]
    : []
  const hours = counted.flatMap(({ clock, meetings }) =>
    times.weeks.flatMap((week) =>
      clock.msBetween(week.from, week.to) === 0 ? [] : [lengthOf(spansWithin(meetings, week))],
    ),
  )
  const days = counted.flatMap(({ clock, meetings }) =>
    times.weeks.flatMap((week) =>
      daysOf(week, clock.dayOf, clock.startOfDay).flatMap((day) => {
        const working = clock.spansIn(day)
        if (working.length === 0) return []
        const left = withoutSpans(working, spansWithin(meetings, day))
        return [{ id: '', isHit: left.some(({ from, to }) => to - from >= pieceMs), says: '' }]
      }),
    ),
  )
  const of = {
    window: {
      by: 'completion' as const,
      from: times.weeks[0]?.from ?? null,
      to: times.weeks.at(-1)?.to ?? asOf,
    },
    asOf,
  }
  const coverage = people.length === 0 ? null : own.length / people.length
  const onClock = { clock: 'working' as const, calendar, coverage }
  const share = shareFigure(definitionOfUninterruptedDays, days, excluded, of)
  return {
    hours: { ...spreadFigure(definitionOfMeetingLoad, hours, excluded, of), ...onClock },
    uninterrupted: {
      ...share,
      ...onClock,
      counted: undefined,
      value: share.value && { share: share.value.share, hits: share.value.hits },
    },
  }
}

function daysOf(week: Span, dayOf: (instant: number) => number, startOfDay: (day: number) => number): Span[] {
  const days: Span[] = []
  for (let day = dayOf(week.from); startOfDay(day) < week.to; day += dayMs)
    days.push({ from: startOfDay(day), to: startOfDay(day + dayMs) })
  return days
}
