import type { LedgerEvent } from '../ledger/event.ts'
import type { Person } from '../review/permissions.ts'
import { duration, list } from './say.ts'

/** What happened, as a person would say it. The actor is shown beside it and is not repeated. */
export function sayEvent(event: LedgerEvent, people: readonly Person[]): string {
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? id
  switch (event.type) {
    case 'home.created':
      return event.data.mode === 'demo' ? 'opened this Fairway with its sample' : 'opened this Fairway'
    case 'person.added':
      return `added ${event.data.name} (${event.data.roles.join(', ') || 'no role'})`
    case 'person.removed':
      return `removed ${name(event.objects[0]?.id ?? '')}`
    case 'product.connected':
      return `connected ${event.data.name}, branch ${event.data.branch}`
    case 'intent.stated':
      return `stated: ${event.data.what}`
    case 'change.drafted':
      return event.data.reverts
        ? 'proposed to take a change back'
        : `proposed ${count(event.data.edits.length, 'edit')} in lane ${event.data.lane}`
    case 'change.proved':
      return `proved by ${event.data.contract}: ${list(event.data.edits.map((edit) => edit.says))}`
    case 'change.refused':
      return `no lane admits it: ${event.data.findings[0]?.says ?? 'no reason given'}`
    case 'change.revised':
      return `revised ${count(event.data.edits.length, 'edit')}`
    case 'change.rebased':
      return event.data.from === event.data.to
        ? 'went back to be proved and shown again'
        : `main moved to ${event.data.to.slice(0, 12)}: proved again on it`
    case 'change.conflicted':
      return 'main says something else at the same place'
    case 'change.stopped':
      return `could not ${event.data.step}: ${event.data.says}`
    case 'change.retried':
      return 'asked to try again'
    case 'check.started':
      return `check ${event.data.name} began`
    case 'check.finished':
      return `check ${event.data.name} ${event.data.ok ? 'passed' : 'failed'} in ${duration(event.data.durationMs)} (isolation ${event.data.isolation})`
    case 'checks.failed':
      return `${list(event.data.failed)} failed`
    case 'checks.passed':
      return 'all evidence is there'
    case 'pictures.taken':
      return (
        event.data.missing ??
        `took pictures of ${count(new Set(event.data.pairs.map((pair) => pair.path)).size, 'page')}`
      )
    case 'review.requested':
      return `asked ${list(event.data.from.map(name), 'or')}`
    case 'review.blocked':
      return `nobody can approve it: ${event.data.says}`
    case 'review.approved':
      return 'approved'
    case 'review.voided':
      return `earlier approvals no longer count: ${event.data.reason}`
    case 'review.changes-requested':
      return 'asked for changes'
    case 'change.commented':
      return 'said'
    case 'change.approved':
      return event.data.by.length === 1
        ? 'gave the approval it needed'
        : `gave the last of ${event.data.by.length} approvals it needed`
    case 'merge.started':
      return `began to merge onto ${event.data.base.slice(0, 12)}`
    case 'change.merged':
      return `merged as ${event.data.commit.slice(0, 12)} on ${event.data.branch}; the landed tree is the approved one`
    case 'deploy.started':
      return `began to deploy ${event.data.commit.slice(0, 12)} to ${event.data.environment}`
    case 'deploy.failed':
      return event.data.says
    case 'change.deployed':
      return `deployed to ${event.data.environment} in ${duration(event.data.durationMs)}`
    case 'change.live':
      return event.data.by === 'browser'
        ? `saw the new text at ${event.data.url}`
        : `found the new text in what ${event.data.url} serves`
    case 'live.missed':
      return event.data.says
    case 'change.withdrawn':
      return 'withdrew the change'
    case 'change.superseded':
      return 'replaced it by a newer proposal'
    case 'change.reverted':
      return 'its revert is live'
    case 'source.connected':
      return event.data.connection === null
        ? `closed what ${event.data.name} was posted to`
        : `connected the source ${event.data.name}`
    case 'source.imported':
      return event.data.isWhole
        ? `imported ${event.data.name}${event.data.records ? `: ${event.data.records.used.toLocaleString('en')} of ${count(event.data.records.raw, 'record')} used` : ''}`
        : `imported a part of ${event.data.name}`
    case 'source.removed':
      return 'removed a source: its records count no more'
    case 'flow.configured':
      return `said how Flow shall read this team (version ${event.data.version})`
    case 'figures.told': {
      const { asOf, moved } = event.data
      const months = moved.length === 0 ? '' : `: ${count(moved.length, 'month')} that were over have moved`
      return `told how long decisions take, known until ${asOf.slice(0, 10)}${months}`
    }
    case 'mapping.saved':
      return event.data.version === 1
        ? `began to map the path of ${event.data.path.title} by hand`
        : `mapped ${event.data.path.title}: ${count(event.data.path.steps.length, 'step')}, version ${event.data.version}`
    case 'mapping.removed':
      return 'put a mapped path away'
    case 'lane.targeted': {
      const { wants, by, owner } = event.data
      const wanted = wants.kind === 'share' ? `${Math.round(100 * wants.share)} %` : count(wants.changes, 'change')
      return `set the target of lane ${laneOf(event)}: ${wanted} by ${by.slice(0, 10)}, owner ${name(owner)}`
    }
    case 'lane.target-dropped':
      return `dropped the target of lane ${laneOf(event)}`
  }
}

const laneOf = ({ objects }: LedgerEvent): string => objects.find(({ type }) => type === 'lane')?.id ?? ''

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
