import { Link } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import type { FlowView } from '../../src/api/shipped-schema.ts'
import { answerOf } from '../client/answer.ts'
import { useFlow } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { When } from '../parts/When.tsx'
import { durationWords } from '../words/duration-words.ts'
import { absoluteTime } from '../words/time-words.ts'
import { flowView, type Headline, type Strip } from './through-view.ts'
import './through.css'

/** What went through Fairway itself, out of its own ledger: decision to live, change by change. */
export function ThroughFairway() {
  const query = useFlow()
  const view = flowView(answerOf(query))
  switch (view.kind) {
    case 'loading':
      return null
    case 'failed':
      return <Failure refusal={view.refusal} onRetry={() => void query.refetch()} />
    case 'empty':
      return (
        <section className="through" aria-labelledby="through-title">
          <h2 id="through-title">Through Fairway</h2>
          <p className="dim">
            Nothing has gone live through Fairway yet, so there is no honest number to show. With the first change that
            goes live, its whole way stands here: from the moment it was decided to the moment a user’s browser showed
            it.
          </p>
          <p>
            <Link className="do" to="/compose">
              Ship the first sentence
            </Link>
          </p>
          <OpenChanges open={view.open} />
        </section>
      )
    case 'ready':
      return (
        <section className="through" aria-labelledby="through-title">
          <div className="flow-section">
            <h2 id="through-title">Through Fairway</h2>
            <Key />
          </div>
          {view.headline ? <HeadlineOf headline={view.headline} flow={view.flow} /> : null}
          <Strips strips={view.strips} ticks={view.ticks} />
          <OpenChanges open={view.flow.open} />
          <p className="cap">
            As of <When at={view.flow.asOf} />. Elapsed time, nights and weekends included.
          </p>
        </section>
      )
  }
}

function HeadlineOf({ headline, flow }: { headline: Headline; flow: FlowView }) {
  return (
    <div className="through-says">
      <p>
        {headline.n === 1 ? 'The first decision became real in' : 'A decision becomes real in'}{' '}
        <a href="#through-title" className="num">
          {headline.median}
        </a>{' '}
        <span className="flow-interval">
          ({headline.interval}, n ={' '}
          <a href="#through-title" className="num">
            {headline.n}
          </a>
          )
        </span>
        ,{' '}
        {headline.waiting === 'none' ? (
          'with nobody waited for'
        ) : (
          <>
            <a href="#through-title" className="num">
              {headline.waiting}
            </a>{' '}
            of it waiting for a person
          </>
        )}
        .
      </p>
      <details>
        <summary className="cap">What this says, and what it does not</summary>
        <div className="flow-definition">
          <p>{flow.definition}</p>
          {headline.n === 1 ? null : <p>The range in brackets: {flow.summary?.interval}.</p>}
          <p>
            {headline.n === 1
              ? 'One change is no rule yet, so there is no range.'
              : `The median of all ${headline.n} changes that went live through Fairway.`}{' '}
            Open changes are not in it; they are listed below with their age.
          </p>
        </div>
      </details>
    </div>
  )
}

const Key = () => (
  <ul className="key" aria-label="Key">
    <li>
      <span className="key-mark" data-waits="true" /> a person was waited for
    </li>
    <li>
      <span className="key-mark" /> something was done
    </li>
    <li>
      <span className="key-live" /> live
    </li>
  </ul>
)

// A part this wide (percent of the axis) has room for its own name; the others say it when pointed at.
const namedFrom = 14

interface Pointed {
  readonly change: string
  readonly says: string
  readonly left: number
}

