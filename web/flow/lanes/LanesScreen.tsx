import type { WhatIfView } from '../../../src/api/flow-insights.ts'
import { type CountedQuestion, useLaneUse, useWhatIf } from '../../client/flow-questions.ts'
import { BottomAxis, type Box, ValueAxis } from '../../parts/chart/Axes.tsx'
import '../../parts/chart/chart.css'
import { useWidth } from '../../parts/chart/use-width.ts'
import { spanWords } from '../../words/duration-words.ts'
import { CountedFigure, CountedNumber } from '../parts/CountedOpener.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { dayOf, halfWords, wishWords } from '../parts/figure-view.ts'
import { LeftOut } from '../parts/LeftOut.tsx'
import { useSteps, VersionStepKey, VersionSteps } from '../told/VersionSteps.tsx'
import { chanceWords } from '../trend-view.ts'
import { burnUp, effectLines, type LaneView, shareSays } from './lanes-view.ts'
import { Opportunities } from './Opportunities.tsx'
import { Targets } from './Targets.tsx'
import './lanes.css'

/** What goes through lanes of what could: adoption against its target, what leaks past, what it costs, what it changes. */
export function LanesScreen() {
  const query = useLaneUse()
  return (
    <FlowPage
      title="Lanes"
      query={query}
      tables={['lanes', 'lane-leakage', 'lane-guards', 'lane-speed', 'lane-effect', 'lane-opportunity']}
    >
      {({ lanes, opportunities }) =>
        lanes.length === 0 ? (
          <>
            <section className="lesson">
              <h1 className="title">No lane is in use yet</h1>
              <p>
                Once changes go through a lane, you see here which share of what could take it does, against the target
                its owner set; what goes round it and why; whether it breaks more or less than the ordinary way; and
                what it does to the time from decision to production. What a repository’s own history could have sent
                through lanes, <code>fairway scan --json &gt; scan.json</code> says: imported, it stands here.
              </p>
            </section>
            <Opportunities opportunities={opportunities} />
            <Targets />
            <WhatIf />
          </>
        ) : (
          <>
            {lanes.map((lane) => (
              <Lane key={lane.lane} lane={lane} />
            ))}
            <Opportunities opportunities={opportunities} />
            <Targets />
            <WhatIf />
          </>
        )
      }
    </FlowPage>
  )
}

function Lane({ lane }: { lane: LaneView }) {
  const { target, reaches } = lane
  return (
    <article className="lane-report">
      <header className="flow-says">
        <h1>{lane.says}</h1>
        <p className="cap" title={`${lane.definition.id}, version ${lane.definition.version}`}>
          Lane {lane.lane}, for changes of class {lane.class}, open since {dayOf(lane.openedAt)}.{' '}
          {target === null
            ? 'Nobody has set a target for it.'
            : `${wishWords(target.wants)} by ${dayOf(target.by)}, owned by ${target.owner}${reaches === null ? '' : `: ${Math.round(reaches * 100)} % of forecasts reach it`}.`}{' '}
          {lane.definition.says}
        </p>
      </header>
      <div className="flow-two">
        <Adoption lane={lane} />
        <Leakage lane={lane} />
      </div>
      <Speed lane={lane} />
      <div className="flow-two">
        <Effect lane={lane} />
        <Guards lane={lane} />
      </div>
      <LeftOut excluded={lane.excluded} question={{ figure: 'lanes', of: lane.lane, part: 'took' }} />
    </article>
  )
}

const height = 260

