import { useState } from 'react'
import type { DurationFigureView, FlowPathView } from '../../src/api/flow-schema.ts'
import { useFlowHistory } from '../client/flow-questions.ts'
import { type Box, ValueAxis } from '../parts/chart/Axes.tsx'
import { ChartSays } from '../parts/chart/ChartSays.tsx'
import '../parts/chart/chart.css'
import { durationScale, type Scale } from '../parts/chart/scales.ts'
import { useWidth } from '../parts/chart/use-width.ts'
import { FigureValue } from './parts/FigureValue.tsx'
import { halfWords, sampleWords } from './parts/figure-view.ts'
import type { OpenItems } from './parts/flow-search.ts'
import { type ToldBefore, toldBefore } from './told/told-view.ts'
import { useSteps, VersionStepKey, VersionSteps } from './told/VersionSteps.tsx'
import { chanceWords, monthAt, type TrendMonth, trendView, trendWords } from './trend-view.ts'
import './trend.css'

const openMonth = (figure: DurationFigureView, onOpen: OpenItems) => () =>
  onOpen({
    figure: 'decision-to-production',
    from: figure.window.from ?? undefined,
    to: figure.window.to ?? undefined,
  })

/** The latest days against those before them, in one sentence. */
export function TrendSentence({ trend, onOpen }: { trend: FlowPathView['trend']; onOpen: OpenItems }) {
  const { now, before, days } = trend
  return (
    <p className="trend-says">
      <b data-kind={trend.kind}>{trendWords[trend.kind]}</b>
      {trend.kind === 'cannot tell' ? (
        <>
          : {sampleWords(now)} were decided in the last {days} days, {sampleWords(before)} in the {days} days before.
        </>
      ) : (
        <>
          : half within{' '}
          <FigureValue
            inline
            name={`Decided in the last ${days} days, half within`}
            said={halfWords(now)}
            figure={now}
            onOpen={openMonth(now, onOpen)}
          />{' '}
          for what was decided in the last {days} days,{' '}
          <FigureValue
            inline
            name={`Decided in the ${days} days before, half within`}
            said={halfWords(before)}
            figure={before}
            onOpen={openMonth(before, onOpen)}
          />{' '}
          for the {days} days before. <span className="faint">{chanceWords(trend.pValue)}</span>
        </>
      )}
    </p>
  )
}

const height = 220
const speed = 'decision-to-production'
const nothingBefore: ReadonlyMap<string, ToldBefore> = new Map()

/** Speed by the month in which things were decided. What is still open counts as open, so late months have wide ends, not short ones. */
export function Trend(props: {
  path: FlowPathView
  /** Nothing was chosen of it: what was told before was told of the whole. */
  isWhole: boolean
  onOpen: OpenItems
}) {
  const { path, isWhole, onOpen } = props
  const { months, longestMs } = trendView(path)
  const [element, width] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<number | null>(null)
  const { data: history } = useFlowHistory()
  const steps = useSteps(speed)
  if (months.every(({ figure }) => figure.n === 0)) return null
  const before = history && isWhole ? toldBefore(history, speed) : nothingBefore
  const box: Box = { left: 56, right: width, top: 16, bottom: height - 44 }
  const longest = Math.max(longestMs, ...[...before.values()].map(({ ms }) => ms))
  const scale = durationScale(longest, [box.bottom, box.top], null, path.clock)
  const step = (box.right - box.left) / Math.max(1, months.length)
  const x = (index: number): number => box.left + step * (index + 0.5)
  const month = pointed === null ? undefined : months[pointed]
  return (
    <section className="trend" aria-labelledby="trend-title">
      <div className="flow-section">
        <h2 id="trend-title">By the month of decision</h2>
        <ul className="chart-key" aria-label="Key">
          <li>
            <svg width="12" height="20" aria-hidden="true">
              <Mark x={6} kind="reached" y={10} low={18} high={2} isOpen={false} />
            </svg>
            half within, with its 95 % interval
          </li>
          <li>
            <svg width="12" height="20" aria-hidden="true">
              <Mark x={6} kind="beyond" y={12} low={null} high={null} isOpen />
            </svg>
            half not there yet: it takes longer
          </li>
          {before.size > 0 ? (
            <li>
              <svg width="12" height="14" aria-hidden="true">
                <Before x={6} y={7} />
              </svg>
              as it was told before
            </li>
          ) : null}
          <VersionStepKey steps={steps} />
        </ul>
      </div>
      <div className="chart" ref={element} onPointerLeave={() => setPointed(null)}>
        {width === 0 ? (
          <div style={{ height }} />
        ) : (
          <svg width={width} height={height} role="group" aria-label="Half within, by the month of decision">
            <ValueAxis scale={scale} box={box} />
            <line x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} className="c-line2" />
            <VersionSteps steps={steps} x={(at) => x(monthAt(months, at))} box={box} />
            {months.map((each, index) => (
              <Month
                key={each.fullName}
                month={each}
                before={before.get(each.month)}
                x={x(index)}
                step={step}
                box={box}
                scale={scale}
                isNamed={step > 44 || index % Math.ceil(44 / step) === 0}
                onPoint={() => setPointed(index)}
                onOpen={each.figure.n > 0 ? openMonth(each.figure, onOpen) : undefined}
              />
            ))}
          </svg>
        )}
        {month && pointed !== null ? (
          <ChartSays x={x(pointed)} y={box.top} chartWidth={width}>
            <b>Decided in {month.fullName}</b>
            {month.figure.n === 0 ? (
              'Nothing was decided.'
            ) : (
              <>
                half within {month.said.value}
                {month.said.interval ? ` (${month.said.interval})` : ''}
                <br />
                {sampleWords(month.figure)}
                {before.has(month.month) ? (
                  <>
                    <br />
                    {before.get(month.month)?.says}
                  </>
                ) : null}
              </>
            )}
          </ChartSays>
        ) : null}
      </div>
    </section>
  )
}

