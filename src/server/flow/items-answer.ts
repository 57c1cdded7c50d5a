import { type FlowItemsQuery, type FlowItemsView, type ItemRow, mostItemsNamed } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { elapsedClock, type PathClock } from '../../flow/calendar/path-clock.ts'
import { tellingTiers } from '../../flow/path/decision.ts'
import { definitionOfDecisionToProduction, isInWindow, itemDurations } from '../../flow/path/decision-to-production.ts'
import type { Duration } from '../../flow/path/duration-figure.ts'
import { type Definition, exclusionsOf, type Window } from '../../flow/path/figure.ts'
import type { ItemPath } from '../../flow/path/item-path.ts'
import {
  definitionOfItemStageDurations,
  definitionOfTimeByStage,
  itemStageOrder,
  stageDurations,
} from '../../flow/path/item-stage-figures.ts'
import { type ItemStage, type ItemStages, itemStageNames } from '../../flow/path/item-stages.ts'
import { timeSaysOn } from '../../flow/path-report/path-words.ts'
import type { ObjectType } from '../../flow/sources/vocabulary.ts'
import { webAddress } from '../../flow/sources/web-address.ts'
import type { Study } from '../../flow/study/study.ts'
import { type ChosenItems, chooseItems } from './chosen-items.ts'
import { clockOf } from './clock-of.ts'
import { instantOf, instantOrNull } from './present-figure.ts'

interface Sample {
  readonly title: string
  readonly definition: Definition
  readonly durations: readonly Duration[]
  readonly left: readonly { readonly id: string; readonly reason: string }[]
}

/** The exact items behind a figure, and those it leaves out, with why. @throws FairwayError `bad-input` for a stage that does not exist */
export function itemsAnswer(study: Study, query: FlowItemsQuery): FlowItemsView {
  const chosen = chooseItems(study, query)
  const clock = clockOf(study, query)
  const { title, definition, durations, left } = sampleOf(chosen, query, study.asOf, clock)
  const row = rowsOf(study, definition, clock)
  const longest = durations.toSorted((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1))
  return {
    title,
    definition: { ...definition },
    clock: clock.name,
    counted: {
      count: durations.length,
      items: longest.slice(0, mostItemsNamed).map((each) => row(each.id, each)),
    },
    others: { count: 0, items: [] },
    excluded: exclusionsOf(left).map(({ reason, count, items }) => ({
      reason,
      count,
      items: items.slice(0, mostItemsNamed).map((id) => row(id, null)),
    })),
  }
}

function sampleOf({ paths, stages, from }: ChosenItems, query: FlowItemsQuery, asOf: number, clock: PathClock): Sample {
  const stage = query.stage === undefined ? null : stageNamed(query.stage)
  const window: Window = {
    by: query.figure === 'strip' ? 'completion' : 'start',
    from: query.from === undefined ? from : Date.parse(query.from),
    to: query.to === undefined ? null : Date.parse(query.to),
  }
  const inWindow = paths.filter((path) => isInWindow(window, path))
  const ways = stagesOf(inWindow, stages)
  if (query.figure === 'item-stages' && stage !== null)
    return {
      title: `Items by their time ${inStage(stage)}`,
      definition: definitionOfItemStageDurations,
      ...stageDurations(stage, ways, clock),
    }
  if (query.figure === 'strip')
    return {
      title:
        stage === null
          ? 'Items that came to production'
          : `Items that came to production, by their time ${inStage(stage)}`,
      definition: definitionOfTimeByStage,
      ...(stage === null ? itemDurations(inWindow, asOf, null, clock) : stageDurations(stage, ways, clock)),
    }
  const telling = query.figure === 'decision-to-production-telling'
  const chosen = telling
    ? inWindow.filter(({ decision }) => decision && tellingTiers.includes(decision.tier))
    : inWindow
  return {
    title: 'Items by their time from decision to production',
    definition: definitionOfDecisionToProduction,
    ...itemDurations(chosen, asOf, null, clock),
  }
}

const inStage = (stage: ItemStage): string => (stage === 'unattributed' ? 'that no stage explains' : stage)

function stagesOf(paths: readonly ItemPath[], stages: readonly ItemStages[]): ItemStages[] {
  const ids = new Set(paths.map(({ id }) => id))
  return stages.filter(({ id }) => ids.has(id))
}

function stageNamed(name: string): ItemStage {
  const found = itemStageOrder.find((stage) => stage === name)
  if (found) return found
  throw new FairwayError('bad-input', `There is no stage “${name}”.`, {
    next: `Choose one of ${itemStageOrder.join(', ')}.`,
  })
}

const tierSays = {
  decision: 'by an explicit decision',
  commitment: 'by its status, cycle or sprint',
  approval: 'by an approval',
  created: 'when it was created: too early',
  'first commit': 'by its first commit: too late',
} as const

const endSays = {
  deployment: 'in production with a deployment',
  merge: 'in production with its merge',
  'flag or content': 'in production by a flag or as content',
  status: 'in production by its status, as the team has said',
} as const

/** Rows of items as the drawer shows them. */
export function rowsOf(
  study: Study,
  definition: Definition,
  clock: PathClock = elapsedClock,
): (id: string, duration: Duration | null) => ItemRow {
  const pathOf = new Map(study.items.paths.map((path) => [path.id, path]))
  const wayOf = new Map(study.stages.map((way) => [way.id, way]))
  return (id, counted) => {
    const path = pathOf.get(id)
    const title = study.records.of.item.get(id)?.facts.title
    const end = path?.end
    return {
      id,
      type: 'item',
      title: typeof title === 'string' ? title : null,
      says: path ? saysOf(path, counted, definition, clock) : '',
      url: urlOf(study, 'item', id),
      decidedAt: instantOrNull(path?.decision?.at ?? null),
      endedAt: end?.kind === 'in production' || end?.kind === 'cancelled' ? instantOf(end.at) : null,
      ms: counted?.ms ?? null,
      adds: null,
      outcome: counted?.outcome ?? 'left out',
      stages: (wayOf.get(id)?.visits ?? []).map(({ stage, from, to, isOpen }) => ({
        stage,
        waits: itemStageNames[stage].waits,
        ms: clock.msBetween(from, to),
        isOpen,
      })),
    }
  }
}

function saysOf(
  { decision, end, withdrawn }: ItemPath,
  counted: Duration | null,
  { id }: Definition,
  clock: PathClock,
): string {
  const took =
    counted === null || id !== definitionOfItemStageDurations.id
      ? ''
      : `${timeSaysOn(clock.name)(counted.ms)} in this stage; `
  const decided = decision === null ? 'no decision known' : `decided ${tierSays[decision.tier]}`
  const ended =
    end.kind === 'in production'
      ? endSays[end.by]
      : end.kind === 'not known'
        ? end.reason
        : end.kind === 'open'
          ? 'still open'
          : 'cancelled'
  const back = withdrawn.length > 0 ? '; a deployment of it was rolled back within a day' : ''
  return `${took}${decided}, ${ended}${back}`
}

/** Where people see an object. Whatever a source wrote there, only what a browser may be sent to is passed on. */
export function urlOf({ records }: Study, type: ObjectType, id: string): string | null {
  const url = records.of[type].get(id)?.facts.url
  return typeof url === 'string' ? webAddress(url) : null
}
