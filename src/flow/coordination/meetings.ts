import type { Span } from '../calendar/spans.ts'
import type { PathRecord } from '../path/path-records.ts'
import { type MeetingKind, meetingKinds, type Showing, showings } from '../sources/icalendar/meeting-words.ts'
import { personOf } from '../sources/people.ts'
import type { Study } from '../study/study.ts'

/** A meeting that took place, by the calendars it stands in. */
export interface Meeting extends Span {
  readonly id: string
  readonly kind: MeetingKind
  readonly organiser: string | null
  /** How each person answered who was asked, bots left out. */
  readonly answers: ReadonlyMap<string, string>
  /** Groups that were asked: several people each, nobody knows which. */
  readonly groups: number
  /** How it shows in the calendars that were read. */
  readonly shownBy: ReadonlyMap<string, Showing>
}

/** Facts are named by accounts; meetings are of persons. In order of time. */
export function meetingsOf(study: Study): Meeting[] {
  const person = personOf(study.people)
  return [...study.records.of.meeting.values()]
    .flatMap((record) => meetingOf(record, person, study.isBot) ?? [])
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
}

function meetingOf(
  { id, facts, happenings }: PathRecord,
  personOfAccount: (account: string) => string,
  isBot: (account: string) => boolean,
): Meeting | null {
  const [from, to] = String(facts.time ?? '')
    .split('/')
    .map((each) => Date.parse(each))
  if (happenings.length === 0 || from === undefined || to === undefined || !(to > from)) return null
  const answers = new Map<string, string>()
  const shownBy = new Map<string, Showing>()
  let groups = 0
  for (const [name, value] of Object.entries(facts)) {
    const [, what, who] = /^(answer of|shown by|group) (.+)$/s.exec(name) ?? []
    if (what === undefined || who === undefined) continue
    const person = personOfAccount(who)
    if (what === 'group') groups++
    else if (what === 'answer of' && !isBot(who)) answers.set(person, String(value))
    else if (what === 'shown by') shownBy.set(person, showings.find((each) => each === value) ?? 'busy')
  }
  const organiser = typeof facts.organiser === 'string' ? personOfAccount(facts.organiser) : null
  const kind = meetingKinds.find((each) => each === facts.kind) ?? 'meeting'
  return { id, from, to, kind, organiser, answers, groups, shownBy }
}

/**
 * Whether a meeting takes a person's time. It needs two people who have not declined; the person has accepted or organises it, and does not
 * show it as free. Time that only shows as busy counts too: somebody keeps it, and says no more.
 */
export function takesTimeOf({ kind, organiser, answers, groups, shownBy }: Meeting, person: string): boolean {
  const shown = shownBy.get(person)
  if (shown === 'free' || shown === 'out of office') return false
  if (kind === 'busy only') return shown === 'busy'
  if (kind !== 'meeting') return false
  const coming = new Set([...answers].filter(([, answer]) => answer !== 'declined').map(([who]) => who))
  if (organiser !== null && answers.get(organiser) !== 'declined') coming.add(organiser)
  const isComing = organiser === person ? coming.has(person) : answers.get(person) === 'accepted'
  return isComing && coming.size + groups >= 2
}
