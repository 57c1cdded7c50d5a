/** A person's e-mail, or `*@domain`, in lower case, to the name of a group. */
export type GroupFile = ReadonlyMap<string, string>

const botName =
  /\[bot\]|(?:^|[\s._+-])bots?(?:[\s._@-]|$)|^copilot$|copilot-swe-agent|dependabot|renovate|greenkeeper|github-actions|crowdin|weblate|transifex|lokalise|semantic-release|snyk|imgbot|codecov|allcontributors|pre-commit-ci/i

/** Whether name or address say that no person is behind it. A rule of thumb: it knows what bots usually call themselves. */
export const isBot = (who: { readonly name: string; readonly email: string }): boolean =>
  botName.test(who.name) ||
  botName.test(who.email.split('@')[0] ?? '') ||
  /@(?:.*\.)?(?:weblate|crowdin)\./i.test(who.email)

/** A forge that commits in the name of whoever pressed its button. */
export const isForge = (email: string): boolean => /^noreply@(?:github|gitlab)\.com$/i.test(email)

const personal =
  /(?:^|\.)(?:users\.noreply\.github\.com|noreply\.[a-z.]+|gmail\.com|googlemail\.com|outlook\.com|hotmail\.[a-z.]+|live\.[a-z.]+|yahoo\.[a-z.]+|icloud\.com|me\.com|mac\.com|proton\.me|protonmail\.com|qq\.com|163\.com|126\.com|foxmail\.com|gmx\.[a-z]+|web\.de|mail\.ru|yandex\.[a-z]+|fastmail\.[a-z]+|pm\.me|hey\.com)$/i

export const personalGroup = 'personal addresses'
export const botGroup = 'bots'
const noDomain = 'no domain'

const namedIn = (groups: GroupFile, email: string): string | undefined => {
  const whole = email.toLowerCase()
  return groups.get(whole) ?? groups.get(`*@${whole.slice(whole.lastIndexOf('@') + 1)}`)
}

/** Whether an author is a bot: as the file says where it names the address, else as {@link isBot} guesses. */
export const isBotAuthor = (who: { readonly name: string; readonly email: string }, groups: GroupFile): boolean => {
  const named = namedIn(groups, who.email)
  return named === undefined ? isBot(who) : named === botGroup
}

/** The group of an author: what the file says, else bots, else the domain of the address. Says nothing of a person's role. */
export function groupOf(who: { readonly name: string; readonly email: string }, groups: GroupFile): string {
  const email = who.email.toLowerCase()
  const domain = email.includes('@') ? email.slice(email.lastIndexOf('@') + 1) : ''
  const named = namedIn(groups, email)
  if (named !== undefined) return named
  if (isBot(who)) return botGroup
  if (personal.test(domain)) return personalGroup
  return domain.includes('.') && !/\.(?:local|lan|localdomain|internal|home)$/.test(domain) ? domain : noDomain
}
