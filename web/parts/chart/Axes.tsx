import type { Scale } from './scales.ts'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Horizontal hairlines with their values at the left. */
export function ValueAxis({ scale, box }: { scale: Scale; box: Box }) {
  return (
    <g className="axis">
      {scale.ticks.map(({ value, label }) => (
        <g key={value} transform={`translate(0 ${scale.at(value)})`}>
          <line x1={box.left} x2={box.right} className="c-line" />
          <text x={box.left - 8} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Ticks with their labels along the lower edge. */
export function BottomAxis({ scale, box, title }: { scale: Scale; box: Box; title?: string }) {
  return (
    <g className="axis" transform={`translate(0 ${box.bottom})`}>
      <line x1={box.left} x2={box.right} className="c-line2" />
      {scale.ticks.map(({ value, label }) => (
        <g key={value} transform={`translate(${scale.at(value)} 0)`}>
          <line y2="4" className="c-line2" />
          <text y="18" textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {title ? (
        <text x={box.right} y="34" textAnchor="end">
          {title}
        </text>
      ) : null}
    </g>
  )
}
