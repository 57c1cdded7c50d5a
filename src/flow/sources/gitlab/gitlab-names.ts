import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'

/** `acme/web/shop` of any address of GitLab's pages: projects lie in groups of any depth, older addresses have no `/-/`. */
export function projectOf(url: string | null): string | null {
  const found =
    /^https?:\/\/[^/]+\/(.+?)\/(?:-\/)?(?:merge_requests|issues|work_items|jobs|pipelines|commits?|releases|tags)\//.exec(
      url ?? '',
    )
  return found?.[1] ?? null
}

export const mergeRequest = (project: string, iid: string): ObjectName => ({
  type: 'pull request',
  id: `${project}!${iid}`,
})
export const issue = (project: string, iid: string): ObjectName => ({ type: 'item', id: `${project}#${iid}` })
export const commit = (sha: string): ObjectName => ({ type: 'commit', id: sha.toLowerCase() })

/** Whoever a record names. Access tokens of projects and groups act as users of their own, with names that GitLab makes. */
export function userOf(draft: ReadingDraft, user: unknown): string | null {
  const name = textAt(user, 'username')
  if (name === null) return null
  const flag = at(user, 'bot')
  const isMade = /^(project|group)_\d+_bot/.test(name)
  const email = textAt(user, 'email') ?? textAt(user, 'public_email')
  const isBot = isMade ? true : typeof flag === 'boolean' ? flag : null
  // Webhooks write this in place of an address that they may not show.
  const shown = email === '[REDACTED]' ? null : email
  return draft.account({ id: accountId(name), name: textAt(user, 'name'), email: shown, isBot })
}

export const accountId = (username: string): string => `gitlab:${username}`

/** `acme/shop!4`, or what else tells a record apart, for people. */
export function whereOf(record: unknown): string {
  const url = textAt(record, 'web_url') ?? textAt(record, 'object_attributes', 'url')
  return url ?? idAt(record, 'iid') ?? idAt(record, 'id') ?? textAt(record, 'object_kind') ?? 'a record'
}

const closing =
  /\b(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+((?:(?:issues?\s+)?(?:[\w./-]+)?#\d+(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+&\s+)?)+)/gi

/** Issues that a merge request says it closes, in the words that GitLab itself acts on: `Closes #4, #6 and acme/web#8`. */
export const closedBy = (text: string | null, project: string): ObjectName[] =>
  [...(text ?? '').matchAll(closing)].flatMap(([, list = '']) =>
    [...list.matchAll(/([\w./-]+)?#(\d+)/g)].map(([, elsewhere, iid]) => issue(elsewhere ?? project, iid as string)),
  )
