import { useEffect, useRef, useState } from 'react'
import type { ChangeView, PicturePairView } from '../../src/api/change-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { areaAround, CloseUp } from '../parts/CloseUp.tsx'
import { durationWords } from '../words/duration-words.ts'
import { pagesOfPictures, pairOf, shareWords } from './change-view.ts'

const modes = ['slider', 'before', 'after', 'difference'] as const
type Mode = (typeof modes)[number]

const modeNames: Record<Mode, string> = { slider: 'Slider', before: 'Before', after: 'After', difference: 'Difference' }

/** The page as it is and as it would be. */
export function Pictures({ pictures }: { pictures: NonNullable<ChangeView['pictures']> }) {
  const pages = pagesOfPictures(pictures.pairs)
  const [page, setPage] = useState(pages[0]?.key ?? '')
  const [viewport, setViewport] = useState<'desktop' | 'phone'>(() => (window.innerWidth < 720 ? 'phone' : 'desktop'))
  const [mode, setMode] = useState<Mode>('slider')
  const current = pages.find((one) => one.key === page) ?? pages[0]
  const pair = current ? pairOf(pictures.pairs, current.key, viewport) : null
  if (!current || !pair)
    return (
      <p className="pictures-missing">
        <b>No pictures.</b> {pictures.missing ?? 'None were taken.'}
      </p>
    )
  const shown = mode === 'difference' && !pair.difference ? 'slider' : mode
  return (
    <div className="pictures">
      <div className="pictures-bar">
        {pages.length === 1 ? (
          <h3 className="picture-page">{current.title}</h3>
        ) : (
          <div className="picture-pages" role="group" aria-label="Page">
            {pages.map((one) => (
              <button
                key={one.key}
                type="button"
                title={one.path}
                aria-pressed={one.key === current.key}
                onClick={() => setPage(one.key)}
              >
                {one.title}
              </button>
            ))}
          </div>
        )}
        <div className="switch" role="group" aria-label="What is shown">
          {modes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={shown === one}
              disabled={one === 'difference' && !pair.difference}
              onClick={() => setMode(one)}
            >
              {modeNames[one]}
            </button>
          ))}
        </div>
        {current.viewports.length > 1 ? (
          <div className="switch" role="group" aria-label="Width">
            {current.viewports.map((one) => (
              <button key={one} type="button" aria-pressed={pair.viewport === one} onClick={() => setViewport(one)}>
                {one === 'desktop' ? 'Desktop' : 'Phone'}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <CloseUps pair={pair} />
      <Sheet key={`${pair.before.image} ${pair.after.image}`} pair={pair} mode={shown} />
      <p className="cap pictures-foot">
        {shareWords(pair.changedShare)} · taken in {durationWords(pictures.durationMs)} from the base and from the
        change, by one browser
        {pictures.missing ? ` · ${pictures.missing}` : ''}
      </p>
    </div>
  )
}

/** The changed text cut out of both pictures, at the same place: what most people came to see. */
function CloseUps({ pair }: { pair: PicturePairView }) {
  const both = { width: pair.after.width, height: Math.min(pair.before.height, pair.after.height) }
  const boxes = pair.after.boxes.slice(0, 1).flatMap((box, index) => [box, pair.before.boxes[index] ?? box])
  const area = areaAround(boxes, both)
  if (!area) return null
  return (
    <div className="close-ups">
      {(['before', 'after'] as const).map((side) => (
        <figure key={side}>
          <figcaption>{side}</figcaption>
          <CloseUp
            image={pair[side].image}
            picture={pair[side]}
            area={area}
            box={side === 'after' ? (pair.after.boxes[0] ?? null) : null}
            label={`${side === 'before' ? 'Before' : 'After'}, close up: ${pair[side].boxes[0]?.text ?? pair.title}`}
          />
        </figure>
      ))}
    </div>
  )
}

const stepPercent = 4

/** Both pictures on top of each other; the divider is moved by dragging anywhere or with the arrow keys. */
function Sheet({ pair, mode }: { pair: PicturePairView; mode: Mode }) {
  const pane = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const first = pair.after.boxes[0] ?? pair.before.boxes[0]
  const [at, setAt] = useState(() => (first ? dividerFor(first, pair.after.width) : 50))
  const height = Math.max(pair.before.height, pair.after.height)

  // The page may be long: what changed is brought into view, once.
  useEffect(() => {
    const element = pane.current
    if (!element || !first) return
    element.scrollTop = (first.y / height) * element.scrollHeight - element.clientHeight / 3
  }, [first, height])

  const follow = (event: React.PointerEvent) => {
    const box = sheet.current?.getBoundingClientRect()
    if (box) setAt(Math.min(100, Math.max(0, ((event.clientX - box.left) / box.width) * 100)))
  }
  const isBoth = mode === 'slider'
  return (
    <div
      className="sheet-pane scroll"
      ref={pane}
      tabIndex={isBoth ? -1 : 0}
      role="region"
      aria-label="Picture of the page"
    >
      <div
        ref={sheet}
        className="sheet"
        data-viewport={pair.viewport}
        style={{ aspectRatio: `${pair.after.width} / ${height}` }}
        onPointerDown={(event) => {
          if (!isBoth || event.pointerType === 'touch') return
          event.currentTarget.setPointerCapture(event.pointerId)
          follow(event)
        }}
        onPointerMove={(event) => {
          if (isBoth && event.buttons === 1 && event.pointerType !== 'touch') follow(event)
        }}
      >
        {mode === 'difference' && pair.difference ? (
          <img src={paths.artefact(pair.difference)} alt={`Where the page ${pair.title} differs`} />
        ) : (
          <>
            {mode === 'after' ? null : (
              <div className="sheet-side">
                <img
                  src={paths.artefact(pair.before.image)}
                  alt={`The page ${pair.title} before`}
                  style={{ height: `${(pair.before.height / height) * 100}%` }}
                />
                <Boxes of={pair.before} height={height} kind="before" />
              </div>
            )}
            {mode === 'before' ? null : (
              <div className="sheet-side" style={isBoth ? { clipPath: `inset(0 0 0 ${at}%)` } : undefined}>
                <img
                  src={paths.artefact(pair.after.image)}
                  alt={`The page ${pair.title} after`}
                  style={{ height: `${(pair.after.height / height) * 100}%` }}
                />
                <Boxes of={pair.after} height={height} kind="after" />
              </div>
            )}
            {isBoth ? (
              // An input cannot stand across the pictures.
              <div
                className="divider"
                role="slider"
                tabIndex={0}
                aria-label="Divider between before and after"
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={Math.round(at)}
                aria-valuetext={`${Math.round(at)} % before, ${Math.round(100 - at)} % after`}
                style={{ left: `${at}%` }}
                onPointerDown={(event) => {
                  event.stopPropagation()
                  event.currentTarget.setPointerCapture(event.pointerId)
                }}
                onPointerMove={(event) => {
                  event.stopPropagation()
                  if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
                }}
                onKeyDown={(event) => {
                  const by = { ArrowLeft: -stepPercent, ArrowRight: stepPercent, Home: -100, End: 100 }[event.key]
                  if (by === undefined) return
                  event.preventDefault()
                  setAt((known) => Math.min(100, Math.max(0, known + by)))
                }}
              >
                <span className="divider-label">
                  <span>before</span>
                  <span>after</span>
                </span>
              </div>
            ) : null}
          </>
        )}
      </div>
    </div>
  )
}

/** The divider begins just left of what changed: the new words stand whole, and dragging right brings back the old ones. */
const dividerFor = (box: { x: number }, width: number): number =>
  Math.min(85, Math.max(3, ((box.x - 16) / width) * 100))

const Boxes = ({ of, height, kind }: { of: PicturePairView['before']; height: number; kind: 'before' | 'after' }) =>
  of.boxes.map((box, index) => (
    <span
      key={index}
      className="sheet-box"
      data-kind={kind}
      aria-hidden
      style={{
        left: `${((box.x - 6) / of.width) * 100}%`,
        top: `${((box.y - 4) / height) * 100}%`,
        width: `${((box.width + 12) / of.width) * 100}%`,
        height: `${((box.height + 8) / height) * 100}%`,
      }}
    />
  ))
