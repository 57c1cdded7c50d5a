import { paths } from '../../src/api/routes.ts'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const leastWidth = 340
const leastHeight = 112
// Never a ribbon: what stands above and below tells where it is.
const leastShape = 0.34
const margin = 36

/** The part of a picture around some boxes, wide enough to see where on the page they stand. All in CSS pixels of the picture. */
export function areaAround(boxes: readonly Area[], picture: { width: number; height: number }): Area | null {
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map((box) => box.x)) - margin
  const top = Math.min(...boxes.map((box) => box.y)) - margin
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin
  const width = Math.min(picture.width, Math.max(leastWidth, right - left))
  const height = Math.min(picture.height, Math.max(leastHeight, bottom - top, width * leastShape))
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value))
  return {
    x: within((left + right - width) / 2, picture.width - width),
    y: within((top + bottom - height) / 2, picture.height - height),
    width,
    height,
  }
}

/** A text in its place and typeface: the picture cut to what is around it. */
export const CloseUp = (props: {
  image: string
  picture: { width: number; height: number }
  area: Area
  box: Area | null
  label: string
}) => (
  <svg
    className="close-up"
    viewBox={`${props.area.x} ${props.area.y} ${props.area.width} ${props.area.height}`}
    role="img"
    aria-label={props.label}
  >
    <image href={paths.artefact(props.image)} width={props.picture.width} height={props.picture.height} />
    {props.box ? (
      <rect
        x={props.box.x - 6}
        y={props.box.y - 4}
        width={props.box.width + 12}
        height={props.box.height + 8}
        rx="2"
        fill="none"
        stroke="#1b5a9e"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    ) : null}
  </svg>
)
