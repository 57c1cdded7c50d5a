import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { PlaybookView } from '../../../src/api/playbook-schema.ts'
import { usePlaybook, useTargets } from '../../client/playbook-questions.ts'
import { TargetForm } from '../lanes/TargetForm.tsx'
import '../lanes/targets.css'
import { FlowPage } from '../parts/FlowPage.tsx'
import { type PlaybookStepView, saidFrom, standing, stepWhys } from './playbook-view.ts'
import './playbook.css'

/** Five steps from a team's own numbers to a shorter way: what is known of each, and the one thing to do next. */
export function PlaybookScreen() {
  return (
    <FlowPage title="Playbook" query={usePlaybook()}>
      {(view) => (
        <>
          <header className="flow-says">
            <h1>{standing(view)}</h1>
            <p className="cap">
              What stands here follows from the ledger: nobody ticks a step off.{' '}
              {view.hasRecord
                ? 'Figures are those of the record that was imported.'
                : 'Nothing is imported yet: the first step needs nothing, and the others say what would tell.'}
            </p>
          </header>
          <ol className="playbook">
            {view.steps.map((step, at) => (
              <Step key={step.name} step={step} place={at + 1} view={view} />
            ))}
          </ol>
        </>
      )}
    </FlowPage>
  )
}

const stateSays = { done: 'done', 'under way': 'under way', 'not begun': 'not begun' } as const

function Step({ step, place, view }: { step: PlaybookStepView; place: number; view: PlaybookView }) {
  const { name, title, state, doneWhen, known } = step
  const isCurrent = view.current === name
  return (
    <li data-state={state} data-current={isCurrent || undefined} aria-current={isCurrent ? 'step' : undefined}>
      <span className="playbook-mark" aria-hidden>
        {state === 'done' ? <Check className="i" /> : place}
      </span>
      <article aria-labelledby={`step-${name}`}>
        <h2 id={`step-${name}`}>
          {title} <span className="playbook-state">{stateSays[state]}</span>
        </h2>
        <p className="dim">{stepWhys[name]}</p>
        {known.length > 0 ? (
          <ul className="playbook-known">
            {known.map((each) => (
              <Known key={each.says} of={each} />
            ))}
          </ul>
        ) : (
          <p className="playbook-unknown">Nothing is known of this yet.</p>
        )}
        <Next step={step} isCurrent={isCurrent} view={view} />
        <p className="cap">
          {state === 'done' ? 'Done: ' : 'Done when: '}
          {doneWhen}
        </p>
      </article>
    </li>
  )
}

function Known({ of }: { of: PlaybookStepView['known'][number] }) {
  const from = saidFrom(of)
  return (
    <li>
      {of.says}
      {from || of.door ? (
        <span className="cap playbook-from">
          {from ? <span title={of.figure?.definition.says}>{from}</span> : null}
          {of.door ? (
            <Link to={of.door as '/flow'} className="do">
              look closer
            </Link>
          ) : null}
        </span>
      ) : null}
    </li>
  )
}

/** The one thing to do; of the first step that is not done it is what the page asks for. */
function Next({ step: { next }, isCurrent, view }: { step: PlaybookStepView; isCurrent: boolean; view: PlaybookView }) {
  const targets = useTargets().data
  const [isOpen, setOpen] = useState(false)
  const button = isCurrent ? 'btn primary' : 'btn'
  const { target } = next
  return (
    <div className="playbook-next">
      <p>{next.says}</p>
      {target === null ? (
        <Link to={next.door as '/flow'} className={button}>
          {next.label}
        </Link>
      ) : !targets ? null : !targets.mayPlan ? (
        <p className="cap">{targets.whoMay}</p>
      ) : isOpen ? (
        <TargetForm
          lane={target.lane}
          lanes={view.lanes}
          targets={targets}
          suggested={
            view.suggestions.find((each) => (each.lane ?? each.class) === target.lane) ?? view.first ?? undefined
          }
          onDone={() => setOpen(false)}
        />
      ) : (
        <button type="button" className={button} onClick={() => setOpen(true)}>
          {next.label}
        </button>
      )}
    </div>
  )
}
