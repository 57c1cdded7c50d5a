import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Check, CircleAlert, Download } from 'lucide-react'
import { Fragment, useEffect, useState } from 'react'
import type { LedgerEventView } from '../../src/api/ledger-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { answerOf } from '../client/answer.ts'
import { asRefusal } from '../client/ask.ts'
import { useNow } from '../client/now.ts'
import { useLedger, useLedgerCheck, useMe } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import type { LedgerSearch } from '../router.tsx'
import { durationWords } from '../words/duration-words.ts'
import { absoluteTime, clockWords } from '../words/time-words.ts'
import { kindsOfEvents, ledgerView, prettyData } from './ledger-view.ts'
import './ledger.css'

const typeAfterMs = 200

export function LedgerScreen() {
  const search = useSearch({ from: '/ledger' })
  const navigate = useNavigate()
  const now = useNow()
  const ledger = useLedger(search)
  const answer = answerOf({ data: ledger.data?.pages, error: ledger.error })
  const isFiltered = Boolean(search.type || search.actor || search.object || search.q)
  const view = ledgerView(answer, isFiltered, now)
  const [open, setOpen] = useState<string | null>(null)
  const setSearch = (next: LedgerSearch) => void navigate({ to: '/ledger', search: next, replace: true })
  useEffect(() => {
    document.title = 'Ledger · Fairway'
  }, [])

  return (
    <main id="main" tabIndex={-1} className="ledger">
      <div className="ledger-top">
        <div>
          <h1 className="title">Ledger</h1>
          <p className="cap">Every fact, in the order it happened. Each event holds the hash of the one before it.</p>
        </div>
        <Integrity />
      </div>
      <Filters search={search} onSearch={setSearch} />
      {view.kind === 'loading' ? <p className="late dim">Reading the ledger …</p> : null}
      {view.kind === 'failed' ? <Failure refusal={view.refusal} onRetry={() => void ledger.refetch()} /> : null}
      {view.kind === 'empty' ? (
        <section className="lesson">
          <h2>{view.filtered ? 'No event fits these filters' : 'Nothing has happened yet'}</h2>
          <p>
            {view.filtered
              ? 'Take one of them away, or look for other words.'
              : 'The first change you propose begins the record: who wanted what and why, what was proved, who said yes, and when users saw it.'}
          </p>
          {view.filtered ? (
            <button type="button" className="btn" onClick={() => setSearch({})}>
              Show everything
            </button>
          ) : null}
        </section>
      ) : null}
      {view.kind === 'ready' ? (
        <>
          <table className="ledger-table" data-old={ledger.isPlaceholderData || undefined}>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">Object</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            {view.days.map((day) => (
              <tbody key={day.title}>
                <tr className="ledger-day">
                  <th colSpan={5} scope="rowgroup">
                    {day.title}
                  </th>
                </tr>
                {day.events.map((event) => (
                  <Fragment key={event.id}>
                    <Row
                      event={event}
                      isOpen={open === event.id}
                      onToggle={() => setOpen(open === event.id ? null : event.id)}
                      onObject={(object) => setSearch({ ...search, object })}
                    />
                    {open === event.id ? <Data event={event} /> : null}
                  </Fragment>
                ))}
              </tbody>
            ))}
          </table>
          <div className="ledger-foot">
            <span className="cap">
              {view.shown.toLocaleString('en')} of {view.total.toLocaleString('en')} events
            </span>
            {ledger.hasNextPage ? (
              <button
                type="button"
                className="btn"
                onClick={() => void ledger.fetchNextPage()}
                disabled={ledger.isFetchingNextPage}
              >
                {ledger.isFetchingNextPage ? 'Reading …' : 'Load older'}
              </button>
            ) : (
              <span className="cap">This is where it began.</span>
            )}
          </div>
        </>
      ) : null}
    </main>
  )
}

function Row(props: {
  event: LedgerEventView
  isOpen: boolean
  onToggle: () => void
  onObject: (object: string) => void
}) {
  const { event } = props
  const object = event.objects.find((one) => one.type === 'change') ?? event.objects[0]
  return (
    // The button inside is the way for the keyboard.
    <tr
      className="ledger-row"
      data-open={props.isOpen || undefined}
      onClick={(click) => {
        if (!(click.target instanceof Element && click.target.closest('a, button'))) props.onToggle()
      }}
    >
      <td>
        <button type="button" className="ledger-time" aria-expanded={props.isOpen} onClick={props.onToggle}>
          <time dateTime={event.at} title={absoluteTime(event.at)}>
            {clockWords(event.at)}
          </time>
          <span className="sr"> open event {event.seq}</span>
        </button>
      </td>
      <td className={event.actor.kind === 'fairway' ? 'faint' : ''}>{event.actor.name}</td>
      <td>
        <div className="ledger-what">
          <span className="ledger-says" title={event.says}>
            {event.says}
          </span>
          <code className="ledger-type">{event.type}</code>
        </div>
      </td>
      <td>
        {object ? (
          object.type === 'change' ? (
            <Link className="do" to="/changes/$id" params={{ id: object.id }}>
              {shortId(object.id)}
            </Link>
          ) : (
            <button type="button" className="do" onClick={() => props.onObject(`${object.type}:${object.id}`)}>
              {object.type} {shortId(object.id)}
            </button>
          )
        ) : null}
      </td>
      <td className="ledger-why" title={event.why ?? undefined}>
        {event.why}
      </td>
    </tr>
  )
}

