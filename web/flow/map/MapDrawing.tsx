import { Maximize, Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { FlowMapView, MapEdgeView, MapNodeView } from '../../../src/api/flow-map-schema.ts'
import { useWidth } from '../../parts/chart/use-width.ts'
import { curveOf, edgeWords, moved, type Point, type Sight, topIn, waitWords, wholeIn, zoomed } from './map-view.ts'
import { StepMark } from './StepMark.tsx'

const height = 600
const lowHeight = 460
const dragFrom = 4
const step = 1.25

/** The placed map, to be moved about: with a pointer, with two fingers, with the keys. A click on a step or a way opens its objects. */
export function MapDrawing(props: {
  map: FlowMapView
  drawing: RefObject<SVGSVGElement | null>
  onNode: (node: MapNodeView) => void
  onEdge: (edge: MapEdgeView) => void
}) {
  const { map, drawing } = props
  const [frame, width] = useWidth<HTMLDivElement>()
  const size = { width, height: width < 560 ? lowHeight : height }
  const [sight, setSight] = useState<Sight | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const shape = `${map.width} ${map.height} ${width}`
  // Another map or another frame is looked at from its top again; `shape` stands for both.
  useEffect(() => {
    if (width > 0) setSight(topIn(map, size))
  }, [shape])
  const change = (next: (sight: Sight) => Sight) => setSight((known) => known && next(known))
  const hands = useHands(drawing, change)
  const now = sight ?? topIn(map, { ...size, width: width || 1 })
  const edge = pointed === null ? undefined : map.edges[pointed]
  const handleKey = (event: KeyboardEvent) => {
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    change((known) => act(known, () => wholeIn(map, size)))
  }
  return (
    <div className="map-frame" ref={frame}>
      {/* Keys move the drawing while it has the focus; its steps are buttons of their own. */}
      <svg
        ref={drawing}
        className="path-map"
        width={size.width}
        height={size.height}
        viewBox={viewBoxOf(now, size)}
        role="group"
        aria-label="Map of the path. Arrow keys move it, plus and minus zoom, 0 shows all of it. The table below says the same."
        tabIndex={0}
        onKeyDown={handleKey}
        {...hands}
      >
        <defs>
          {['we', ...map.steps.map((_, at) => `w${at}`)].map((name) => (
            <marker
              key={name}
              id={`tip-${name}`}
              className={name}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto-start-reverse"
            >
              <path d="M0 0.5 8 4 0 7.5z" />
            </marker>
          ))}
        </defs>
        <Lines map={map} pointed={pointed} onPoint={setPointed} onEdge={props.onEdge} />
        {map.nodes.map((node) => (
          <Node key={`${node.kind} ${node.name}`} node={node} onOpen={() => props.onNode(node)} />
        ))}
        <Labels map={map} pointed={pointed} onPoint={setPointed} onEdge={props.onEdge} />
      </svg>
      <div className="map-zoom">
        <button
          type="button"
          className="icon"
          aria-label="Zoom in"
          onClick={() => change((known) => zoomed(known, step))}
        >
          <Plus className="i" aria-hidden />
        </button>
        <button
          type="button"
          className="icon"
          aria-label="Zoom out"
          onClick={() => change((known) => zoomed(known, 1 / step))}
        >
          <Minus className="i" aria-hidden />
        </button>
        <button type="button" className="icon" aria-label="Show all of it" onClick={() => setSight(wholeIn(map, size))}>
          <Maximize className="i" aria-hidden />
        </button>
      </div>
      <p className="map-says cap" aria-live="polite">
        {edge ? edgeWords(edge, map.clock) : 'Point at a way to read it; click it, or a step, for the items behind it.'}
      </p>
    </div>
  )
}

const viewBoxOf = ({ x, y, scale }: Sight, size: { width: number; height: number }): string => {
  const [width, tall] = [size.width / scale, size.height / scale]
  return `${x - width / 2} ${y - tall / 2} ${width} ${tall}`
}

const far = 60
const keys: Readonly<Record<string, (sight: Sight, whole: () => Sight) => Sight>> = {
  ArrowLeft: (sight) => moved(sight, { x: far, y: 0 }),
  ArrowRight: (sight) => moved(sight, { x: -far, y: 0 }),
  ArrowUp: (sight) => moved(sight, { x: 0, y: far }),
  ArrowDown: (sight) => moved(sight, { x: 0, y: -far }),
  '+': (sight) => zoomed(sight, step),
  '=': (sight) => zoomed(sight, step),
  '-': (sight) => zoomed(sight, 1 / step),
  '0': (_, whole) => whole(),
}

/**
 * Dragging with one pointer moves, two fingers zoom around their middle, and the wheel zooms only with Ctrl or ⌘: a page that is scrolled
 * must not get stuck in a map. A pointer that hardly moved is a click and is left to what it points at.
 */
function useHands(drawing: RefObject<SVGSVGElement | null>, change: (next: (sight: Sight) => Sight) => void) {
  const pointers = useRef(new Map<number, Point>())
  const dragged = useRef(0)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => {
    const element = drawing.current
    if (!element) return
    const handleWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const at = fromMiddle(element, { x: event.clientX, y: event.clientY })
      latest.current((sight) => zoomed(sight, Math.exp(-event.deltaY / 300), at))
    }
    element.addEventListener('wheel', handleWheel, { passive: false })
    return () => element.removeEventListener('wheel', handleWheel)
  }, [drawing])
  const end = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId)
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (pointers.current.size === 0) dragged.current = 0
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const before = pointers.current.get(event.pointerId)
      const element = drawing.current
      if (!before || !element) return
      const after = { x: event.clientX, y: event.clientY }
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      pointers.current.set(event.pointerId, after)
      dragged.current += Math.hypot(after.x - before.x, after.y - before.y)
      if (dragged.current < dragFrom) return
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId)
      if (other === undefined) return change((sight) => moved(sight, { x: after.x - before.x, y: after.y - before.y }))
      const factor =
        Math.hypot(after.x - other.x, after.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
      const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 }
      change((sight) => zoomed(sight, factor, fromMiddle(element, middle)))
    },
    onPointerUp: end,
    onPointerCancel: end,
    // A drag that ends over a step is no click on it.
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (dragged.current >= dragFrom) event.stopPropagation()
    },
  }
}

