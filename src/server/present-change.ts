import type { ChangeSummary, ChangeView } from '../api/change-schema.ts'
import type { PersonView } from '../api/people-schema.ts'
import { millisecondsBetween } from '../base/ids.ts'
import { isEnded } from '../change/change-state.ts'
import { pathToLive } from '../flow/decision-to-live.ts'
import type { ChangeRecord, Problem } from '../ledger/change-record.ts'
import type { LedgerEvent } from '../ledger/event.ts'
import { actions, decide, type Person } from '../review/permissions.ts'
import { bindingHash } from '../review/review.ts'
import { clock, duration, list } from './say.ts'
import { sayEvent } from './say-event.ts'

export interface Seen {
  readonly viewer: Person | null
  readonly people: readonly Person[]
}

/** A change as a row: the sentence, the person, the age, whose turn it is and why. */
export function presentSummary(change: ChangeRecord, seen: Seen): ChangeSummary {
  const first = change.proof?.edits[0]
  const edit = change.edits[0]
  const path = pathToLive(change)
  return {
    id: change.id,
    product: change.product,
    sentence: {
      context: edit?.context ?? first?.path ?? '',
      before: edit?.from ?? first?.before ?? '',
      after: edit?.to ?? first?.after ?? '',
      language: edit?.language ?? null,
      more: Math.max(0, change.edits.length - 1),
    },
    lane: change.lane,
    contract: change.contract,
    state: change.state,
    since: change.since,
    turn: turnOf(change, seen.people),
    column: columnOf(change, seen),
    problem: change.problem && sayProblem(change.problem),
    requester: personNamed(change.requester, seen.people),
    statedAt: change.statedAt,
    decidedAt: change.intent.decision.decidedAt,
    liveAt: path?.liveAt ?? null,
    decisionToLiveMs: path?.decisionToLiveMs ?? null,
    why: change.intent.why,
  }
}

/** A change in full, as one person sees it: what they may do is part of it. */
export function presentChange(
  change: ChangeRecord,
  history: readonly LedgerEvent[],
  seen: Seen,
  lane: { readonly checks: readonly { name: string; command: string }[] },
): ChangeView {
  const { proof, review } = change
  return {
    ...presentSummary(change, seen),
    headline: headlineOf(change, seen.people),
    intent: { id: change.intentId, what: change.intent.what, why: change.intent.why, decision: change.intent.decision },
    base: change.base,
    head: proof?.head ?? null,
    edits: [...change.edits],
    proof: proof && {
      says: sayProof(proof.edits.length, new Set(proof.edits.map((one) => one.path)).size, proof.filesInRepository),
      contract: proof.contract,
      checked: whatCopyChecks,
      conditions: conditionsOfProof(proof.base),
      edits: [...proof.edits],
      notices: [...proof.notices],
      diff: proof.diff,
      filesInRepository: proof.filesInRepository,
      judgeMs: proof.judgeMs,
      elsewhere: [...proof.elsewhere],
    },
    findings: [...change.findings],
    conflict: change.problem?.kind === 'conflict' ? [...change.problem.conflict.texts] : null,
    checks: presentChecks(change, lane.checks),
    pictures: change.pictures && {
      pairs: change.pictures.pairs.map((pair) => ({
        ...pair,
        before: { ...pair.before, boxes: [...pair.before.boxes] },
        after: { ...pair.after, boxes: [...pair.after.boxes] },
      })),
      missing: change.pictures.missing,
      durationMs: change.pictures.durationMs,
    },
    review: review && {
      rule: review.rule,
      needed: review.needed,
      from: review.from.map((id) => personNamed(id, seen.people)),
      approvals: change.approvals.map(({ by, at }) => ({ by: personNamed(by, seen.people), at })),
    },
    bindingHash: review && bindingHash(review.binding),
    timeline: change.entered.map((entry, at) => {
      const next = change.entered[at + 1]
      return { ...entry, tookMs: next ? millisecondsBetween(entry.at, next.at) : null }
    }),
    events: history.map((event) => ({
      seq: event.seq,
      at: event.at,
      type: event.type,
      actor: event.actor.kind === 'fairway' ? 'Fairway' : personNamed(event.actor.id, seen.people).name,
      says: sayEvent(event, seen.people),
      why: event.why,
    })),
    ship: {
      commit: change.merged?.commit ?? null,
      branch: change.merged?.branch ?? null,
      environment: change.deployed?.environment ?? change.runningDeploy?.environment ?? null,
      deployRun: change.runningDeploy?.run ?? null,
      deployLog: change.deployed?.log ?? lastDeployLog(history),
      liveUrl: change.live?.url ?? null,
      livePicture: change.live?.picture ?? null,
      liveBy: change.live?.by ?? null,
    },
    reverts: change.reverts,
    revertedBy: change.revertedBy,
    can: permissionsOf(change, seen.viewer),
  }
}

