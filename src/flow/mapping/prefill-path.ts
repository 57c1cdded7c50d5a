import type { MappedPath, MappedStep } from '../../ledger/playbook-events.ts'
import { intersectionOf, lengthOf, type Span } from '../calendar/spans.ts'
import { initiativePaths } from '../path/initiative-path.ts'
import { type ItemStage, type ItemStages, itemStageNames } from '../path/item-stages.ts'
import type { PathRecord } from '../path/path-records.ts'
import { stepClassOf } from '../sources/vocabulary.ts'
import { touchedSpans } from '../steps/flow-efficiency.ts'
import { objectsOf } from '../steps/item-objects.ts'
import type { Study } from '../study/study.ts'

/** What each stage of the record hands on, as a step that people go on editing. */
const handsOn: Readonly<Record<ItemStage, string | null>> = {
  'waiting to start': 'a decided item',
  building: 'a pull request',
  'waiting for review': 'a pull request',
  'in review': 'an approved pull request',
  'waiting for deployment': 'a merged commit',
  unattributed: null,
}

const clarifying = 'clarifying what is meant'

/**
 * A path to go on editing, out of the record: of one item, or of the items of an initiative, then the mean of those that were decided. Touch is
 * estimated from traces, as flow efficiency does; the rest of a stage is wait. Traces that make up for lost intent (questions, new
 * descriptions) take their part of the touch, in proportion, into a step of their own.
 *
 * @returns `null` where the record knows no such thing, or nothing of its way
 */
export function prefillPath(study: Study, kind: 'item' | 'initiative', id: string): MappedPath | null {
  const title = study.records.of[kind].get(id)?.facts.title
  const items = new Set(
    kind === 'item'
      ? [id]
      : initiativePaths(study.records, study.items.paths).find((initiative) => initiative.id === id)?.items,
  )
  const ways = study.stages.filter((way) => items.has(way.id) && way.visits.length > 0)
  if (ways.length === 0) return null
  const parts = ways.map((way) => partsOf(way, study))
  const mean = (of: (part: StagePart) => number | null, stage: string): number | null => {
    const own = parts.flatMap((each) => each.get(stage) ?? [])
    if (own.length === 0 || own.some((part) => of(part) === null)) return null
    return Math.round(own.reduce((sum, part) => sum + (of(part) as number), 0) / ways.length)
  }
  const steps = [...Object.keys(itemStageNames), clarifying].flatMap((stage): MappedStep[] => {
    const own = parts.flatMap((each) => each.get(stage) ?? [])
    const waits = stage !== clarifying && itemStageNames[stage as ItemStage].waits
    const waitMs = stage === clarifying ? 0 : mean((part) => part.waitMs, stage)
    const touchMs = waits ? null : mean((part) => part.touchMs, stage)
    if (own.length === 0 || (waitMs === 0 && (touchMs ?? 0) === 0)) return []
    return [
      {
        id: stage.replaceAll(' ', '-'),
        name: stage === 'unattributed' ? 'stage not recorded' : stage,
        artefact: stage === clarifying ? 'an answer' : handsOn[stage as ItemStage],
        owner: ownerOf(own, study),
        touchMs,
        waitMs,
        serves: stage === clarifying ? 'makes up for lost intent' : waits ? 'waits' : classOf(stage as ItemStage),
        accurate: null,
        basis: 'record',
      },
    ]
  })
  return {
    title: typeof title === 'string' ? title : id,
    note: null,
    from: { kind, id, items: ways.length },
    steps: inWayOrder(steps),
  }
}

interface StagePart {
  readonly touchMs: number | null
  readonly waitMs: number
  /** Who left traces in it. */
  readonly people: readonly string[]
}

/** Nothing tells what unattributed time was. */
const classOf = (stage: ItemStage): MappedStep['serves'] => (stage === 'unattributed' ? null : 'changes production')

function partsOf(way: ItemStages, study: Study): Map<string, StagePart> {
  const parts = new Map<string, StagePart>()
  const record = study.records.of.item.get(way.id) as PathRecord
  const [first, last] = [way.visits[0], way.visits.at(-1)]
  const spans = touchedSpans(record, { from: first?.from ?? 0, to: last?.to ?? 0 }, study)
  const traces = tracesOf(record, study)
  const add = (stage: string, part: StagePart) => {
    const known = parts.get(stage)
    parts.set(
      stage,
      known
        ? {
            touchMs: known.touchMs === null || part.touchMs === null ? null : known.touchMs + part.touchMs,
            waitMs: known.waitMs + part.waitMs,
            people: [...known.people, ...part.people],
          }
        : part,
    )
  }
  for (const { stage, from, to } of way.visits) {
    const visit: Span = { from, to }
    const own = traces.filter(({ at }) => at >= from && at < to)
    const people = own.map(({ by }) => by)
    if (itemStageNames[stage].waits || spans === null) {
      add(stage, { touchMs: itemStageNames[stage].waits ? 0 : null, waitMs: to - from, people })
      continue
    }
    const touched = lengthOf(intersectionOf(spans.touched, [visit]))
    const asked = own.filter(({ compensates }) => compensates)
    const asking = own.length === 0 ? 0 : (touched * asked.length) / own.length
    add(stage, { touchMs: touched - asking, waitMs: to - from - touched, people })
    if (asking > 0) add(clarifying, { touchMs: asking, waitMs: 0, people: asked.map(({ by }) => by) })
  }
  return parts
}

function tracesOf(item: PathRecord, study: Study) {
  const { pulls, commits } = objectsOf(item, study.records)
  return [item, ...pulls, ...commits].flatMap(({ happenings }) =>
    happenings.flatMap(({ activity, at, by }) =>
      by === null || study.isBot(by)
        ? []
        : [{ at, by, compensates: stepClassOf(study.settings.stepClasses, activity) === 'compensates' }],
    ),
  )
}

/** Whoever left the most traces: by role where the team says roles, else by name. */
function ownerOf(parts: readonly StagePart[], { people, settings }: Study): string | null {
  const { roles } = settings.people
  const names = parts
    .flatMap((part) => part.people)
    .map((id) => roles[id] ?? people.people.find((person) => person.id === id)?.name ?? id)
  const most = [...Map.groupBy(names, (name) => name)].sort(
    (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
  )
  return most[0]?.[0] ?? null
}

/** Questions come up while it is built. */
function inWayOrder(steps: readonly MappedStep[]): MappedStep[] {
  const asked = steps.filter(({ name }) => name === clarifying)
  const way = steps.filter(({ name }) => name !== clarifying)
  const at = way.findIndex(({ name }) => name === 'building')
  return at < 0 ? [...way, ...asked] : [...way.slice(0, at), ...asked, ...way.slice(at)]
}
