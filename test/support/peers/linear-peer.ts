import { type Peer, startPeer } from './peer.ts'

export interface LinearIssue {
  readonly id: string
  readonly identifier: string
  updatedAt: string
  readonly fields: Record<string, unknown>
  readonly history: object[]
  readonly comments: object[]
}

const minute = (number: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, 0, 40) + number * 60_000).toISOString()
const [todo, started] = [
  { name: 'Todo', type: 'unstarted' },
  { name: 'In Progress', type: 'started' },
]

/** Issues of a team SHOP, every fourth with a history longer than a page. */
export function linearData(count: number): LinearIssue[] {
  return Array.from({ length: count }, (_, at): LinearIssue => {
    const number = at + 1
    const history = Array.from({ length: number % 4 === 0 ? 140 : 2 }, (_, place) => ({
      ...{
        id: `h${number}-${place}`,
        createdAt: minute(number * 10 + 1 + place / 50),
        actor: { id: 'bob', name: 'Bob' },
      },
      ...(place % 2 ? { fromState: started, toState: todo } : { fromState: todo, toState: started }),
    }))
    return {
      ...{ id: `id-${number}`, identifier: `SHOP-${number}`, updatedAt: minute(number * 10 + 8), history },
      comments: [{ id: `c${number}`, createdAt: minute(number * 10 + 2), user: { id: 'ada' } }],
      fields: { title: `Work ${number}`, createdAt: minute(number * 10), creator: { id: 'ada' }, state: todo },
    }
  })
}

function connection(list: readonly unknown[], first: number, after: string | null | undefined) {
  const from = Number(after ?? 0)
  const end = Math.min(list.length, from + first)
  return { nodes: list.slice(from, end), pageInfo: { hasNextPage: end < list.length, endCursor: String(end) } }
}

/** Linear's GraphQL as far as it is asked. A question for more than ten issues is too complex for it. */
export async function startLinearPeer(issues: LinearIssue[], token: string): Promise<Peer> {
  return startPeer(({ headers, body }) => {
    if (headers.authorization !== token)
      return { status: 401, body: { errors: [{ message: 'Authentication required' }] } }
    const { query, variables } = body as { query: string; variables: Record<string, string> & { first: number } }
    const limit = {
      'x-ratelimit-complexity-remaining': '200000',
      'x-ratelimit-complexity-reset': '1780000000000',
      'x-complexity': '900',
    }
    const first = (list: string) => Number(new RegExp(`${list}\\(first: (\\d+)`).exec(query)?.[1] ?? 50)
    const lists = (issue: LinearIssue, after?: string) => ({
      ...(query.includes('history(') && { history: connection(issue.history, first('history'), after) }),
      ...(query.includes('comments(') && { comments: connection(issue.comments, first('comments'), after) }),
    })
    if (query.includes('issue(id: $id)')) {
      const found = issues.find(({ id }) => id === variables.id)
      return { headers: limit, body: { data: { issue: found ? lists(found, variables.after) : null } } }
    }
    if (variables.first > 10)
      return { status: 400, body: { errors: [{ message: 'Query too complex', extensions: { code: 'INPUT_ERROR' } }] } }
    const listed = issues
      .filter(({ updatedAt }) => updatedAt >= (variables.since ?? ''))
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
      .map((issue) => ({
        ...issue.fields,
        id: issue.id,
        identifier: issue.identifier,
        updatedAt: issue.updatedAt,
        ...lists(issue),
      }))
    return { headers: limit, body: { data: { issues: connection(listed, variables.first, variables.after) } } }
  })
}
