import { paths } from '../../../src/api/routes.ts'
import { SaveTables } from '../parts/SaveTables.tsx'

/** Everything that figures are computed from, for other tools and for another Fairway. */
export function SaveLog({ types }: { types: readonly string[] }) {
  return (
    <section className="flow-table" aria-labelledby="save-log">
      <h2 id="save-log" className="title">
        Take it with you
      </h2>
      <p className="dim">
        The whole log that figures are computed from, in published forms that other tools read, and Fairway too, Parquet
        left out. XES and Parquet have the paths of one type of object; an event that touches several stands in each of
        them.
      </p>
      <p className="flow-saves">
        <span className="cap">The log as</span>
        <a className="do" href={paths.flowLog('json')} download>
          OCEL 2.0 (JSON)
        </a>
        <a className="do" href={paths.flowLog('sqlite')} download>
          OCEL 2.0 (SQLite)
        </a>
        <a className="do" href={`${paths.flowLog('parquet')}?${new URLSearchParams({ type: 'item' })}`} download>
          Parquet of each item
        </a>
        {types.map((type) => (
          <a key={type} className="do" href={`${paths.flowLog('xes')}?${new URLSearchParams({ type })}`} download>
            XES of each {type}
          </a>
        ))}
      </p>
      <SaveTables tables={['items', 'stages', 'dates']} />
      <p className="flow-saves">
        <span className="cap">Figures as</span>
        <a className="do" href={paths.flowMetricsJson} download>
          JSON
        </a>
        <a className="do" href={paths.flowMetrics}>
          OpenMetrics
        </a>
      </p>
    </section>
  )
}
