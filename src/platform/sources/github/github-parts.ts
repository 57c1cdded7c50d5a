import { at, idAt, isRecord, listAt, textAt } from '../../../flow/sources/json-record.ts'
import type { ApiClient, ApiPage, Dialect } from '../api-client.ts'
import type { SourceConnection } from '../fetcher.ts'
import { askGraphql, inHalves } from '../graphql.ts'
import { pageQuery } from '../list-pages.ts'
import type { SourceParts } from '../source-parts.ts'
import type { Entry, ListedPage, Part } from '../walk-part.ts'
import { deploymentsQuery, type LongList, restQuery, type WorkKind, workQuery } from './github-queries.ts'

const needs =
  'Give a token that may read this repository: fine-grained with Metadata, Issues, Pull requests, Contents and Deployments set to read; classic with the scope repo.'

const dialect: Dialect = {
  name: 'GitHub',
  headers: (_, token) => ({
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token && { authorization: `Bearer ${token}` }),
  }),
  permission: (_, { headers }) => {
    const asked = headers['x-accepted-github-permissions'] ?? headers['x-accepted-oauth-scopes']
    return asked ? `${needs} GitHub asks for: ${asked}.` : needs
  },
}

/**
 * GitHub: the list of issues names what changed, pull requests among them, and is the only one that can be asked for what changed since;
 * GraphQL then gives 25 of them at once with their timelines, for which REST would need three requests each. Deployments with their statuses
 * come from GraphQL alone. Commits of the branch are not asked for: the repository itself has them.
 */
export const githubParts: SourceParts = {
  dialect,
  // A GitHub Enterprise Server answers REST under /api/v3 and GraphQL under /api/graphql.
  address: ({ address }) => address.replace(/\/v3\/?$/, ''),
  parts: (connection, client) => {
    const issuesAreOff = lookedUpOnce(connection, client)
    return [
      workPart(connection, client, issuesAreOff),
      pullRequestsPart(connection, client, issuesAreOff),
      deploymentsPart(connection, client),
    ]
  },
}

/** Where a repository has its issues turned off, their list answers that it is gone, and the one of pull requests must do. */
function lookedUpOnce(connection: SourceConnection, client: ApiClient): () => Promise<boolean> {
  let known: boolean | null = null
  return async () => {
    if (known === null) {
      const answer = await client.ask({ path: `${restPrefix(connection)}/repos/${connection.project}` })
      known = at(answer?.body, 'has_issues') === false
    }
    return known
  }
}

const restPrefix = ({ address }: SourceConnection): string => (/\/v3\/?$/.test(address) ? '/v3' : '')

function workPart(connection: SourceConnection, client: ApiClient, issuesAreOff: () => Promise<boolean>): Part {
  const list: Part['list'] = async ({ since, page }) => {
    if (await issuesAreOff()) return nothing
    const answer = await client.ask({
      path: `${restPrefix(connection)}/repos/${connection.project}/issues`,
      query: {
        ...{ state: 'all', sort: 'updated', direction: 'asc', per_page: 100 },
        ...(since === null ? {} : { since: since.replace(/\.\d+Z$/, 'Z') }),
        ...pageQuery(page),
      },
    })
    if (answer === null) return null
    return listed(answer)
  }
  return {
    name: 'issues and pull requests',
    order: 'oldest change first',
    stepMs: 1000,
    overlapMs: 5 * 60_000,
    batch: 25,
    list,
    records: (entries) => inHalves(entries, (some, mayBeSmaller) => readWork(connection, client, some, mayBeSmaller)),
  }
}

const nothing: ListedPage = { entries: [], next: null, total: null }

const listed = ({ body, next }: NonNullable<ApiPage>): ListedPage => ({
  entries: (Array.isArray(body) ? body : []).flatMap((value): Entry[] => {
    const [id, changed] = [idAt(value, 'number'), textAt(value, 'updated_at')]
    return id === null || changed === null ? [] : [{ id, changed, value }]
  }),
  next,
  total: null,
})

