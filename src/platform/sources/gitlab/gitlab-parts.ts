import { idAt, textAt } from '../../../flow/sources/json-record.ts'
import type { ApiClient, Dialect } from '../api-client.ts'
import type { SourceConnection } from '../fetcher.ts'
import { pageQuery, wholeList } from '../list-pages.ts'
import type { SourceParts } from '../source-parts.ts'
import type { Entry, Part } from '../walk-part.ts'

const needs =
  'Give a token with the scope read_api, of a user or a project whose role there is at least Reporter: guests see no deployments.'

const dialect: Dialect = {
  name: 'GitLab',
  headers: (_, token) => ({ authorization: `Bearer ${token}` }),
  permission: () => needs,
}

/**
 * GitLab: its lists can be asked for what changed since and are sorted by that moment, which is the key from which the next question goes on.
 * What happened to one thing is asked for thing by thing: notes (drafts, reviews, assignments), state, label and milestone events, commits.
 */
export const gitlabParts: SourceParts = {
  dialect,
  address: ({ address }) => `${address.replace(/\/(?:api\/v4\/?)?$/, '')}/api/v4`,
  parts: (connection, client) => {
    const of = (name: string, path: string, details: readonly string[], batch: number): Part =>
      part(connection, client, { name, path, details, batch })
    return [
      of('issues', 'issues', [...events, 'resource_milestone_events', 'notes'], 10),
      of('merge requests', 'merge_requests', [...events, 'notes', 'commits'], 10),
      of('deployments', 'deployments', [], 100),
      releases(connection, client),
    ]
  },
}

const events = ['resource_state_events', 'resource_label_events']
const project = ({ project: path }: SourceConnection): string => `/projects/${encodeURIComponent(path)}`

interface List {
  readonly name: string
  readonly path: string
  /** What is asked for each entry, and put beside it under the same name. */
  readonly details: readonly string[]
  readonly batch: number
}

function part(connection: SourceConnection, client: ApiClient, { name, path, details, batch }: List): Part {
  const whole = `${project(connection)}/${path}`
  return {
    name,
    order: 'oldest change first',
    stepMs: 1000,
    overlapMs: 5 * 60_000,
    batch,
    list: async ({ since, page }) => {
      const answer = await client.ask({
        path: whole,
        // A project may have no deployments; a project that has no issues or merge requests is one that the token may not see.
        ...(details.length === 0 && { mayBeMissing: 'reported' as const }),
        query: {
          ...{ order_by: 'updated_at', sort: 'asc', per_page: 100 },
          ...(details.length > 0 && { scope: 'all', state: 'all' }),
          ...(since !== null && { updated_after: since }),
          ...pageQuery(page),
        },
      })
      return answer && { entries: entriesOf(answer.body), next: answer.next, total: totalOf(answer.headers) }
    },
    records: async (entries) => {
      const records: unknown[] = []
      for (const { id, value } of entries) {
        const beside: Record<string, unknown> = {}
        for (const detail of details) beside[detail] = await wholeList(client, { path: `${whole}/${id}/${detail}` })
        records.push({ ...(value as object), ...beside })
      }
      return records
    },
  }
}

/** Issues and merge requests are asked for by their number in the project, deployments have none that is used. */
const entriesOf = (body: unknown): Entry[] =>
  (Array.isArray(body) ? body : []).flatMap((value): Entry[] => {
    const [id, changed] = [idAt(value, 'iid'), textAt(value, 'updated_at')]
    return id === null || changed === null ? [] : [{ id, changed, value }]
  })

/** GitLab counts up to 10,000 only. */
function totalOf(headers: Readonly<Record<string, string>>): number | null {
  const total = Number(headers['x-total'])
  return headers['x-total'] === undefined || Number.isNaN(total) ? null : total
}

/** Releases cannot be asked for what changed since; they are sorted by when they were released. */
function releases(connection: SourceConnection, client: ApiClient): Part {
  return {
    name: 'releases',
    order: 'newest first',
    stepMs: 0,
    // Releases are dated ahead, and made for tags of the past.
    overlapMs: 30 * 24 * 60 * 60_000,
    batch: 100,
    list: async ({ page }) => {
      const answer = await client.ask({
        path: `${project(connection)}/releases`,
        mayBeMissing: 'reported',
        query: { order_by: 'released_at', sort: 'desc', per_page: 100, ...pageQuery(page) },
      })
      const found = Array.isArray(answer?.body) ? answer.body : []
      const entries = found.flatMap((value): Entry[] => {
        const [id, changed] = [textAt(value, 'tag_name'), textAt(value, 'released_at')]
        return id === null || changed === null ? [] : [{ id, changed, value }]
      })
      return answer && { entries, next: answer.next, total: totalOf(answer.headers) }
    },
    records: async (entries) => entries.map(({ value }) => value),
  }
}
