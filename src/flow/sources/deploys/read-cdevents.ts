import { at, textAt } from '../json-record.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import type { Activity } from '../vocabulary.ts'

/** Subject and predicate of CDEvents, and what they are on the path. Those not listed are set aside. */
const words: Readonly<Record<string, Activity>> = {
  'change.created': 'pull request opened',
  'change.reviewed': 'pull request reviewed',
  'change.merged': 'pull request merged',
  'change.abandoned': 'pull request closed',
  'service.deployed': 'deployment succeeded',
  'service.upgraded': 'deployment succeeded',
  'service.rolledback': 'deployment rolled back',
  'incident.detected': 'incident opened',
  'incident.reported': 'incident opened',
  'incident.resolved': 'incident resolved',
  'ticket.created': 'item created',
  'ticket.updated': 'item edited',
  'ticket.closed': 'item completed',
}

/**
 * Reads events of the Continuous Delivery Foundation's common vocabulary, bare or inside a CloudEvent.
 *
 * What a service event deployed is named by its artifact; the commit is found where the artifact's name ends in one
 * (`pkg:git/acme/shop@<sha>`), or in `customData.commit`. Without it the deployment is kept, and credits nothing.
 *
 * @see CDEvents 0.4.1
 * @public
 */
export function readCdEvents(records: string | readonly unknown[]): Reading {
  const draft = new ReadingDraft('CDEvents')
  const where = (record: unknown) => textAt(record, 'context', 'id') ?? textAt(record, 'id') ?? 'an event'
  draft.records(records, where, (record) => {
    const event = at(record, 'data', 'context') ? at(record, 'data') : record
    const type = textAt(event, 'context', 'type') ?? ''
    const name = /^dev\.cdevents\.([a-z]+\.[a-z]+)\./.exec(type)?.[1]
    if (name === undefined) return draft.refuse('not-a-record', where(record), type)
    if (!Object.hasOwn(words, name)) return draft.refuse('other-kind', where(record), name)
    const subject = textAt(event, 'subject', 'id')
    if (subject === null) return draft.refuse('no-id', where(record), name)
    tell(draft, event, name, subject, where(record))
  })
  return draft.done()
}

function tell(draft: ReadingDraft, event: unknown, name: string, subject: string, where: string): void {
  const content = at(event, 'subject', 'content')
  const time = at(event, 'context', 'timestamp')
  const [kind = ''] = name.split('.')
  const on = objectOf(kind, subject, content, textAt(event, 'context', 'id') ?? '')
  const resolution = textAt(content, 'resolution') ?? ''
  const activity = words[name] as Activity
  const isGivenUp = activity === 'item completed' && /won'?t|duplicate|cancel|reject/i.test(resolution)
  const sha = commitOf(event, content)
  const revision = sha ? [{ object: { type: 'commit', id: sha } as const, as: 'revision' }] : []
  const withCommit = on.type === 'deployment' ? revision : []
  if (!draft.event({ activity: isGivenUp ? 'item cancelled' : activity, on, at: time, with: withCommit }))
    return draft.refuse('no-time', where)
  if (on.type === 'pull request') {
    draft.fact(on, 'repository', textAt(content, 'repository', 'id'))
    if (activity === 'pull request merged' && sha) draft.link(on, 'merged as', { type: 'commit', id: sha })
  }
  if (on.type !== 'deployment') return
  draft.fact(on, 'service', subject)
  const environment = textAt(content, 'environment', 'name') ?? textAt(content, 'environment', 'id')
  if (environment) draft.fact(on, 'environment', environment)
  else draft.findings.add('unknown-environment', where)
  if (sha) draft.link(on, 'deploys', { type: 'commit', id: sha })
  else draft.findings.add('unknown-object', where, 'no commit is named')
}

/** A service lives on; each event on it is a deployment of its own. */
function objectOf(kind: string, subject: string, content: unknown, event: string): ObjectName {
  const repository = textAt(content, 'repository', 'id')
  if (kind === 'service') return { type: 'deployment', id: `${subject} ${event}` }
  if (kind === 'incident') return { type: 'incident', id: subject }
  if (kind === 'ticket') return { type: 'item', id: subject }
  return { type: 'pull request', id: repository && /^\d+$/.test(subject) ? `${repository}#${subject}` : subject }
}

function commitOf(event: unknown, content: unknown): string | null {
  const named = textAt(event, 'customData', 'commit') ?? textAt(content, 'artifactId') ?? ''
  return /(?:^|@)([0-9a-f]{40})$/i.exec(named)?.[1]?.toLowerCase() ?? null
}
