import { useEffect, useRef, useSyncExternalStore } from 'react'

/** One point of a chart: where it stands, and how it is drawn. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly mark: 'dot' | 'open' | 'late'
}

const reach = 12

/** The nearest dot within reach of a pointer; `null` of none. */
export function nearestDot(dots: readonly Dot[], x: number, y: number): number | null {
  let best: number | null = null
  let least = reach * reach
  for (const [index, dot] of dots.entries()) {
    const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2
    if (distance > least) continue
    least = distance
    best = index
  }
  return best
}

/**
 * Many points on a canvas: tens of thousands would be too many elements. What a pointer is near is told to the parent; the same points
 * are in a table for everyone else.
 */
export function Dots(props: {
  dots: readonly Dot[]
  width: number
  height: number
  pointed: number | null
  onPoint: (index: number | null) => void
  onOpen: (index: number) => void
}) {
  const { dots, width, height, pointed, onPoint, onOpen } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useSyncExternalStore(subscribeToTheme, themeNow)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || width === 0) return
    const density = window.devicePixelRatio || 1
    element.width = width * density
    element.height = height * density
    context.setTransform(density, 0, 0, density, 0, 0)
    context.clearRect(0, 0, width, height)
    const colours = inks(element)
    draw(context, dots, colours)
    const shown = pointed === null ? undefined : dots[pointed]
    if (shown) ring(context, shown, colours.accent)
  }, [dots, width, height, pointed, theme])
  const at = (event: { clientX: number; clientY: number }): number | null => {
    const box = canvas.current?.getBoundingClientRect()
    return box ? nearestDot(dots, event.clientX - box.left, event.clientY - box.top) : null
  }
  return (
    <canvas
      ref={canvas}
      className="chart-dots"
      style={{ width, height, cursor: pointed === null ? undefined : 'pointer' }}
      aria-hidden
      onPointerMove={(event) => onPoint(at(event))}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const found = at(event)
        if (found !== null) onOpen(found)
      }}
    />
  )
}

interface Inks {
  readonly ink: string
  readonly open: string
  readonly late: string
  readonly accent: string
  readonly paper: string
}

/** A canvas knows no custom properties: what each comes to is read off the element itself. */
function inks(element: HTMLElement): Inks {
  const of = (token: string): string => {
    element.style.color = `var(${token})`
    return getComputedStyle(element).color
  }
  return { ink: of('--ink'), open: of('--ink-2'), late: of('--red'), accent: of('--accent'), paper: of('--paper') }
}

// Drawn anew when the colours change: by the reader's choice, or with the device's.
const dark = '(prefers-color-scheme: dark)'

function subscribeToTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const media = matchMedia(dark)
  media.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', listener)
  }
}

const themeNow = (): string => document.documentElement.dataset.theme ?? String(matchMedia(dark).matches)

function draw(context: CanvasRenderingContext2D, dots: readonly Dot[], { ink, open, late, paper }: Inks): void {
  const crowd = dots.length > 2000
  const radius = crowd ? 2 : 3.5
  for (const { x, y, mark } of dots) {
    context.globalAlpha = mark === 'dot' ? (crowd ? 0.35 : 0.7) : 1
    context.beginPath()
    if (mark === 'open') {
      context.moveTo(x, y - 5)
      context.lineTo(x + 4.5, y + 3.5)
      context.lineTo(x - 4.5, y + 3.5)
      context.closePath()
      context.fillStyle = paper
      context.strokeStyle = open
      context.lineWidth = 1.3
      context.fill()
      context.stroke()
    } else if (mark === 'late') {
      context.rect(x - 3.5, y - 3.5, 7, 7)
      context.fillStyle = late
      context.fill()
    } else {
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.fillStyle = ink
      context.fill()
    }
  }
  context.globalAlpha = 1
}

function ring(context: CanvasRenderingContext2D, { x, y }: Dot, colour: string): void {
  context.beginPath()
  context.arc(x, y, 8, 0, 2 * Math.PI)
  context.strokeStyle = colour
  context.lineWidth = 2
  context.stroke()
}