function Strips({ strips, ticks }: { strips: readonly Strip[]; ticks: readonly { at: number; label: string }[] }) {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  return (
    // The same words are in the table a reader gets.
    <div className="strips" onMouseLeave={() => setPointed(null)}>
      <div className="strips-axis" aria-hidden>
        <div>
          {ticks.map((tick) => (
            <span key={tick.at} style={{ left: `${tick.at}%` }}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
      <ul>
        {strips.map((strip) => (
          <StripRow key={strip.shipped.change} strip={strip} ticks={ticks} pointed={pointed} onPoint={setPointed} />
        ))}
      </ul>
    </div>
  )
}

function StripRow(props: {
  strip: Strip
  ticks: readonly { at: number }[]
  pointed: Pointed | null
  onPoint: (pointed: Pointed | null) => void
}) {
  const { shipped, parts, end } = props.strip
  const hatch = useId()
  const row = useRef<HTMLLIElement>(null)
  const isPointed = props.pointed?.change === shipped.change
  return (
    <li ref={row} className="strip">
      <Link to="/changes/$id" params={{ id: shipped.change }} className="strip-name">
        <span className="product">{shipped.sentence}</span>
        <span className="cap">
          {shipped.requester} · <When at={shipped.liveAt} />
          {shipped.revertedAt ? <span className="red"> · taken back</span> : null}
        </span>
      </Link>
      <div className="strip-chart">
        <svg width="100%" height="48" role="img" aria-label={sayStrip(props.strip)}>
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="5" stroke="var(--ink-2)" strokeWidth="1.4" />
            </pattern>
          </defs>
          {props.ticks.map((tick) => (
            <line key={tick.at} x1={`${tick.at}%`} x2={`${tick.at}%`} y1="0" y2="48" className="c-line" />
          ))}
          {parts.map((part) => (
            // Pointing shows what the label already says.
            <g
              key={part.name}
              onMouseEnter={() =>
                props.onPoint({
                  change: shipped.change,
                  says: `${part.name}, ${durationWords(part.ms)}: ${absoluteTime(part.fromAt)} to ${absoluteTime(part.toAt)}`,
                  left: part.from,
                })
              }
            >
              <title>{`${part.name}, ${durationWords(part.ms)}\n${absoluteTime(part.fromAt)}\n${absoluteTime(part.toAt)}`}</title>
              {part.waits ? (
                <>
                  <rect x={`${part.from}%`} width={`${part.width}%`} y="20" height="10" fill="var(--paper)" />
                  <rect
                    x={`${part.from}%`}
                    width={`${part.width}%`}
                    y="20"
                    height="10"
                    fill={`url(#${hatch})`}
                    stroke="var(--ink-2)"
                    strokeWidth="1"
                  />
                </>
              ) : (
                <rect
                  x={`${part.from}%`}
                  width={`${part.width}%`}
                  y="19"
                  height="12"
                  fill="var(--ink)"
                  stroke="var(--paper)"
                />
              )}
              <rect x={`${part.from}%`} width={`${Math.max(part.width, 0.4)}%`} y="0" height="48" fill="transparent" />
              {part.width >= namedFrom ? (
                <text x={`${part.from + 0.5}%`} y="13" aria-hidden>
                  {part.name} {durationWords(part.ms)}
                </text>
              ) : null}
            </g>
          ))}
          <svg x={`${end}%`} y="25" overflow="visible" aria-hidden="true">
            <circle
              r="4.5"
              fill={shipped.revertedAt ? 'var(--paper)' : 'var(--green)'}
              stroke={shipped.revertedAt ? 'var(--red)' : 'var(--paper)'}
              strokeWidth="1.5"
            />
          </svg>
        </svg>
        {isPointed && props.pointed ? (
          <p className="strip-says" style={{ left: `min(${props.pointed.left}%, 55%)` }}>
            {props.pointed.says}
          </p>
        ) : null}
      </div>
      <span className="strip-total">{durationWords(shipped.decisionToLiveMs)}</span>
    </li>
  )
}

const sayStrip = (strip: Strip): string =>
  strip.parts
    .map((part) => `${part.name} ${durationWords(part.ms)}${part.waits ? ' (a person was waited for)' : ''}`)
    .join(', ')

function OpenChanges({ open }: { open: FlowView['open'] }) {
  if (open.length === 0) return null
  const oldest = [...open].sort((a, b) => b.ageMs - a.ageMs)
  return (
    <section className="open-changes" aria-labelledby="open-title">
      <h2 id="open-title">
        Decided, not live yet <span className="faint">{open.length}</span>
      </h2>
      <p className="cap">Their time runs on and is not in the number above.</p>
      <ul>
        {oldest.map((one) => (
          <li key={one.change}>
            <Link to="/changes/$id" params={{ id: one.change }}>
              <span className="product">{one.sentence}</span>
              <span className="dim">{one.state}</span>
              <span className="open-age">{durationWords(one.ageMs)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