function Adoption({ lane }: { lane: LaneView }) {
  const [element, width] = useWidth<HTMLDivElement>()
  const box: Box = { left: 44, right: width - 12, top: 12, bottom: height - 36 }
  const chart = width === 0 ? null : burnUp(lane, box)
  const last = lane.weeks.at(-1)
  const steps = useSteps(lane.definition.id)
  return (
    <section aria-label="Adoption">
      <h2>Share that took the lane, of all that could</h2>
      <p className="cap">
        {last ? `${last.took.toLocaleString('en')} of ${last.eligible.toLocaleString('en')} so far: ` : ''}
        <CountedFigure
          one="change"
          name="Share that took the lane"
          said={{ value: shareSays(lane.adoption), interval: null }}
          figure={lane}
          question={{ figure: 'lanes', of: lane.lane, part: 'took' }}
        />
      </p>
      <div ref={element} className="chart" style={{ height }}>
        {chart ? (
          <svg width={width} height={height} role="img" aria-label={lane.says}>
            {chart.cone === '' ? null : <path d={chart.cone} className="lane-cone" />}
            <path d={chart.band} className="lane-band" />
            <ValueAxis scale={chart.share} box={box} />
            <BottomAxis scale={chart.time} box={box} />
            <path d={chart.line} className="c-ink" strokeWidth="1.8" />
            {chart.target ? (
              <g>
                <line
                  x1={box.left}
                  x2={chart.target.x}
                  y1={chart.target.y}
                  y2={chart.target.y}
                  className="c-acc"
                  strokeDasharray="5 4"
                />
                <circle cx={chart.target.x} cy={chart.target.y} r="4.5" className="f-acc" />
                <text x={chart.target.x} y={chart.target.y - 9} textAnchor="end" className="note">
                  target
                </text>
              </g>
            ) : null}
            <VersionSteps steps={steps} x={chart.time.at} box={box} />
          </svg>
        ) : null}
      </div>
      <ul className="chart-key" aria-label="Key">
        <li>the band is the 95 % interval</li>
        {chart && chart.cone !== '' ? <li>hatched ahead: where forecasts end</li> : null}
        <VersionStepKey steps={steps} />
      </ul>
    </section>
  )
}

