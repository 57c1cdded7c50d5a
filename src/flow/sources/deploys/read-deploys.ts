import { at, idAt, textAt } from '../json-record.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'

/** What a pipeline posts when it has deployed: the least that tells what reached which environment, and when. @public */
export interface DeployNotice {
  /** Unique for the deployment; by default made of repository, environment, sha and time. */
  readonly id?: string
  /** `acme/shop` */
  readonly repository: string
  /** The full sha that was deployed, 40 hex digits. */
  readonly sha: string
  readonly environment: string
  readonly status: 'started' | 'succeeded' | 'failed' | 'rolled back'
  /** ISO 8601 with zone. */
  readonly at: string
  readonly by?: string
  /** Of a deployment that took another one back: the other's id. */
  readonly rollsBack?: string
}

const activityOf = {
  started: 'deployment started',
  succeeded: 'deployment succeeded',
  failed: 'deployment failed',
  'rolled back': 'deployment rolled back',
} as const

/**
 * Reads notices of deployments: JSON of one {@link DeployNotice}, a list, or one a line.
 *
 * @public
 */
export function readDeploys(records: string | readonly unknown[]): Reading {
  const draft = new ReadingDraft('deployments')
  const where = (record: unknown) => textAt(record, 'id') ?? textAt(record, 'sha') ?? 'a notice'
  draft.records(records, where, (record) => {
    const [repository, sha] = [textAt(record, 'repository'), textAt(record, 'sha')?.toLowerCase()]
    const status = textAt(record, 'status') ?? ''
    if (!Object.hasOwn(activityOf, status)) return draft.refuse('not-a-record', where(record), `status ${status}`)
    if (!repository || !sha || !/^[0-9a-f]{40}$/.test(sha))
      return draft.refuse('no-id', where(record), 'repository and full sha')
    const environment = textAt(record, 'environment')
    const id = idAt(record, 'id') ?? `${environment ?? ''} ${sha} ${textAt(record, 'at') ?? ''}`
    const on: ObjectName = { type: 'deployment', id: `${repository} ${id}` }
    const who = textAt(record, 'by')
    const told = draft.event({
      activity: activityOf[status as keyof typeof activityOf],
      on,
      at: at(record, 'at'),
      by: who && draft.account({ id: `deploy:${who}`, name: who, email: null, isBot: null }),
      with: [{ object: { type: 'commit', id: sha }, as: 'revision' }],
    })
    if (!told) return draft.refuse('no-time', where(record))
    draft.fact(on, 'repository', repository)
    if (environment) draft.fact(on, 'environment', environment)
    else draft.findings.add('unknown-environment', on.id)
    draft.link(on, 'deploys', { type: 'commit', id: sha })
    const undone = textAt(record, 'rollsBack')
    if (undone) draft.link(on, 'rolls back', { type: 'deployment', id: `${repository} ${undone}` })
  })
  return draft.done()
}
