import { Graph, type Edge as GraphEdge, layout } from '@dagrejs/dagre'

/** An activity of a map, with what is written on it. */
export interface MapNode {
  readonly name: string
  readonly events: number
  readonly starts: number
  readonly ends: number
}

export interface MapEdge {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** What of a map is shown, and what that hides. */
export interface ShownMap<Node extends MapNode, Edge extends MapEdge> {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  /** Share of all transitions on the edges that are shown, 0 to 1. */
  readonly share: number
}

/**
 * What a reader can take in: the most frequent edges until they carry the wanted share of all transitions, the activities on them, and for
 * each of these the most frequent way in and out, so that none stands alone. A first or last activity is kept where it begins or ends a
 * good part of the cases.
 *
 * @param edges the most frequent first
 */
export function chooseMap<Node extends MapNode, Edge extends MapEdge>(
  nodes: readonly Node[],
  edges: readonly Edge[],
  wanted: number,
): ShownMap<Node, Edge> {
  const total = edges.reduce((sum, edge) => sum + edge.count, 0)
  const cases = nodes.reduce((sum, node) => sum + node.starts, 0)
  const chosen = new Set<Edge>()
  let carried = 0
  for (const edge of edges) {
    if (carried >= wanted * total) break
    chosen.add(edge)
    carried += edge.count
  }
  const names = new Set([...chosen].flatMap(({ from, to }) => [from, to]))
  for (const { name, starts, ends } of nodes) if (Math.max(starts, ends) > endsOfNote * cases) names.add(name)
  const entered = new Set<string>()
  const left = new Set<string>()
  for (const edge of edges) {
    if (edge.from === edge.to || !names.has(edge.from) || !names.has(edge.to)) continue
    if (!entered.has(edge.to) || !left.has(edge.from)) chosen.add(edge)
    entered.add(edge.to)
    left.add(edge.from)
  }
  const shown = edges.filter((edge) => chosen.has(edge))
  const kept = shown.reduce((sum, edge) => sum + edge.count, 0)
  return { nodes: nodes.filter(({ name }) => names.has(name)), edges: shown, share: total === 0 ? 1 : kept / total }
}

/** Where fewer cases begin or end than this share, no line leads from the start or to the end: the table says how many. */
const endsOfNote = 0.05

export interface PlacedNode {
  readonly kind: 'activity' | 'start' | 'end'
  readonly node: MapNode | null
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedEdge<Edge> {
  /** `null` of an edge from the start or to the end. */
  readonly edge: Edge | null
  readonly count: number
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** Middle of its label; `null` where it has none. */
  readonly label: { readonly x: number; readonly y: number } | null
}

export interface PlacedMap<Edge> {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge<Edge>[]
}

const charWidth = 7
const lineHeight = 15
const longestLine = 28
const labelWidth = 96
const labelHeight = 18
const terminal = 18
const margin = 16

/** A name in one line or two, each cut where it is too long. */
export function nameLines(name: string): readonly string[] {
  if (name.length <= longestLine) return [name]
  const spaces = [...name.matchAll(/[\s_/-]/g)].map((match) => match.index + 1)
  const middle = name.length / 2
  const at = spaces.reduce(
    (best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best),
    longestLine,
  )
  return [name.slice(0, at), name.slice(at)].map((line) => cut(line.trim()))
}

const cut = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line)

function sizeOf(name: string): { width: number; height: number } {
  const lines = nameLines(name)
  return {
    width: Math.max(96, 24 + charWidth * Math.max(...lines.map((line) => line.length))),
    height: 29 + lineHeight * lines.length,
  }
}

/** An edge to itself leaves a node on its right and comes back below. */
function loopOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const [right, reach] = [x + width / 2, 28]
  return [
    { x: right, y: y - height / 4 },
    { x: right + reach, y: y - height / 2 },
    { x: right + reach, y: y + height / 2 },
    { x: right, y: y + height / 4 },
  ]
}

