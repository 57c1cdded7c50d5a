import type { CountedQuestion } from '../../client/flow-questions.ts'
import { CountedNumber } from './CountedOpener.tsx'

/** What a figure leaves out, and why; nothing where it leaves nothing out. */
export function LeftOut(props: {
  excluded: readonly { readonly reason: string; readonly count: number }[]
  /** What the figure counts, with what it leaves out one by one; without it no item is known by name. */
  question?: CountedQuestion
}) {
  const { excluded, question } = props
  const all = excluded.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  return (
    <details className="left-out">
      <summary className="cap">
        {all.toLocaleString('en')} {all === 1 ? 'item is' : 'items are'} left out
      </summary>
      <ul>
        {excluded.map(({ reason, count }) => (
          <li key={reason}>
            {question ? (
              <CountedNumber
                name={`Left out, ${reason}`}
                says="Shows which, at the end of the list."
                question={question}
              >
                {count.toLocaleString('en')}
              </CountedNumber>
            ) : (
              count.toLocaleString('en')
            )}
            : {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
