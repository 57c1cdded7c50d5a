import type { FlowMapItemsQuery, FlowMapQuery, FlowMapView, MapEdgeView } from '../../api/flow-map-schema.ts'
import type { FlowItemsView, FlowQuery, ItemRow } from '../../api/flow-schema.ts'
import { mostItemsNamed } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import type { EventLog } from '../../flow/log/event-log.ts'
import { objectTypesOf } from '../../flow/log/object-types.ts'
import { waitSteps } from '../../flow/map/map-svg.ts'
import {
  definitionOfObjectMap,
  type MapSubject,
  meetingsOf,
  type ObjectEdge,
  objectMap,
  type Passage,
  passagesOf,
} from '../../flow/map/object-map.ts'
import { chooseMap, nameLines, placeMap } from '../../flow/map/path-map.ts'
import { withStatusSteps } from '../../flow/map/status-steps.ts'
import { objectsOfVariant, usualVariants } from '../../flow/map/usual-variants.ts'
import type { Study } from '../../flow/study/study.ts'
import { chooseItems } from './chosen-items.ts'
import { calendarView, clockOf } from './clock-of.ts'
import { urlOf } from './items-answer.ts'
import { instantOf } from './present-figure.ts'

const mostVariants = 8
const mostActivities = 40

/** What a window and choice can be applied to; objects of other types belong to no item. */
const chosenTypes = ['item', 'pull request']

/** The map of the objects that are asked for, placed. */
export function mapAnswer(study: Study, query: FlowMapQuery): FlowMapView {
  const log = logOf(study)
  const offered = offeredTypes(log, query)
  const subject = subjectOf(study, query)
  const map = objectMap(subject)
  const shown = chooseMap(map.nodes, map.edges, query.share)
  const places = new Map(map.edges.map((edge, at) => [edge, at]))
  const placed = placeMap(shown.nodes, shown.edges)
  return {
    asOf: instantOf(study.asOf),
    definition: { ...definitionOfObjectMap },
    clock: query.clock,
    calendar: calendarView(study, query.team),
    types: offered.map(({ type, objects }) => ({
      type,
      says: `${type}s`,
      objects,
      isShown: subject.types.includes(type),
    })),
    objects: map.types.reduce((sum, { objects }) => sum + objects, 0),
    transitions: map.transitions,
    shown: {
      share: shown.share,
      edges: shown.edges.length,
      ofEdges: map.edges.length,
      activities: shown.nodes.length,
      ofActivities: map.nodes.length,
    },
    steps: waitSteps.map(({ says }) => ({ says })),
    width: placed.width,
    height: placed.height,
    nodes: placed.nodes.map(({ kind, node, x, y, width, height }) => ({
      kind,
      name: node?.name ?? kind,
      lines: node ? [...nameLines(node.name)] : [],
      events: node?.events ?? 0,
      starts: node?.starts ?? 0,
      ends: node?.ends ?? 0,
      x,
      y,
      width,
      height,
    })),
    lines: placed.edges.map(({ edge, count, points, label }) => ({
      edge: edge === null ? null : (places.get(edge) ?? null),
      count,
      points: points.map(({ x, y }) => ({ x, y })),
      label: label && { x: label.x, y: label.y },
    })),
    edges: map.edges.map(presentEdge),
    variants: usualVariants(subject, mostVariants).map(({ usual, ...all }) => ({
      ...all,
      usual: usual.map(({ activities, objects }) => ({
        activities: activities.slice(0, mostActivities),
        length: activities.length,
        objects,
      })),
    })),
  }
}

const presentEdge = ({ objectType, from, to, count, wait }: ObjectEdge): MapEdgeView => ({
  objectType,
  from,
  to,
  count,
  p50: wait.p50,
  p85: wait.p85,
  mean: wait.mean,
  total: wait.total,
  step: waitSteps.findIndex(({ below }) => wait.p85 < below),
})

