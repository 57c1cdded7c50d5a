import type { FlowPathView } from '../../src/api/flow-schema.ts'
import { durationScale } from '../parts/chart/scales.ts'
import { type Clock, spanWords } from '../words/duration-words.ts'
import { FigureValue } from './parts/FigureValue.tsx'
import { windowWords } from './parts/figure-view.ts'
import type { OpenItems } from './parts/flow-search.ts'
import { type StripPart, type StripRow, stripView } from './strip-view.ts'
import './strip.css'

/** From decision to production, stage by stage: the parts of the whole time, and how long each stage holds half of the items. */
export function Strip({ path, onOpen }: { path: FlowPathView; onOpen: OpenItems }) {
  const view = stripView(path)
  const first = view.rows[0]?.stage
  return (
    <section className="path-strip" aria-labelledby="strip-title">
      <div className="flow-section">
        <h2 id="strip-title">From decision to production</h2>
        <ul className="key" aria-label="Key">
          <li>
            <span className="key-mark" data-waits="true" /> nobody has taken it up
          </li>
          <li>
            <span className="key-mark" /> worked on or reviewed
          </li>
          {view.rows.some(({ stage }) => stage.stage === 'unattributed') ? (
            <li>
              <span className="key-mark" data-unattributed="true" /> no record tells which
            </li>
          ) : null}
        </ul>
      </div>
      {view.totalMs === null ? (
        <p className="dim strip-none">
          Nothing came to production in this time, so there is no whole to split. Below is how long items stay in each
          stage.
        </p>
      ) : (
        <Whole parts={view.parts} totalMs={view.totalMs} arrived={view.arrived} clock={path.clock} />
      )}
      <table className="stages">
        <caption className="cap">
          How long items stay in each stage, {first ? windowWords(first.figure.window) : ''}; those in it now count as
          open. Medians do not sum to a median.
        </caption>
        <thead>
          <tr>
            <th scope="col">stage</th>
            <th scope="col" className="stages-chart">
              <Axis axisMs={view.axisMs} clock={path.clock} />
              <span className="sr">drawn: half within, its 95 % interval, 85 % within</span>
            </th>
            <th scope="col" className="n">
              half within
            </th>
            <th scope="col" className="n">
              items
            </th>
            <th scope="col" className="n">
              of all time
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.stage.stage} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

// A part this wide (percent) has room for its own name.
const named = 13

const Whole = ({
  parts,
  totalMs,
  arrived,
  clock,
}: {
  parts: readonly StripPart[]
  totalMs: number
  arrived: number
  clock: Clock
}) => (
  <div className="whole">
    <div className="whole-bar" aria-hidden>
      {parts.map((part) => (
        <div
          key={part.stage}
          className="whole-part"
          style={{ width: `${part.width}%` }}
          title={`${part.stage}: ${spanWords(part.ms, clock)}, ${Math.round(part.width)} % of the time`}
        >
          <span className="whole-name">{part.width >= named ? part.stage : ''}</span>
          <span
            className="whole-fill"
            data-waits={part.waits || undefined}
            data-unattributed={part.isUnattributed || undefined}
          />
          <span className="whole-ms">{part.width >= named / 2 ? spanWords(part.ms, clock) : ''}</span>
        </div>
      ))}
    </div>
    <p className="cap">
      The mean way of the {arrived.toLocaleString('en')} {arrived === 1 ? 'item' : 'items'} that came to production,{' '}
      {spanWords(totalMs, clock)}, in its parts. What is still open is not in it, and is in the half above.
    </p>
  </div>
)

const Axis = ({ axisMs, clock }: { axisMs: number; clock: Clock }) => (
  <span className="stages-axis" aria-hidden>
    {durationScale(axisMs, [0, 100], null, clock).ticks.map(({ value, label }) => (
      <span key={value} style={{ left: `${(100 * value) / axisMs}%` }}>
        {label}
      </span>
    ))}
  </span>
)

function Row({ row, onOpen }: { row: StripRow; onOpen: OpenItems }) {
  const { stage, figure, share } = row.stage
  const { bar } = row
  return (
    <tr>
      <th scope="row">{stage}</th>
      <td className="stages-chart">
        {bar ? (
          <span className="stage-bar" aria-hidden>
            <span
              className="stage-fill"
              style={{ width: `${bar.to}%` }}
              data-waits={row.stage.waits || undefined}
              data-unattributed={stage === 'unattributed' || undefined}
            />
            {bar.low === null ? null : (
              <span
                className="stage-whisker"
                data-open={bar.isOpen || undefined}
                style={{ left: `${bar.low}%`, width: `${(bar.high ?? 100) - bar.low}%` }}
              />
            )}
            {bar.p85 === null ? null : (
              <span className="stage-p85" style={{ left: `${bar.p85}%` }} title="85 % within" />
            )}
          </span>
        ) : null}
      </td>
      <td className="n">
        <FigureValue
          inline
          name={`${stage}, half within`}
          said={row.median}
          figure={figure}
          onOpen={figure.n > 0 ? () => onOpen({ figure: 'item-stages', stage }) : undefined}
        />
      </td>
      <td className="n dim">
        {figure.n.toLocaleString('en')}
        {figure.censored > 0 ? <span className="cap"> {figure.censored.toLocaleString('en')} in it now</span> : null}
      </td>
      <td className="n">
        <FigureValue
          inline
          name={`${stage}, share of all time`}
          said={row.share}
          figure={share}
          onOpen={share.value === null ? undefined : () => onOpen({ figure: 'strip', stage })}
        />
      </td>
    </tr>
  )
}
