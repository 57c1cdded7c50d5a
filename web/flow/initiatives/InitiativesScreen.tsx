import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FlowInitiativesView, InitiativeItemsQuery } from '../../../src/api/flow-initiatives-schema.ts'
import { answerOf } from '../../client/answer.ts'
import { useInitiativeItems, useInitiatives } from '../../client/flow-questions.ts'
import '../../parts/chart/chart.css'
import { timeScale } from '../../parts/chart/scales.ts'
import { When } from '../../parts/When.tsx'
import { spanWords } from '../../words/duration-words.ts'
import { CountedFigure, CountedNumber } from '../parts/CountedOpener.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { percentileWords } from '../parts/figure-view.ts'
import { ItemsDrawer } from '../parts/ItemsDrawer.tsx'
import { handoffsSay, type InitiativeRow, initiativesView } from './initiatives-view.ts'
import './initiatives.css'

type Ask = (question: InitiativeItemsQuery) => void

/** Several items that serve one goal: when it was decided, when users had the first of it, when all. */
export function InitiativesScreen() {
  const query = useInitiatives()
  const [question, setQuestion] = useState<InitiativeItemsQuery | null>(null)
  const items = useInitiativeItems(question)
  return (
    <FlowPage title="Initiatives" query={query} tables={['initiatives']}>
      {(view) => (
        <>
          {view.initiatives.length === 0 ? <NoInitiatives /> : <Initiatives view={view} onAsk={setQuestion} />}
          <ItemsDrawer
            isOpen={question !== null}
            answer={answerOf(items)}
            onClose={() => setQuestion(null)}
            onRetry={() => void items.refetch()}
          />
        </>
      )}
    </FlowPage>
  )
}

const NoInitiatives = () => (
  <section className="lesson">
    <h1 className="title">No initiative is known</h1>
    <p>
      An initiative is what several items serve: an epic in Jira, a project in Linear, a parent issue on GitHub. Where
      the tracker’s export says which items belong to one, it stands here with its first value, its end, and the scope
      that grew on the way.
    </p>
  </section>
)

function Initiatives({ view, onAsk }: { view: FlowInitiativesView; onAsk: Ask }) {
  const page = initiativesView(view)
  const { firstValue, complete } = view
  const end = complete.value?.p50
  const isSlow = end?.kind === 'not reached'
  const grown = view.initiatives.filter(({ addedLater }) => addedLater > 0).length
  return (
    <>
      <header className="flow-says">
        <h1>
          Half of the initiatives give users something within{' '}
          <CountedFigure
            question={{ figure: 'initiatives', of: 'first value' }}
            one="initiative"
            name="First value, half within"
            said={percentileWords(firstValue.value?.p50)}
            figure={firstValue}
          />
          ; half are {isSlow ? 'not complete after' : 'complete within'}{' '}
          <CountedFigure
            question={{ figure: 'initiatives', of: 'complete' }}
            one="initiative"
            name={isSlow ? 'Less than half complete after' : 'Complete, half within'}
            said={isSlow ? { value: spanWords(end.followedUntilMs), interval: null } : percentileWords(end)}
            figure={complete}
          />
          .
        </h1>
        <p className="dim">
          {page.complete} of {view.initiatives.length} are complete; {grown} grew after they were decided. Those under
          way count as open.
        </p>
        <p className="cap">
          {view.items.toLocaleString('en')} distinct items.{' '}
          {view.counted > view.items
            ? `${(view.counted - view.items).toLocaleString('en')} more would be counted if shared ones were summed: they count in each initiative and in no total.`
            : 'None is shared.'}
        </p>
      </header>
      <ul className="chart-key initiatives-key" aria-label="Key">
        <li>
          <svg width="24" height="12" aria-hidden="true">
            <path d="M0 10L8 10L8 2L24 2" className="c-ink" strokeWidth="2" />
          </svg>
          items in production
        </li>
        <li>
          <svg width="24" height="12" aria-hidden="true">
            <path d="M0 10L8 10L8 2L24 2" className="c-ink2" strokeDasharray="3 2" />
          </svg>
          items it holds: scope
        </li>
        <li>
          <span className="initiative-mark decided" /> decided
        </li>
        <li>
          <span className="initiative-mark complete" /> complete
        </li>
      </ul>
      <TimeAxis from={page.from} to={page.to} />
      <ul className="initiatives">
        {page.rows.map((row) => (
          <Row key={row.initiative.id} row={row} onAsk={onAsk} />
        ))}
      </ul>
    </>
  )
}

