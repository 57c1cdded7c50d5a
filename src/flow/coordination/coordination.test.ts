import { describe, expect, test } from 'vitest'
import { commit, hour, item, minute, PathStory, pull, storyStart } from '../../../test/support/path-story.ts'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { readIcalendar } from '../sources/icalendar/read-icalendar.ts'
import type { Study } from '../study/study.ts'
import type { TeamSettings } from '../study/team-settings.ts'
import { coordinationRatio } from './coordination-ratio.ts'
import { meetingLoad } from './meeting-load.ts'
import { meetingsOf, takesTimeOf } from './meetings.ts'
import { type TeamTimes, teamTimes } from './team-weeks.ts'

const people = ['ada', 'bob', 'cyd', 'dan', 'eve']
const mail = (name: string): string => `${name}@example.com`
const account = (name: string): string => `mail:${mail(name)}`
const week = 7 * 24 * 60
const window = { from: storyStart - 24 * hour, to: storyStart + 4 * week * minute }
const settings: Partial<TeamSettings> = { calendar: { ...guessedCalendar('Europe/London'), version: 1 } }

/** One event in London, on the first Monday unless another day is named. */
const event = (uid: string, from: string, to: string, ...lines: string[]): string[] => [
  ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;TZID=Europe/London:20260105T${from}00`],
  ...[`DTEND;TZID=Europe/London:20260105T${to}00`, ...lines, 'END:VEVENT'],
]
const asked = (...names: string[]): string[] => names.map((name) => `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${mail(name)}`)
const calendarOf = (owner: string, ...lines: string[]) =>
  readIcalendar(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'), { window, owner: mail(owner) })
const studyWith = (story: PathStory, lines: readonly string[], owners: readonly string[] = people): Study =>
  story.study(4 * week, settings, ...owners.map((owner) => calendarOf(owner, ...lines)))
const onlyTeam = (times: TeamTimes) => times.teams[0] as TeamTimes['teams'][number]

describe('a meeting takes the time of', () => {
  const whoMeets = (...lines: string[]): string[] => {
    const [meeting] = meetingsOf(studyWith(new PathStory(), event('m', '1000', '1100', ...lines), ['ada', 'bob']))
    return people.filter((name) => meeting && takesTimeOf(meeting, account(name)))
  }

  test('those who accepted and whoever organises it', () => {
    const bob = `ATTENDEE;PARTSTAT=TENTATIVE:mailto:${mail('bob')}`
    expect(whoMeets(`ORGANIZER:mailto:${mail('ada')}`, bob, ...asked('cyd'))).toEqual(['ada', 'cyd'])
  })

  test('nobody where all others declined', () => {
    expect(whoMeets(`ORGANIZER:mailto:${mail('ada')}`, `ATTENDEE;PARTSTAT=DECLINED:mailto:${mail('bob')}`)).toEqual([])
  })

  test('nobody who shows it as free', () => {
    expect(whoMeets(...asked('ada', 'bob', 'cyd'), 'TRANSP:TRANSPARENT')).toEqual(['cyd'])
  })

  test('nobody where it is focus time, an absence, or of one person', () => {
    expect(whoMeets('SUMMARY:Focus time')).toEqual([])
    expect(whoMeets('SUMMARY:Offsite', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', ...asked('ada', 'bob'))).toEqual([])
    expect(whoMeets('SUMMARY:Write the plan')).toEqual([])
  })

  test('a room and a bot make no second person; a group does', () => {
    const room = 'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.com'
    const bot = 'ATTENDEE;CN=release-bot;PARTSTAT=ACCEPTED:mailto:release-bot@example.com'
    expect(whoMeets(...asked('ada'), room, bot)).toEqual([])
    expect(whoMeets(...asked('ada'), 'ATTENDEE;CUTYPE=GROUP:mailto:all@example.com')).toEqual(['ada'])
  })

  test('whoever it shows as busy, where it says no more', () => {
    expect(whoMeets('CLASS:PRIVATE')).toEqual(['ada', 'bob'])
  })
})

describe('meeting load', () => {
  test('counts working hours once, week by week, and days with two hours in one piece', () => {
    const lines = [
      ...event('daily', '1000', '1100', ...asked(...people), 'RRULE:FREQ=WEEKLY'),
      ...event('overlap', '1030', '1200', ...asked(...people), 'RRULE:FREQ=WEEKLY'),
      ...event('evening', '1600', '2000', ...asked(...people), 'RRULE:FREQ=WEEKLY'),
    ]
    const study = studyWith(new PathStory(), lines)
    const times = teamTimes(study)
    const { hours, uninterrupted } = meetingLoad(times, onlyTeam(times), study.asOf)

    // Ten to twelve and four to five on each Monday, of four weeks and five people.
    expect(times.weeks).toHaveLength(4)
    expect(hours).toMatchObject({ value: { p50: 3 * hour, p85: 3 * hour }, n: 20, clock: 'working', coverage: 1 })
    // Mondays have twelve to four.
    expect(uninterrupted).toMatchObject({ value: { share: 1 }, n: 100 })
    expect(JSON.stringify({ hours, uninterrupted })).not.toContain('ada')
  })

  test('knows a day that is cut into pieces', () => {
    const lines = ['1030 1100', '1230 1300', '1430 1500'].flatMap((pair, at) => {
      const [from, to] = pair.split(' ') as [string, string]
      return event(`m${at}`, from, to, ...asked(...people))
    })
    const study = studyWith(new PathStory(), lines)
    const times = teamTimes(study)

    // Nine to half past ten, eleven to half past twelve, one to half past two, three to five: only the last has two hours.
    expect(meetingLoad(times, onlyTeam(times), study.asOf).uninterrupted.value).toEqual({ share: 1, hits: 100 })
    const more = studyWith(new PathStory(), [...lines, ...event('late', '1630', '1700', ...asked(...people))])
    const others = teamTimes(more)
    expect(meetingLoad(others, onlyTeam(others), more.asOf).uninterrupted.value).toEqual({ share: 0.95, hits: 95 })
  })

  test('is measured by the calendar of a team that works at other times', () => {
    const lines = event('evening', '1600', '2000', ...asked(...people))
    const owners = people.map((owner) => calendarOf(owner, ...lines))
    const teams = Object.fromEntries(people.map((name) => [account(name), 'late']))
    const late = { ...guessedCalendar('Europe/London'), version: 2, hours: { monday: [['12:00', '20:00'] as const] } }
    const said = { ...settings, people: { same: [], bots: {}, roles: {}, teams }, teamCalendars: { late } }
    const times = teamTimes(new PathStory().study(4 * week, said, ...owners))
    const team = onlyTeam(times)

    expect(team.calendar).toEqual({ zone: 'Europe/London', version: 2 })
    expect(team.own.map(({ meetings }) => meetings.map(({ from, to }) => to - from))).toEqual(Array(5).fill([4 * hour]))
    expect(meetingLoad(times, team, storyStart).hours.calendar).toEqual(team.calendar)
  })

  test('is of nobody where fewer than five people have a calendar', () => {
    const story = new PathStory().told(item('1'), 0, 'item commented', account('eve'))
    const study = studyWith(story, event('m', '1000', '1100', ...asked(...people)), people.slice(0, 4))
    const times = teamTimes(study)
    const { hours } = meetingLoad(times, onlyTeam(times), study.asOf)

    expect(hours).toMatchObject({ value: null, n: 0, coverage: 0.8 })
    expect(hours.excluded).toEqual([{ reason: 'fewer than 5 people with a calendar', count: 4, items: [] }])
  })
})

describe('the coordination ratio', () => {
  /** Everybody meets for an hour, touches a ticket once and works on code once: ten minutes each. */
  function story(shipped: boolean): PathStory {
    const told = new PathStory().told(pull('s#1'), 0, 'pull request opened', account('ada'))
    told.fact(pull('s#1'), 'repository', 's').link(pull('s#1'), 'merged as', commit('c'))
    for (const name of people)
      told.told(item('1'), 300, 'item commented', account(name)).told(pull('s#1'), 400, 'commit pushed', account(name))
    return shipped ? told.told(pull('s#1'), 450, 'pull request merged', account('ada')) : told
  }
  const meeting = event('m', '1000', '1100', ...asked(...people))

  test('holds measured and estimated hours apart, and gives the band of the estimate', () => {
    const study = studyWith(story(true), meeting)
    const times = teamTimes(study)
    const { value, n, coverage, calendar } = coordinationRatio(study, times, onlyTeam(times))

    expect(n).toBe(1)
    expect(coverage).toBe(1)
    expect(calendar).toEqual({ zone: 'Europe/London', version: 1 })
    expect(value).toMatchObject({ meetingMs: 5 * hour, ticketMs: 50 * minute, notYetMs: 0 })
    // Ten minutes each, ada's opening at nine, and her merge fifty minutes later.
    expect(value?.productionMs).toBe(70 * minute)
    expect(value?.ratio).toBeCloseTo(350 / 420)
    const [low, high] = value?.band ?? [Number.NaN, Number.NaN]
    expect(low).toBeLessThanOrEqual(value?.ratio as number)
    expect(high).toBeGreaterThanOrEqual(value?.ratio as number)
    expect(high).toBeGreaterThan(low)
  })

  test('has unshipped work on neither side', () => {
    const study = studyWith(story(false), meeting)
    const times = teamTimes(study)
    const { value } = coordinationRatio(study, times, onlyTeam(times))

    expect(value).toMatchObject({ productionMs: 0, notYetMs: 60 * minute, ratio: 1 })
  })

  test('does not count work within a meeting twice', () => {
    const told = new PathStory()
    for (const name of people) told.told(item('1'), 90, 'item commented', account(name))
    const study = studyWith(told, meeting)
    const times = teamTimes(study)

    expect(coordinationRatio(study, times, onlyTeam(times)).value).toMatchObject({ meetingMs: 5 * hour, ticketMs: 0 })
  })

  test('leaves out weeks of fewer than five people, and says which', () => {
    const study = studyWith(new PathStory(), event('m', '1000', '1100', ...asked('ada', 'bob')))
    const times = teamTimes(study)
    const { value, excluded, n } = coordinationRatio(study, times, onlyTeam(times))

    expect([value, n]).toEqual([null, 0])
    expect(excluded[0]).toMatchObject({ count: 4, items: ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'] })
  })

  test('is by team where teams are known, and nobody without one is in any', () => {
    const study = new PathStory().study(
      4 * week,
      {
        ...settings,
        people: {
          same: [],
          bots: {},
          roles: {},
          teams: Object.fromEntries(people.slice(1).map((name) => [account(name), 'shop'])),
        },
      },
      ...people.map((owner) => calendarOf(owner, ...meeting)),
    )
    const times = teamTimes(study)

    expect(times.teams.map(({ team, people: own }) => [team, own.length])).toEqual([['shop', 4]])
    expect(times.withoutTeam).toEqual([account('ada')])
  })
})
