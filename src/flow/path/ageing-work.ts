import { percentile } from '../statistics/percentile.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import { isInWindow } from './decision-to-production.ts'
import { type Definition, type Exclusion, exclusionsOf, type Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'
import { type ItemStage, type ItemStages, itemStageNames } from './item-stages.ts'

export const definitionOfAgeingWork: Definition = {
  id: 'ageing-work',
  version: 1,
  says:
    'Every open item by the stage it is in and its age since it was decided, against how old the items that came to production in the window ' +
    'were when they left that stage.',
}

/** How old items were when they left a stage. Milliseconds; `null` of no item. */
export interface AgeBand {
  readonly n: number
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
}

export interface AgeingItem {
  readonly id: string
  readonly stage: ItemStage
  readonly ageMs: number
  readonly inStageMs: number
}

export interface AgeingWork {
  readonly definition: Definition
  readonly window: Window
  readonly asOf: number
  readonly stages: readonly { readonly stage: ItemStage; readonly band: AgeBand }[]
  /** The oldest first. */
  readonly items: readonly AgeingItem[]
  /** Open items without an age: nothing says when they were decided. */
  readonly excluded: readonly Exclusion[]
}

const stagesInOrder = (Object.keys(itemStageNames) as ItemStage[]).filter((stage): boolean => stage !== 'unattributed')

/** @param window of the completed items that the bands are made of, by completion */
export function ageingWork(
  paths: readonly ItemPath[],
  stages: readonly ItemStages[],
  window: Window,
  asOf: number,
): AgeingWork {
  const completed = new Set(paths.filter((path) => isInWindow(window, path)).map(({ id }) => id))
  const ages = new Map(stagesInOrder.map((stage) => [stage, [] as number[]]))
  const items: AgeingItem[] = []
  for (const { id, visits } of stages) {
    const decidedAt = visits[0]?.from ?? asOf
    const last = visits.at(-1)
    if (last?.isOpen) items.push({ id, stage: last.stage, ageMs: asOf - decidedAt, inStageMs: asOf - last.from })
    else if (completed.has(id)) for (const { stage, to } of visits) ages.get(stage)?.push(to - decidedAt)
  }
  const undated = paths.filter(({ decision, end }) => end.kind === 'open' && decision === null)
  return {
    definition: definitionOfAgeingWork,
    window,
    asOf,
    stages: stagesInOrder.map((stage) => ({ stage, band: bandOf(ages.get(stage) ?? []) })),
    items: items.sort((a, b) => b.ageMs - a.ageMs || (a.id < b.id ? -1 : 1)),
    excluded: exclusionsOf(undated.map(({ id }) => ({ id, reason: 'nothing says when it was decided' }))),
  }
}

function bandOf(ages: readonly number[]): AgeBand {
  const sorted = sortedSample(ages)
  return {
    n: ages.length,
    p50: percentile(sorted, 0.5),
    p85: percentile(sorted, 0.85),
    p95: percentile(sorted, 0.95),
  }
}
