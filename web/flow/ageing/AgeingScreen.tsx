import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { AgeingView } from '../../../src/api/flow-work.ts'
import { useAgeing } from '../../client/flow-questions.ts'
import { type Box, ValueAxis } from '../../parts/chart/Axes.tsx'
import { ChartSays } from '../../parts/chart/ChartSays.tsx'
import { Dots } from '../../parts/chart/Dots.tsx'
import '../../parts/chart/chart.css'
import { useWidth } from '../../parts/chart/use-width.ts'
import { ageWords } from '../../words/duration-words.ts'
import { FlowPage } from '../parts/FlowPage.tsx'
import type { FlowSearch } from '../parts/flow-search.ts'
import { LeftOut } from '../parts/LeftOut.tsx'
import { type AgeingChart, ageingChart, latenessOf } from './ageing-view.ts'
import './ageing.css'

/** Open work by stage and age, against how old completed work was when it left each stage: the board for every morning. */
export function AgeingScreen() {
  const search = useSearch({ from: '/flow/ageing' })
  const query = useAgeing(search)
  return (
    <FlowPage
      title="Ageing work"
      search={search}
      choices={query.data?.choices}
      query={query}
      tables={['ageing', 'ageing-bands']}
    >
      {(view) =>
        view.total === 0 ? <NothingOpen view={view} search={search} /> : <Ageing view={view} search={search} />
      }
    </FlowPage>
  )
}

function NothingOpen({ view, search }: { view: AgeingView; search: FlowSearch }) {
  return (
    <section className="lesson">
      <h1 className="title">Nothing that was decided is open</h1>
      <p>
        Every item with a known decision is in production or was given up. When something is decided and not yet live,
        it stands here by the stage it waits in and its age.
      </p>
      <LeftOut excluded={view.excluded} question={{ figure: 'ageing', ...search }} />
    </section>
  )
}

const height = 420

function Ageing({ view, search }: { view: AgeingView; search: FlowSearch }) {
  const [isLog, setLog] = useState(() => isWide(view))
  const [element, width] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<number | null>(null)
  const navigate = useNavigate()
  const box: Box = { left: width < 560 ? 40 : 56, right: width, top: 12, bottom: height - 52 }
  const chart = useMemo(() => (width === 0 ? null : ageingChart(view, box, isLog)), [view, width, isLog])
  useEffect(() => setPointed(null), [chart])
  const late = view.items.filter((item) => latenessOf(item, view.stages) === 'late').length
  const item = pointed === null ? undefined : view.items[pointed]
  const dot = pointed === null ? undefined : chart?.dots[pointed]
  return (
    <>
      <header className="flow-says">
        <h1>
          {view.total.toLocaleString('en')} {view.total === 1 ? 'item is' : 'items are'} decided and not live yet
          {late > 0 ? (
            <>
              , <span className="red">{late.toLocaleString('en')}</span> older than 95 % of completed work was at its
              stage
            </>
          ) : null}
          .
        </h1>
        <p className="cap" title={`${view.definition.id}, version ${view.definition.version}`}>
          {view.definition.says}
        </p>
      </header>
      <div className="chart-tools">
        <label>
          <input type="checkbox" checked={isLog} onChange={(event) => setLog(event.target.checked)} /> spread short
          times (logarithmic)
        </label>
      </div>
      <div ref={element} className="chart ageing" style={{ height }}>
        {chart ? (
          <>
            <svg width={width} height={height} aria-hidden>
              <Bands chart={chart} box={box} />
              <ValueAxis scale={chart.scale} box={box} />
              <Stages chart={chart} box={box} />
            </svg>
            <Dots
              dots={chart.dots}
              width={width}
              height={height}
              pointed={pointed}
              onPoint={setPointed}
              onOpen={(index) => {
                const opened = view.items[index]
                if (opened) void navigate({ to: '/flow/items/$id', params: { id: opened.id } })
              }}
            />
            {item && dot ? (
              <ChartSays x={dot.x} y={dot.y} chartWidth={width}>
                <b>{item.title ?? item.id}</b>
                {ageWords(item.ageMs)} old, {ageWords(item.inStageMs)} {item.stage}
              </ChartSays>
            ) : null}
          </>
        ) : null}
      </div>
      <ul className="chart-key" aria-label="Key">
        <li>
          <svg width="10" height="10" aria-hidden="true">
            <circle cx="5" cy="5" r="3.5" className="f-ink" />
          </svg>
          an open item
        </li>
        <li>
          <svg width="10" height="10" aria-hidden="true">
            <rect x="1.5" y="1.5" width="7" height="7" fill="var(--red)" />
          </svg>
          older than 95 % were here
        </li>
        <li>
          <span className="ageing-swatch" data-band="85" /> from 85 % to 95 %
        </li>
        <li>
          <span className="ageing-swatch" data-band="50" /> from half to 85 %
        </li>
        <li>lines: half, 85 % and 95 % of completed items had left the stage at that age</li>
      </ul>
      <Oldest view={view} />
      <LeftOut excluded={view.excluded} question={{ figure: 'ageing', ...search }} />
    </>
  )
}

