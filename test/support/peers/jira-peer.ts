import { type Peer, type PeerAnswer, startPeer } from './peer.ts'

export interface JiraIssue {
  readonly key: string
  readonly id: string
  updated: string
  readonly fields: Record<string, unknown>
  readonly histories: { id: string; created: string; author: object; items: object[] }[]
  readonly comments: object[]
}

const minute = (number: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, 0, 31) + number * 60_000).toISOString()
const written = (moment: string): string => moment.replace('Z', '+0000')
const person = (name: string) => ({ accountId: name, displayName: name, accountType: 'atlassian' })

/** Issues of a project SHOP, each with a history from To Do to Done; every seventh has one of 130 entries, every fifth 60 comments. */
export function jiraData(count: number): JiraIssue[] {
  return Array.from({ length: count }, (_, at): JiraIssue => {
    const number = at + 1
    const moved = Array.from({ length: number % 7 === 0 ? 130 : 2 }, (_, place) => ({
      id: String(number * 1000 + place),
      created: minute(number * 10 + 1 + place / 60),
      author: person('bob'),
      items: [
        {
          field: 'status',
          fromString: place % 2 ? 'In Progress' : 'To Do',
          toString: place % 2 ? 'To Do' : 'In Progress',
        },
      ],
    }))
    const comments = Array.from({ length: number % 5 === 0 ? 60 : 1 }, (_, place) => ({
      ...{ id: String(number * 1000 + place), author: person('ada'), created: written(minute(number * 10 + 2)) },
    }))
    return {
      ...{ key: `SHOP-${number}`, id: String(10_000 + number), updated: minute(number * 10 + 8) },
      fields: {
        ...{ summary: `Work ${number}`, created: written(minute(number * 10)), creator: person('ada') },
        ...{ status: { name: 'To Do', statusCategory: { key: 'new' } }, issuetype: { name: 'Story' } },
      },
      histories: moved,
      comments,
    }
  })
}

/**
 * Jira as far as it is asked. `cloud`: searches with tokens of pages, changelogs of many issues at once. `data center`: searches with places,
 * and issues that bring their changelog, of which it cuts the long ones off. Both give the first comments of an issue only.
 *
 * @param now the peer's clock, by which it takes "-5m"
 */
export async function startJiraPeer(
  issues: JiraIssue[],
  token: string,
  flavour: 'cloud' | 'data center',
  now: number,
): Promise<Peer> {
  const expected =
    flavour === 'cloud' ? `Basic ${Buffer.from(`ada@acme.example:${token}`).toString('base64')}` : `Bearer ${token}`
  return startPeer(({ url, headers, body }): PeerAnswer => {
    if (headers.authorization !== expected) return { status: 401, body: { message: 'Client must be authenticated' } }
    const jql = url.searchParams.get('jql')
    const found = jql === null ? [] : searched(issues, jql, now)
    const asked = (name: string) => Number(url.searchParams.get(name) ?? 0)
    if (flavour === 'cloud' && url.pathname === '/rest/api/3/search/jql') {
      const from = Number(url.searchParams.get('nextPageToken') ?? 0)
      const end = Math.min(found.length, from + 10)
      return {
        body: {
          issues: found.slice(from, end).map((each) => shown(each, false)),
          ...(end < found.length && { nextPageToken: String(end) }),
        },
      }
    }
    if (flavour === 'data center' && url.pathname === '/rest/api/2/search') {
      const list = found.slice(asked('startAt'), asked('startAt') + 25).map((each) => shown(each, true))
      return { body: { total: found.length, startAt: asked('startAt'), maxResults: 25, issues: list } }
    }
    if (flavour === 'cloud' && url.pathname === '/rest/api/3/changelog/bulkfetch') return bulk(issues, body)
    const [, key, list] = /^\/rest\/api\/[23]\/issue\/([^/]+)\/(changelog|comment)$/.exec(url.pathname) ?? []
    const issue = issues.find((each) => each.key === key)
    if (!issue)
      return { status: 404, body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] } }
    const all =
      list === 'comment' ? issue.comments : issue.histories.map((each) => ({ ...each, created: written(each.created) }))
    const some = all.slice(asked('startAt'), asked('startAt') + 50)
    return {
      body: { total: all.length, startAt: asked('startAt'), [list === 'comment' ? 'comments' : 'values']: some },
    }
  })
}

/** Jira's search ticks in minutes: "-5m" begins with the whole minute. */
function searched(issues: JiraIssue[], jql: string, now: number): JiraIssue[] {
  const minutes = /updated >= "-(\d+)m"/.exec(jql)?.[1]
  const from = minutes === undefined ? 0 : Math.floor((now - Number(minutes) * 60_000) / 60_000) * 60_000
  return issues
    .filter(({ updated }) => Date.parse(updated) >= from)
    .toSorted((a, b) => (a.updated < b.updated ? -1 : a.updated > b.updated ? 1 : a.key < b.key ? -1 : 1))
}

function shown({ key, id, updated, fields, histories, comments }: JiraIssue, withChangelog: boolean): object {
  const own = histories.map((each) => ({ ...each, created: written(each.created) }))
  return {
    ...{ key, id },
    fields: {
      ...fields,
      updated: written(updated),
      comment: { total: comments.length, comments: comments.slice(0, 20) },
    },
    ...(withChangelog && {
      changelog: { total: own.length, startAt: 0, maxResults: 100, histories: own.slice(0, 100) },
    }),
  }
}

/** Entries of all issues in one row, cut into pages: an issue's changelog may go on in the next one. */
function bulk(issues: JiraIssue[], body: unknown): PeerAnswer {
  const { issueIdsOrKeys, nextPageToken = '0' } = body as { issueIdsOrKeys: string[]; nextPageToken?: string }
  const rows = issues
    .filter(({ id }) => issueIdsOrKeys.includes(id))
    .flatMap(({ id, histories }) =>
      histories.map((each) => ({ id, entry: { ...each, created: Date.parse(each.created) } })),
    )
  const [from, end] = [Number(nextPageToken), Number(nextPageToken) + 100]
  const groups = Map.groupBy(rows.slice(from, end), ({ id }) => id)
  const issueChangeLogs = [...groups].map(([issueId, list]) => ({
    issueId,
    changeHistories: list.map(({ entry }) => entry),
  }))
  return { body: { issueChangeLogs, ...(end < rows.length && { nextPageToken: String(end) }) } }
}