function fromMiddle(element: Element, { x, y }: Point): Point {
  const box = element.getBoundingClientRect()
  return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 }
}

interface EdgeProps {
  readonly map: FlowMapView
  readonly pointed: number | null
  readonly onPoint: (edge: number | null) => void
  readonly onEdge: (edge: MapEdgeView) => void
}

const dashes = [undefined, '8 4', '2 4', '12 4 2 4']

function Lines({ map, pointed, onPoint, onEdge }: EdgeProps) {
  const most = Math.max(1, ...map.lines.map(({ count }) => count))
  const types = map.types.filter(({ isShown }) => isShown).map(({ type }) => type)
  return map.lines.map(({ edge: place, count, points }, at) => {
    const edge = place === null ? undefined : map.edges[place]
    const line = curveOf(points)
    if (!edge) return <path key={at} className="e we" d={line} strokeWidth="1" markerEnd="url(#tip-we)" />
    return (
      <g
        key={at}
        className="way"
        data-faded={pointed !== null && pointed !== place ? true : undefined}
        onPointerEnter={() => onPoint(place)}
        onPointerLeave={() => onPoint(null)}
        onClick={() => onEdge(edge)}
      >
        <path
          className={`e w${edge.step}`}
          d={line}
          strokeWidth={1 + (5 * count) / most}
          strokeDasharray={dashes[types.indexOf(edge.objectType)]}
          markerEnd={`url(#tip-w${edge.step})`}
        />
        <path className="e-reach" d={line} />
      </g>
    )
  })
}

function Labels({ map, pointed, onPoint, onEdge }: EdgeProps) {
  return map.lines.map(({ edge: place, count, label }, at) => {
    const edge = place === null ? undefined : map.edges[place]
    if (!edge || !label) return null
    const says = `${count.toLocaleString('en')} · ${waitWords(edge.p50, map.clock)}`
    const width = says.length * 5.4 + 26
    return (
      <g
        key={at}
        className="el"
        data-faded={pointed !== null && pointed !== place ? true : undefined}
        onPointerEnter={() => onPoint(place)}
        onPointerLeave={() => onPoint(null)}
        onClick={() => onEdge(edge)}
      >
        <rect x={label.x - width / 2} y={label.y - 9} width={width} height="18" rx="3" />
        <StepMark step={edge.step} x={label.x - width / 2 + 9} y={label.y} />
        <text x={label.x + 7} y={label.y + 4} textAnchor="middle">
          {says}
        </text>
      </g>
    )
  })
}

function Node({ node, onOpen }: { node: MapNodeView; onOpen: () => void }) {
  const { kind, x, y, width, height: tall, lines, events } = node
  if (kind !== 'activity')
    return (
      <g className={`n ${kind}`}>
        <circle cx={x} cy={y} r={width / 2 - 1} />
        <text x={x + width / 2 + 6} y={y + 4}>
          {kind}
        </text>
      </g>
    )
  const first = y - tall / 2 + 18
  return (
    <g
      className="n"
      role="button"
      tabIndex={0}
      aria-label={`${node.name}: ${events.toLocaleString('en')} events. Opens the items.`}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        onOpen()
      }}
    >
      <rect x={x - width / 2} y={y - tall / 2} width={width} height={tall} rx="4" />
      {lines.map((line, at) => (
        <text key={at} x={x} y={first + 15 * at} textAnchor="middle">
          {line}
        </text>
      ))}
      <text className="d" x={x} y={first + 15 * lines.length + 2} textAnchor="middle">
        {events.toLocaleString('en')}
      </text>
    </g>
  )
}