function Leakage({ lane: { lane: of, leakage } }: { lane: LaneView }) {
  return (
    <section aria-label="What went round it">
      <h2>What went round it, and why</h2>
      {leakage.length === 0 ? <p className="cap">Nothing that could have taken the lane went another way.</p> : null}
      <ul className="lane-leaks">
        {leakage.map(({ reason, count }) => (
          <li key={reason}>
            <CountedNumber
              name={reason}
              says={`Changes that could have taken the lane and did not: ${reason}.`}
              question={{ figure: 'lanes', of, part: 'went round', which: reason }}
            >
              {count.toLocaleString('en')}
            </CountedNumber>{' '}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

const speedSays = {
  faster: 'The lane is faster',
  slower: 'The lane is slower',
  'no clear difference': 'No clear difference',
  'cannot tell': 'Too few to tell which is faster',
} as const

/** How long it takes through the lane, beside what could have taken it and did not. */
function Speed({ lane: { lane: of, speed } }: { lane: LaneView }) {
  const half = (way: 'lane' | 'ordinary', name: string) => (
    <CountedFigure
      one="change"
      name={`${name}, half within`}
      said={halfWords(speed[way])}
      figure={speed[way]}
      question={{ figure: 'lanes', of, part: 'speed', which: way }}
    />
  )
  return (
    <section className="lane-speed" aria-label="How long it takes">
      <h2>How long it takes</h2>
      <p>
        <b data-kind={speed.compared}>{speedSays[speed.compared]}</b>: from decision to production half within{' '}
        {half('lane', 'Through the lane')} through it, {half('ordinary', 'On the ordinary way')} for what could have
        taken it and went the ordinary way. <span className="faint">{chanceWords(speed.pValue)}</span>
      </p>
      <p className="cap" title={`${speed.lane.definition.id}, version ${speed.lane.definition.version}`}>
        {speed.lane.definition.says}
      </p>
    </section>
  )
}

function Effect({ lane }: { lane: LaneView }) {
  const [element, width] = useWidth<HTMLDivElement>()
  const box: Box = { left: 44, right: width - 12, top: 12, bottom: height - 36 }
  const chart = width === 0 || lane.effect.weeks.length < 2 ? null : effectLines(lane, box)
  const steps = useSteps('lane-effect')
  return (
    <section aria-label="Before and after">
      <h2>Before and after</h2>
      <p className="cap">
        {lane.effect.says}{' '}
        {lane.effect.before + lane.effect.after === 0 ? null : (
          <CountedNumber
            name="Changes the effect is read from"
            says={`${lane.effect.before.toLocaleString('en')} changes that could have taken it were decided before it opened, ${lane.effect.after.toLocaleString('en')} after.`}
            question={{ figure: 'lanes', of: lane.lane, part: 'effect' }}
          >
            n = {(lane.effect.before + lane.effect.after).toLocaleString('en')}
          </CountedNumber>
        )}
      </p>
      <div ref={element} className="chart" style={{ height: chart ? height : 0 }}>
        {chart ? (
          <svg width={width} height={height} role="img" aria-label={lane.effect.says}>
            <ValueAxis scale={chart.hours} box={box} />
            <BottomAxis scale={chart.time} box={box} />
            <line x1={chart.opened} x2={chart.opened} y1={box.top} y2={box.bottom} className="c-acc" />
            <text x={chart.opened + 5} y={box.top + 10} className="note">
              opened
            </text>
            <path d={chart.others} className="c-ink2" strokeWidth="1.4" strokeDasharray="4 3" />
            <path d={chart.eligible} className="c-ink" strokeWidth="1.8" />
            <VersionSteps steps={steps} x={chart.time.at} box={box} />
          </svg>
        ) : null}
      </div>
      {chart ? (
        <ul className="chart-key" aria-label="Key">
          <li>
            <svg width="20" height="10" aria-hidden="true">
              <line x2="20" y1="5" y2="5" className="c-ink" strokeWidth="1.8" />
            </svg>
            could take the lane
          </li>
          <li>
            <svg width="20" height="10" aria-hidden="true">
              <line x2="20" y1="5" y2="5" className="c-ink2" strokeDasharray="4 3" />
            </svg>
            everything else
          </li>
          <li>median from decision to production, by week</li>
          <VersionStepKey steps={steps} />
        </ul>
      ) : null}
    </section>
  )
}

const comparedSays = {
  worse: 'the lane does worse',
  better: 'the lane does better',
  'no clear difference': 'no clear difference',
  'cannot tell': 'cannot tell yet',
} as const

function Guarded(props: {
  of: LaneView['guards'][number]['lane']
  name: string
  says: string
  question: CountedQuestion
}) {
  if (props.of === null) return <>{shareSays(null)}</>
  return (
    <CountedNumber
      name={props.name}
      question={props.question}
      says={`Of ${props.of.n.toLocaleString('en')} changes of which it is known, those that ${props.says}; in brackets the 95 % interval.`}
    >
      {shareSays(props.of)}
    </CountedNumber>
  )
}

function Guards({ lane: { lane: of, guards } }: { lane: LaneView }) {
  const asked = { figure: 'lanes', of } as const
  return (
    <section className="flow-table lane-guards" aria-label="Guards">
      <h2>Does it break more?</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">guard</th>
            <th scope="col" className="n">
              in the lane
            </th>
            <th scope="col" className="n">
              otherwise
            </th>
          </tr>
        </thead>
        <tbody>
          {guards.map(({ name, says, lane, ordinary, compared }) => (
            <tr key={name}>
              <th scope="row" title={says}>
                {name}
                <span className={compared === 'worse' ? 'cap red lane-compared' : 'cap lane-compared'}>
                  {comparedSays[compared]}
                </span>
              </th>
              <td className="n">
                <Guarded
                  of={lane}
                  name={`${name} in the lane`}
                  says={says}
                  question={{ ...asked, part: name, which: 'lane' }}
                />
              </td>
              <td className="n">
                <Guarded
                  of={ordinary}
                  name={`${name} otherwise`}
                  says={says}
                  question={{ ...asked, part: name, which: 'ordinary' }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What a lane for small items would do, simulated from the team's own record; or why that cannot be said. */
function WhatIf() {
  const { data } = useWhatIf()
  if (!data) return null
  return (
    <section className="lane-report" aria-labelledby="what-if">
      <h2 id="what-if">What if 60 % of small items took a lane?</h2>
      {data.kind === 'refused' ? (
        <p className="dim">No answer: {data.why}</p>
      ) : (
        <ul className="what-if">
          <Predicted name="Small items" of={data.small} />
          <Predicted name="Everything else" of={data.others} />
        </ul>
      )}
      <p className="cap" title={`${data.definition.id}, version ${data.definition.version}`}>
        {data.definition.says}
        {data.replications === null ? '' : ` ${data.replications.toLocaleString('en')} replications.`}
      </p>
    </section>
  )
}

function Predicted({ name, of }: { name: string; of: WhatIfView['small'] }) {
  const { before, after } = of ?? { before: null, after: null }
  const halfWithin =
    before === null || after === null ? null : (
      <>
        half within{' '}
        <CountedNumber
          name={`${name}, half within`}
          says={`${of?.n.toLocaleString('en')} of them in a replay, on average. The items that are played again open with a click.`}
          question={{ figure: 'what-if' }}
        >
          {spanWords(after.estimate)}
        </CountedNumber>{' '}
        instead of {spanWords(before.estimate)}
      </>
    )
  return (
    <li>
      <b>{name}</b>: {halfWithin ?? 'not known from this record'}
      {before === null || after?.low == null || after.high == null ? null : (
        <span className="dim">
          {' '}
          ({spanWords(after.low)} to {spanWords(after.high)})
        </span>
      )}
    </li>
  )
}
