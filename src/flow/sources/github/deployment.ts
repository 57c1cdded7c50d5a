import { at, idAt, listAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { actorOf, commit, repositoryOf } from './github-names.ts'

const activityOf = {
  success: 'deployment succeeded',
  failure: 'deployment failed',
  error: 'deployment failed',
  in_progress: 'deployment started',
} as const

/** A deployment as REST lists it, or a node of GraphQL, with whatever statuses it brings along. */
export function readDeploymentRecord(draft: ReadingDraft, record: unknown, repository: string | null): void {
  const named = textAt(record, 'repository', 'nameWithOwner') ?? repositoryOf(textAt(record, 'url')) ?? repository
  if (named === null) return draft.refuse('no-id', 'a deployment', 'no repository')
  const on = readDeployment(draft, record, named)
  if (on === undefined) return
  for (const status of [...listAt(record, 'statuses'), ...listAt(record, 'statuses', 'nodes')])
    readDeploymentStatus(draft, status, on, shaOf(record))
}

export const isDeployment = (record: unknown): boolean =>
  textAt(record, '__typename') === 'Deployment' ||
  /\/deployments\/\d+\/statuses/.test(textAt(record, 'statuses_url') ?? '')

/** @returns `undefined` where nothing says which deployment it is: then the record is refused */
export function readDeployment(draft: ReadingDraft, deployment: unknown, repository: string): ObjectName | undefined {
  const [id, sha] = [idAt(deployment, 'databaseId') ?? idAt(deployment, 'id'), shaOf(deployment)]
  if (id === null || sha === null) {
    draft.refuse('no-id', `${repository}: a deployment`)
    return undefined
  }
  const on: ObjectName = { type: 'deployment', id: `${repository} deployment ${id}` }
  const by = actorOf(draft, at(deployment, 'creator'))
  const created = at(deployment, 'created_at') ?? at(deployment, 'createdAt')
  draft.event({ activity: 'deployment started', on, at: created, by })
  draft.fact(on, 'repository', repository)
  draft.fact(on, 'environment', textAt(deployment, 'environment'))
  draft.link(on, 'deploys', commit(sha))
  return on
}

/** Of the statuses only those that tell a start or an end: queued, pending and inactive say nothing of production. */
export function readDeploymentStatus(draft: ReadingDraft, status: unknown, on: ObjectName, sha: string | null): void {
  const state = textAt(status, 'state')?.toLowerCase() ?? ''
  if (!Object.hasOwn(activityOf, state)) return
  draft.event({
    activity: activityOf[state as keyof typeof activityOf],
    on,
    at: at(status, 'created_at') ?? at(status, 'createdAt'),
    by: actorOf(draft, at(status, 'creator')),
    with: sha ? [{ object: commit(sha), as: 'revision' }] : [],
  })
}

export const shaOf = (deployment: unknown): string | null =>
  textAt(deployment, 'sha') ?? textAt(deployment, 'commitOid')