function permissionsOf(change: ChangeRecord, viewer: Person | null): ChangeView['can'] {
  const may = Object.fromEntries(
    actions.map((action) => {
      const decision = decide(viewer, action, change)
      return [action, { allowed: decision.allowed, whyNot: decision.allowed ? null : decision.whyNot }]
    }),
  ) as Record<(typeof actions)[number], { allowed: boolean; whyNot: string | null }>
  const preview = change.proof
    ? may.preview
    : { allowed: false, whyNot: 'There is nothing to show before the change is proved.' }
  return { ...may, requestChanges: may['request-changes'], preview }
}

/** Whose turn it is, since when and why: on every change, everywhere it appears. */
export function turnOf(change: ChangeRecord, people: readonly Person[]): ChangeSummary['turn'] {
  const requester = personNamed(change.requester, people)
  const authors = change.authors.map((id) => personNamed(id, people))
  const waits = (who: readonly PersonView[], says: string) => ({
    kind: 'person' as const,
    people: [...who],
    since: change.since,
    says,
  })
  if (change.problem) {
    const { says } = sayProblem(change.problem)
    if (
      change.problem.kind === 'review-blocked' ||
      change.problem.kind === 'deploy-failed' ||
      change.problem.kind === 'not-live'
    ) {
      const engineers = people.filter((person) => person.roles.includes('engineering')).map(view)
      return waits(engineers, `Waits for ${names(engineers, 'an engineer')}: ${says}`)
    }
    return waits(authors, `Waits for ${names(authors, requester.name)}: ${says}`)
  }
  switch (change.state) {
    case 'in review': {
      const asked = (change.review?.from ?? [])
        .filter((id) => !change.approvals.some((approval) => approval.by === id))
        .map((id) => personNamed(id, people))
      return waits(asked, `Waits for ${names(asked, 'a reviewer')} (${change.review?.rule ?? 'reviewer'}) to decide`)
    }
    case 'changes requested':
      return waits(authors, `Waits for ${names(authors, requester.name)} to answer the request for changes`)
    case 'refused':
      return waits(authors, `Waits for ${names(authors, requester.name)}: no lane admits it as it is`)
    case 'live':
    case 'withdrawn':
    case 'superseded':
    case 'reverted':
      return { kind: 'nobody', people: [], since: change.since, says: endings[change.state] }
    default:
      return { kind: 'fairway', people: [], since: change.since, says: moving[change.state] }
  }
}

const endings = {
  live: 'Live: nothing is left to do',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced by a newer proposal for the same text',
  reverted: 'Taken back by a revert',
} as const

const moving = {
  draft: 'Fairway proves it',
  proved: 'Fairway runs the checks and takes the pictures',
  checked: 'Fairway works out who has to be asked',
  approved: 'Fairway merges it',
  merged: 'Fairway deploys it',
  deployed: 'Fairway looks for the new text in production',
} as const

function columnOf(change: ChangeRecord, { viewer, people }: Seen): ChangeSummary['column'] {
  if (change.state === 'live') return 'live'
  if (isEnded(change.state)) return 'ended'
  const turn = turnOf(change, people)
  if (turn.kind !== 'person') return 'moving'
  return viewer && turn.people.some((person) => person.id === viewer.id) ? 'you' : 'others'
}

