import { Link } from '@tanstack/react-router'
import { Check, Clock, ExternalLink } from 'lucide-react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import { Face } from '../parts/Face.tsx'
import { When } from '../parts/When.tsx'
import { durationWords } from '../words/duration-words.ts'
import { absoluteTime, clockWords } from '../words/time-words.ts'

/** Who, what, why, and everything that happened. */
export function Side({ change }: { change: ChangeView }) {
  const { decision } = change.intent
  return (
    <aside className="side" aria-label="About this change">
      <section>
        <h2>Why</h2>
        <p className="side-why">{change.why}</p>
        <p className="side-by">
          <Face name={change.requester.name} /> {change.requester.name}
          <span className="faint">
            {change.requester.roles.join(', ')}, <When at={change.statedAt} />
          </span>
        </p>
      </section>
      <section>
        <h2>Decision</h2>
        <p>
          {decision.says ?? (decision.url ? null : 'This change is the decision.')}{' '}
          {decision.url ? (
            <a className="do" href={decision.url} target="_blank" rel="noreferrer">
              {decision.says ? 'Read it' : decision.url}
              <ExternalLink className="i inline" aria-label="(opens in a new tab)" />
            </a>
          ) : null}
        </p>
        <p className="cap">
          decided <When at={decision.decidedAt} />
        </p>
      </section>
      <Review change={change} />
      <Ship change={change} />
      {change.proof ? <Elsewhere of={change.proof.elsewhere} /> : null}
      <Events events={change.events} />
    </aside>
  )
}

function Review({ change }: { change: ChangeView }) {
  const { review } = change
  if (!review) return null
  const given = new Set(review.approvals.map((approval) => approval.by.id))
  return (
    <section>
      <h2>
        Approvals{' '}
        <span className="faint">
          {review.approvals.length} of {review.needed}
        </span>
      </h2>
      <ul className="approvals">
        {review.approvals.map(({ by, at }) => (
          <li key={by.id} className="green">
            <Check className="i" aria-hidden />
            <span>
              {by.name} said yes <When at={at} />
            </span>
          </li>
        ))}
        {change.state === 'in review' && review.approvals.length < review.needed
          ? review.from
              .filter((person) => !given.has(person.id))
              .map((person) => (
                <li key={person.id} className="amber">
                  <Clock className="i" aria-hidden />
                  <span>{person.name} is asked</span>
                </li>
              ))
          : null}
      </ul>
      <p className="cap">{review.rule}</p>
      {change.bindingHash ? (
        <details className="binds">
          <summary className="cap">What a yes is bound to</summary>
          <p className="cap">
            Exactly what is shown here: this base, these bytes, this proof, these checks, these pictures and the rules
            in force. If one of them changes, the yes is void and is asked for again.
          </p>
          <code>{change.bindingHash.slice(0, 16)}</code>
        </details>
      ) : null}
    </section>
  )
}

function Ship({ change }: { change: ChangeView }) {
  const { ship } = change
  if (!ship.commit && !change.reverts && !change.revertedBy) return null
  return (
    <section>
      <h2>Shipped</h2>
      <ul className="ship">
        {ship.commit ? (
          <li>
            merged as <code>{ship.commit.slice(0, 7)}</code>
          </li>
        ) : null}
        {ship.environment ? <li>deployed to {ship.environment}</li> : null}
        {ship.liveBy ? (
          <li>{ship.liveBy === 'browser' ? 'seen by a browser in production' : 'found in what production serves'}</li>
        ) : null}
        {ship.liveUrl ? (
          <li>
            <a className="do" href={ship.liveUrl} target="_blank" rel="noreferrer">
              Open production
              <ExternalLink className="i inline" aria-label="(opens in a new tab)" />
            </a>
          </li>
        ) : null}
        {change.reverts ? (
          <li>
            takes back{' '}
            <Link className="do" to="/changes/$id" params={{ id: change.reverts }}>
              an earlier change
            </Link>
          </li>
        ) : null}
        {change.revertedBy ? (
          <li>
            taken back by{' '}
            <Link className="do" to="/changes/$id" params={{ id: change.revertedBy }}>
              a later change
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

const foldElsewhere = 5

function Elsewhere({ of }: { of: NonNullable<ChangeView['proof']>['elsewhere'] }) {
  if (of.length === 0) return null
  const row = (one: (typeof of)[number]) => (
    <li key={`${one.path}:${one.line}`}>
      <code>
        {one.path}:{one.line}
      </code>
      <span className="cap">{one.kind}</span>
    </li>
  )
  return (
    <section>
      <h2>
        Says the same elsewhere <span className="faint">{of.length}</span>
      </h2>
      <p className="cap">These places still hold the old words.</p>
      <ul className="places">{of.slice(0, foldElsewhere).map(row)}</ul>
      {of.length > foldElsewhere ? (
        <details>
          <summary className="cap">{of.length - foldElsewhere} more</summary>
          <ul className="places">{of.slice(foldElsewhere).map(row)}</ul>
        </details>
      ) : null}
    </section>
  )
}

function Events({ events }: { events: ChangeView['events'] }) {
  return (
    <section>
      <h2>
        Everything that happened <span className="faint">{events.length}</span>
      </h2>
      <ol className="events">
        {events.map((event, index) => {
          const before = events[index - 1]
          const gapMs = before ? Date.parse(event.at) - Date.parse(before.at) : 0
          return (
            <li key={event.seq}>
              {gapMs >= 1000 ? <span className="events-gap">{durationWords(gapMs)}</span> : null}
              <time dateTime={event.at} title={absoluteTime(event.at)}>
                {clockWords(event.at)}
              </time>
              <span>
                <b>{event.actor}</b> {event.says}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
