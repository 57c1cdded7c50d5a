import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'

/** `acme/shop` of any address of GitHub's API or pages: `https://api.github.com/repos/acme/shop/pulls/4`. */
export function repositoryOf(url: string | null): string | null {
  const found = /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([\w.-]+\/[\w.-]+)/.exec(url ?? '')
  return found?.[1] ?? null
}

/** What the number of an issue or pull request in an address is. */
export const numberOf = (url: string | null): string | null => /\/(?:issues|pulls?)\/(\d+)/.exec(url ?? '')?.[1] ?? null

export const pullRequest = (repository: string, number: string): ObjectName => ({
  type: 'pull request',
  id: `${repository}#${number}`,
})
export const issue = (repository: string, number: string): ObjectName => ({
  type: 'item',
  id: `${repository}#${number}`,
})
export const commit = (sha: string): ObjectName => ({ type: 'commit', id: sha.toLowerCase() })

/**
 * Whoever a record names: REST says `login` and `type`, the command line `is_bot`, GraphQL the kind of actor. GraphQL leaves out the `[bot]`
 * with which REST and webhooks end the login of an app.
 */
export function actorOf(draft: ReadingDraft, actor: unknown): string | null {
  const written = textAt(actor, 'login')
  if (written === null) return null
  const login = textAt(actor, '__typename') === 'Bot' && !written.endsWith('[bot]') ? `${written}[bot]` : written
  const type = textAt(actor, 'type') ?? textAt(actor, '__typename')
  const flag = at(actor, 'is_bot')
  const isBot = typeof flag === 'boolean' ? flag : type === null ? null : type === 'Bot'
  return draft.account({ id: `github:${login}`, name: textAt(actor, 'name'), email: textAt(actor, 'email'), isBot })
}

/** `acme/shop#4`, or what else tells a record apart, for people. */
export function whereOf(record: unknown): string {
  const url = textAt(record, 'html_url') ?? textAt(record, 'url')
  return url ?? idAt(record, 'number') ?? idAt(record, 'id') ?? textAt(record, 'action') ?? 'a record'
}

const closes = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/gi

/** Items that a pull request says it closes in words that GitHub itself acts on. */
export function closedBy(text: string | null, repository: string): ObjectName[] {
  return [...(text ?? '').matchAll(closes)].map(([, elsewhere, number]) =>
    issue(elsewhere ?? repository, number as string),
  )
}
