import { type Component, paramOf, textOf } from './content-lines.ts'
import { isMarkedAllDay } from './occurrences.ts'

/**
 * What takes somebody's time. Only `meeting` is time spent together; `busy only` is what a calendar shows without saying what it is, `own` an
 * entry without other people.
 */
export const meetingKinds = ['meeting', 'busy only', 'own', 'focus', 'out of office', 'all day'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** How the time shows in the calendar it was read from. */
export const showings = ['busy', 'tentative', 'free', 'out of office'] as const
export type Showing = (typeof showings)[number]

const focus = /\bfocus\b|\bfokus|deep work|no meetings?\b|meeting[- ]?free|do not (book|schedule)/i
const away = /out of (the )?office|\booo\b|vacation|\bholiday\b|\bpto\b|annual leave|sick leave|urlaub|abwesen|krank/i
const bare = /^(busy|private|private event|private appointment|beschäftigt|gebucht|privat|occupied|occupé)$/i

/**
 * Titles are read for this and then forgotten.
 *
 * @param invited people and groups other than whoever organises it
 */
export function kindOf(event: Component, invited: number): MeetingKind {
  const title = textOf(event, 'SUMMARY') ?? ''
  const says = (pattern: RegExp) => invited === 0 && pattern.test(title)
  if (textOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase() === 'OOF' || says(away)) return 'out of office'
  if (isMarkedAllDay(event)) return 'all day'
  if (says(focus)) return 'focus'
  if (invited > 0) return 'meeting'
  const isHidden = /^(PRIVATE|CONFIDENTIAL)$/i.test(textOf(event, 'CLASS') ?? '')
  return isHidden || title === '' || bare.test(title) ? 'busy only' : 'own'
}

export function showingOf(event: Component): Showing {
  const status = textOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase()
  if (status === 'OOF') return 'out of office'
  if (status === 'FREE' || textOf(event, 'TRANSP')?.toUpperCase() === 'TRANSPARENT') return 'free'
  return status === 'TENTATIVE' || textOf(event, 'STATUS')?.toUpperCase() === 'TENTATIVE' ? 'tentative' : 'busy'
}

/** Somebody who is asked to a meeting. */
export interface Invited {
  readonly mail: string
  readonly name: string | null
  /** In small letters: `accepted`, `declined`, `tentative`, `needs-action`, `delegated`. */
  readonly answer: string
  readonly kind: 'person' | 'group' | 'thing'
}

/** Whoever an event asks, in its order, whoever organises it as they stand there. */
export function invitedTo(event: Component): Invited[] {
  return event.lines.flatMap((line): Invited[] => {
    if (line.name !== 'ATTENDEE') return []
    const mail = mailOf(paramOf(line, 'EMAIL') ?? line.value)
    if (mail === null) return []
    const type = paramOf(line, 'CUTYPE')?.toUpperCase() ?? 'INDIVIDUAL'
    return [
      {
        mail,
        name: nameOf(paramOf(line, 'CN'), mail),
        answer: (paramOf(line, 'PARTSTAT') ?? 'NEEDS-ACTION').toLowerCase(),
        kind: type === 'GROUP' ? 'group' : type === 'ROOM' || type === 'RESOURCE' ? 'thing' : 'person',
      },
    ]
  })
}

export function organiserOf(event: Component): { readonly mail: string; readonly name: string | null } | null {
  const line = event.lines.find(({ name }) => name === 'ORGANIZER')
  const mail = line ? mailOf(paramOf(line, 'EMAIL') ?? line.value) : null
  return line && mail !== null ? { mail, name: nameOf(paramOf(line, 'CN'), mail) } : null
}

/** @returns in small letters; `null` for what is no mail address */
export const mailOf = (text: string): string | null =>
  /^(?:mailto:)?([^\s:@]+@[^\s:@]+)$/i.exec(text.trim())?.[1]?.toLowerCase() ?? null

/** Many calendars write the address where the name should be. */
const nameOf = (text: string | null, mail: string): string | null =>
  text === null || text.trim() === '' || text.trim().toLowerCase() === mail ? null : text.trim()

/** Names of facts about a meeting: how an account answered, and how it shows in an account's calendar. */
export const answerOf = (account: string): string => `answer of ${account}`
export const showingIn = (account: string): string => `shown by ${account}`
