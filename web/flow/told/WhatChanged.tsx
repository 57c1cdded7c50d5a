import { Link } from '@tanstack/react-router'
import type { HistoryMoveView } from '../../../src/api/flow-history-schema.ts'
import { paths } from '../../../src/api/routes.ts'
import { useFlowHistory } from '../../client/flow-questions.ts'
import { When } from '../../parts/When.tsx'
import { dayOf } from '../parts/figure-view.ts'
import { movedRows, moveWords, recentMoves } from './told-view.ts'
import './told.css'

/** On the first screen: what was told of the past and is told otherwise now. Nothing where nothing has moved lately. */
export function WhatChanged() {
  const { data } = useFlowHistory()
  const [latest, ...others] = data ? recentMoves(data) : []
  if (latest === undefined) return null
  return (
    <details className="what-changed">
      <summary>
        <b>What changed.</b> {moveWords(latest)}{' '}
        {latest.causes.length === 1 ? <span className="dim">{latest.causes[0]?.says}.</span> : null}
      </summary>
      <Move of={latest} />
      {others.length > 0 ? (
        <p className="cap">
          History has moved {others.length === 1 ? 'once more' : `${others.length} times more`} in the last 30 days:{' '}
          <Link className="do" to="/flow/sources" hash="moves">
            see all
          </Link>
          .
        </p>
      ) : null}
    </details>
  )
}

/** On the screen of sources: all that has moved since months are told. */
export function WhatMoved() {
  const { data } = useFlowHistory()
  if (!data || data.since === null) return null
  return (
    <section className="what-moved" id="moves" aria-labelledby="moves-title">
      <h2 className="title" id="moves-title">
        What changed of the past
      </h2>
      <p className="cap">
        What is said of each month is kept since {dayOf(data.since)}, at most once a day and after each import and
        setting. Both sides below are of what was known at the same moment: nothing here moved by the passing of time.
      </p>
      {data.moves.length === 0 ? (
        <p>No month that was over has moved since.</p>
      ) : (
        data.moves.map((move) => (
          <details key={move.at} className="what-changed">
            <summary>
              <b>{dayOf(move.at)}.</b> {moveWords(move)}
            </summary>
            <Move of={move} />
          </details>
        ))
      )}
      {data.moves.length > 0 ? (
        <p className="flow-saves">
          <span className="cap">Save as CSV</span>
          <a className="do" href={paths.flowHistoryTable} download="fairway-what-changed.csv">
            the months that moved
          </a>
        </p>
      ) : null}
    </section>
  )
}

const Move = ({ of }: { of: HistoryMoveView }) => (
  <>
    <ul className="move-causes">
      {of.causes.map(({ says, done }) => (
        <li key={`${says} ${done?.at}`}>
          {says}
          {done ? (
            <span className="dim">
              {' '}
              by {done.by.name}, <When at={done.at} />
              {done.why === null ? '' : `: ${done.why}`}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
    <div className="flow-table wide-table">
      <table className="move-table">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">
              Told <When at={of.toldAt} />
            </th>
            <th scope="col">Told now, of the same moment</th>
          </tr>
        </thead>
        <tbody>
          {movedRows(of).map(({ what, before, now }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-name="Before">{before}</td>
              <td data-name="Now">{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)
