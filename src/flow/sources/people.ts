import type { Account } from './path-event.ts'

export interface Person {
  /** Stable: the first account's id. */
  readonly id: string
  readonly name: string
  readonly accounts: readonly string[]
  /** 0 to 1, of the weakest link between the accounts; 1 for one account, and for what a person confirmed. */
  readonly confidence: number
  readonly because: string
}

export interface Bot {
  readonly account: string
  readonly confidence: number
  readonly because: string
}

/** Who is who: plain data that a team edits. Bots are left out of figures of people; what they deploy still changes production. */
export interface People {
  readonly version: number
  readonly people: readonly Person[]
  readonly bots: readonly Bot[]
}

const botNames =
  /\[bot\]$|(^|[-_.\s:])(bot|ci|cd|automation|automatic|robot|service[-_ ]?account|jenkins|dependabot|renovate|greenkeeper|snyk|codecov|github-actions|gitlab-ci|semantic-release|buildkite|circleci|atlassian-automation)([-_.\s@[]|$)|automation for jira/i

/** The source's own word first, then the form of the name. */
export function guessBots(accounts: readonly Account[]): Bot[] {
  return accounts.flatMap(({ id, name, email, isBot }) => {
    if (isBot === true) return [{ account: id, confidence: 1, because: 'the source calls it an app' }]
    const telling = [id, name, email?.split('@')[0]].find((text) => text && botNames.test(text))
    if (telling === undefined || telling === null) return []
    return isBot === false
      ? [{ account: id, confidence: 0.5, because: `called ${telling}, though the source says it is a person` }]
      : [{ account: id, confidence: 0.8, because: `called ${telling}` }]
  })
}

interface Tie {
  readonly key: string
  readonly confidence: number
  readonly because: string
}

/**
 * Accounts that look like one person: the same mail address is sure, GitHub's own no-reply address names the login, the same full name of
 * two words or more is likely.
 */
export function guessPeople(accounts: readonly Account[]): People {
  const bots = guessBots(accounts)
  const isBot = new Set(bots.map(({ account }) => account))
  const humans = accounts.filter(({ id }) => !isBot.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const groups = new Map(humans.map((account) => [account.id, { accounts: [account], tie: null as Tie | null }]))
  const owner = new Map<string, string>()
  const ties = humans.flatMap((account) => tiesOf(account).map((tie) => ({ account: account.id, tie })))
  for (const { account, tie } of ties.sort((a, b) => b.tie.confidence - a.tie.confidence)) {
    const first = owner.get(tie.key)
    if (first === undefined) owner.set(tie.key, account)
    else joinGroups(groups, first, account, tie)
  }
  const people = [...new Set(groups.values())].map(({ accounts: own, tie }) => {
    const ids = own.map(({ id }) => id).sort()
    const name = own.map((account) => account.name).find((each) => each !== null) ?? (ids[0] as string)
    return {
      id: ids[0] as string,
      name,
      accounts: ids,
      confidence: tie?.confidence ?? 1,
      because: tie?.because ?? 'one account',
    }
  })
  return { version: 1, people: people.sort((a, b) => (a.id < b.id ? -1 : 1)), bots }
}

function tiesOf({ id, name, email }: Account): Tie[] {
  const login = id.slice(id.indexOf(':') + 1).toLowerCase()
  const mail = email?.toLowerCase() ?? null
  const ties: Tie[] = []
  if (id.startsWith('github:'))
    ties.push({ key: `login ${login}`, confidence: 0.95, because: 'the no-reply address of a login' })
  const noReply = mail && /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(mail)
  if (noReply) ties.push({ key: `login ${noReply[1]}`, confidence: 0.95, because: 'the no-reply address of a login' })
  else if (mail) ties.push({ key: `mail ${mail}`, confidence: 1, because: 'the same mail address' })
  const words = name?.trim().toLowerCase().split(/\s+/) ?? []
  if (words.length > 1) ties.push({ key: `name ${words.join(' ')}`, confidence: 0.7, because: 'the same full name' })
  return ties
}

type Group = { accounts: Account[]; tie: Tie | null }

function joinGroups(groups: Map<string, Group>, a: string, b: string, tie: Tie): void {
  const [into, from] = [groups.get(a), groups.get(b)]
  if (!into || !from || into === from) return
  into.accounts.push(...from.accounts)
  const weakest = [into.tie, from.tie, tie].filter((each) => each !== null)
  into.tie = weakest.sort((x, y) => x.confidence - y.confidence)[0] ?? null
  for (const { id } of from.accounts) groups.set(id, into)
}

/** @returns the person's id for each of their accounts, and any other account as it is */
export function personOf(people: People): (account: string) => string {
  const byAccount = new Map(people.people.flatMap(({ id, accounts }) => accounts.map((account) => [account, id])))
  return (account) => byAccount.get(account) ?? account
}
