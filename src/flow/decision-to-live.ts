import { type ChangeId, type Instant, type Milliseconds, millisecondsBetween } from '../base/ids.ts'
import type { ChangeState } from '../change/change-state.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import { orderStatisticInterval } from './statistics/order-statistic-interval.ts'
import { percentile } from './statistics/percentile.ts'
import { sortedSample } from './statistics/sorted-sample.ts'

/** One stretch of the path from decision to live. */
export interface PathPart {
  readonly name: string
  readonly ms: Milliseconds
  /** A person was waited for; otherwise Fairway or the repository's own commands were at work. */
  readonly waits: boolean
}

export interface ShippedPath {
  readonly change: ChangeId
  readonly decidedAt: Instant
  readonly liveAt: Instant
  /** Sum of the parts. */
  readonly decisionToLiveMs: Milliseconds
  /** In order of time; together they are the whole path, without gap or overlap. */
  readonly parts: readonly PathPart[]
}

export const definitionOfDecisionToLive =
  'From the moment a decision was taken, as its author stated it, to the moment the new text was seen in production: by a browser, or, where there is none, in what production serves. ' +
  'Waiting counts while a person was waited for: from decision to proposal, in review, and after changes were asked for.'

/** What a change does while it is in a state, in the words of the strip, and whether a person is waited for. */
const partOf: Readonly<Record<ChangeState, { name: string; waits: boolean }>> = {
  draft: { name: 'proof', waits: false },
  proved: { name: 'checks', waits: false },
  checked: { name: 'asking', waits: false },
  'in review': { name: 'review', waits: true },
  approved: { name: 'merge', waits: false },
  merged: { name: 'deploy', waits: false },
  deployed: { name: 'live check', waits: false },
  live: { name: 'live', waits: false },
  'changes requested': { name: 'revision', waits: true },
  refused: { name: 'revision', waits: true },
  withdrawn: { name: 'withdrawn', waits: false },
  superseded: { name: 'superseded', waits: false },
  reverted: { name: 'reverted', waits: false },
}

/**
 * The path of one change from its decision to the first time it was seen live.
 *
 * @returns `null` while it has not been live
 */
export function pathToLive(change: ChangeRecord): ShippedPath | null {
  if (!change.live) return null
  const { decidedAt } = change.intent.decision
  const start = decidedAt < change.statedAt ? decidedAt : change.statedAt
  const reached = change.entered.findIndex((entry) => entry.state === 'live')
  const stops = change.entered.slice(0, reached + 1)
  const parts: PathPart[] = [
    { name: 'decision to proposal', ms: millisecondsBetween(start, change.statedAt), waits: true },
  ]
  for (const [at, stop] of stops.slice(0, -1).entries()) {
    const next = stops[at + 1]
    if (next) parts.push({ ...partOf[stop.state], ms: millisecondsBetween(stop.at, next.at) })
  }
  const liveAt = stops.at(-1)?.at ?? change.live.at
  return {
    change: change.id,
    decidedAt: start,
    liveAt,
    decisionToLiveMs: millisecondsBetween(start, liveAt),
    parts: joined(parts),
  }
}

/** Parts of the same name that follow each other are one. */
function joined(parts: readonly PathPart[]): PathPart[] {
  const all: PathPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.name === part.name) all[all.length - 1] = { ...last, ms: (last.ms + part.ms) as Milliseconds }
    else all.push(part)
  }
  return all
}

export interface PathSummary {
  readonly n: number
  readonly medianMs: Milliseconds
  readonly lowMs: Milliseconds
  readonly highMs: Milliseconds
  readonly interval: string
  /** Share of all time on all paths in which a person was waited for, 0 to 1. */
  readonly waitingShare: number
}

/**
 * The median path, with the distribution-free interval of order statistics: no shape is assumed, and with few paths the
 * interval is honestly wide (under six it is the whole range).
 *
 * @returns `null` where nothing has shipped
 */
export function summaryOfPaths(paths: readonly ShippedPath[]): PathSummary | null {
  const sorted = sortedSample(paths.map((path) => path.decisionToLiveMs))
  const n = sorted.length
  const middle = percentile(sorted, 0.5)
  const exact = orderStatisticInterval(sorted, 0.5)
  if (middle === null || exact === null) return null
  const isBounded = exact.low !== null && exact.high !== null
  const all = paths.flatMap((path) => path.parts)
  const total = all.reduce((sum, part) => sum + part.ms, 0)
  const waiting = all.reduce((sum, part) => sum + (part.waits ? part.ms : 0), 0)
  return {
    n,
    medianMs: middle as Milliseconds,
    lowMs: (exact.low ?? sorted[0]) as Milliseconds,
    highMs: (exact.high ?? sorted[n - 1]) as Milliseconds,
    interval: isBounded
      ? 'at least 95 % interval of the median, from order statistics'
      : `the whole range: ${n === 1 ? 'one change is' : `${n} changes are`} too few for an interval`,
    waitingShare: total === 0 ? 0 : waiting / total,
  }
}
