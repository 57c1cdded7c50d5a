import { Link, useParams } from '@tanstack/react-router'
import type { ItemView } from '../../../src/api/flow-work.ts'
import { useItem } from '../../client/flow-questions.ts'
import { durationWords } from '../../words/duration-words.ts'
import { absoluteTime, timeWords } from '../../words/time-words.ts'
import { FlowPage } from '../parts/FlowPage.tsx'
import { Outside } from '../parts/Outside.tsx'
import '../parts/items-drawer.css'
import './item.css'

/** Everything recorded of one item: what its figures were made of, for whoever doubts them. */
export function ItemScreen() {
  const { id } = useParams({ from: '/flow/items/$id' })
  const query = useItem(id)
  return (
    <FlowPage title={query.data?.title ?? id} query={query} tables={['item-stays', 'item-events']} item={id}>
      {(view) => <Item view={view} />}
    </FlowPage>
  )
}

const iso = (at: number): string => new Date(at).toISOString()

function Item({ view }: { view: ItemView }) {
  const { title, id, asOf, events, visits } = view
  const now = new Date(asOf)
  return (
    <>
      <header className="flow-says">
        <p className="cap">{id}</p>
        <h1>{title ?? id}</h1>
        <p className="dim">
          {wayOf(view)} {view.objects[0]?.url ? <Outside url={view.objects[0].url} /> : null}{' '}
          <Link to="/flow/mappings" search={{ item: id }} className="do">
            Map its path by hand
          </Link>
        </p>
      </header>
      {visits.length > 0 ? <Way view={view} /> : null}
      <dl className="item-facts">
        <div>
          <dt>Decided</dt>
          <dd>
            {view.decision === null
              ? 'nothing says when'
              : `${timeWords(iso(view.decision.at), now)}, from ${tierSays(view.decision)}`}
          </dd>
        </div>
        <div>
          <dt>In decision to production</dt>
          <dd>{view.counted}</dd>
        </div>
        <div>
          <dt>Belongs to it</dt>
          <dd>
            {view.objects.length === 1
              ? 'nothing else that a source tells of'
              : view.objects.slice(1).map(({ type, id: object, as, url }) => (
                  <span key={`${type} ${object}`} className="item-object">
                    {as} {url ? <Outside url={url} name={object} /> : <code>{object}</code>}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      <section className="flow-table" aria-labelledby="item-events">
        <h2 id="item-events">What was recorded</h2>
        <div className="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col">when</th>
                <th scope="col">what</th>
                <th scope="col">who</th>
                <th scope="col">of</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event, at) => (
                // Two events may tell the same in every column; their place tells them apart and does not change.
                <tr key={`${event.at} ${at}`}>
                  <td className="item-when" title={absoluteTime(iso(event.at))}>
                    {timeWords(iso(event.at), now)}
                  </td>
                  <th scope="row">
                    {event.activity}
                    {event.says === '' ? null : <span className="cap"> {event.says}</span>}
                  </th>
                  <td>{event.by ?? <span className="faint">nobody is named</span>}</td>
                  <td>
                    <code>{event.object}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

const tierSays = ({ tier, bounds }: NonNullable<ItemView['decision']>): string =>
  bounds ? `its ${tier}: the decision is only bounded by that` : `its ${tier}`

function wayOf({ end, visits, asOf }: ItemView): string {
  const from = visits[0]?.from
  const took = (until: number) => (from === undefined ? '' : ` after ${durationWords(Math.max(0, until - from))}`)
  if (end.kind === 'in production' && end.at !== null)
    return `Live${took(end.at)}${end.by === null ? '' : `, by ${end.by}`}.`
  if (end.kind === 'cancelled' && end.at !== null) return `Given up${took(end.at)}.`
  if (end.kind === 'open') return from === undefined ? 'Open.' : `Open for ${durationWords(asOf - from)}.`
  return `What became of it is not known: ${end.reason ?? 'no record tells'}.`
}

/** The way as one bar: worked on is solid, lying is hatched, what is not known is empty. */
function Way({ view: { visits } }: { view: ItemView }) {
  const [from, to] = [visits[0]?.from ?? 0, visits.at(-1)?.to ?? 0]
  const whole = Math.max(1, to - from)
  return (
    <section aria-label="Its way">
      <div className="way" aria-hidden>
        {visits.map(({ stage, waits, from: begin, to: end, isOpen }) => (
          <span
            key={stage + begin}
            data-stage={stage}
            data-waits={waits}
            data-open={isOpen}
            style={{ flexGrow: Math.max(0, end - begin) / whole }}
            title={`${stage}, ${durationWords(end - begin)}`}
          />
        ))}
      </div>
      <ol className="way-says">
        {visits.map(({ stage, waits, from: begin, to: end, isOpen }) => (
          <li key={stage + begin}>
            <span className="way-mark" data-stage={stage} data-waits={waits} /> {stage}{' '}
            <b>{durationWords(end - begin)}</b>
            {isOpen ? ' until now' : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
