import type { FlowView as FlowAnswer } from '../../src/api/shipped-schema.ts'
import type { Answer } from '../client/answer.ts'
import type { Refusal } from '../client/ask.ts'
import { durationWords, rangeWords } from '../words/duration-words.ts'

type Shipped = FlowAnswer['shipped'][number]

export interface StripPart {
  readonly name: string
  readonly ms: number
  readonly waits: boolean
  readonly fromAt: string
  readonly toAt: string
  /** Place on the strip, 0 to 100 of the longest one shown. */
  readonly from: number
  readonly width: number
}

export interface Strip {
  readonly shipped: Shipped
  readonly parts: readonly StripPart[]
  /** Where the whole strip ends, 0 to 100. */
  readonly end: number
}

export type FlowScreenView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'empty'; readonly open: FlowAnswer['open'] }
  | {
      readonly kind: 'ready'
      readonly flow: FlowAnswer
      readonly headline: Headline | null
      readonly strips: readonly Strip[]
      /** Length of the axis; strips are drawn on it. */
      readonly axisMs: number
      readonly ticks: readonly { readonly at: number; readonly label: string }[]
    }

export interface Headline {
  readonly median: string
  readonly interval: string
  readonly n: number
  readonly waiting: string
}

export function flowView(answer: Answer<FlowAnswer>): FlowScreenView {
  if (answer.kind === 'waiting') return { kind: 'loading' }
  if (answer.kind === 'failed') return answer
  const flow = answer.value
  if (flow.shipped.length === 0) return { kind: 'empty', open: flow.open }
  const newest = [...flow.shipped].sort((a, b) => Date.parse(b.liveAt) - Date.parse(a.liveAt))
  const axisMs = Math.max(...newest.map((one) => one.decisionToLiveMs), 1)
  return {
    kind: 'ready',
    flow,
    headline: headlineOf(flow.summary),
    strips: newest.map((shipped) => stripOf(shipped, axisMs)),
    axisMs,
    ticks: ticksOf(axisMs),
  }
}

function headlineOf(summary: FlowAnswer['summary']): Headline | null {
  if (!summary) return null
  return {
    median: durationWords(summary.medianMs),
    interval: rangeWords(summary.lowMs, summary.highMs),
    n: summary.n,
    waiting: percentWords(summary.waitingShare),
  }
}

/** Never 0 % where something was waited for, never 100 % where something else took time. */
export function percentWords(share: number): string {
  if (share <= 0) return 'none'
  const percent = Math.min(99, Math.max(1, Math.round(share * 100)))
  return share >= 1 ? 'all' : `${percent} %`
}

/** The parts of one way in their order, as places on the common axis. Parts that took no time are left out. */
export function stripOf(shipped: Shipped, axisMs: number): Strip {
  let at = Date.parse(shipped.decidedAt)
  const parts = shipped.parts.map((part): StripPart => {
    const from = at
    at += part.ms
    return {
      name: part.name,
      ms: part.ms,
      waits: part.waits,
      fromAt: new Date(from).toISOString(),
      toAt: new Date(at).toISOString(),
      from: ((from - Date.parse(shipped.decidedAt)) / axisMs) * 100,
      width: (part.ms / axisMs) * 100,
    }
  })
  return { shipped, parts: parts.filter((part) => part.ms > 0), end: (shipped.decisionToLiveMs / axisMs) * 100 }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const steps = [
  second,
  5 * second,
  10 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
]
const mostTicks = 6

/** Round moments of the axis, a handful. */
export function ticksOf(axisMs: number): { at: number; label: string }[] {
  const step = steps.find((one) => axisMs / one <= mostTicks) ?? Math.ceil(axisMs / mostTicks / (30 * day)) * 30 * day
  const count = Math.floor(axisMs / step)
  return Array.from({ length: count + 1 }, (_, index) => ({
    at: ((index * step) / axisMs) * 100,
    label: index === 0 ? 'decided' : durationWords(index * step),
  }))
}
