import type { ChangeView as ChangeAnswer } from '../../src/api/change-schema.ts'
import type { Answer } from '../client/answer.ts'
import type { Refusal } from '../client/ask.ts'
import { durationWords } from '../words/duration-words.ts'

export type ChangeState = ChangeAnswer['state']

/** The states of a change that goes well, in order. */
export const channel: readonly ChangeState[] = [
  'draft',
  'proved',
  'checked',
  'in review',
  'approved',
  'merged',
  'deployed',
  'live',
]

export type ChangeScreenView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'ready'; readonly change: ChangeAnswer }

export function changeView(answer: Answer<ChangeAnswer>): ChangeScreenView {
  if (answer.kind === 'waiting') return { kind: 'loading' }
  if (answer.kind === 'answered') return { kind: 'ready', change: answer.value }
  return answer.refusal.status === 404 ? { kind: 'empty' } : answer
}

// ── the channel ──

export interface Buoy {
  readonly state: ChangeState
  readonly name: string
  /** `waits`: here, and a person is waited for. `ahead`: not reached. `stuck`: reached, and it does not go on by itself. */
  readonly kind: 'passed' | 'here' | 'waits' | 'stuck' | 'live' | 'ended' | 'ahead'
  readonly at: string | null
  /** Time from here to the next buoy; while the change is here, it has none. */
  readonly stayedMs: number | null
  /** Somebody was waited for between here and the next buoy. */
  readonly waited: boolean
}

const waitsForPeople: ReadonlySet<string> = new Set(['in review', 'changes requested', 'refused'])

const sideNames: Partial<Record<ChangeState, string>> = {
  'changes requested': 'changes asked for',
}

/**
 * The eight buoys from draft to live, as this change has passed them. A revision begins the channel anew: only the last way is
 * drawn, the events hold the earlier ones. A state beside the channel (refused, withdrawn, …) takes the place of the next buoy.
 */
export function buoysOf(change: Pick<ChangeAnswer, 'state' | 'timeline' | 'problem' | 'conflict' | 'turn'>): Buoy[] {
  const lastDraft = change.timeline.map((entry) => entry.state).lastIndexOf('draft')
  const way = change.timeline.slice(Math.max(0, lastDraft))
  const reached = way.reduce((far, entry) => Math.max(far, channel.indexOf(entry.state)), 0)
  const isSide = !channel.includes(change.state)
  const isStuck = change.problem !== null && change.conflict === null
  const buoys = channel.map((state, index): Buoy => {
    const entries = way.filter((entry) => entry.state === state)
    const entry = entries.at(-1)
    const next = channel[index + 1]
    const arrival = next ? way.filter((one) => one.state === next).at(-1) : undefined
    const stayedMs = entry && arrival ? Math.max(0, Date.parse(arrival.at) - Date.parse(entry.at)) : null
    return {
      state,
      name: state,
      at: entry?.at ?? null,
      stayedMs,
      waited: waitsForPeople.has(state),
      kind:
        index > reached || !entry
          ? 'ahead'
          : index < reached || isSide
            ? 'passed'
            : isStuck
              ? 'stuck'
              : state === 'live'
                ? 'live'
                : change.turn.kind === 'person'
                  ? 'waits'
                  : 'here',
    }
  })
  if (!isSide) return buoys
  const at = way.filter((entry) => entry.state === change.state).at(-1)?.at ?? null
  const last = buoys[reached]
  const side: Buoy = {
    state: change.state,
    name: sideNames[change.state] ?? change.state,
    at,
    stayedMs: null,
    waited: false,
    kind: change.state === 'refused' ? 'stuck' : change.state === 'changes requested' ? 'waits' : 'ended',
  }
  const stayedMs = last?.at && at ? Math.max(0, Date.parse(at) - Date.parse(last.at)) : null
  return [
    ...buoys.slice(0, reached),
    ...(last ? [{ ...last, stayedMs }] : []),
    side,
    ...(side.kind === 'ended' ? [] : buoys.slice(reached + 1)),
  ]
}

/** The whole way, not yet begun: for teaching it. */
export const wayAhead: readonly Buoy[] = channel.map((state) => ({
  state,
  name: state,
  kind: 'ahead',
  at: null,
  stayedMs: null,
  waited: false,
}))

// ── the headline ──

export interface Headline {
  readonly tone: 'live' | 'stuck' | 'turn' | 'moving' | 'ended'
  readonly says: string
  /** What would help; `null` where nothing has to be done about it. */
  readonly next: string | null
}

/** Where it stands, in one sentence; said here and not by the server, so that times are in the viewer's zone. */
export function headlineOf(change: ChangeAnswer, viewer: string | null, clock: (at: string) => string): Headline {
  if (change.state === 'live' && change.liveAt) {
    const whose = change.requester.id === viewer ? 'Your' : `${change.requester.name.split(' ')[0]}’s`
    const what = change.sentence.more > 0 ? 'texts are' : 'sentence is'
    const after =
      change.decisionToLiveMs === null ? '' : `, ${durationWords(change.decisionToLiveMs)} after the decision`
    return { tone: 'live', says: `${whose} ${what} live since ${clock(change.liveAt)}${after}`, next: null }
  }
  if (change.conflict !== null) return { tone: 'turn', says: change.turn.says, next: null }
  if (change.problem) return { tone: 'stuck', says: change.problem.says, next: change.problem.next }
  if (change.state === 'refused') return { tone: 'stuck', says: 'No lane admits this change as it is', next: null }
  if (change.state === 'changes requested') {
    const asked = change.events.findLast((event) => event.type === 'review.changes-requested')
    return { tone: 'turn', says: change.turn.says, next: asked?.why ? `${asked.actor}: “${asked.why}”` : null }
  }
  if (change.turn.kind === 'nobody') return { tone: 'ended', says: change.turn.says, next: null }
  return { tone: change.turn.kind === 'person' ? 'turn' : 'moving', says: change.turn.says, next: null }
}

