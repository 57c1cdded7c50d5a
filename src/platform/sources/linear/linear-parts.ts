import { at, listAt, textAt } from '../../../flow/sources/json-record.ts'
import { type ApiClient, type Dialect, TooMuchAsked } from '../api-client.ts'
import { askGraphql } from '../graphql.ts'
import type { SourceParts } from '../source-parts.ts'
import type { Entry, ListedPage, Part } from '../walk-part.ts'
import { issuesQuery, type LongList, restQuery } from './linear-queries.ts'

const needs =
  'Give an API key of a member who can see this team (Settings, Security & access, Personal API keys), with the permission Read; the project is the key of the team, as SHOP in SHOP-7.'

const dialect: Dialect = {
  name: 'Linear',
  // A personal key stands by itself; a token of OAuth is a bearer.
  headers: (_, token) => ({ authorization: token.startsWith('lin_api_') ? token : `Bearer ${token}` }),
  permission: () => needs,
}

/** What Linear's limit of 10,000 points for one question leaves room for, with some to spare. */
const mostIssues = 20

/** Linear: issues of a team by when they last changed, archived ones too, each with its history and comments to their ends. */
export const linearParts: SourceParts = {
  dialect,
  address: ({ address }) => address.replace(/\/graphql\/?$/, ''),
  parts: ({ project }, client) => [issuesPart(project, client)],
}

function issuesPart(team: string, client: ApiClient): Part {
  let size = mostIssues
  const list = async ({ since, page }: { since: string | null; page: string | null }): Promise<ListedPage | null> => {
    const variables = { team, since: since ?? '1970-01-01T00:00:00.000Z', after: page, first: size }
    try {
      const question = { path: '/graphql', query: issuesQuery, variables, mayBeSmaller: size > 1, needs }
      const data = await askGraphql(client, question)
      return data === null ? null : listed(data)
    } catch (error) {
      if (!(error instanceof TooMuchAsked)) throw error
      size = Math.ceil(size / 2)
      return list({ since, page })
    }
  }
  return {
    name: 'issues',
    order: 'oldest change first',
    stepMs: 1,
    overlapMs: 5 * 60_000,
    batch: mostIssues,
    list,
    records: async (entries) => {
      const records: unknown[] = []
      for (const { value } of entries) records.push(await completed(client, value))
      return records
    },
  }
}

function listed(data: unknown): ListedPage {
  const entries = listAt(data, 'issues', 'nodes').flatMap((value): Entry[] => {
    const [id, changed] = [textAt(value, 'identifier'), textAt(value, 'updatedAt')]
    return id === null || changed === null ? [] : [{ id, changed, value }]
  })
  return { entries, next: nextOf(at(data, 'issues')), total: null }
}

const nextOf = (connection: unknown): string | null =>
  at(connection, 'pageInfo', 'hasNextPage') === true ? textAt(connection, 'pageInfo', 'endCursor') : null

/** With the rest of each list that is longer than a page. */
async function completed(client: ApiClient, issue: unknown): Promise<unknown> {
  const lists: Record<string, unknown> = {}
  for (const list of ['history', 'comments'] as const satisfies LongList[]) {
    const nodes = [...listAt(issue, list, 'nodes')]
    for (let after = nextOf(at(issue, list)); after !== null; ) {
      const variables = { id: textAt(issue, 'id'), after }
      const data = await askGraphql(client, { path: '/graphql', query: restQuery(list), variables, needs })
      const more = at(data, 'issue', list)
      nodes.push(...listAt(more, 'nodes'))
      after = nextOf(more)
    }
    lists[list] = { nodes }
  }
  return { ...(issue as object), ...lists }
}
