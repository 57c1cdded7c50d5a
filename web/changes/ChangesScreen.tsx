import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Check, CircleAlert, Clock, LoaderCircle, X } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import type { ChangeSummary } from '../../src/api/change-schema.ts'
import { Channel } from '../change/Channel.tsx'
import { wayAhead } from '../change/change-view.ts'
import { answerOf } from '../client/answer.ts'
import { useNow } from '../client/now.ts'
import { useChanges, useMe, useProducts } from '../client/questions.ts'
import { Face } from '../parts/Face.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Sentence } from '../parts/Sentence.tsx'
import { When } from '../parts/When.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { ageWords, durationWords } from '../words/duration-words.ts'
import { absoluteTime } from '../words/time-words.ts'
import { type Column, changesView, neighbour, states, walkOrder } from './changes-view.ts'
import './changes.css'

export function ChangesScreen() {
  const search = useSearch({ from: '/changes' })
  const navigate = useNavigate()
  const changes = useChanges()
  const view = changesView(answerOf(changes), { ...search, q: useDeferredValue(search.q) })
  const [active, setActive] = useState<string | null>(null)
  const order = walkOrder(view)
  const walk = (by: 1 | -1) => {
    const next = neighbour(order, active, by)
    if (!next) return
    setActive(next.id)
    document.getElementById(`change-${next.id}`)?.focus()
  }
  useKeys({ j: () => walk(1), k: () => walk(-1) })
  useEffect(() => {
    document.title = 'Changes · Fairway'
  }, [])

  if (view.kind === 'loading')
    return (
      <main id="main" tabIndex={-1} aria-busy>
        <div className="columns late" role="status" aria-label="Reading the changes">
          {Array.from({ length: 4 }, (_, column) => (
            <div key={column}>
              {Array.from({ length: 4 }, (_, row) => (
                <div key={row} className="row-bones">
                  <span className="bone" />
                  <span className="bone" style={{ width: '60%' }} />
                </div>
              ))}
            </div>
          ))}
        </div>
      </main>
    )
  if (view.kind === 'failed')
    return (
      <main id="main" tabIndex={-1}>
        <Failure refusal={view.refusal} onRetry={() => void changes.refetch()} />
      </main>
    )
  if (view.kind === 'empty') return <NoChanges />
  const isFiltered = Boolean(search.person || search.state || search.product || search.q)
  return (
    <main id="main" tabIndex={-1} className="changes">
      <div className="changes-top">
        <h1 className="title">Changes</h1>
        <Filters search={search} onSearch={(next) => void navigate({ to: '/changes', search: next, replace: true })} />
      </div>
      {isFiltered ? (
        <p className="filtered" role="status">
          {view.matching === 0 ? 'No change fits these filters.' : `${view.matching} fit these filters.`}{' '}
          <Link to="/changes" className="do" search={{}}>
            Show all
          </Link>
        </p>
      ) : null}
      <div className="columns">
        {view.columns.map((column) => (
          <ColumnOf key={column.id} column={column} onFocus={setActive} />
        ))}
      </div>
      {view.ended.length > 0 ? (
        <details className="ended">
          <summary>
            Ended without going live, or taken back <span className="faint">{view.ended.length}</span>
          </summary>
          <ul>
            {view.ended.map((change) => (
              <li key={change.id}>
                <Row change={change} onFocus={setActive} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </main>
  )
}

function ColumnOf({ column, onFocus }: { column: Column; onFocus: (id: string) => void }) {
  return (
    <section className="column" data-column={column.id} aria-labelledby={`column-${column.id}`}>
      <h2 id={`column-${column.id}`}>
        {column.title} <span className="faint">{column.changes.length + column.older.length}</span>
      </h2>
      {column.changes.length === 0 ? <p className="none">{column.none}</p> : null}
      <ul>
        {column.changes.map((change) => (
          <li key={change.id}>
            <Row change={change} onFocus={onFocus} />
          </li>
        ))}
      </ul>
      {column.older.length > 0 ? (
        <details>
          <summary className="cap">{column.older.length} earlier</summary>
          <ul>
            {column.older.map((change) => (
              <li key={change.id}>
                <Row change={change} onFocus={onFocus} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Row({ change, onFocus }: { change: ChangeSummary; onFocus: (id: string) => void }) {
  const { sentence } = change
  return (
    <Link
      id={`change-${change.id}`}
      className="change-row"
      to="/changes/$id"
      params={{ id: change.id }}
      onFocus={() => onFocus(change.id)}
    >
      <Sentence before={sentence.before} after={sentence.after} size="row" />
      <TurnMark change={change} />
      <span className="row-foot">
        <Face name={change.requester.name} />
        <span>{change.requester.name}</span>
        <span className="lane-mark">{change.lane}</span>
        {sentence.language ? <span className="lane-mark">{sentence.language}</span> : null}
        {sentence.more > 0 ? <span className="lane-mark">and {sentence.more} more</span> : null}
        <span className="row-age">
          <Age at={change.statedAt} />
        </span>
      </span>
    </Link>
  )
}

function Age({ at }: { at: string }) {
  const now = useNow()
  const words = ageWords(Math.max(0, now.getTime() - Date.parse(at)))
  return (
    <time dateTime={at} title={`Proposed ${absoluteTime(at)}`}>
      {words === 'now' ? 'new' : `${words} old`}
    </time>
  )
}

/** Whose turn it is, why, and for how long: on every row. */
function TurnMark({ change }: { change: ChangeSummary }) {
  if (change.state === 'live')
    return (
      <span className="turn green">
        <Check className="i" aria-hidden />
        <span>
          live since {change.liveAt ? <When at={change.liveAt} /> : null}
          {change.decisionToLiveMs === null ? null : (
            <span className="dim">, {durationWords(change.decisionToLiveMs)} after the decision</span>
          )}
        </span>
      </span>
    )
  if (change.turn.kind === 'nobody')
    return (
      <span className="turn dim">
        <X className="i" aria-hidden />
        <span>
          {change.turn.says}, <When at={change.since} />
        </span>
      </span>
    )
  const isStuck = (change.problem !== null && change.problem.kind !== 'conflict') || change.state === 'refused'
  const Icon = isStuck ? CircleAlert : change.turn.kind === 'person' ? Clock : LoaderCircle
  return (
    <span className={`turn ${isStuck ? 'red' : change.turn.kind === 'person' ? 'amber' : 'dim'}`}>
      <Icon className="i" aria-hidden />
      <span>
        {change.turn.says}{' '}
        <span className="dim turn-age">
          · <When at={change.turn.since} as="age" />
        </span>
      </span>
    </span>
  )
}

function Filters(props: {
  search: { person?: string; state?: string; product?: string; q?: string }
  onSearch: (search: { person?: string; state?: string; product?: string; q?: string }) => void
}) {
  const me = useMe()
  const products = useProducts()
  const set = (name: string) => (event: { target: { value: string } }) =>
    props.onSearch({ ...props.search, [name]: event.target.value || undefined })
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()} role="search">
      <input
        type="search"
        className="field"
        placeholder="Words"
        aria-label="Words"
        value={props.search.q ?? ''}
        onChange={set('q')}
      />
      <select className="field" aria-label="Person" value={props.search.person ?? ''} onChange={set('person')}>
        <option value="">Everyone</option>
        {me.data?.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      <select className="field" aria-label="State" value={props.search.state ?? ''} onChange={set('state')}>
        <option value="">Any state</option>
        {states.map((state) => (
          <option key={state} value={state}>
            {state}
          </option>
        ))}
      </select>
      {(products.data?.length ?? 0) > 1 ? (
        <select className="field" aria-label="Product" value={props.search.product ?? ''} onChange={set('product')}>
          <option value="">All products</option>
          {products.data?.map((product) => (
            <option key={product.id} value={product.id}>
              {product.name}
            </option>
          ))}
        </select>
      ) : null}
    </form>
  )
}

const NoChanges = () => (
  <main id="main" tabIndex={-1}>
    <section className="lesson">
      <h1 className="title">No changes yet</h1>
      <p>Here you will see whose turn it is, for every change: yours, someone else's, or Fairway's.</p>
      <Channel buoys={wayAhead} />
      <ol>
        <li>
          <span>
            <b>Pick a sentence and write the new one</b>
            In Compose, on the picture of a page or in the list of all visible texts.
          </span>
        </li>
        <li>
          <span>
            <b>Propose it with its reason</b>
            Fairway makes the change in the repository, proves that nothing else changed, runs the checks and takes
            pictures.
          </span>
        </li>
        <li>
          <span>
            <b>The owner says yes, and it goes live</b>
            You follow every step here, with the time it took, until a browser has seen the new words in production.
          </span>
        </li>
      </ol>
      <Link to="/compose" className="btn primary">
        Pick the first sentence
      </Link>
    </section>
  </main>
)
