import { useSearch } from '@tanstack/react-router'
import { useId, useMemo, useState } from 'react'
import type { CumulativeView } from '../../../src/api/flow-work.ts'
import { useCumulative } from '../../client/flow-questions.ts'
import { BottomAxis, type Box, ValueAxis } from '../../parts/chart/Axes.tsx'
import { ChartSays } from '../../parts/chart/ChartSays.tsx'
import '../../parts/chart/chart.css'
import { useWidth } from '../../parts/chart/use-width.ts'
import { durationWords } from '../../words/duration-words.ts'
import { FlowPage } from '../parts/FlowPage.tsx'
import type { FlowSearch } from '../parts/flow-search.ts'
import { LeftOut } from '../parts/LeftOut.tsx'
import { useSteps, VersionStepKey, VersionSteps } from '../told/VersionSteps.tsx'
import { type CumulativeChart, cumulativeChart, cutAt } from './cumulative-view.ts'
import './cumulative.css'

/** How many items had passed each point of the way by each moment. */
export function CumulativeScreen() {
  const search = useSearch({ from: '/flow/cumulative' })
  const query = useCumulative(search)
  return (
    <FlowPage
      title="Cumulative flow"
      search={search}
      choices={query.data?.choices}
      query={query}
      tables={['cumulative']}
    >
      {(view) =>
        (view.lines[0]?.counts.at(-1) ?? 0) === 0 ? (
          <section className="lesson">
            <h1 className="title">Nothing that can be followed was decided yet</h1>
            <p>
              Two lines tell most of the story: what was decided, and what is live. Between them lies everything under
              way, by the stage it is in. Where they part, decisions come faster than production keeps up.
            </p>
            <LeftOut excluded={view.excluded} question={{ figure: 'cumulative', ...search }} />
          </section>
        ) : (
          <Cumulative view={view} search={search} />
        )
      }
    </FlowPage>
  )
}

const height = 440

function Cumulative({ view, search }: { view: CumulativeView; search: FlowSearch }) {
  const [element, width] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<number | null>(null)
  const steps = useSteps(view.definition.id)
  const box: Box = { left: width < 560 ? 44 : 56, right: width - 4, top: 12, bottom: height - 40 }
  const chart = useMemo(() => (width === 0 ? null : cumulativeChart(view, box)), [view, width])
  const debt = view.arrivals - view.departures
  const cut = pointed === null ? null : cutAt(view, pointed)
  const last = view.times.length - 1
  const nearest = (x: number): number => {
    const share = (x - box.left) / Math.max(1, box.right - box.left)
    return Math.max(0, Math.min(last, Math.round(share * last)))
  }
  return (
    <>
      <header className="flow-says">
        <h1>
          {view.arrivals.toLocaleString('en')} decided, {view.departures.toLocaleString('en')} live in this time:{' '}
          {debt > 0
            ? `${debt.toLocaleString('en')} more are under way than at its start.`
            : debt < 0
              ? `${(-debt).toLocaleString('en')} fewer are under way than at its start.`
              : 'as many are under way as at its start.'}
        </h1>
        <p className="cap" title={`${view.definition.id}, version ${view.definition.version}`}>
          {view.definition.says}
        </p>
      </header>
      <div
        ref={element}
        className="chart"
        style={{ height }}
        onPointerMove={(event) => setPointed(nearest(event.clientX - event.currentTarget.getBoundingClientRect().left))}
        onPointerLeave={() => setPointed(null)}
      >
        {chart ? (
          <>
            <svg
              width={width}
              height={height}
              role="img"
              aria-label="Items that had passed each point of the way by each moment"
            >
              <Bands chart={chart} />
              <ValueAxis scale={chart.scale} box={box} />
              <BottomAxis scale={chart.time} box={box} />
              <path d={chart.decided} className="c-ink" strokeWidth="1.8" />
              <path d={chart.live} className="c-grn" strokeWidth="2.2" />
              <VersionSteps steps={steps} x={chart.time.at} box={box} />
              {cut ? (
                <line
                  x1={chart.time.at(cut.at)}
                  x2={chart.time.at(cut.at)}
                  y1={box.top}
                  y2={box.bottom}
                  className="c-acc"
                />
              ) : null}
            </svg>
            {cut ? (
              <ChartSays x={chart.time.at(cut.at)} y={40} chartWidth={width}>
                <b>{dayOf(cut.at)}</b>
                {chart.bands.map(({ name }, at) => (
                  <span key={name} className="cut-row">
                    <span>{name}</span> <span>{(cut.underWay[at] ?? 0).toLocaleString('en')}</span>
                  </span>
                ))}
                {cut.lagMs === null ? null : `what came live then was decided about ${durationWords(cut.lagMs)} before`}
              </ChartSays>
            ) : null}
          </>
        ) : null}
      </div>
      {chart ? (
        <ul className="chart-key" aria-label="Key, from top to bottom">
          <li>
            <svg width="20" height="10" aria-hidden="true">
              <line x2="20" y1="5" y2="5" className="c-ink" strokeWidth="1.8" />
            </svg>
            decided
          </li>
          {chart.bands.map(({ name, waits, now }, at) => (
            <li key={name}>
              <span className="cumulative-swatch" data-waits={waits} data-step={at} /> {name}:{' '}
              {now.toLocaleString('en')} now
            </li>
          ))}
          <li>
            <svg width="20" height="10" aria-hidden="true">
              <line x2="20" y1="5" y2="5" className="c-grn" strokeWidth="2.2" />
            </svg>
            in production
          </li>
          <VersionStepKey steps={steps} />
        </ul>
      ) : null}
      {debt > 0 ? (
        <p className="flow-debt">
          <b>Flow debt.</b> More was decided than came to production, so what is under way grows older: averages of
          completed work look better than what will come.
        </p>
      ) : null}
      <Twin view={view} />
      <LeftOut excluded={view.excluded} question={{ figure: 'cumulative', ...search }} />
    </>
  )
}

const dayOf = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Stages in which work lies are hatched, those in which it is worked on are plain: the same signs as on the strip. */
function Bands({ chart }: { chart: CumulativeChart }) {
  const hatch = useId()
  return (
    <g>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="6" stroke="var(--line-2)" strokeWidth="1.5" />
        </pattern>
      </defs>
      {chart.bands.map(({ name, waits, area }, at) => (
        <g key={name}>
          <path d={area} className="cumulative-band" data-step={at} data-waits={waits}>
            <title>{name}</title>
          </path>
          {waits ? <path d={area} fill={`url(#${hatch})`} /> : null}
        </g>
      ))}
    </g>
  )
}

/** The same counts at a dozen moments, for those who read them. */
function Twin({ view }: { view: CumulativeView }) {
  const last = view.times.length - 1
  const rows = [...new Set(Array.from({ length: 12 }, (_, at) => Math.round((at * last) / 11)))].toReversed()
  return (
    <section className="flow-table" aria-labelledby="cumulative-twin">
      <h2 id="cumulative-twin">The same in figures</h2>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">by the end of</th>
              {view.lines.map(({ waypoint }) => (
                <th key={waypoint} scope="col" className="n">
                  {waypoint}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row" className="day">
                  {dayOf(view.times[row] ?? 0)}
                </th>
                {view.lines.map(({ waypoint, counts }) => (
                  <td key={waypoint} className="n">
                    {(counts[row] ?? 0).toLocaleString('en')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