/** Ages that differ by more than a factor of twenty: on a plain scale most of them would lie on its foot. */
function isWide({ items }: AgeingView): boolean {
  const middle = items[Math.floor(items.length / 2)]?.ageMs ?? 0
  return middle > 0 && (items[0]?.ageMs ?? 0) / middle > 20
}

const Bands = ({ chart, box }: { chart: AgeingChart; box: Box }) => (
  <g>
    {chart.columns.map(({ stage, left, right, band }) =>
      band ? (
        <g key={stage}>
          <rect
            x={left}
            width={right - left}
            y={box.top}
            height={Math.max(0, band.p95 - box.top)}
            className="ageing-over"
          />
          <rect x={left} width={right - left} y={band.p95} height={band.p85 - band.p95} className="ageing-85" />
          <rect x={left} width={right - left} y={band.p85} height={band.p50 - band.p85} className="ageing-50" />
          {[band.p50, band.p85, band.p95].map((y, at) => (
            <line
              key={y}
              x1={left}
              x2={right}
              y1={y}
              y2={y}
              className="c-ink2"
              strokeDasharray={at === 0 ? undefined : '3 3'}
            />
          ))}
        </g>
      ) : null,
    )}
  </g>
)

const Stages = ({ chart, box }: { chart: AgeingChart; box: Box }) => (
  <g className="axis">
    <line x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} className="c-line2" />
    {chart.columns.map(({ stage, left, right, open, n, band }) => (
      <g key={stage}>
        <line x1={right} x2={right} y1={box.top} y2={box.bottom} className="c-line" />
        <foreignObject x={left} y={box.bottom + 6} width={right - left} height="46">
          <p className="ageing-stage">
            <b>{stage}</b> {open}
            {band ? null : <span> · {n === 0 ? 'none' : `only ${n}`} completed to compare</span>}
          </p>
        </foreignObject>
      </g>
    ))}
  </g>
)

const shown = 50

function Oldest({ view }: { view: AgeingView }) {
  const [all, setAll] = useState(false)
  const items = all ? view.items.slice(0, 2000) : view.items.slice(0, shown)
  return (
    <section className="flow-table oldest" aria-labelledby="oldest">
      <h2 id="oldest">The oldest first</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">item</th>
            <th scope="col">stage</th>
            <th scope="col" className="n">
              in it for
            </th>
            <th scope="col" className="n">
              age
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const lateness = latenessOf(item, view.stages)
            return (
              <tr key={item.id}>
                <th scope="row">
                  <Link to="/flow/items/$id" params={{ id: item.id }} className="item-name">
                    {item.title ? <span className="product">{item.title}</span> : null}{' '}
                    <span className="cap">{item.id}</span>
                  </Link>
                  <span className="cap oldest-stage">{item.stage}</span>
                </th>
                <td>{item.stage}</td>
                <td className="n">{ageWords(item.inStageMs)}</td>
                <td className="n">
                  {lateness === 'late' ? <span className="red">■ {ageWords(item.ageMs)}</span> : ageWords(item.ageMs)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {view.items.length > shown && !all ? (
        <button type="button" className="do" onClick={() => setAll(true)}>
          Show {Math.min(view.items.length, 2000).toLocaleString('en')} of {view.total.toLocaleString('en')}
        </button>
      ) : null}
    </section>
  )
}
