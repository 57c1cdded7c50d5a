import { useState } from 'react'
import { absoluteTime } from '../words/time-words.ts'
import type { DecidedAt } from './draft.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/** The value of a `datetime-local` field, in the viewer's zone. */
const toLocal = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`

const at = (days: number, hours: number): Date => {
  const date = new Date()
  date.setDate(date.getDate() + days)
  date.setHours(hours, 0, 0, 0)
  return date
}

/** When it was decided, and where that stands: the clock from decision to live starts here. */
export function DecisionField(props: {
  decision: string
  decidedAt: DecidedAt
  onDecision: (words: string) => void
  onDecidedAt: (at: DecidedAt) => void
}) {
  const [picking, setPicking] = useState(false)
  const { decidedAt } = props
  const nine = at(0, 9)
  const quick = [
    ...(nine.getTime() < Date.now() ? [{ name: 'today 9:00', date: nine }] : []),
    { name: 'yesterday 17:00', date: at(-1, 17) },
  ]
  const isQuick = (date: Date) => decidedAt.kind === 'at' && Date.parse(decidedAt.at) === date.getTime()
  const isOther = decidedAt.kind === 'at' && !quick.some(({ date }) => isQuick(date))
  const choose = (next: DecidedAt) => {
    setPicking(false)
    props.onDecidedAt(next)
  }
  return (
    <fieldset className="decision">
      <legend className="label">
        Decided <small>when the clock from decision to live starts</small>
      </legend>
      <div className="decision-picks">
        <button
          type="button"
          className="pick"
          aria-pressed={decidedAt.kind === 'now' && !picking}
          onClick={() => choose({ kind: 'now' })}
        >
          just now
        </button>
        {quick.map(({ name, date }) => (
          <button
            key={name}
            type="button"
            className="pick"
            aria-pressed={isQuick(date) && !picking}
            title={absoluteTime(date.toISOString())}
            onClick={() => choose({ kind: 'at', at: date.toISOString() })}
          >
            {name}
          </button>
        ))}
        <button type="button" className="pick" aria-pressed={picking || isOther} onClick={() => setPicking(true)}>
          pick …
        </button>
      </div>
      {picking || isOther ? (
        <input
          type="datetime-local"
          className="field"
          aria-label="Decided on"
          max={toLocal(new Date())}
          value={decidedAt.kind === 'at' ? toLocal(new Date(decidedAt.at)) : ''}
          onChange={(event) => {
            const date = new Date(event.target.value)
            if (!Number.isNaN(date.getTime())) props.onDecidedAt({ kind: 'at', at: date.toISOString() })
          }}
        />
      ) : null}
      <input
        className="field"
        aria-label="Where the decision stands: a link, or in words (optional)"
        placeholder="Link to the decision, or in words (optional)"
        value={props.decision}
        maxLength={500}
        onChange={(event) => props.onDecision(event.target.value)}
      />
    </fieldset>
  )
}