const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 12)}…` : id)

const Data = ({ event }: { event: LedgerEventView }) => (
  <tr className="ledger-data">
    <td colSpan={5}>
      <dl>
        <div>
          <dt>Event</dt>
          <dd>
            {event.seq} · <code>{event.id}</code> · <code>{event.type}</code>
          </dd>
        </div>
        <div>
          <dt>When</dt>
          <dd>{absoluteTime(event.at)}</dd>
        </div>
        <div>
          <dt>Objects</dt>
          <dd>
            {event.objects.map((object) => (
              <Link
                key={`${object.type}:${object.id}`}
                className="do"
                to="/ledger"
                search={{ object: `${object.type}:${object.id}` }}
              >
                {object.type} {object.id}
              </Link>
            ))}
          </dd>
        </div>
        {event.why ? (
          <div>
            <dt>Why</dt>
            <dd>{event.why}</dd>
          </div>
        ) : null}
      </dl>
      <pre className="scroll" tabIndex={0} role="region" aria-label="Data of the event">
        {prettyData(event.data)}
      </pre>
    </td>
  </tr>
)

/** Is the record whole? Asked on demand, because it reads every event. */
function Integrity() {
  const check = useLedgerCheck()
  const refusal = check.error ? asRefusal(check.error) : null
  return (
    <div className="integrity" aria-live="polite">
      {check.isFetching ? (
        <p className="dim">Reading every event …</p>
      ) : refusal ? (
        <p className="red">
          {refusal.message} {refusal.next}
        </p>
      ) : check.data ? (
        check.data.ok ? (
          <p className="mark green">
            <Check className="i" aria-hidden /> {check.data.events.toLocaleString('en')} events, unbroken. Checked in{' '}
            {check.data.tookMs < 1000 ? `${Math.round(check.data.tookMs)} ms` : durationWords(check.data.tookMs)}.
          </p>
        ) : (
          <p className="red">
            <CircleAlert className="i inline" aria-hidden /> Broken at event {check.data.broken?.seq}:{' '}
            {check.data.broken?.says} Stop the server, keep a copy of its data, and restore the last good backup.
          </p>
        )
      ) : (
        <p className="dim">Not verified since you opened this page.</p>
      )}
      {check.data?.head ? (
        <p className="cap" title={check.data.head}>
          head <code>{check.data.head.slice(0, 16)}</code>
        </p>
      ) : null}
      <div className="integrity-acts">
        <button type="button" className="btn" onClick={() => void check.refetch()} disabled={check.isFetching}>
          Verify now
        </button>
        <a className="btn" href={paths.ledgerExport} download>
          <Download className="i" aria-hidden /> Export
        </a>
      </div>
    </div>
  )
}

function Filters({ search, onSearch }: { search: LedgerSearch; onSearch: (search: LedgerSearch) => void }) {
  const me = useMe()
  const [words, setWords] = useState(search.q ?? '')
  const set = (name: keyof LedgerSearch) => (event: { target: { value: string } }) =>
    onSearch({ ...search, [name]: event.target.value || undefined })
  // Only typing is an occasion.
  useEffect(() => {
    if (words === (search.q ?? '')) return
    const timer = setTimeout(() => onSearch({ ...search, q: words || undefined }), typeAfterMs)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <form className="ledger-filters" onSubmit={(event) => event.preventDefault()} role="search">
      <input
        type="search"
        className="field"
        placeholder="Words"
        aria-label="Words"
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.target.value)}
      />
      <select className="field" aria-label="Kind" value={search.type ?? ''} onChange={set('type')}>
        <option value="">All events</option>
        {kindsOfEvents.map(([type, name]) => (
          <option key={type} value={type}>
            {name}
          </option>
        ))}
      </select>
      <select className="field" aria-label="Person" value={search.actor ?? ''} onChange={set('actor')}>
        <option value="">Everyone</option>
        <option value="fairway">Fairway itself</option>
        {me.data?.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      {search.object ? (
        <button type="button" className="pick" onClick={() => onSearch({ ...search, object: undefined })}>
          only <b>{search.object}</b> ×<span className="sr"> take this filter away</span>
        </button>
      ) : null}
    </form>
  )
}
