import { at, idAt, listAt, textAt } from '../../../flow/sources/json-record.ts'
import { sourceTime } from '../../../flow/sources/source-time.ts'
import type { ApiClient, ApiPage, Dialect } from '../api-client.ts'
import type { SourceConnection } from '../fetcher.ts'
import type { SourceParts } from '../source-parts.ts'
import type { Entry, ListedPage } from '../walk-part.ts'

const needs =
  'Give a token of an account with the permission "Browse projects" in this project; for Jira in the cloud also the mail address of that account, and for a scoped token the scope read:jira-work.'

const dialect: Dialect = {
  name: 'Jira',
  headers: ({ account }, token) => ({
    authorization:
      account === undefined ? `Bearer ${token}` : `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
  }),
  permission: () => needs,
}

const fields = 'summary,status,issuetype,created,updated,creator,assignee,resolution,resolutiondate,parent,epic,comment'
const pageSize = 50

/**
 * Jira: issues by when they last changed, each with its whole changelog. In the cloud the changelogs of a page come in one answer
 * (`changelog/bulkfetch`); a Data Center gives each with its issue. A changelog that either cuts off is paged to its end.
 */
export const jiraParts: SourceParts = {
  dialect,
  address: ({ address }) => address,
  parts: (connection, client, now) => {
    const flavour = flavourOf(connection)
    return [
      {
        name: 'issues',
        order: 'oldest change first',
        // Jira's questions tick in minutes, and its search lags behind by some.
        stepMs: 2 * 60_000,
        overlapMs: 10 * 60_000,
        batch: pageSize,
        list: ({ since, page }) => flavour.list(client, jqlOf(connection, since, now()), page),
        records: async (entries) => {
          const issues = entries.map(({ value }) => value)
          const records: unknown[] = []
          for (const issue of await flavour.withChangelogs(client, issues))
            records.push(await withComments(client, flavour.path, issue))
          return records
        },
      },
    ]
  },
}

/**
 * What changed since, in minutes from now: a date in a question would be one in the time zone of whoever's token it is, which nobody here
 * knows.
 */
function jqlOf({ project }: SourceConnection, since: string | null, now: number): string {
  const minutes = since === null ? null : Math.max(1, Math.ceil((now - Date.parse(since)) / 60_000) + 1)
  const window = minutes === null ? '' : ` AND updated >= "-${minutes}m"`
  return `project = "${project.replaceAll('"', '')}"${window} ORDER BY updated ASC, key ASC`
}

interface Flavour {
  readonly path: string
  readonly list: (client: ApiClient, jql: string, page: string | null) => Promise<ListedPage | null>
  readonly withChangelogs: (client: ApiClient, issues: readonly unknown[]) => Promise<readonly unknown[]>
}

const flavourOf = ({ account }: SourceConnection): Flavour => (account === undefined ? dataCenter : cloud)

const entriesOf = (answer: ApiPage): Entry[] =>
  listAt(answer?.body, 'issues').flatMap((value): Entry[] => {
    const [id, changed] = [textAt(value, 'key'), sourceTime(textAt(value, 'fields', 'updated'))]
    return id === null || changed === null ? [] : [{ id, changed: new Date(changed.time).toISOString(), value }]
  })

const cloud: Flavour = {
  path: '/rest/api/3',
  list: async (client, jql, page) => {
    const query = { jql, fields, maxResults: pageSize, ...(page !== null && { nextPageToken: page }) }
    const answer = await client.ask({ path: '/rest/api/3/search/jql', query })
    return answer && { entries: entriesOf(answer), next: textAt(answer.body, 'nextPageToken'), total: null }
  },
  withChangelogs: async (client, issues) => {
    const histories = await bulkHistories(client, issues)
    const records: unknown[] = []
    for (const issue of issues) {
      const found = histories?.get(idAt(issue, 'id') ?? '')
      records.push(
        histories === null ? await pagedChangelog(client, cloud.path, issue) : withHistories(issue, found ?? []),
      )
    }
    return records
  },
}

/** The changelogs of a page of issues, by the issue's id; `null` where this Jira does not answer them together. */
async function bulkHistories(
  client: ApiClient,
  issues: readonly unknown[],
): Promise<ReadonlyMap<string, readonly unknown[]> | null> {
  const histories = new Map<string, unknown[]>()
  const issueIdsOrKeys = issues.flatMap((issue) => idAt(issue, 'id') ?? [])
  for (let token: string | null = ''; token !== null; ) {
    const body = { issueIdsOrKeys, maxResults: 1000, ...(token && { nextPageToken: token }) }
    const answer: ApiPage = await client.ask({ path: '/rest/api/3/changelog/bulkfetch', body, mayBeMissing: 'quiet' })
    if (answer === null || Array.isArray(answer.body)) return null
    for (const each of listAt(answer.body, 'issueChangeLogs')) {
      const id = idAt(each, 'issueId') ?? ''
      histories.set(id, [...(histories.get(id) ?? []), ...listAt(each, 'changeHistories')])
    }
    token = textAt(answer.body, 'nextPageToken')
  }
  return histories
}

const dataCenter: Flavour = {
  path: '/rest/api/2',
  list: async (client, jql, page) => {
    const startAt = Number(page ?? 0)
    const query = { jql, fields, maxResults: pageSize, startAt, expand: 'changelog' }
    const answer = await client.ask({ path: '/rest/api/2/search', query })
    if (answer === null) return null
    const entries = entriesOf(answer)
    const total = Number(at(answer.body, 'total') ?? 0)
    const end = startAt + entries.length
    // Issues that change meanwhile leave the window at its front, and the others move up: a few places are asked for again.
    const next = entries.length === 0 || end >= total ? null : String(Math.max(startAt + 1, end - 10))
    return { entries, next, total }
  },
  withChangelogs: async (client, issues) => {
    const records: unknown[] = []
    for (const issue of issues) {
      const [given, total] = [
        listAt(issue, 'changelog', 'histories').length,
        Number(at(issue, 'changelog', 'total') ?? 0),
      ]
      records.push(given < total ? await pagedChangelog(client, dataCenter.path, issue) : issue)
    }
    return records
  },
}

const withHistories = (issue: unknown, histories: readonly unknown[]): unknown => ({
  ...(issue as object),
  changelog: { total: histories.length, histories },
})

/** The changelog of one issue, page by page to its end; where there are no pages to ask for, what the issue itself brought. */
async function pagedChangelog(client: ApiClient, path: string, issue: unknown): Promise<unknown> {
  const asked = `${path}/issue/${textAt(issue, 'key')}/changelog`
  const histories = await pagesOf(client, asked, 'values')
  const given = listAt(issue, 'changelog', 'histories')
  return histories.length < given.length ? issue : withHistories(issue, histories)
}

/** Of an issue with many comments, the search gives the first only. */
async function withComments(client: ApiClient, path: string, issue: unknown): Promise<unknown> {
  const [given, total] = [listAt(issue, 'fields', 'comment', 'comments'), at(issue, 'fields', 'comment', 'total')]
  if (typeof total !== 'number' || given.length >= total) return issue
  const comments = await pagesOf(client, `${path}/issue/${textAt(issue, 'key')}/comment`, 'comments')
  return { ...(issue as object), fields: { ...(at(issue, 'fields') as object), comment: { total, comments } } }
}

async function pagesOf(client: ApiClient, path: string, list: 'values' | 'comments'): Promise<unknown[]> {
  const found: unknown[] = []
  for (;;) {
    const answer = await client.ask({ path, query: { startAt: found.length, maxResults: 100 }, mayBeMissing: 'quiet' })
    const some = listAt(answer?.body, list)
    found.push(...some)
    if (some.length === 0 || found.length >= Number(at(answer?.body, 'total') ?? 0)) return found
  }
}