export function sayProblem(problem: Problem): { kind: string; says: string; next: string } {
  switch (problem.kind) {
    case 'checks-failed':
      return {
        kind: problem.kind,
        says: `${list(problem.failed)} did not pass with this change.`,
        next: 'Read the log below. If the change is to blame, revise it; if the check is flaky, try again.',
      }
    case 'conflict':
      return {
        kind: problem.kind,
        says: 'Main says something else at this place now.',
        next: 'Compare the two texts and keep one of them.',
      }
    case 'review-blocked':
      return { kind: problem.kind, says: problem.blocked.says, next: problem.blocked.next }
    case 'deploy-failed':
      return {
        kind: problem.kind,
        says: problem.says,
        next: 'Main holds the change, production does not. Read the log, mend the cause, then try again.',
      }
    case 'not-live':
      return {
        kind: problem.kind,
        says: problem.says,
        next: 'Open production and look. If it only took longer, look again; otherwise deploy again or revert.',
      }
    case 'stopped':
      return { kind: problem.kind, says: problem.stopped.says, next: problem.stopped.next }
  }
}

/** Where the change stands, in one sentence a person would say. */
export function headlineOf(change: ChangeRecord, people: readonly Person[]): string {
  if (change.state === 'live') {
    const path = pathToLive(change)
    const text = change.edits.length > 1 ? 'Your texts are' : 'Your sentence is'
    return path
      ? `${text} live since ${clock(path.liveAt)}, ${duration(path.decisionToLiveMs)} after the decision`
      : `${text} live`
  }
  return turnOf(change, people).says
}

/** The proof in words: how little changed, and that nothing else can have. */
export function sayProof(edits: number, files: number, filesInRepository: number): string {
  const what =
    edits === 1
      ? 'Only one visible text changed, in one place.'
      : `Only ${edits} visible texts changed, in ${files === 1 ? 'one file' : `${files} files`}.`
  return `${what} Nothing else in ${filesInRepository} ${filesInRepository === 1 ? 'file' : 'files'} can be different.`
}

const whatCopyChecks = [
  'The files outside this list are byte for byte those of the base.',
  'Inside the changed files every byte outside the texts is the same, comments included, or differs only in white space that means nothing.',
  'Both sides parse without errors, and their syntax trees are equal except at the texts.',
  'Placeholders, plural branches and markup inside the texts are the same as before.',
  'No link, mail address, script, hidden or direction-changing character came in with the texts.',
  'Each changed text is one that people read: it is no key, identifier, address, class name or value that code compares.',
]

const conditionsOfProof = (base: string): string[] => [
  `It holds on top of base ${base.slice(0, 12)}; if main moves, the change is proved again.`,
  'It is a proof about the source: it does not say that the new words are true, or that they fit. That is what the pictures and the owner are for.',
  'The rules are those of .fairway/lanes.yaml at the base, never those of the change.',
]

function presentChecks(
  change: ChangeRecord,
  wanted: readonly { name: string; command: string }[],
): ChangeView['checks'] {
  const known = new Map(change.checks.map((check) => [check.name, check]))
  const running = change.runningCheck
  const all = [...wanted, ...change.checks.filter((check) => !wanted.some((one) => one.name === check.name))]
  return all.map(({ name, command }) => {
    const done = known.get(name)
    if (running?.name === name)
      return { name, command, status: 'running', durationMs: null, run: running.run, log: null, isolation: null }
    if (!done) return { name, command, status: 'waiting', durationMs: null, run: null, log: null, isolation: null }
    const { durationMs, log, isolation } = done
    return { name, command, status: done.ok ? 'passed' : 'failed', durationMs, run: null, log, isolation }
  })
}

const lastDeployLog = (history: readonly LedgerEvent[]): string | null =>
  history.reduce<string | null>((log, event) => (event.type === 'deploy.failed' ? event.data.log : log), null)

export const personNamed = (id: string, people: readonly Person[]): PersonView => {
  const found = people.find((person) => person.id === id)
  return found ? view(found) : { id, name: id, handle: id, email: '', roles: [] }
}

export const view = (person: Person): PersonView => ({ ...person, roles: [...person.roles] })

const names = (people: readonly PersonView[], otherwise: string): string =>
  people.length === 0
    ? otherwise
    : list(
        people.map((person) => person.name),
        'or',
      )
