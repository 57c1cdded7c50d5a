import { useState } from 'react'
import type { FlowMapView, MapEdgeView } from '../../../src/api/flow-map-schema.ts'
import { shareWords } from '../parts/figure-view.ts'
import { type Sorting, sortedEdges, waitWords } from './map-view.ts'
import { StepMark } from './StepMark.tsx'

const firstRows = 20

const columns: readonly { readonly by: Sorting; readonly name: string; readonly isNumber: boolean }[] = [
  { by: 'from', name: 'from, to', isNumber: false },
  { by: 'count', name: 'times', isNumber: true },
  { by: 'p50', name: 'half within', isNumber: true },
  { by: 'p85', name: '85 % within', isNumber: true },
  { by: 'total', name: 'of all time', isNumber: true },
]

/** The map as a table: every way, also those that are not drawn. What the map says by width and colour, this says in figures. */
export function MapTable({ map, onEdge }: { map: FlowMapView; onEdge: (edge: MapEdgeView) => void }) {
  const [by, setBy] = useState<Sorting>('total')
  const [isWhole, setWhole] = useState(false)
  const sorted = sortedEdges(map.edges, by)
  const rows = isWhole ? sorted : sorted.slice(0, firstRows)
  const total = map.edges.reduce((sum, edge) => sum + Math.max(0, edge.total), 0)
  const isMixed = map.types.filter(({ isShown }) => isShown).length > 1
  return (
    <section className="map-table flow-table" aria-labelledby="map-table-title">
      <h2 id="map-table-title">Where the time passes</h2>
      <table>
        <caption className="sr">Every way between two steps; a button in each row opens the items.</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.by}
                scope="col"
                className={column.isNumber ? 'n' : undefined}
                data-column={column.by}
                aria-sort={by === column.by ? (column.isNumber ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" onClick={() => setBy(column.by)}>
                  {column.name}
                  <span aria-hidden>{by === column.by ? (column.isNumber ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((edge) => (
            <tr key={`${edge.objectType} ${edge.from} ${edge.to}`}>
              <th scope="row">
                <button type="button" className="way-name" onClick={() => onEdge(edge)}>
                  {edge.from} <span className="dim">→ {edge.to}</span>
                  {isMixed ? <span className="cap"> {edge.objectType}</span> : null}
                </button>
              </th>
              <td className="n" data-column="count">
                {edge.count.toLocaleString('en')}
              </td>
              <td className="n" data-column="p50">
                {waitWords(edge.p50, map.clock)}
              </td>
              <td className="n" data-column="p85">
                <svg className="step-mark" width="12" height="12" aria-hidden="true">
                  <StepMark step={edge.step} x={6} y={6} />
                </svg>
                {waitWords(edge.p85, map.clock)}
              </td>
              <td className="n" data-column="total">
                {total === 0 ? '–' : shareWords(Math.max(0, edge.total) / total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > firstRows ? (
        <button type="button" className="btn quiet" onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Only the first ${firstRows}` : `All ${sorted.length.toLocaleString('en')} ways`}
        </button>
      ) : null}
    </section>
  )
}
