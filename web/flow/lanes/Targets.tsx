import { useState } from 'react'
import type { TargetsView, TargetView } from '../../../src/api/playbook-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useDropTarget, usePlaybook, useTargets } from '../../client/playbook-questions.ts'
import { When } from '../../parts/When.tsx'
import { dayOf, wishWords } from '../parts/figure-view.ts'
import { TargetForm } from './TargetForm.tsx'
import './targets.css'

/** What is wanted of each lane, by when and by whom; said in place by those who may. */
export function Targets() {
  const { data } = useTargets()
  const playbook = usePlaybook()
  const [open, setOpen] = useState<{ lane: string | null } | null>(null)
  if (!data) return null
  const { lanes = [], suggestions = [] } = playbook.data ?? {}
  const close = () => setOpen(null)
  const form = (lane: string | null) => (
    <TargetForm
      lane={lane}
      lanes={lanes}
      targets={data}
      suggested={suggestions.find((each) => (each.lane ?? each.class) === lane)}
      onDone={close}
    />
  )
  return (
    <section className="targets" id="targets" aria-labelledby="targets-title">
      <h2 id="targets-title">Targets, and who answers for them</h2>
      {data.targets.length + data.waiting.length === 0 ? (
        <p className="cap">
          No lane has a target yet. A target needs a day and one person: what two people own, nobody does.
        </p>
      ) : (
        <ul>
          {data.targets.map((target) => (
            <li key={target.lane}>
              {open?.lane === target.lane ? (
                form(target.lane)
              ) : (
                <Target target={target} mayPlan={data.mayPlan} onChange={() => setOpen({ lane: target.lane })} />
              )}
            </li>
          ))}
        </ul>
      )}
      {data.waiting.length === 0 ? null : (
        <ul>
          {data.waiting.map(({ lane, product, share, days, owner }) => (
            <li key={lane}>
              <p>
                <b>{lane}</b>: {wishWords({ kind: 'share', share })} within {days} days of its first change.{' '}
                <b>{owner}</b> answers for it.
                <span className="cap target-said">
                  Written in the lanes file of {product}; no change has taken the lane yet.
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <NewTarget
        of={data}
        lanes={lanes.filter((lane) => !data.targets.some((target) => target.lane === lane))}
        isOpen={open !== null && !data.targets.some((target) => target.lane === open.lane)}
        onOpen={(lane) => setOpen({ lane })}
      >
        {open ? form(open.lane) : null}
      </NewTarget>
    </section>
  )
}

function NewTarget(props: {
  of: TargetsView
  lanes: readonly string[]
  isOpen: boolean
  onOpen: (lane: string | null) => void
  children: React.ReactNode
}) {
  if (!props.of.mayPlan) return <p className="cap">{props.of.whoMay} Everybody can look.</p>
  if (props.isOpen) return props.children
  return (
    <p className="row">
      {props.lanes.map((lane) => (
        <button key={lane} type="button" className="btn" onClick={() => props.onOpen(lane)}>
          Set the target of {lane}
        </button>
      ))}
      <button type="button" className="btn quiet" onClick={() => props.onOpen(null)}>
        Set the target of {props.of.targets.length + props.lanes.length === 0 ? 'a' : 'another'} lane
      </button>
    </p>
  )
}

function Target({ target, mayPlan, onChange }: { target: TargetView; mayPlan: boolean; onChange: () => void }) {
  const { lane, wants, by, owner, said, version } = target
  const [why, setWhy] = useState<string | null>(null)
  const { mutate, error, isPending } = useDropTarget()
  return (
    <>
      <p>
        <b>{lane}</b>: {wishWords(wants)} by {dayOf(by)}. <b>{owner.name}</b> answers for it.
        <span className="cap target-said">
          {said.in === 'lanes file' ? (
            `Written in the lanes file of ${said.product}; what is set here counts instead.`
          ) : (
            <>
              Set by {said.by.name} <When at={said.at} />
              {said.why === null ? '' : `: ${said.why}`}
            </>
          )}
        </span>
      </p>
      {mayPlan ? (
        why === null ? (
          <span className="row">
            <button type="button" className="btn" onClick={onChange}>
              Change<span className="sr"> the target of {lane}</span>
            </button>
            {said.in === 'lanes file' ? null : (
              <button type="button" className="btn quiet" onClick={() => setWhy('')}>
                Drop<span className="sr"> the target of {lane}</span>
              </button>
            )}
          </span>
        ) : (
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault()
              mutate({ lane, version, why })
            }}
          >
            <input
              className="field"
              aria-label={`Why the target of ${lane} is dropped`}
              placeholder="Why?"
              value={why}
              required
              maxLength={500}
              onChange={(event) => setWhy(event.target.value)}
            />
            <button type="submit" className="btn" disabled={isPending || why.trim() === ''}>
              Drop it
            </button>
            <button type="button" className="btn quiet" onClick={() => setWhy(null)}>
              Keep it
            </button>
          </form>
        )
      ) : null}
      {error ? <p role="alert">{asRefusal(error).message}</p> : null}
    </>
  )
}
