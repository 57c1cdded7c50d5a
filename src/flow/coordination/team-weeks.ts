import { intersectionOf, type Span, unionOf } from '../calendar/spans.ts'
import { guessedCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { type WorkingClock, workingClock } from '../calendar/working-clock.ts'
import { peopleOf } from '../steps/touches.ts'
import type { Study } from '../study/study.ts'
import { calendarOf } from '../study/team-settings.ts'
import { type Meeting, meetingsOf, takesTimeOf } from './meetings.ts'

/** Figures of people are shown for at least this many, so that they are of nobody. */
export const fewestPeople = 5

/** One person's calendar, as far as it takes their working time. */
export interface OwnTime {
  readonly person: string
  readonly clock: WorkingClock
  /** Meetings within working hours, those that overlap merged. */
  readonly meetings: readonly Span[]
}

/** A team, with the calendars of its people that were read. */
export interface TeamTime {
  /** `null` where no teams are known: then it is everybody the records name. */
  readonly team: string | null
  readonly people: readonly string[]
  /** Of those whose calendar was read. */
  readonly own: readonly OwnTime[]
  /** When it works; version 0 where office hours are guessed. */
  readonly calendar: { readonly zone: string; readonly version: number }
}

export interface TeamTimes {
  readonly teams: readonly TeamTime[]
  /** People of no known team, where teams are known. */
  readonly withoutTeam: readonly string[]
  /** Whole weeks from Monday to Monday where the team is, that calendars cover. */
  readonly weeks: readonly Span[]
  /** When those work whose team has said nothing else; version 0 where office hours are guessed. */
  readonly calendar: { readonly zone: string; readonly version: number }
}

const dayMs = 24 * 60 * 60_000

/** Everything that calendars say, by team and person. Bots are nobody. */
export function teamTimes(study: Study): TeamTimes {
  const calendar = study.settings.calendar ?? guessedCalendar('UTC')
  const clock = workingClock(calendar)
  const meetings = meetingsOf(study)
  const covered = new Set(meetings.flatMap(({ shownBy }) => [...shownBy.keys()]))
  const { teams } = study.settings.people
  const named = new Set([...peopleOf(study), ...covered, ...Object.keys(teams)])
  const humans = [...named].filter((person) => !study.isBot(person)).sort()
  const hasTeams = Object.keys(teams).length > 0
  const teamOf = (person: string): string | null => (Object.hasOwn(teams, person) ? (teams[person] as string) : null)
  const known = humans.filter((person) => !hasTeams || teamOf(person) !== null)
  const byPerson = meetingsByPerson(meetings)
  const calendars = new Map<string | null, { readonly calendar: WorkingCalendar; readonly clock: WorkingClock }>()
  const worksBy = (team: string | null) => {
    const own = calendarOf(study.settings, team) ?? calendar
    const found = calendars.get(team) ?? { calendar: own, clock: own === calendar ? clock : workingClock(own) }
    calendars.set(team, found)
    return found
  }
  const ownTime = (person: string): OwnTime => {
    const works = worksBy(teamOf(person))
    const own = works.calendar.absences.some((absence) => absence.person === person)
      ? workingClock(works.calendar, person)
      : works.clock
    const taken = unionOf((byPerson.get(person) ?? []).filter((meeting) => takesTimeOf(meeting, person)))
    return { person, clock: own, meetings: taken.flatMap((span) => intersectionOf([span], own.spansIn(span))) }
  }
  return {
    teams: [...Map.groupBy(known, teamOf)]
      .map(([team, people]) => {
        const { zone, version } = worksBy(team).calendar
        return {
          team,
          people,
          own: people.filter((each) => covered.has(each)).map(ownTime),
          calendar: { zone, version },
        }
      })
      .sort((a, b) => ((a.team ?? '') < (b.team ?? '') ? -1 : 1)),
    withoutTeam: humans.filter((person) => !known.includes(person)),
    weeks: weeksOf(meetings, clock, study.asOf),
    calendar: { zone: calendar.zone, version: calendar.version },
  }
}

/** The people of all teams as one: what is said of all of them is of nobody, however small a team is. */
export const wholeTeam = ({ teams, calendar }: TeamTimes): TeamTime => ({
  team: null,
  calendar,
  people: teams.flatMap(({ people }) => people),
  own: teams.flatMap(({ own }) => own),
})

function meetingsByPerson(meetings: readonly Meeting[]): Map<string, Meeting[]> {
  const byPerson = new Map<string, Meeting[]>()
  for (const meeting of meetings)
    for (const person of new Set([...meeting.answers.keys(), ...meeting.shownBy.keys(), meeting.organiser])) {
      if (person === null) continue
      const own = byPerson.get(person)
      if (own) own.push(meeting)
      else byPerson.set(person, [meeting])
    }
  return byPerson
}

/** A week that has only begun, at either end of what was read, would look like a quiet one. */
function weeksOf(meetings: readonly Meeting[], clock: WorkingClock, asOf: number): Span[] {
  const [first] = meetings
  if (!first) return []
  const day = clock.dayOf(first.from)
  // The first of January 1970 was a Thursday.
  const monday = day - ((((day / dayMs + 3) % 7) + 7) % 7) * dayMs
  const weeks: Span[] = []
  for (let at = monday; clock.startOfDay(at + 7 * dayMs) <= asOf; at += 7 * dayMs)
    weeks.push({ from: clock.startOfDay(at), to: clock.startOfDay(at + 7 * dayMs) })
  return weeks
}
