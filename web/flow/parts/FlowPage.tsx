import { type ReactNode, useEffect } from 'react'
import { answerOf } from '../../client/answer.ts'
import { Failure } from '../../parts/Failure.tsx'
import { FlowNav } from './FlowNav.tsx'
import './flow-page.css'

/** The frame of a Flow screen: waiting, refused, or what was answered. */
export function FlowPage<View>(props: {
  title: string
  query: { data: View | undefined; error: unknown; refetch: () => unknown }
  children: (view: View) => ReactNode
}) {
  const { title, query, children } = props
  const answer = answerOf(query)
  useEffect(() => {
    document.title = `${title} · Flow · Fairway`
  }, [title])
  return (
    <main id="main" tabIndex={-1} className="flow" aria-busy={answer.kind === 'waiting'}>
      <FlowNav />
      {answer.kind === 'waiting' ? (
        <p className="late dim flow-waiting">Reading the record …</p>
      ) : answer.kind === 'failed' ? (
        <Failure refusal={answer.refusal} onRetry={() => void query.refetch()} />
      ) : (
        children(answer.value)
      )}
    </main>
  )
}
