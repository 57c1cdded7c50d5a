import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Refusal } from '../client/ask.ts'

/** What happened, where, what to do next; `onRetry` where trying again can help. */
export function Failure({
  refusal,
  onRetry,
  children,
}: {
  refusal: Refusal
  onRetry?: () => void
  children?: ReactNode
}) {
  return (
    <section className="failure" role="alert">
      <h2>
        <CircleAlert className="i" aria-hidden />
        {refusal.message}
      </h2>
      {refusal.where ? <p className="dim">{refusal.where}</p> : null}
      <p>{refusal.next}</p>
      {refusal.details.length > 0 ? (
        <ul>
          {refusal.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
      {onRetry || children ? (
        <div className="row">
          {onRetry ? (
            <button type="button" className="btn" onClick={onRetry}>
              Try again
            </button>
          ) : null}
          {children}
        </div>
      ) : null}
    </section>
  )
}
