import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { CompletedView } from '../../../src/api/flow-work.ts'
import { useCompleted } from '../../client/flow-questions.ts'
import { BottomAxis, type Box, ValueAxis } from '../../parts/chart/Axes.tsx'
import { ChartSays } from '../../parts/chart/ChartSays.tsx'
import { Dots } from '../../parts/chart/Dots.tsx'
import '../../parts/chart/chart.css'
import { useWidth } from '../../parts/chart/use-width.ts'
import { durationWords, spanWords } from '../../words/duration-words.ts'
import { timeWords } from '../../words/time-words.ts'
import { FlowPage } from '../parts/FlowPage.tsx'
import { intervalWords } from '../parts/figure-view.ts'
import type { FlowSearch } from '../parts/flow-search.ts'
import { LeftOut } from '../parts/LeftOut.tsx'
import { useSteps, VersionStepKey, VersionSteps } from '../told/VersionSteps.tsx'
import { curveChart, itemAt, type ScatterChart, scatterChart } from './scatter-view.ts'
import './scatter.css'

/** Completed items by date and duration with the open ones beside them, and the survival curve of both. */
export function ScatterScreen() {
  const search = useSearch({ from: '/flow/scatter' })
  const query = useCompleted(search)
  return (
    <FlowPage
      title="Scatter with open work"
      search={search}
      choices={query.data?.choices}
      query={query}
      tables={['completed', 'survival']}
    >
      {(view) =>
        view.total.completed + view.total.open === 0 ? (
          <section className="lesson">
            <h1 className="title">No item has a known decision yet</h1>
            <p>
              Each item that comes to production is a dot here: when, and how long after its decision. Those still open
              stand beside them as triangles, since a picture of completed work alone looks faster than the work is.
            </p>
            <LeftOut excluded={view.excluded} question={{ figure: 'completed', ...search }} />
          </section>
        ) : (
          <Scatter view={view} search={search} />
        )
      }
    </FlowPage>
  )
}

const height = 400

