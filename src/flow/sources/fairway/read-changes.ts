import { byObject } from '../../../ledger/by-object.ts'
import { type ChangeRecord, changeRecord } from '../../../ledger/change-record.ts'
import type { LedgerEvent } from '../../../ledger/event.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'

/** How Fairway's own record is called among sources. */
export const ownSource = 'Fairway'

/** Kinds of events that {@link readChanges} understands, besides those that move a change. */
export const ownEvents = [
  'person.added',
  'intent.stated',
  'change.drafted',
  'change.proved',
  'change.refused',
  'change.revised',
  'change.rebased',
  'checks.passed',
  'review.requested',
  'review.approved',
  'review.voided',
  'review.changes-requested',
  'change.commented',
  'change.approved',
  'change.merged',
  'deploy.started',
  'deploy.failed',
  'change.deployed',
  'change.live',
  'change.withdrawn',
  'change.superseded',
  'change.reverted',
] as const

/**
 * What went through Fairway itself, in the words of the path: a change is an item with its decision, its proposal is a pull request. A
 * deployment succeeds when the change is seen in production, not when its command ends: so the time from decision to production is the
 * time from decision to live.
 *
 * @param events of all changes, oldest first; kinds that are not understood do no harm
 * @param repositoryOf what the forge calls the repository of a product
 */
export function readChanges(events: readonly LedgerEvent[], repositoryOf: (product: string) => string): Reading {
  const draft = new ReadingDraft(ownSource)
  for (const event of events)
    if (event.type === 'person.added') {
      const { name, email } = event.data
      draft.account({ id: accountOf(event.objects[0]?.id ?? ''), name, email, isBot: false })
    }
  const histories = byObject(events, 'change')
  draft.records(
    [...histories.keys()],
    (id) => String(id),
    (id) => {
      const history = histories.get(id as string) ?? []
      const change = changeRecord(history)
      if (!change) return draft.refuse('not-a-record', String(id))
      tellDecision(draft, change, repositoryOf(change.product))
      for (const event of history) tellEvent(draft, change, event, repositoryOf(change.product))
    },
  )
  return draft.done()
}

const accountOf = (person: string): string => `fairway:${person}`
const itemOf = ({ id }: ChangeRecord): ObjectName => ({ type: 'item', id })
const pullOf = ({ id }: ChangeRecord): ObjectName => ({ type: 'pull request', id })
const commitOf = (sha: string): ObjectName => ({ type: 'commit', id: sha })

function tellDecision(draft: ReadingDraft, change: ChangeRecord, repository: string): void {
  const { decidedAt } = change.intent.decision
  // The wish is as old as its decision, however late it was stated here.
  const at = decidedAt < change.statedAt ? decidedAt : change.statedAt
  const by = accountOf(change.requester)
  const on = itemOf(change)
  draft.event({ activity: 'item created', on, at, by })
  draft.event({ activity: 'item decided', on, at, by })
  draft.fact(on, 'title', change.intent.what)
  draft.fact(on, 'lane', change.lane)
  draft.fact(on, 'contract', change.contract)
  draft.fact(pullOf(change), 'repository', repository)
  draft.link(pullOf(change), 'implements', on)
}

const reviews = {
  'review.requested': 'review requested',
  'review.approved': 'pull request approved',
  'review.voided': 'review dismissed',
  'review.changes-requested': 'changes requested',
  'change.commented': 'pull request commented',
  'change.revised': 'commit pushed',
} as const

function tellEvent(draft: ReadingDraft, change: ChangeRecord, event: LedgerEvent, repository: string): void {
  const { at, seq: place } = event
  const by = event.actor.kind === 'person' ? accountOf(event.actor.id) : null
  const on = pullOf(change)
  const key = String(place)
  switch (event.type) {
    case 'change.drafted':
      draft.event({ activity: 'pull request opened', on, at, by, place, with: [{ object: itemOf(change), as: 'of' }] })
      return
    case 'review.requested':
    case 'review.approved':
    case 'review.voided':
    case 'review.changes-requested':
    case 'change.commented':
    case 'change.revised':
      draft.event({ activity: reviews[event.type], on, at, by, place, key })
      return
    case 'change.merged': {
      const commit = commitOf(event.data.commit)
      draft.event({ activity: 'pull request merged', on, at, place, with: [{ object: itemOf(change), as: 'of' }] })
      draft.event({ activity: 'commit merged', on: commit, at, place, with: [{ object: on, as: 'of' }] })
      draft.fact(commit, 'repository', repository)
      draft.fact(commit, 'parents', event.data.base)
      draft.link(on, 'merged as', commit)
      return
    }
    case 'deploy.started':
      tellDeployment(draft, change, event, 'deployment started', repository)
      return
    case 'deploy.failed':
      tellDeployment(draft, change, event, 'deployment failed', repository)
      return
    case 'change.live':
      tellDeployment(draft, change, event, 'deployment succeeded', repository)
      return
    case 'change.withdrawn':
    case 'change.superseded':
      draft.event({ activity: 'pull request closed', on, at, by, place })
      draft.event({ activity: 'item cancelled', on: itemOf(change), at, by, place })
      return
    case 'change.reverted':
      if (change.merged)
        draft.event({ activity: 'commit reverted', on: commitOf(change.merged.commit), at, place, key: event.data.by })
      return
  }
}

function tellDeployment(
  draft: ReadingDraft,
  change: ChangeRecord,
  { at, seq: place }: LedgerEvent,
  activity: 'deployment started' | 'deployment failed' | 'deployment succeeded',
  repository: string,
): void {
  if (!change.merged) return
  const on: ObjectName = { type: 'deployment', id: `${change.id} deployment` }
  const commit = commitOf(change.merged.commit)
  draft.event({ activity, on, at, place, key: String(place), with: [{ object: commit, as: 'revision' }] })
  draft.fact(on, 'repository', repository)
  draft.fact(on, 'environment', change.deployed?.environment ?? 'production')
  draft.fact(on, 'replaces', change.merged.base)
  draft.link(on, 'deploys', commit)
}
