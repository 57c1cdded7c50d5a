import { useEffect, useRef } from 'react'
import type { ProductPage, ProductView, TextView } from '../../src/api/product-schema.ts'
import { paths } from '../../src/api/routes.ts'

/** The page as production shows it. Each text on it can be pointed at; the list beside it is the way for the keyboard. */
export function PagePicture(props: {
  product: ProductView
  page: ProductPage | null
  pointed: string | null
  chosen: ReadonlySet<string>
  texts: ReadonlyMap<string, TextView>
  onPick: (slot: string) => void
  onPoint: (slot: string | null) => void
}) {
  const { page, product, pointed } = props
  const pane = useRef<HTMLDivElement>(null)
  const shown = pointed ?? [...props.chosen].at(-1) ?? null
  const box = page?.boxes?.find((one) => one.slot === shown)
  const top = box && page ? box.y / page.height : null

  useEffect(() => {
    const element = pane.current
    if (!element || top === null) return
    const y = top * element.scrollHeight
    const isSeen = y > element.scrollTop + 24 && y < element.scrollTop + element.clientHeight - 48
    if (!isSeen) element.scrollTo({ top: y - element.clientHeight / 3 })
  }, [top])

  if (!page?.image)
    return (
      <div className="page-none">
        <Buoyless />
        <p>{product.pagesState.says || 'There is no picture of this page.'}</p>
        {product.pagesState.kind === 'visiting' ? (
          <p className="cap">You can work already: the list holds every text, with or without a picture.</p>
        ) : (
          <p className="cap">The list beside holds every text all the same.</p>
        )}
      </div>
    )
  return (
    // A tab stop of its own: until its texts have been located, nothing inside could be reached to scroll it by keyboard.
    <div className="page scroll" ref={pane} tabIndex={0} role="group" aria-label="Picture of the page">
      {/* Pointing only; the list is the way for the keyboard. */}
      <div
        className="page-sheet"
        style={{ aspectRatio: `${page.width} / ${page.height}` }}
        onMouseLeave={() => props.onPoint(null)}
      >
        <img
          src={paths.artefact(page.image)}
          width={page.width}
          height={page.height}
          alt={`The page ${page.title || page.path} as it is now`}
          decoding="async"
        />
        {(page.boxes ?? []).map((one, index) => (
          <button
            key={`${one.slot} ${index}`}
            type="button"
            tabIndex={-1}
            aria-hidden
            className="page-box"
            data-pointed={one.slot === pointed || undefined}
            data-chosen={props.chosen.has(one.slot) || undefined}
            title={props.texts.get(one.slot)?.value}
            style={{
              left: `${((one.x - 4) / page.width) * 100}%`,
              top: `${((one.y - 2) / page.height) * 100}%`,
              width: `${((one.width + 8) / page.width) * 100}%`,
              height: `${((one.height + 4) / page.height) * 100}%`,
            }}
            onClick={() => props.onPick(one.slot)}
            onMouseEnter={() => props.onPoint(one.slot)}
          />
        ))}
      </div>
    </div>
  )
}

/** An empty sheet of chart paper: nothing was surveyed here yet. */
const Buoyless = () => (
  <svg viewBox="0 0 120 80" aria-hidden className="page-none-sheet">
    <path className="c-line2" d="M8 8h104v64H8zM8 24h104M24 40h40M24 48h56M24 56h32" />
  </svg>
)