// ── the bar ──

export type BarAct = 'approve' | 'request-changes' | 'comment' | 'withdraw' | 'revert' | 'retry' | 'preview' | 'revise'

export interface BarButton {
  readonly act: BarAct
  readonly label: string
}

export interface Bar {
  readonly primary: (BarButton & { readonly consequence: string }) | null
  readonly others: readonly BarButton[]
  /** What is waited for where there is no primary action, or why the expected one is barred. */
  readonly waits: string
}

const first = (name: string): string => name.split(' ')[0] ?? name

/** The one thing to do next for this person, and what else they may do. */
export function barOf(change: ChangeAnswer): Bar {
  const { can } = change
  const all: (BarButton & { allowed: boolean; consequence: string })[] = [
    {
      act: 'approve',
      label: 'Approve',
      allowed: can.approve.allowed && change.bindingHash !== null && change.conflict === null,
      consequence:
        (change.review?.needed ?? 1) - (change.review?.approvals.length ?? 0) > 1
          ? 'Your yes counts; it is merged once the others have said theirs.'
          : 'Fairway merges it into main, deploys it, and looks whether users see it.',
    },
    {
      act: 'revise',
      label: 'Edit the text again',
      allowed: can.revise.allowed && change.conflict === null,
      consequence: 'The new words are proved, checked and shown again.',
    },
    {
      act: 'retry',
      label: 'Try again',
      allowed: can.retry.allowed,
      consequence: 'The step that failed is done once more.',
    },
    {
      act: 'request-changes',
      label: 'Ask for changes',
      allowed: can.requestChanges.allowed,
      consequence: `${first(change.requester.name)} gets your words and edits the text.`,
    },
    { act: 'preview', label: 'Open preview', allowed: can.preview.allowed, consequence: '' },
    { act: 'comment', label: 'Comment', allowed: can.comment.allowed, consequence: '' },
    { act: 'withdraw', label: 'Withdraw', allowed: can.withdraw.allowed, consequence: '' },
    { act: 'revert', label: 'Revert', allowed: can.revert.allowed, consequence: '' },
  ]
  const allowed = all.filter((one) => one.allowed)
  const wanted: readonly BarAct[] =
    change.state === 'in review'
      ? ['approve']
      : change.problem
        ? change.problem.kind === 'checks-failed'
          ? ['revise', 'retry']
          : ['retry', 'revise']
        : ['changes requested', 'refused'].includes(change.state)
          ? ['revise']
          : []
  const primary = wanted.map((act) => allowed.find((one) => one.act === act)).find((one) => one !== undefined) ?? null
  return {
    primary: primary && { act: primary.act, label: primary.label, consequence: primary.consequence },
    others: allowed.filter((one) => one !== primary).map(({ act, label }) => ({ act, label })),
    waits: change.conflict !== null ? 'Choose one of the two texts above.' : change.turn.says,
  }
}

// ── evidence ──

type Pair = NonNullable<ChangeAnswer['pictures']>['pairs'][number]

export interface PicturedPage {
  readonly key: string
  readonly path: string
  readonly title: string
  readonly viewports: readonly Pair['viewport'][]
}

const keyOf = (pair: Pair): string => `${pair.path} ${pair.language ?? ''}`

/** Pages of the pictures, once each, with the widths there are. */
export function pagesOfPictures(pairs: readonly Pair[]): PicturedPage[] {
  const keys = [...new Set(pairs.map(keyOf))]
  return keys.flatMap((key) => {
    const mine = pairs.filter((pair) => keyOf(pair) === key)
    const [first] = mine
    if (!first) return []
    // The site's name after the page's own says nothing here.
    const title = first.title.split(/\s+[·|]\s+/)[0] || first.path
    return [{ key, path: first.path, title, viewports: mine.map((pair) => pair.viewport) }]
  })
}

export const pairOf = (pairs: readonly Pair[], key: string, viewport: Pair['viewport']): Pair | null =>
  pairs.find((pair) => keyOf(pair) === key && pair.viewport === viewport) ??
  pairs.find((pair) => keyOf(pair) === key) ??
  null

/** `0.5 % of the page differs`; never zero when something differs. */
export function shareWords(share: number): string {
  if (share === 0) return 'Nothing on this page looks different'
  const percent = share * 100
  return `${percent < 0.1 ? 'Under 0.1' : percent < 10 ? percent.toFixed(1) : Math.round(percent)} % of the page looks different`
}

/** What people said: comments, requests, reasons given with a yes, a withdrawal or a revision. */
export const conversationOf = (change: Pick<ChangeAnswer, 'events'>): ChangeAnswer['events'] =>
  change.events.filter(
    (event) =>
      event.why !== null && event.why.trim() !== '' && event.actor !== 'Fairway' && event.type !== 'intent.stated',
  )
