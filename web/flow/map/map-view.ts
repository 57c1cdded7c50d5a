import type { FlowMapView, MapEdgeView, MapVariantsView } from '../../../src/api/flow-map-schema.ts'
import { type Clock, spanWords } from '../../words/duration-words.ts'
import { shareWords } from '../parts/figure-view.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** What the slider leaves out, in words: `Showing 92 % of transitions, 41 of 125 ways, 18 of 24 steps.` */
export function shownWords({ shown }: FlowMapView): string {
  const count = (part: number, all: number, many: string): string =>
    `${part.toLocaleString('en')} of ${all.toLocaleString('en')} ${many}`
  return `Showing ${shareWords(shown.share)} of transitions, ${count(shown.edges, shown.ofEdges, 'ways')}, ${count(shown.activities, shown.ofActivities, 'steps')}.`
}

/** The one sentence above the map: where most of the time is. */
export function mapHeadline({ edges }: FlowMapView): string {
  const total = edges.reduce((sum, edge) => sum + Math.max(0, edge.total), 0)
  const longest = edges.reduce<MapEdgeView | null>(
    (most, edge) => (edge.total > (most?.total ?? 0) ? edge : most),
    null,
  )
  if (longest === null || total === 0) return 'No time passes between these events.'
  return `${shareWords(longest.total / total)} of the time between events passes from ${longest.from} to ${longest.to}.`
}

/** A smooth line through the points: quadratic curves between the middles of its pieces. */
export function curveOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
  const middle = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${at(first)}${middle.join('')}L${at(last)}`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A wait, or how far the second event stands before the first: their order is the source's, not the clock's. Short: the clock stands above. */
export function waitWords(ms: number, clock: Clock = 'elapsed'): string {
  const span = spanWords(Math.abs(ms), clock).replace(/ working hours?$/, ' h')
  return ms < 0 ? `${span} overlap` : ms < 1000 ? 'at once' : span
}

export const edgeWords = (edge: MapEdgeView, clock: Clock): string =>
  `${edge.from} to ${edge.to}, ${edge.objectType}: ${edge.count.toLocaleString('en')} times, half within ${waitWords(edge.p50, clock)}, 85 % within ${waitWords(edge.p85, clock)}${clock === 'working' ? ', in working time' : ''}`

export const sortings = ['total', 'count', 'p50', 'p85', 'from'] as const
export type Sorting = (typeof sortings)[number]

/** The most first; names in their order. */
export function sortedEdges(edges: readonly MapEdgeView[], by: Sorting): MapEdgeView[] {
  return by === 'from'
    ? edges.toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
    : edges.toSorted((a, b) => b[by] - a[by])
}

const cell = (value: string | number): string => {
  const text = String(value)
  // A cell that begins like a formula is run by the programs that open tables.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Every edge, as the API gives it, as a table for other programs; times in milliseconds. RFC 4180. */
export function edgesCsv({ edges, clock }: FlowMapView): string {
  const head = ['object_type', 'from', 'to', 'count', 'p50_ms', 'p85_ms', 'mean_ms', 'total_ms', 'clock']
  const rows = edges.map((edge) => [
    edge.objectType,
    edge.from,
    edge.to,
    edge.count,
    Math.round(edge.p50),
    Math.round(edge.p85),
    Math.round(edge.mean),
    Math.round(edge.total),
    clock,
  ])
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** What of the drawing is in sight: its middle in the drawing's own units, and how many pixels one unit has. */
export interface Sight {
  readonly x: number
  readonly y: number
  readonly scale: number
}

const least = 0.1
const most = 4

/** The whole drawing in a frame; never larger than it was placed. */
export const wholeIn = (map: { width: number; height: number }, frame: { width: number; height: number }): Sight => ({
  x: map.width / 2,
  y: map.height / 2,
  scale: Math.max(least, Math.min(1, frame.width / map.width, frame.height / map.height)),
})

/** As wide as the frame, from its top: how a long path is read. */
export function topIn(map: { width: number; height: number }, frame: { width: number; height: number }): Sight {
  const scale = Math.max(0.45, Math.min(1, frame.width / map.width))
  return { x: map.width / 2, y: Math.min(map.height / 2, frame.height / scale / 2), scale }
}

/** Nearer or farther by a factor, with one point of the frame staying where it is. @param at from the middle of the frame, in pixels */
export function zoomed(sight: Sight, factor: number, at: Point = { x: 0, y: 0 }): Sight {
  const scale = Math.max(least, Math.min(most, sight.scale * factor))
  return {
    x: sight.x + at.x / sight.scale - at.x / scale,
    y: sight.y + at.y / sight.scale - at.y / scale,
    scale,
  }
}

export const moved = (sight: Sight, pixels: Point): Sight => ({
  ...sight,
  x: sight.x - pixels.x / sight.scale,
  y: sight.y - pixels.y / sight.scale,
})

/** How many ways there are, and how much the usual ones carry. */
export function variantsHeadline({ objectType, objects, variants, usual }: MapVariantsView): string {
  const number = (count: number) => count.toLocaleString('en')
  if (variants === 1) return `Each ${objectType} went the same way.`
  const carried = usual.reduce((sum, variant) => sum + variant.objects, 0)
  return `${number(objects)} ${objectType}s went ${number(variants)} different ways; these ${usual.length} carry ${shareWords(carried / objects)} of them.`
}

/** `opened → reviewed 3 × → merged`: the same event again and again is said once. */
export function stepsOfVariant({ activities, length }: MapVariantsView['usual'][number]): string {
  const steps: { name: string; times: number }[] = []
  for (const name of activities) {
    const last = steps.at(-1)
    if (last?.name === name) last.times++
    else steps.push({ name, times: 1 })
  }
  const said = steps.map(({ name, times }) => (times > 1 ? `${name} ${times} ×` : name)).join(' → ')
  return length > activities.length ? `${said} → ${length - activities.length} more` : said
}