function Month(props: {
  month: TrendMonth
  before: ToldBefore | undefined
  x: number
  step: number
  box: Box
  scale: Scale
  isNamed: boolean
  onPoint: () => void
  onOpen: (() => void) | undefined
}) {
  const { month, before, x, step, box, scale, onOpen } = props
  const { figure, mark } = month
  const label = `Decided in ${month.fullName}: half within ${month.said.value}${month.said.interval ? `, ${month.said.interval}` : ''}; ${sampleWords(figure)}.${before ? ` ${before.says}.` : ''} Opens the items.`
  const at = (ms: number | null): number | null => (ms === null ? null : scale.at(ms))
  return (
    <g
      className="trend-month"
      onPointerEnter={props.onPoint}
      onFocus={props.onPoint}
      {...(onOpen
        ? {
            role: 'button',
            tabIndex: 0,
            'aria-label': label,
            onClick: onOpen,
            onKeyDown: (event: { key: string; preventDefault: () => void }) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              onOpen()
            },
          }
        : {})}
    >
      <rect x={x - step / 2} y={box.top - 8} width={step} height={height - box.top + 8} fill="transparent" />
      {before ? <Before x={x - 12} y={scale.at(before.ms)} /> : null}
      {mark ? (
        <Mark
          x={x}
          kind={mark.kind}
          y={scale.at(mark.ms)}
          low={at(month.low)}
          high={month.isOpen ? box.top - 6 : at(month.high)}
          isOpen={month.isOpen}
        />
      ) : null}
      {props.isNamed ? (
        <>
          <text x={x} y={box.bottom + 18} textAnchor="middle" className="t-3">
            {month.name}
          </text>
          <text x={x} y={box.bottom + 34} textAnchor="middle" className="t-3">
            {figure.n === 0 ? '–' : figure.n}
            {month.open > 0 && step > 72 ? `, ${figure.censored} open` : ''}
          </text>
        </>
      ) : null}
    </g>
  )
}

/** Where the mark stood before history moved. */
const Before = ({ x, y }: { x: number; y: number }) => (
  <path d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`} className="trend-before" />
)

/** A filled dot on its whisker; a hollow one with an arrow where nobody can say how long it will take. */
function Mark(props: {
  x: number
  y: number
  kind: 'reached' | 'beyond'
  low: number | null
  high: number | null
  isOpen: boolean
}) {
  const { x, y, kind } = props
  const top = props.high ?? y - 12
  return (
    <>
      <line x1={x} x2={x} y1={props.low ?? y} y2={top} className="c-ink2" strokeWidth="1.5" />
      {props.isOpen ? (
        <path d={`M${x - 4} ${top + 6}L${x} ${top}L${x + 4} ${top + 6}`} className="c-ink2" strokeWidth="1.5" />
      ) : null}
      {kind === 'reached' ? (
        <circle cx={x} cy={y} r="4.5" className="f-ink" />
      ) : (
        <circle cx={x} cy={y} r="4" className="c-ink" style={{ fill: 'var(--paper)' }} strokeWidth="1.5" />
      )}
    </>
  )
}
