import { type ReactNode, useEffect } from 'react'
import type { FlowTable } from '../../../src/api/flow-exports.ts'
import type { FlowChoices } from '../../../src/api/flow-schema.ts'
import { answerOf } from '../../client/answer.ts'
import { Failure } from '../../parts/Failure.tsx'
import { CountedOpener } from './CountedOpener.tsx'
import { DataQuality } from './DataQuality.tsx'
import { FlowNav } from './FlowNav.tsx'
import { FlowTools } from './FlowTools.tsx'
import type { FlowSearch } from './flow-search.ts'
import { SaveTables } from './SaveTables.tsx'
import './flow-page.css'

/** The frame of a Flow screen: which part of the record it looks at, and then waiting, refused, or what was answered. */
export function FlowPage<View>(props: {
  title: string
  /** Without it the screen looks at one thing, whatever was chosen. */
  search?: FlowSearch
  choices?: FlowChoices | undefined
  query: { data: View | undefined; error: unknown; refetch: () => unknown }
  /** Behind the charts of the screen; where they can be saved. */
  tables?: readonly FlowTable[]
  /** Whose tables they are, on a screen of one item. */
  item?: string
  children: (view: View) => ReactNode
}) {
  const { title, search, choices, query, tables, item, children } = props
  const answer = answerOf(query)
  useEffect(() => {
    document.title = `${title} · Flow · Fairway`
  }, [title])
  return (
    <main id="main" tabIndex={-1} className="flow" aria-busy={answer.kind === 'waiting'}>
      <FlowNav />
      {title === 'Sources' ? null : <DataQuality />}
      {search ? <FlowTools search={search} choices={choices} /> : null}
      {answer.kind === 'waiting' ? (
        <p className="late dim flow-waiting">Reading the record …</p>
      ) : answer.kind === 'failed' ? (
        <Failure refusal={answer.refusal} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <CountedOpener>{children(answer.value)}</CountedOpener>
          {tables ? (
            <SaveTables tables={tables} {...(search ? { search } : {})} {...(item === undefined ? {} : { item })} />
          ) : null}
        </>
      )}
    </main>
  )
}
