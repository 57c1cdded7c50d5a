import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ProductionRules } from '../path/deployments.ts'
import { defaultProductionRules } from '../path/deployments.ts'
import type { People, Person } from '../sources/people.ts'
import type { StatusMapping, StatusMeaning } from '../sources/status-mapping.ts'
import { defaultStepClasses, type StepClasses } from '../sources/vocabulary.ts'

/**
 * What a team says of itself, as plain data that it edits. What is not said is guessed, and shown as a guess. Every change raises the version,
 * so that a figure names the settings it was computed with.
 */
export interface TeamSettings {
  readonly version: number
  readonly production: ProductionRules
  /** Labels that mean approved, as the tracker writes them. */
  readonly approvalLabels: readonly string[]
  /** By status, as the tracker writes it. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>
  readonly people: {
    /** Accounts that are one person, whatever a guess says; the first is the person's id. */
    readonly same: readonly (readonly string[])[]
    /** By account: a bot or not. */
    readonly bots: Readonly<Record<string, boolean>>
    /** By person id; who is not named is in no known team and has no known role. */
    readonly teams: Readonly<Record<string, string>>
    readonly roles: Readonly<Record<string, string>>
  }
  readonly stepClasses: StepClasses
  /** When the team works; `null` where nobody has said it: then office hours in UTC are guessed, and shown as a guess. */
  readonly calendar: WorkingCalendar | null
  /** By team, where one works at other times than the rest. */
  readonly teamCalendars: Readonly<Record<string, WorkingCalendar>>
}

/** When a team works, `null` for everybody: its own calendar, else that of all, else `null`. */
export const calendarOf = ({ calendar, teamCalendars }: TeamSettings, team: string | null): WorkingCalendar | null =>
  (team !== null && Object.hasOwn(teamCalendars, team) ? teamCalendars[team] : calendar) ?? null

export const defaultTeamSettings: TeamSettings = {
  version: 1,
  production: defaultProductionRules,
  approvalLabels: [],
  statuses: {},
  people: { same: [], bots: {}, teams: {}, roles: {} },
  stepClasses: defaultStepClasses,
  calendar: null,
  teamCalendars: {},
}

/** The guessed meanings, with those a person said in their place. */
export function saidStatuses(guessed: StatusMapping, { version, statuses }: TeamSettings): StatusMapping {
  const said = Object.entries(statuses).map(
    ([status, means]) => [status, { means, confidence: 1, because: 'said by the team' }] as const,
  )
  return { version, of: { ...guessed.of, ...Object.fromEntries(said) } }
}

/** The guessed people and bots, with what a person said in their place. An account is of one person only: the first that claims it. */
export function saidPeople(guessed: People, { version, people: { same, bots } }: TeamSettings): People {
  const claimed = new Map<string, string>()
  for (const [first, ...others] of same)
    for (const account of first === undefined ? [] : [first, ...others])
      if (!claimed.has(account)) claimed.set(account, first as string)
  const isBot = (account: string, guess: boolean): boolean => bots[account] ?? guess
  const guessedBots = new Map(guessed.bots.map((bot) => [bot.account, bot]))
  const saidBots = Object.keys(bots).filter((account) => bots[account])
  const known = guessed.people
    .map((person) => withoutClaimed(person, claimed, bots))
    .filter((person) => person.accounts.length > 0)
  const freed = guessed.bots
    .filter(({ account }) => !isBot(account, true) && !claimed.has(account))
    .map(({ account }): Person => ({ id: account, name: account, accounts: [account], confidence: 1, because: said }))
  const joined = [...Map.groupBy(claimed, ([, first]) => first)].map(([id, accounts]): Person => {
    const name = guessed.people.find((person) => person.accounts.includes(id))?.name ?? id
    return { id, name, accounts: accounts.map(([account]) => account).sort(), confidence: 1, because: said }
  })
  return {
    version,
    people: [...known, ...freed, ...joined].sort((a, b) => (a.id < b.id ? -1 : 1)),
    bots: [
      ...guessed.bots.filter(({ account }) => isBot(account, true) && !claimed.has(account)),
      ...saidBots
        .filter((account) => !guessedBots.has(account) && !claimed.has(account))
        .map((account) => ({ account, confidence: 1, because: said })),
    ],
  }
}

const said = 'said by the team'

function withoutClaimed(
  person: Person,
  claimed: ReadonlyMap<string, string>,
  bots: Readonly<Record<string, boolean>>,
): Person {
  const accounts = person.accounts.filter((account) => !claimed.has(account) && bots[account] !== true)
  const [first] = accounts
  return accounts.length === person.accounts.length || first === undefined
    ? { ...person, accounts }
    : { ...person, id: first, accounts }
}
