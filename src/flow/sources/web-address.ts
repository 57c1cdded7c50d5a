/**
 * Where people see an object in its tracker or forge: the first of the addresses that a browser may be sent to. An address for programs is none,
 * nor one that holds a password.
 */
export function webAddress(...candidates: readonly (string | null)[]): string | null {
  return candidates.find((each) => each !== null && isForPeople(each)) ?? null
}

/** Jira tells the address for programs only; people see an issue under its key on the same site. */
export function jiraAddress(self: string | null, key: string): string | null {
  const [, site] = /^(https?:\/\/.+?)\/rest\/(?:api|agile)\//.exec(self ?? '') ?? []
  return site === undefined ? null : webAddress(`${site}/browse/${encodeURIComponent(key)}`)
}

const longest = 2_000

function isForPeople(text: string): boolean {
  if (text.length > longest || !URL.canParse(text)) return false
  const { protocol, hostname, pathname, username, password } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  if (username !== '' || password !== '') return false
  return !hostname.startsWith('api.') && !/^\/(?:api|rest)\//.test(pathname)
}
