import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

const afterMs = 180
const width = 340
const margin = 8

interface Place {
  readonly left: number
  readonly top: number | undefined
  readonly bottom: number | undefined
}

/** Words beside something, on hover and on focus; they stay while the pointer is on them, and Escape puts them away. */
export function Aside(props: { id: string; says: ReactNode; children: (describedBy: string) => ReactNode }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [place, setPlace] = useState<Place | null>(null)

  const show = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => anchor.current && setPlace(placeAt(anchor.current.getBoundingClientRect())),
      afterMs,
    )
  }
  const hide = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setPlace(null), afterMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (place === null) return
    const away = () => setPlace(null)
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') away()
    }
    window.addEventListener('keydown', handleKey)
    window.addEventListener('scroll', away, { passive: true, capture: true })
    return () => {
      window.removeEventListener('keydown', handleKey)
      window.removeEventListener('scroll', away, { capture: true })
    }
  }, [place])

  return (
    <span
      ref={anchor}
      onPointerEnter={(event) => event.pointerType === 'mouse' && show()}
      onPointerLeave={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
    >
      {props.children(props.id)}
      <span id={props.id} className="sr" aria-hidden>
        {props.says}
      </span>
      {place
        ? createPortal(
            <span
              className="aside"
              style={{ ...place, width: `min(${width}px, calc(100vw - ${2 * margin}px))` }}
              onPointerEnter={() => clearTimeout(timer.current)}
              onPointerLeave={hide}
              aria-hidden
            >
              {props.says}
            </span>,
            document.body,
          )
        : null}
    </span>
  )
}

/** Below the anchor, or above it where there is more room; never off the screen. */
function placeAt(anchor: DOMRect): Place {
  const most = document.documentElement.clientWidth - width - margin
  const left = Math.max(margin, Math.min(anchor.left, most))
  const isLow = anchor.bottom > window.innerHeight * 0.66
  return isLow
    ? { left, top: undefined, bottom: window.innerHeight - anchor.top + margin }
    : { left, top: anchor.bottom + margin, bottom: undefined }
}