const refined = new WeakMap<Study, EventLog>()

/** The log with statuses as steps; made once for each study. */
function logOf(study: Study): EventLog {
  const known = refined.get(study) ?? withStatusSteps(study.log)
  refined.set(study, known)
  return known
}

function offeredTypes(log: EventLog, { team, initiative }: FlowQuery) {
  const isNarrowed = team !== undefined || initiative !== undefined
  return objectTypesOf(log).filter(
    ({ type, touches, objects }) => touches > objects && (!isNarrowed || chosenTypes.includes(type)),
  )
}

function subjectOf(study: Study, query: FlowMapQuery): MapSubject {
  const log = logOf(study)
  const offered = offeredTypes(log, query).map(({ type }) => type)
  const asked = query.types.split(',').map((type) => type.trim())
  const types = offered.filter((type) => asked.includes(type))
  const { isItem, isPull, from } = chosenObjects(study, query)
  return {
    log,
    types: types.length > 0 ? types : offered.slice(0, 1),
    isWanted: (type, id, firstAt) =>
      (from === null || firstAt >= from) &&
      (type === 'item' ? isItem(id) : type === 'pull request' ? isPull(id) : true),
    clock: clockOf(study, query),
  }
}

function chosenObjects(study: Study, query: FlowQuery) {
  const { paths, from } = chooseItems(study, query)
  if (query.team === undefined && query.initiative === undefined)
    return { from, isItem: () => true, isPull: () => true }
  const items = new Set(paths.map(({ id }) => id))
  const pulls = new Set([...items].flatMap((id) => study.records.of.item.get(id)?.from.implements ?? []))
  return { from, isItem: (id: string) => items.has(id), isPull: (id: string) => pulls.has(id) }
}

/** The objects behind a node or an edge, with the time of each. @throws FairwayError `bad-input` where neither is named */
export function mapItemsAnswer(study: Study, query: FlowMapItemsQuery): FlowItemsView {
  const subject = subjectOf(study, query)
  const { title, passages } = passagesAsked(subject, query)
  const longest = passages.toSorted((a, b) => b.ms - a.ms || a.from - b.from)
  return {
    title,
    definition: { ...definitionOfObjectMap },
    clock: query.clock,
    counted: { count: passages.length, items: longest.slice(0, mostItemsNamed).map((each) => rowOf(study, each)) },
    others: { count: 0, items: [] },
    excluded: [],
  }
}

function passagesAsked(subject: MapSubject, query: FlowMapItemsQuery): { title: string; passages: Passage[] } {
  const { activity, objectType, from, to, variant } = query
  if (activity !== undefined)
    return { title: `${activity}: who met it, by the wait before it`, passages: meetingsOf(subject, activity) }
  if (objectType !== undefined && from !== undefined && to !== undefined)
    return { title: `${from} → ${to}`, passages: passagesOf(subject, { objectType, from, to, count: 0 }) }
  if (objectType !== undefined && variant !== undefined)
    return {
      title: `${objectType}s that went the same way, by the time it took`,
      passages: objectsOfVariant(subject, objectType, variant),
    }
  throw new FairwayError('bad-input', 'Neither a step nor a way between two was named.', {
    next: 'Send activity, objectType with from and to, or objectType with variant.',
  })
}

function rowOf(study: Study, { type, id, from, to, ms }: Passage): ItemRow {
  const isKnown = type === 'item' || type === 'pull request'
  const record = isKnown ? study.records.of[type].get(id) : undefined
  const title = record?.facts.title
  return {
    id,
    type,
    title: typeof title === 'string' ? title : null,
    says: from === to ? `${type}, at the very moment` : `${type}, from one event to the next`,
    url: isKnown ? urlOf(study, type, id) : null,
    decidedAt: instantOf(from),
    endedAt: instantOf(to),
    ms: Math.max(0, ms),
    adds: null,
    outcome: 'reached',
    stages: [],
  }
}