function Scatter({ view, search }: { view: CompletedView; search: FlowSearch }) {
  const [isLog, setLog] = useState(true)
  const [element, width] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<number | null>(null)
  const navigate = useNavigate()
  const steps = useSteps(view.definition.id)
  const box: Box = { left: width < 560 ? 44 : 56, right: width - 8, top: 12, bottom: height - 40 }
  const chart = useMemo(() => (width === 0 ? null : scatterChart(view, box, isLog)), [view, width, isLog])
  useEffect(() => setPointed(null), [chart])
  const item = pointed === null ? null : itemAt(view, pointed)
  const dot = pointed === null ? undefined : chart?.dots[pointed]
  return (
    <>
      <header className="flow-says">
        <h1>{headlineOf(view)}</h1>
        <p className="cap" title={`${view.definition.id}, version ${view.definition.version}`}>
          {view.n.toLocaleString('en')} items decided in the window, {view.censored.toLocaleString('en')} of them open.{' '}
          {view.definition.says}
        </p>
      </header>
      <div className="flow-two">
        <section aria-labelledby="scatter-title">
          <h2 id="scatter-title">Each item, by when it came to production</h2>
          <div className="chart-tools">
            <label>
              <input type="checkbox" checked={isLog} onChange={(event) => setLog(event.target.checked)} /> spread short
              times (logarithmic)
            </label>
          </div>
          <div ref={element} className="chart" style={{ height }}>
            {chart ? (
              <>
                <svg width={width} height={height} role="img" aria-label={headlineOf(view)}>
                  <ValueAxis scale={chart.scale} box={box} />
                  <BottomAxis scale={chart.time} box={box} />
                  <Lines chart={chart} box={box} />
                  <VersionSteps steps={steps} x={chart.time.at} box={box} />
                </svg>
                <Dots
                  dots={chart.dots}
                  width={width}
                  height={height}
                  pointed={pointed}
                  onPoint={setPointed}
                  onOpen={(index) => void navigate({ to: '/flow/items/$id', params: { id: itemAt(view, index).id } })}
                />
                {item && dot ? (
                  <ChartSays x={dot.x} y={dot.y} chartWidth={width}>
                    <b>{item.title ?? item.id}</b>
                    {item.isOpen
                      ? `open for ${durationWords(item.ms)}`
                      : `${durationWords(item.ms)}, live ${timeWords(new Date(item.at).toISOString(), new Date(view.asOf))}`}
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
              came to production
            </li>
            <li>
              <svg width="12" height="12" aria-hidden="true">
                <path d="M6 1.5 10.5 10h-9Z" className="c-ink2" />
              </svg>
              still open, at its age today
            </li>
            <li>lines: all items that were decided, open ones counted as open</li>
            <VersionStepKey steps={steps} />
          </ul>
          {view.total.completed > view.completed.id.length ? (
            <p className="cap">
              The latest {view.completed.id.length.toLocaleString('en')} of {view.total.completed.toLocaleString('en')}{' '}
              completed items are drawn; the lines are of all.
            </p>
          ) : null}
        </section>
        <Curve view={view} />
      </div>
      <Percentiles view={view} />
      <LeftOut excluded={view.excluded} question={{ figure: 'completed', ...search }} />
    </>
  )
}

const says = (ms: number | null | undefined): string => (ms == null ? 'not reached' : spanWords(ms))

function headlineOf({ p50, p85, censored }: CompletedView): string {
  if (p50 === null) return 'How long it takes is not known: nothing was watched from its decision on.'
  if (p50.ms === null) return 'Less than half of what was decided has come to production.'
  const most = p85?.ms ? `, 85 % within ${spanWords(p85.ms)}` : ''
  return `Half of what is decided is live within ${spanWords(p50.ms)}${most}${censored > 0 ? ', open work counted' : ''}.`
}

const Lines = ({ chart, box }: { chart: ScatterChart; box: Box }) => (
  <g>
    {chart.lines.map(({ name, y }, at) => (
      <g key={name}>
        <line
          x1={box.left}
          x2={box.right}
          y1={y}
          y2={y}
          className="c-acc"
          strokeWidth="1.2"
          strokeDasharray={at === 0 ? undefined : '5 4'}
        />
        <text x={box.left + 6 + at * 44} y={y - 5} className="scatter-line">
          {name}
        </text>
      </g>
    ))}
  </g>
)

function Curve({ view }: { view: CompletedView }) {
  const [element, width] = useWidth<HTMLDivElement>()
  const box: Box = { left: 44, right: width - 12, top: 12, bottom: height - 40 }
  const chart = width === 0 ? null : curveChart(view, box)
  return (
    <section aria-labelledby="curve-title">
      <h2 id="curve-title">Share still under way</h2>
      <p className="cap curve-cap">after so long, with its 95 % interval (Kaplan–Meier)</p>
      <div ref={element} className="chart" style={{ height }}>
        {chart ? (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label="Share of items still under way by time since decision"
          >
            <path d={chart.band} className="curve-band" />
            <ValueAxis scale={chart.up} box={box} />
            <BottomAxis scale={chart.across} box={box} title="since the decision" />
            <path d={chart.line} className="c-ink" strokeWidth="1.6" />
          </svg>
        ) : null}
      </div>
    </section>
  )
}

function Percentiles({ view }: { view: CompletedView }) {
  const rows = [
    ['half', view.p50, view.completedOnly?.p50],
    ['85 %', view.p85, view.completedOnly?.p85],
    ['95 %', view.p95, view.completedOnly?.p95],
  ] as const
  return (
    <section className="flow-table" aria-labelledby="percentiles">
      <h2 id="percentiles">How long it takes</h2>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">of what is decided</th>
              <th scope="col" className="n">
                is live within
              </th>
              <th scope="col" className="n">
                95 % interval
              </th>
              <th scope="col" className="n">
                completed items alone would say
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, percentile, alone]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="n">{percentile === null ? 'not known' : says(percentile.ms)}</td>
                <td className="n">
                  {percentile === null || percentile.low === null
                    ? '–'
                    : intervalWords({ low: percentile.low, high: percentile.high, level: 0.95 })}
                </td>
                <td className="n dim">{alone === undefined ? '–' : spanWords(alone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
