import { type Html, html, px } from '../../page/html.ts'
import { duration, number } from '../../page/say.ts'
import { type MapEdge, nameLines, type PlacedEdge, type PlacedMap, type PlacedNode } from './path-map.ts'

/** An edge as it is drawn: how often, and how long between its two ends, in milliseconds. */
export interface TimedEdge extends MapEdge {
  readonly wait: { readonly p50: number; readonly p85: number }
}

const hour = 3_600_000

/** Waits by their 85th percentile: an edge has the class of the first step it does not reach. */
export const waitSteps = [
  { name: 'w0', below: hour, says: 'under an hour' },
  { name: 'w1', below: 24 * hour, says: 'under a day' },
  { name: 'w2', below: 7 * 24 * hour, says: 'under a week' },
  { name: 'w3', below: Number.POSITIVE_INFINITY, says: 'a week or more' },
] as const

const stepOf = (ms: number): string => waitSteps.find((step) => ms < step.below)?.name ?? 'w3'

/** The map as a drawing of its own size. Widths say how often, colours how long; the table beside it says both in figures. */
export function mapSvg(map: PlacedMap<TimedEdge>, says: string): Html {
  const most = Math.max(1, ...map.edges.map((edge) => edge.count))
  return html`<svg class="map" style="width:${px(map.width)}px;min-width:${px(Math.min(640, map.width))}px" viewBox="0 0 ${px(map.width)} ${px(map.height)}" role="img" aria-label="${says}">
<defs>${['we', ...waitSteps.map((step) => step.name)].map(
    (name) =>
      html`<marker id="tip-${name}" class="${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.5 8 4 0 7.5z"/></marker>`,
  )}</defs>
${map.edges.map((edge) => drawEdge(edge, most))}${map.nodes.map(drawNode)}${map.edges.map(drawLabel)}</svg>`
}

function drawEdge({ edge, count, points }: PlacedEdge<TimedEdge>, most: number): Html {
  const name = edge === null ? 'we' : stepOf(edge.wait.p85)
  const width = edge === null ? 1 : 1 + (5 * count) / most
  return html`<path class="e ${name}" d="${curve(points)}" stroke-width="${px(width)}" marker-end="url(#tip-${name})">${
    edge === null
      ? null
      : html`<title>${edge.from} → ${edge.to}: ${number(count)} times, half within ${duration(edge.wait.p50)}, 85 % within ${duration(edge.wait.p85)}</title>`
  }</path>`
}

/** A smooth line through the points: quadratic curves between the middles of its pieces. */
function curve(points: PlacedEdge<TimedEdge>['points']): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const middle = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? last
    return `Q${px(point.x)} ${px(point.y)} ${px((point.x + next.x) / 2)} ${px((point.y + next.y) / 2)}`
  })
  return `M${px(first.x)} ${px(first.y)}${middle.join('')}L${px(last.x)} ${px(last.y)}`
}

function drawLabel({ edge, label, count }: PlacedEdge<TimedEdge>): Html | null {
  if (edge === null || label === null) return null
  const said = `${number(count)} · ${duration(edge.wait.p50)}`
  const width = said.length * 6 + 8
  return html`<g class="el"><rect x="${px(label.x - width / 2)}" y="${px(label.y - 8)}" width="${px(width)}" height="16" rx="3"/><text x="${px(label.x)}" y="${px(label.y + 4)}" text-anchor="middle">${said}</text></g>`
}

function drawNode({ kind, node, x, y, width, height }: PlacedNode): Html {
  if (node === null)
    return html`<circle class="n ${kind}" cx="${px(x)}" cy="${px(y)}" r="${px(width / 2 - 1)}"><title>${kind}</title></circle>`
  const lines = nameLines(node.name)
  const first = y - height / 2 + 18
  return html`<g class="n"><title>${node.name}: ${number(node.events)} events</title><rect x="${px(x - width / 2)}" y="${px(y - height / 2)}" width="${px(width)}" height="${px(height)}" rx="6"/>${lines.map(
    (line, at) => html`<text x="${px(x)}" y="${px(first + 15 * at)}" text-anchor="middle">${line}</text>`,
  )}<text class="d" x="${px(x)}" y="${px(first + 15 * lines.length + 2)}" text-anchor="middle">${number(node.events)}</text></g>`
}

export const mapStyle = `
section.full{display:block}section.full .what{padding-top:16px}section.full .side{max-width:44em}
.map{display:block;max-width:100%;height:auto;margin:0 auto;font:12px/16px var(--text)}
.map .e{fill:none;stroke-linejoin:round}.map .n rect{fill:var(--panel);stroke:var(--edge)}.map .n text{fill:var(--ink);font-weight:500}
.map .n text.d{fill:var(--ink-2);font-weight:400}.map .n.start{fill:var(--green)}.map .n.end{fill:var(--ink)}
.map .el rect{fill:var(--paper)}.map .el text{fill:var(--ink-2);font-size:11px}
.we{stroke:var(--line-2)}.w0{stroke:var(--ink-3)}.w1{stroke:var(--accent)}.w2{stroke:var(--amber)}.w3{stroke:var(--red)}
marker.we{fill:var(--line-2)}marker.w0{fill:var(--ink-3)}marker.w1{fill:var(--accent)}marker.w2{fill:var(--amber)}marker.w3{fill:var(--red)}
.map marker{stroke:none}
.key i.w0{background:var(--ink-3)}.key i.w1{background:var(--accent)}.key i.w2{background:var(--amber)}.key i.w3{background:var(--red)}
.wide-scroll{overflow-x:auto;border:1px solid var(--line);background:var(--paper)}
`
