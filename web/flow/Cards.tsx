import { CircleHelp, TriangleAlert, Waves } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VersionStepView } from '../../src/api/flow-history-schema.ts'
import type { ConstraintView, DriftView, LanesView, SignsView } from '../../src/api/flow-insights.ts'
import { useConstraint, useDrift, useLaneUse, useSigns } from '../client/flow-questions.ts'
import '../parts/chart/chart.css'
import { spanWords } from '../words/duration-words.ts'
import { burnLine, driftLines, gainWords, perWeek, placesAmong } from './cards-view.ts'
import { CountedFigure, CountedNumber } from './parts/CountedOpener.tsx'
import { FigureValue } from './parts/FigureValue.tsx'
import { dayOf, shareWords, wishWords } from './parts/figure-view.ts'
import './cards.css'
import { useSteps, VersionStepKey } from './told/VersionSteps.tsx'

/** What holds the whole back, whether decisions run ahead, how lanes are taken, and the signs of lost intent. */
export function Cards({ before }: { before: ReactNode }) {
  const constraint = useConstraint()
  const drift = useDrift()
  const signs = useSigns()
  const lanes = useLaneUse()
  return (
    <div className="flow-cards">
      {before}
      <section aria-labelledby="constraint-title">
        <h2 id="constraint-title">The constraint</h2>
        {constraint.data ? (
          <Constraint of={constraint.data} />
        ) : (
          <p className="dim late">
            {constraint.error
              ? 'It could not be computed just now.'
              : 'Playing the history again, station by station …'}
          </p>
        )}
      </section>
      <section aria-labelledby="drift-title">
        <h2 id="drift-title">Drift: decided and not real</h2>
        {drift.data ? <Drift of={drift.data} /> : null}
      </section>
      {lanes.data?.lanes.map((lane) => (
        <section key={lane.lane} aria-label={`Adoption of ${lane.lane}`}>
          <h2>Lane {lane.lane}</h2>
          <Adoption of={lane} />
        </section>
      ))}
      <section className="signs" aria-labelledby="signs-title">
        <h2 id="signs-title">Five signs of lost intent</h2>
        {signs.data ? <Signs of={signs.data.signs} /> : null}
      </section>
    </div>
  )
}

