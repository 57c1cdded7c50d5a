import type { DurationFigureView, FlowPathView, ShareFigureView } from '../../src/api/flow-schema.ts'
import { halfWords, percentileWords, type SaidFigure, shareWords } from './parts/figure-view.ts'

/** What stands above everything: a measured sentence, or the sentence that says why there is none. */
export type HomeHeadline =
  | { readonly kind: 'measured'; readonly median: SaidFigure; readonly waiting: WaitingWords | null }
  | { readonly kind: 'said'; readonly says: string }

/** The part of the way in which nobody had taken the item up, or the one wait that is most of it. */
export interface WaitingWords {
  readonly share: string
  /** The wait that is meant; `null` for all of them together. */
  readonly stage: string | null
  readonly figure: ShareFigureView
}

export type HomeView =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready'
      readonly path: FlowPathView
      readonly headline: HomeHeadline
      /** `false`: nothing tells what was decided, so there is no way from a decision to draw. */
      readonly hasItems: boolean
      readonly landed: LandedRows | null
    }

/** What histories of commits tell; absent where hardly anything landed. */
export interface LandedRows {
  readonly count: number
  readonly says: string
  readonly rows: readonly LandedRow[]
  /** What to do so that more of the way is known; `null` where all of it is. */
  readonly next: {
    readonly says: string
    readonly to: '/flow/sources' | '/flow/settings'
    readonly link: string
  } | null
}

export interface LandedRow {
  readonly part: string
  readonly figure: DurationFigureView
  readonly half: SaidFigure
  readonly most: SaidFigure
}

/** One wait is named in the headline only where it is most of the waiting. */
const most = 0.5
/** As the server counts it: fewer that were followed to their end say nothing. */
const fewest = 5

export function homeView(path: FlowPathView): HomeView {
  if (path.records.events === 0) return { kind: 'empty' }
  return { kind: 'ready', path, headline: headlineOf(path), hasItems: path.records.items > 0, landed: landedOf(path) }
}

function landedOf({ landed: { count, says, parts }, records }: FlowPathView): LandedRows | null {
  if (count < fewest) return null
  const rows = parts.map(({ part, figure }) => {
    const { p50, p85 } = figure.value ?? {}
    return { part, figure, half: percentileWords(p50), most: percentileWords(p85) }
  })
  return { count, says, rows, next: nextOf(records) }
}

function nextOf({ items, deployments }: FlowPathView['records']): LandedRows['next'] {
  if (deployments === 0)
    return {
      says: 'Nothing says what users reach. Tags that read like versions are known as releases.',
      to: '/flow/settings',
      link: 'Say whether users get them',
    }
  if (items > 0) return null
  return {
    says: 'What was decided, and when, no history of commits tells.',
    to: '/flow/sources',
    link: 'Bring the issues in',
  }
}

function headlineOf({ headline, speed, strip }: FlowPathView): HomeHeadline {
  const { figure } = speed
  const p50 = figure.value?.p50
  // The server says the sentence where the sample is too small or the half was not reached: nothing is measured then.
  if (p50?.kind !== 'reached' || figure.n - figure.censored < fewest) return { kind: 'said', says: headline }
  return { kind: 'measured', median: halfWords(figure), waiting: waitingOf(strip) }
}

function waitingOf({ waiting, stages }: FlowPathView['strip']): WaitingWords | null {
  if (waiting.value === null || waiting.value === 0) return null
  const waits = stages.filter((stage) => stage.waits)
  const longest = waits.reduce((a, b) => ((b.share.value ?? 0) > (a.share.value ?? 0) ? b : a))
  const share = longest.share.value ?? 0
  return share >= most * waiting.value
    ? { share: shareInWords(share), stage: longest.stage, figure: longest.share }
    : { share: shareInWords(waiting.value), stage: null, figure: waiting }
}

/** `half` near the middle, percent elsewhere. */
export const shareInWords = (share: number): string => (Math.abs(share - 0.5) < 0.02 ? 'half' : shareWords(share))
