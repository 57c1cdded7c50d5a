import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName } from '../path-event.ts'
import type { ReadingDraft } from '../reading-draft.ts'
import { releases } from '../vocabulary.ts'
import { commit, userOf } from './gitlab-names.ts'

const ends: Readonly<Record<string, 'deployment succeeded' | 'deployment failed'>> = {
  success: 'deployment succeeded',
  failed: 'deployment failed',
}

export const isDeployment = (record: unknown): boolean =>
  at(record, 'environment') !== undefined && textAt(record, 'sha') !== null && at(record, 'deployable') !== undefined

/**
 * A deployment as REST lists it. It ended when its job did; one made through the API has no job, and ended when it last changed. The
 * environment is kept as it is written: `review/softer-words` and `production/eu` are names like any other.
 */
export function readDeployment(draft: ReadingDraft, record: unknown, project: string): void {
  const [id, sha] = [idAt(record, 'id'), textAt(record, 'sha')]
  if (id === null || sha === null) return draft.refuse('no-id', `${project}: a deployment`)
  const on = deploymentOf(project, id)
  const by = userOf(draft, at(record, 'user')) ?? userOf(draft, at(record, 'deployable', 'user'))
  const touched = { on, by, with: [{ object: commit(sha), as: 'revision' }] }
  if (!draft.event({ ...touched, activity: 'deployment started', at: at(record, 'created_at') }))
    return draft.refuse('no-time', on.id)
  const status = textAt(record, 'status') ?? ''
  const ended = textAt(record, 'deployable', 'finished_at') ?? at(record, 'updated_at') ?? at(record, 'created_at')
  if (Object.hasOwn(ends, status))
    draft.event({ ...touched, activity: ends[status] as 'deployment succeeded', at: ended })
  tellDeployed(draft, on, { project, sha, environment: textAt(record, 'environment', 'name') })
}

/** The notice of a webhook, at each change of a deployment's status. */
export function readDeploymentNotice(draft: ReadingDraft, payload: unknown, project: string): void {
  const id = idAt(payload, 'deployment_id')
  // The notice's own sha is short; the address of the commit ends in the whole one.
  const sha = /([0-9a-f]{40})$/i.exec(textAt(payload, 'commit_url') ?? '')?.[1] ?? null
  const status = textAt(payload, 'status') ?? ''
  if (id === null || sha === null) return draft.refuse('no-id', `${project}: a deployment`)
  const activity = status === 'running' ? 'deployment started' : Object.hasOwn(ends, status) ? ends[status] : null
  if (!activity) return draft.refuse('other-kind', `${project}: a deployment`, status)
  const on = deploymentOf(project, id)
  const by = userOf(draft, at(payload, 'user'))
  const revision = [{ object: commit(sha), as: 'revision' }]
  if (!draft.event({ activity, on, at: at(payload, 'status_changed_at'), by, with: revision }))
    return draft.refuse('no-time', on.id)
  tellDeployed(draft, on, { project, sha, environment: textAt(payload, 'environment') })
}

const deploymentOf = (project: string, id: string): ObjectName => ({
  type: 'deployment',
  id: `${project} deployment ${id}`,
})

function tellDeployed(
  draft: ReadingDraft,
  on: ObjectName,
  { project, sha, environment }: { project: string; sha: string; environment: string | null },
): void {
  draft.fact(on, 'repository', project)
  if (environment) draft.fact(on, 'environment', environment)
  else draft.findings.add('unknown-environment', on.id)
  draft.link(on, 'deploys', commit(sha))
}

export const isRelease = (record: unknown): boolean =>
  at(record, 'tag_name') !== undefined && at(record, 'released_at') !== undefined

/**
 * A release counts as a deployment to the environment {@link releases}: it reaches users only where a team says that this environment is
 * production. One that is dated ahead has not happened at the moment it names, so it is read like any other and counted from then.
 */
export function readRelease(draft: ReadingDraft, record: unknown, project: string): void {
  const [tag, sha] = [textAt(record, 'tag_name') ?? textAt(record, 'tag'), textAt(record, 'commit', 'id')]
  if (tag === null || sha === null) return draft.refuse('no-id', `${project}: a release`)
  const on: ObjectName = { type: 'deployment', id: `${project} release ${tag}` }
  const by = userOf(draft, at(record, 'author'))
  const revision = [{ object: commit(sha), as: 'revision' }]
  if (!draft.event({ activity: 'deployment succeeded', on, at: at(record, 'released_at'), by, with: revision }))
    return draft.refuse('no-time', on.id)
  tellDeployed(draft, on, { project, sha, environment: releases })
}
