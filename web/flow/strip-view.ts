import type { FlowPathView } from '../../src/api/flow-schema.ts'
import { halfWords, type SaidFigure, shareFigureWords } from './parts/figure-view.ts'

type Stage = FlowPathView['strip']['stages'][number]

/** One stage as a row: its median on the common axis, and its part of the whole. */
export interface StripRow {
  readonly stage: Stage
  readonly median: SaidFigure
  readonly share: SaidFigure
  /** Places on the axis, 0 to 100; `null` where there is no median to draw. */
  readonly bar: {
    readonly to: number
    readonly low: number | null
    readonly high: number | null
    /** The interval has no upper bound: its line runs off the axis. */
    readonly isOpen: boolean
    readonly p85: number | null
  } | null
}

/** One stage as a part of the mean way. */
export interface StripPart {
  readonly stage: string
  readonly waits: boolean
  readonly isUnattributed: boolean
  readonly ms: number
  /** 0 to 100. */
  readonly from: number
  readonly width: number
}

export interface StripView {
  readonly parts: readonly StripPart[]
  readonly totalMs: number | null
  /** Of the items that the parts are of. */
  readonly arrived: number
  readonly rows: readonly StripRow[]
  readonly axisMs: number
}

export function stripView({ strip }: FlowPathView): StripView {
  const stages = strip.stages.filter(({ stage, share }) => stage !== 'unattributed' || (share.value ?? 0) > 0)
  const axisMs = Math.max(1, ...stages.map(reachOf))
  return {
    parts: partsOf(stages, strip.totalMs),
    totalMs: strip.totalMs,
    arrived: strip.waiting.n,
    rows: stages.map((stage) => ({
      stage,
      median: halfWords(stage.figure),
      share: shareFigureWords(stage.share.value, stage.share.interval),
      bar: barOf(stage, axisMs),
    })),
    axisMs,
  }
}

/** The parts lie end to end and are the whole: what no stage explains is one of them. */
function partsOf(stages: readonly Stage[], totalMs: number | null): StripPart[] {
  if (totalMs === null || totalMs === 0) return []
  let from = 0
  return stages.flatMap(({ stage, waits, meanMs }) => {
    const ms = meanMs ?? 0
    const part = { stage, waits, isUnattributed: stage === 'unattributed', ms, from, width: (100 * ms) / totalMs }
    from += part.width
    return ms > 0 ? [part] : []
  })
}

function reachOf({ figure }: Stage): number {
  const { p50, p85 } = figure.value ?? {}
  const ends = [p50?.kind === 'reached' ? (p50.interval.high ?? p50.ms) : 0, p85?.kind === 'reached' ? p85.ms : 0]
  return Math.max(...ends, p50?.kind === 'not reached' ? p50.followedUntilMs : 0)
}

function barOf({ figure }: Stage, axisMs: number): StripRow['bar'] {
  const { p50, p85 } = figure.value ?? {}
  if (p50 === undefined || p50.kind === 'not known') return null
  const at = (ms: number): number => Math.min(100, (100 * ms) / axisMs)
  const { low, high } = p50.interval
  return {
    to: at(p50.kind === 'reached' ? p50.ms : p50.followedUntilMs),
    low: low === null ? null : at(low),
    high: high === null ? null : at(high),
    isOpen: high === null,
    p85: p85?.kind === 'reached' ? at(p85.ms) : null,
  }
}
