import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { FlowItemsView, ItemRow } from '../../../src/api/flow-schema.ts'
import { type Answer, answerOf } from '../../client/answer.ts'
import { type CountedQuestion, useCounted } from '../../client/flow-questions.ts'
import { useFlowItems } from '../../client/questions.ts'
import { Failure } from '../../parts/Failure.tsx'
import { When } from '../../parts/When.tsx'
import { type Clock, durationWords, spanWords } from '../../words/duration-words.ts'
import type { FlowItemsQuestion } from './flow-search.ts'
import { drawerView } from './items-view.ts'
import { Outside } from './Outside.tsx'
import './items-drawer.css'

/** The items behind a figure, asked for when the drawer opens. */
export function FigureItems({ question, onClose }: { question: FlowItemsQuestion | null; onClose: () => void }) {
  const query = useFlowItems(question)
  return (
    <ItemsDrawer
      isOpen={question !== null}
      answer={answerOf(query)}
      onClose={onClose}
      onRetry={() => void query.refetch()}
    />
  )
}

/** The same for what a conclusion or a row of figures counts. */
export function CountedItems({ question, onClose }: { question: CountedQuestion | null; onClose: () => void }) {
  const query = useCounted(question)
  return (
    <ItemsDrawer
      isOpen={question !== null}
      answer={answerOf(query)}
      onClose={onClose}
      onRetry={() => void query.refetch()}
    />
  )
}

/** Exactly the items that a figure is computed from, with what each adds to it, and those it leaves out, with why. */
export function ItemsDrawer(props: {
  isOpen: boolean
  answer: Answer<FlowItemsView>
  onClose: () => void
  onRetry?: () => void
}) {
  const { isOpen, answer, onClose, onRetry } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    const element = dialog.current
    if (isOpen && !element?.open) element?.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className="items-drawer"
      aria-labelledby={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {isOpen ? (
        <div className="items-inside">
          <button type="button" className="icon items-close" onClick={onClose} aria-label="Close">
            <X className="i" aria-hidden />
          </button>
          {answer.kind === 'waiting' ? (
            <p id={title} className="late dim">
              Looking up the items …
            </p>
          ) : answer.kind === 'failed' ? (
            <Failure refusal={answer.refusal} {...(onRetry ? { onRetry } : {})} />
          ) : (
            <Items of={answer.value} title={title} />
          )}
        </div>
      ) : null}
    </dialog>
  )
}

function Items({ of, title }: { of: FlowItemsView; title: string }) {
  const [words, setWords] = useState('')
  const view = drawerView(of, useDeferredValue(words))
  return (
    <>
      <header className="items-head">
        <h2 id={title}>{of.title}</h2>
        <p className="dim">{of.definition.says}</p>
        <p className="cap mono">
          {of.definition.id} {of.definition.version}
        </p>
        {view.isLong ? (
          <input
            type="search"
            className="field"
            placeholder="Find by name or id"
            aria-label="Find an item by name or id"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : null}
      </header>
      <h3>{view.counted.says}</h3>
      <Rows rows={view.counted.rows} clock={of.clock} />
      {view.others ? (
        <details className="items-out">
          <summary>
            <b>{view.others.says}:</b> {view.others.reason}
          </summary>
          <Rows rows={view.others.rows} clock={of.clock} />
        </details>
      ) : null}
      {view.excluded.map((group) => (
        <details key={group.reason} className="items-out">
          <summary>
            <b>{group.says}:</b> {group.reason}
          </summary>
          <Rows rows={group.rows} clock={of.clock} />
        </details>
      ))}
    </>
  )
}

const Rows = ({ rows, clock }: { rows: readonly ItemRow[]; clock: Clock }) => (
  <ul className="items">
    {rows.map((row, at) => (
      <li key={at}>
        <details>
          <summary data-says={row.adds !== null || undefined}>
            <span className="items-name">
              <span className="product">{row.title ?? row.id}</span>
              {row.title === null ? null : <span className="cap mono">{row.id}</span>}
            </span>
            <span className="items-ms">
              {row.adds ?? (row.ms === null ? '–' : spanWords(row.ms, clock))}
              {row.outcome === 'open' ? <span className="cap">so far</span> : null}
              {row.outcome === 'cancelled' ? <span className="cap">cancelled</span> : null}
            </span>
          </summary>
          <Way row={row} clock={clock} />
        </details>
      </li>
    ))}
  </ul>
)

/** The way of one item: in words, and stage by stage. */
function Way({ row, clock }: { row: ItemRow; clock: Clock }) {
  return (
    <div className="items-way">
      <p>
        {row.says === '' ? null : `${row.says}. `}
        {row.decidedAt ? (
          <>
            From <When at={row.decidedAt} />
            {row.endedAt ? (
              <>
                {' '}
                to <When at={row.endedAt} />
              </>
            ) : null}
            .
          </>
        ) : null}
      </p>
      {row.stages.length > 0 ? (
        <dl>
          {row.stages.map((stage, at) => (
            <div key={at}>
              <dt>
                <span className="key-mark" data-waits={stage.waits || undefined} aria-hidden />
                {stage.stage}
                {stage.waits ? <span className="sr"> (waiting)</span> : null}
              </dt>
              <dd>
                {clock === 'working' ? spanWords(stage.ms, clock) : durationWords(stage.ms)}
                {stage.isOpen ? ' so far' : ''}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {row.url ? <Outside url={row.url} /> : null}
      {row.type === 'item' ? (
        <Link className="do" to="/flow/items/$id" params={{ id: row.id }}>
          Everything recorded of it
        </Link>
      ) : null}
    </div>
  )
}
