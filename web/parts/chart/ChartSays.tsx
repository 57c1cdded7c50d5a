import type { ReactNode } from 'react'

const width = 280

/** What stands at the pointer, beside it, inside the chart. */
export function ChartSays(props: { x: number; y: number; chartWidth: number; children: ReactNode }) {
  const left = Math.max(0, Math.min(props.x + 14, props.chartWidth - width))
  return (
    <div className="chart-says" style={{ left, top: props.y + 14, width: 'max-content' }}>
      {props.children}
    </div>
  )
}