const TimeAxis = ({ from, to }: { from: number; to: number }) => (
  <div className="initiatives-axis" aria-hidden>
    <div>
      {timeScale(from, to, [0, 600]).ticks.map(({ value, label }) => (
        <span key={value} style={{ left: `${(100 * (value - from)) / Math.max(1, to - from)}%` }}>
          {label}
        </span>
      ))}
    </div>
  </div>
)

function Row({ row, onAsk }: { row: InitiativeRow; onAsk: Ask }) {
  const { initiative, name } = row
  const { id, items, inProduction, addedLater, shared, cancelled, notKnown, decidedAt, handoffs } = initiative
  const open = items - inProduction - cancelled - notKnown
  const ask = (part: InitiativeItemsQuery['part']) => () => onAsk({ initiative: id, part })
  return (
    <li className="initiative">
      <div className="initiative-name">
        <button type="button" className="product" onClick={ask('all')}>
          {name}
        </button>
        <span className="cap">
          {decidedAt ? (
            <>
              decided <When at={decidedAt} />
            </>
          ) : (
            'no record tells when it was decided'
          )}
          {' · '}
          <Link to="/flow/mappings" search={{ initiative: id }} className="do">
            map its path<span className="sr"> of {name}</span>
          </Link>
        </span>
      </div>
      <div className="initiative-chart">
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={`${inProduction} of ${items} items in production`}
        >
          <path d={row.scope} className="c-ink2" strokeDasharray="3 2" vectorEffect="non-scaling-stroke" />
          <path d={row.production} className="c-ink" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
        {row.decided === null ? null : <span className="initiative-mark decided" style={{ left: `${row.decided}%` }} />}
        {row.completed === null ? null : (
          <span className="initiative-mark complete" style={{ left: `${row.completed}%` }} />
        )}
      </div>
      <dl className="initiative-facts">
        <div>
          <dt>first value</dt>
          <dd>
            {initiative.firstAt ? (
              <button type="button" className="num" onClick={ask('first')}>
                {row.firstValue ?? 'when is not known'}
              </button>
            ) : (
              'not yet'
            )}
          </dd>
        </div>
        <div>
          <dt>complete</dt>
          <dd>{row.complete ?? (row.age ? `open for ${row.age}` : 'not yet')}</dd>
        </div>
        <div>
          <dt>in production</dt>
          <dd>
            <button type="button" className="num" onClick={ask('in production')}>
              {inProduction}
            </button>{' '}
            of{' '}
            <button type="button" className="num" onClick={ask('all')}>
              {items}
            </button>
          </dd>
        </div>
        <div>
          <dt>handoffs so far</dt>
          <dd>
            {handoffs.person.sum === null ? (
              'not known'
            ) : (
              <CountedNumber
                name="Handoffs between persons"
                says={handoffsSay(handoffs)}
                question={{ figure: 'initiative handoffs', of: id }}
              >
                {handoffs.person.sum.toLocaleString('en')}
              </CountedNumber>
            )}
            {handoffs.team.sum === null ? null : (
              <span className="cap"> {handoffs.team.sum.toLocaleString('en')} between teams</span>
            )}
          </dd>
        </div>
        <div>
          <dt className="sr">of these</dt>
          <dd className="cap">
            {open > 0 ? (
              <button type="button" className="num" onClick={ask('open')}>
                {open} open
              </button>
            ) : null}
            {addedLater > 0 ? (
              <button type="button" className="num" onClick={ask('added later')}>
                {addedLater} added later
              </button>
            ) : null}
            {shared > 0 ? (
              <button type="button" className="num" onClick={ask('shared')}>
                {shared} shared
              </button>
            ) : null}
            {cancelled > 0 ? (
              <button type="button" className="num" onClick={ask('cancelled')}>
                {cancelled} cancelled
              </button>
            ) : null}
            {notKnown > 0 ? (
              <button type="button" className="num" onClick={ask('not known')}>
                {notKnown} not known
              </button>
            ) : null}
          </dd>
        </div>
      </dl>
    </li>
  )
}