const besideLoop = ({ x, y, width }: { x: number; y: number; width: number }) => ({
  x: x + width / 2 + 24 + labelWidth / 2,
  y,
})

/** Places nodes and edges from the top down, the start above and the end below. */
export function placeMap<Edge extends MapEdge>(nodes: readonly MapNode[], edges: readonly Edge[]): PlacedMap<Edge> {
  const graph = new Graph({ multigraph: true, directed: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 44, edgesep: 20, marginx: margin, marginy: margin })
  graph.setDefaultEdgeLabel(() => ({}))
  const idOf = new Map(nodes.map((node, at) => [node.name, `a${at}`]))
  for (const node of nodes) graph.setNode(idOf.get(node.name) as string, sizeOf(node.name))
  graph.setNode('start', { width: terminal, height: terminal })
  graph.setNode('end', { width: terminal, height: terminal })
  const most = Math.max(1, ...edges.map((edge) => edge.count))
  // Frequent edges are kept short and straight: they are the path.
  const weightOf = (count: number): number => 1 + Math.round((8 * count) / most)
  const keyed = new Map<string, { readonly edge: Edge | null; readonly count: number }>()
  const connect = (from: string, to: string, count: number, edge: Edge | null) => {
    const key = `e${keyed.size}`
    keyed.set(key, { edge, count })
    const label = edge === null ? {} : { width: labelWidth, height: labelHeight, labelpos: 'c' }
    graph.setEdge(from, to, { ...label, weight: weightOf(count) }, key)
  }
  const cases = nodes.reduce((sum, node) => sum + node.starts, 0)
  for (const edge of edges) connect(idOf.get(edge.from) as string, idOf.get(edge.to) as string, edge.count, edge)
  for (const node of nodes) {
    if (node.starts > endsOfNote * cases) connect('start', idOf.get(node.name) as string, node.starts, null)
    if (node.ends > endsOfNote * cases) connect(idOf.get(node.name) as string, 'end', node.ends, null)
  }
  layout(graph)
  const place = (id: string, kind: PlacedNode['kind'], node: MapNode | null): PlacedNode => {
    const { x, y, width, height } = graph.node(id)
    return { kind, node, x, y, width, height }
  }
  const keys: readonly GraphEdge[] = graph.edges()
  const placed = keys.map((key): PlacedEdge<Edge> => {
    const { edge, count } = keyed.get(key.name as string) as { edge: Edge | null; count: number }
    const { points, x, y } = graph.edge(key)
    return {
      edge,
      count,
      points: (key.v === key.w ? loopOf(graph.node(key.v)) : points) ?? [],
      label:
        edge === null || x === undefined || y === undefined
          ? null
          : key.v === key.w
            ? besideLoop(graph.node(key.v))
            : { x, y },
    }
  })
  const { height } = graph.graph()
  const nodesPlaced = [
    place('start', 'start', null),
    ...nodes.map((node) => place(idOf.get(node.name) as string, 'activity', node)),
    place('end', 'end', null),
  ]
  // The width of the layout leaves lines out that pass beside all nodes.
  const reach = [
    ...nodesPlaced.flatMap((each) => [each.x - each.width / 2, each.x + each.width / 2]),
    ...placed.flatMap((each) => each.points.map((point) => point.x)),
    ...placed.flatMap(({ label }) => (label === null ? [] : [label.x - labelWidth / 2, label.x + labelWidth / 2])),
  ]
  const shift = margin - Math.min(...reach)
  const moved = <At extends { readonly x: number }>(at: At): At => ({ ...at, x: at.x + shift })
  return {
    width: Math.max(...reach) + shift + margin,
    height: height ?? 0,
    nodes: nodesPlaced.map(moved),
    edges: placed.map((each) => ({ ...each, points: each.points.map(moved), label: each.label && moved(each.label) })),
  }
}
