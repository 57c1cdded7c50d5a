import type { ChangeView } from '../../src/api/change-schema.ts'
import { Face } from '../parts/Face.tsx'
import { When } from '../parts/When.tsx'
import { conversationOf } from './change-view.ts'

/** What people said about it. */
export function Conversation({ change, onComment }: { change: ChangeView; onComment: () => void }) {
  const said = conversationOf(change)
  return (
    <>
      {said.length === 0 ? <p className="dim">Nobody has said anything yet.</p> : null}
      <ul className="said">
        {said.map((event) => (
          <li key={event.seq}>
            <Face name={event.actor} />
            <div>
              <p className="said-head">
                <b>{event.actor}</b> {event.type === 'change.commented' ? '' : event.says}
                <span className="faint">
                  {' '}
                  <When at={event.at} />
                </span>
              </p>
              <p className="said-words">{event.why}</p>
            </div>
          </li>
        ))}
      </ul>
      {change.can.comment.allowed ? (
        <button type="button" className="btn quiet said-add" onClick={onComment}>
          Comment <kbd className="wide">c</kbd>
        </button>
      ) : null}
    </>
  )
}
