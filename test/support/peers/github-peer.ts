import { type Peer, type PeerAnswer, pageOf, startPeer } from './peer.ts'

export interface GithubWork {
  readonly kind: 'issue' | 'pullRequest'
  readonly number: number
  updatedAt: string
  /** Entries of the timeline as GraphQL gives them. */
  readonly timeline: unknown[]
  readonly fields: Record<string, unknown>
  readonly commits: unknown[]
}

export interface GithubData {
  readonly hasIssues?: boolean
  readonly work: GithubWork[]
  readonly deployments: Record<string, unknown>[]
}

const sha = (number: number): string => number.toString(16).padStart(40, '0')
const minute = (number: number): string => new Date(Date.UTC(2026, 0, 5, 9, number)).toISOString().replace('.000Z', 'Z')

/** A repository `acme/shop` of this many issues and pull requests, in turn, each with a life of its own; every third has a long timeline. */
export function githubData(count: number): GithubData {
  const work = Array.from({ length: count }, (_, at): GithubWork => {
    const number = at + 1
    const isPull = number % 2 === 0
    const long = number % 3 === 0 ? 130 : 2
    const comments = Array.from({ length: long }, (_, place) => ({
      ...{ __typename: 'IssueComment', id: number * 1000 + place, createdAt: minute(number * 10 + 1) },
      author: { __typename: 'User', login: 'bob' },
    }))
    const ended = minute(number * 10 + 5)
    const merge = {
      ...{ __typename: 'MergedEvent', createdAt: ended, actor: { __typename: 'Bot', login: 'merge-queue' } },
      commit: { oid: sha(number) },
    }
    return {
      kind: isPull ? 'pullRequest' : 'issue',
      number,
      updatedAt: ended,
      timeline: isPull ? [...comments, merge] : [...comments],
      fields: {
        __typename: isPull ? 'PullRequest' : 'Issue',
        number,
        url: `https://github.com/acme/shop/${isPull ? 'pull' : 'issues'}/${number}`,
        title: `Work ${number}`,
        createdAt: minute(number * 10),
        closedAt: ended,
        author: { __typename: 'User', login: 'ada' },
        ...(isPull
          ? { mergedAt: ended, isDraft: false, mergeCommit: { oid: sha(number) } }
          : { stateReason: 'COMPLETED' }),
      },
      commits: [
        {
          commit: {
            oid: sha(number + 5000),
            author: { name: 'Ada', email: 'ada@acme.example', date: minute(number * 10) },
          },
        },
      ],
    }
  })
  const deployments = work
    .filter(({ kind }) => kind === 'pullRequest')
    .map(({ number }) => ({
      ...{ __typename: 'Deployment', databaseId: number, commitOid: sha(number), environment: 'production' },
      createdAt: minute(number * 10 + 6),
      creator: { __typename: 'Bot', login: 'deployer' },
      repository: { nameWithOwner: 'acme/shop' },
      statuses: { nodes: [{ state: 'SUCCESS', createdAt: minute(number * 10 + 8) }] },
    }))
  return { work, deployments }
}

const listSize = 100

/** GitHub's REST list of issues and its GraphQL, as far as they are asked; a wrong token is refused. */
export async function startGithubPeer(data: GithubData, token: string, pageSize = 10): Promise<Peer> {
  return startPeer(({ url, headers, body, method }) => {
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: { message: 'Bad credentials' } }
    if (method === 'GET' && url.pathname === '/repos/acme/shop/issues') return issues(data, url, pageSize)
    if (url.pathname === '/repos/acme/shop')
      return { body: { full_name: 'acme/shop', has_issues: data.hasIssues ?? true } }
    if (url.pathname === '/repos/acme/shop/pulls') return pulls(data, url, pageSize)
    if (url.pathname === '/graphql') return { body: { data: answered(data, (body as { query: string }).query) } }
    return { status: 404, body: { message: 'Not Found' } }
  })
}

function pulls({ work }: GithubData, url: URL, pageSize: number) {
  const listed = work
    .filter(({ kind }) => kind === 'pullRequest')
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .map(({ number, updatedAt }) => ({ number, updated_at: updatedAt, head: { ref: `work-${number}` } }))
  return pageOf(listed, url, pageSize)
}

function issues({ work, hasIssues }: GithubData, url: URL, pageSize: number): PeerAnswer {
  if (hasIssues === false) return { status: 410, body: { message: 'Issues are disabled for this repo' } }
  const since = url.searchParams.get('since') ?? ''
  const listed = work
    .filter(({ updatedAt }) => updatedAt >= since)
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : a.number - b.number))
    .map(({ number, updatedAt, kind }) => ({
      ...{ number, updated_at: updatedAt, created_at: updatedAt },
      url: `https://api.github.com/repos/acme/shop/issues/${number}`,
      ...(kind === 'pullRequest' && { pull_request: { merged_at: null } }),
    }))
  return pageOf(listed, url, pageSize)
}

function connection(list: readonly unknown[], after: string | undefined, size = listSize) {
  const from = after === undefined ? 0 : Number(after)
  const end = Math.min(list.length, from + size)
  return {
    ...{ totalCount: list.length, nodes: list.slice(from, end) },
    pageInfo: { hasNextPage: end < list.length, endCursor: String(end) },
  }
}

function answered({ work, deployments }: GithubData, query: string): unknown {
  const rateLimit = { cost: 1, remaining: 4000, resetAt: '2026-01-05T10:00:00Z' }
  if (query.includes('deployments(')) {
    const newest = deployments.toSorted((a, b) => (String(a.createdAt) < String(b.createdAt) ? 1 : -1))
    return { rateLimit, repository: { deployments: connection(newest, /after: "(\d+)"/.exec(query)?.[1], 5) } }
  }
  const asked = query.split(/\bn(?=\d+: )/).slice(1)
  const repository = asked.map((text) => {
    const number = Number.parseInt(text, 10)
    const found = work.find((each) => each.number === number)
    const after = (list: string) => new RegExp(`${list}\\(first: 100, after: "(\\d+)"`).exec(text)?.[1]
    const node = found && {
      ...found.fields,
      updatedAt: found.updatedAt,
      ...(text.includes('timelineItems(') && { timelineItems: connection(found.timeline, after('timelineItems')) }),
      ...(text.includes('commits(') && { commits: connection(found.commits, after('commits')) }),
    }
    return [`n${number}`, node ?? null]
  })
  return { rateLimit, repository: Object.fromEntries(repository) }
}