/** Only asked where issues are turned off. Newest first: what changes meanwhile moves others down the list, where they are met again. */
function pullRequestsPart(connection: SourceConnection, client: ApiClient, issuesAreOff: () => Promise<boolean>): Part {
  return {
    name: 'pull requests',
    order: 'newest first',
    stepMs: 0,
    overlapMs: 5 * 60_000,
    batch: 25,
    list: async ({ page }) => {
      if (!(await issuesAreOff())) return nothing
      const query = { state: 'all', sort: 'updated', direction: 'desc', per_page: 100, ...pageQuery(page) }
      const path = `${restPrefix(connection)}/repos/${connection.project}/pulls`
      const answer = await client.ask({ path, query })
      return answer && listed(answer)
    },
    records: (entries) => inHalves(entries, (some, mayBeSmaller) => readWork(connection, client, some, mayBeSmaller)),
  }
}

/** The list of issues marks what is a pull request; the one of pull requests names the branch. */
const kindOf = ({ value }: Entry): WorkKind =>
  at(value, 'pull_request') === undefined && at(value, 'head') === undefined ? 'issue' : 'pullRequest'

async function readWork(
  connection: SourceConnection,
  client: ApiClient,
  entries: readonly Entry[],
  mayBeSmaller: boolean,
): Promise<readonly unknown[]> {
  const asked = entries.map((entry) => ({ kind: kindOf(entry), number: entry.id }))
  const data = await ask(connection, client, workQuery(asked), mayBeSmaller)
  const records: unknown[] = []
  for (const [place, { kind, number }] of asked.entries()) {
    const node = at(data, 'repository', `n${number}`)
    // Without its history where GraphQL's answer was no JSON, or the issue is gone from here since: what the list showed is still true.
    records.push(isRecord(node) ? await completed(connection, client, node, kind) : entries[place]?.value)
  }
  return records
}

/** With the rest of each list that is longer than a page. */
async function completed(
  connection: SourceConnection,
  client: ApiClient,
  node: Readonly<Record<string, unknown>>,
  kind: WorkKind,
): Promise<unknown> {
  const lists: Record<string, unknown> = {}
  for (const list of ['timelineItems', 'commits'] as const satisfies LongList[]) {
    const nodes = [...listAt(node, list, 'nodes')]
    let info = at(node, list, 'pageInfo')
    while (at(info, 'hasNextPage') === true) {
      const number = idAt(node, 'number') ?? ''
      const data = await ask(connection, client, restQuery(kind, number, list, textAt(info, 'endCursor') ?? ''), false)
      const more = at(data, 'repository', `n${number}`, list)
      nodes.push(...listAt(more, 'nodes'))
      info = at(more, 'pageInfo')
    }
    if (at(node, list) !== undefined) lists[list] = { nodes }
  }
  return { ...node, ...lists }
}

function ask(connection: SourceConnection, client: ApiClient, query: string, mayBeSmaller: boolean): Promise<unknown> {
  const [owner = '', name = ''] = connection.project.split('/')
  return askGraphql(client, { path: '/graphql', query, variables: { owner, name }, mayBeSmaller, needs })
}

/** A deployment's later statuses change what is read of it, so its latest one is part of its name in the walk. */
function deploymentsPart(connection: SourceConnection, client: ApiClient): Part {
  return {
    name: 'deployments',
    order: 'newest first',
    stepMs: 0,
    // A status comes hours after its deployment, an approval by hand days.
    overlapMs: 7 * 24 * 60 * 60_000,
    batch: 50,
    list: async ({ page }) => {
      const data = await ask(connection, client, deploymentsQuery(page), false)
      if (data === null) return null
      const found = at(data, 'repository', 'deployments')
      const total = at(found, 'totalCount')
      return {
        entries: listAt(found, 'nodes').flatMap((value): Entry[] => {
          const [id, changed] = [idAt(value, 'databaseId'), textAt(value, 'createdAt')]
          const statuses = listAt(value, 'statuses', 'nodes')
          return id === null || changed === null ? [] : [{ id: `${id} ${statuses.length}`, changed, value }]
        }),
        next: at(found, 'pageInfo', 'hasNextPage') === true ? textAt(found, 'pageInfo', 'endCursor') : null,
        total: typeof total === 'number' ? total : null,
      }
    },
    records: async (entries) => entries.map(({ value }) => value),
  }
}