function Constraint({ of }: { of: ConstraintView }) {
  const [first] = of.stations
  return (
    <>
      <p className="card-says">
        {of.kind === 'named' && first ? (
          <>
            It is <b>{of.station}</b>: a tenth more capacity there brings{' '}
            <CountedFigure
              name={`Gain of a tenth more at ${of.station}`}
              said={gainWords(first.gain)}
              figure={of}
              question={{ figure: 'constraint' }}
            />{' '}
            more into production.
          </>
        ) : (
          of.says
        )}
      </p>
      {of.stations.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">a tenth more at</th>
              {['brings', 'first in', 'of all waiting', 'busy'].map((name) => (
                <th key={name} scope="col" className="n">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.stations.map(({ station, gain, firstShare, evidence }) => (
              <tr key={station}>
                <th scope="row">{station}</th>
                <td className="n">
                  <CountedFigure
                    name={`${station}, a tenth more brings`}
                    said={{ value: gainWords(gain).value, interval: null }}
                    figure={of}
                    question={{ figure: 'constraint' }}
                  />
                </td>
                <td className="n">{shareWords(firstShare)}</td>
                <td className="n">
                  <CountedNumber
                    name={`${station}, of all waiting`}
                    says={evidence.says}
                    question={{ figure: 'constraint', of: station }}
                  >
                    {shareWords(evidence.waitShare)}
                  </CountedNumber>
                </td>
                <td className="n">
                  {evidence.utilisation === null ? (
                    '–'
                  ) : (
                    <CountedNumber
                      name={`${station}, busy`}
                      says={evidence.says}
                      question={{ figure: 'constraint', of: station }}
                    >
                      {shareWords(evidence.utilisation)}
                    </CountedNumber>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {of.stations.length > 0 ? (
        <p className="cap">First in: share of resampled histories in which it brought the most.</p>
      ) : null}
    </>
  )
}

const driftSays = {
  drifting: 'Decisions run ahead of production',
  'keeping up': 'Production keeps up with decisions, as far as can be told',
  'catching up': 'Production catches up with decisions',
} as const

function Drift({ of }: { of: DriftView }) {
  const steps = useSteps(of.definition.id)
  if (of.kind === 'not known' || of.ratePerWeek === null) return <p className="card-says">Cannot tell. {of.says}</p>
  const lines = driftLines(of.weeks)
  const number = (name: string, value: string, part: string) => (
    <CountedFigure name={name} said={{ value, interval: null }} figure={of} question={{ figure: 'drift', of: part }} />
  )
  return (
    <>
      <p className="card-says">
        {driftSays[of.kind]}:{' '}
        <CountedFigure
          name="Undelivered decisions grow by"
          said={perWeek(of.ratePerWeek)}
          figure={of}
          question={{ figure: 'drift' }}
        />
        . {number('Decided and not real', (of.undelivered ?? 0).toLocaleString('en'), 'undelivered')} are decided and
        not real
        {of.backlogWeeks === null ? null : (
          <>, {number('Backlog', `${of.backlogWeeks.toFixed(1)} weeks`, 'in production')} of production</>
        )}
        {of.medianAge === null ? null : (
          <>; half of them are older than {number('Median age', spanWords(of.medianAge.estimateMs), 'undelivered')}</>
        )}
        .
      </p>
      <svg
        className="drift"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Two lines since the record began: decided, and in production or given up. Their distance is what is decided and not real: ${of.undelivered} now.`}
      >
        <path d={lines.between} className="f-band" />
        <path d={lines.decided} className="c-ink" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
        <path d={lines.ended} className="c-grn" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        <StepLines weeks={of.weeks} steps={steps} />
      </svg>
      <ul className="chart-key" aria-label="Key">
        <li>
          <svg width="20" height="8" aria-hidden="true">
            <line x1="0" x2="20" y1="4" y2="4" className="c-ink" strokeWidth="1.5" />
          </svg>
          decided
        </li>
        <li>
          <svg width="20" height="8" aria-hidden="true">
            <line x1="0" x2="20" y1="4" y2="4" className="c-grn" strokeWidth="2" />
          </svg>
          in production or given up
        </li>
        <VersionStepKey steps={steps} />
      </ul>
    </>
  )
}

/** Where the computation of a card's chart became another one. */
const StepLines = ({ weeks, steps }: { weeks: readonly { at: string }[]; steps: readonly VersionStepView[] }) => (
  <g className="version-steps">
    {placesAmong(
      weeks,
      steps.map(({ at }) => at),
    ).map((x) => (
      <line key={x} x1={x} x2={x} y1="0" y2="100" vectorEffect="non-scaling-stroke" />
    ))}
  </g>
)

/** The share that took the lane, week by week, against its target. */
function Adoption({ of }: { of: LanesView['lanes'][number] }) {
  const { target, weeks } = of
  const steps = useSteps(of.definition.id)
  return (
    <>
      <p className="card-says">{of.says}</p>
      <svg className="drift" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={of.says}>
        {target?.wants.kind === 'share' ? (
          <line
            x1="0"
            x2="100"
            y1={100 - 100 * target.wants.share}
            y2={100 - 100 * target.wants.share}
            className="c-acc"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
        <path d={burnLine(weeks)} className="c-ink" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        <StepLines weeks={weeks} steps={steps} />
      </svg>
      {steps.length > 0 ? (
        <ul className="chart-key">
          <VersionStepKey steps={steps} />
        </ul>
      ) : null}
      <p className="cap">
        Share of eligible changes that took it since {dayOf(of.openedAt)}, from nothing to all;{' '}
        <CountedFigure
          one="change"
          name={`Lane ${of.lane}, eligible changes`}
          said={{ value: `n = ${of.n.toLocaleString('en')}`, interval: null }}
          figure={of}
          question={{ figure: 'lanes', of: of.lane }}
        />
        .{' '}
        {target
          ? `Target: ${wishWords(target.wants)} by ${dayOf(target.by)}, owner ${target.owner}.`
          : 'It has no target and no owner yet.'}
      </p>
    </>
  )
}

const icons = { met: TriangleAlert, 'not met': Waves, 'cannot tell': CircleHelp } as const

const Signs = ({ of }: { of: SignsView['signs'] }) => (
  <ul>
    {of.map((figure) => {
      const { sign, name, state, says, n } = figure
      const Icon = icons[state]
      return (
        <li key={sign} data-state={state}>
          <span>{name}</span>
          <span className="mark">
            <Icon className="i" aria-hidden />
            {state}
          </span>
          <span className="dim">
            {says}{' '}
            <span className="cap">
              {n === 0 || sign === 'S3' ? (
                <FigureValue
                  inline
                  name={name}
                  said={{ value: `n = ${n.toLocaleString('en')}`, interval: null }}
                  figure={figure}
                />
              ) : (
                <CountedFigure
                  name={name}
                  said={{ value: `n = ${n.toLocaleString('en')}`, interval: null }}
                  figure={figure}
                  question={{ figure: 'signs', of: sign }}
                />
              )}
            </span>
          </span>
        </li>
      )
    })}
  </ul>
)
