import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from 'sonner'
import type { ProductView, TextView } from '../../src/api/product-schema.ts'
import { asRefusal } from '../client/ask.ts'
import { useAct, usePropose, useTextDetails, useTrial } from '../client/questions.ts'
import { Face } from '../parts/Face.tsx'
import { Failure } from '../parts/Failure.tsx'
import { When } from '../parts/When.tsx'
import { askedOf, findingsOfWhole, readiness, verdictOf } from './compose-view.ts'
import { DecisionField } from './DecisionField.tsx'
import { changedEdits, type Draft, dropped, movedUnder, onTopOf, pickedToo, proposalOf, written } from './draft.ts'
import { EditBlock } from './EditBlock.tsx'
import { useSettled } from './use-settled.ts'

// Long enough not to judge half a word, short enough to feel immediate.
const trialAfterMs = 250

/** The change in the making: its texts, its reason, its decision, who will be asked, and the one button. */
export function Panel(props: {
  product: ProductView
  texts: readonly TextView[]
  draft: Draft
  restoredFrom: string | null
  /** Id of the change whose texts are edited again; `null`: a new change. */
  revise: string | null
  onDraft: (next: Draft) => void
  onDismissRestored: () => void
  onStartOver: () => void
  onBack: () => void
}) {
  const { draft, product } = props
  const navigate = useNavigate()
  const propose = usePropose()
  const act = useAct(props.revise ?? '')
  const [asked, setAsked] = useState(false)
  const edits = changedEdits(draft)
  const settled = useSettled(edits, JSON.stringify(edits), trialAfterMs)
  const answer = useTrial(product.id, settled.value)
  const trial = {
    data: edits.length > 0 ? answer.data : undefined,
    isCurrent: settled.settled && !answer.isFetching && !answer.isPlaceholderData,
    refusal: answer.error ? asRefusal(answer.error) : null,
  }
  const details = useTextDetails(
    product.id,
    draft.edits.map((edit) => edit.slot),
  )
  const byId = new Map(props.texts.map((text) => [text.id, text]))
  const inChange = new Set(draft.edits.map((edit) => edit.slot))
  const places = new Set(
    edits.flatMap((edit) => {
      const text = byId.get(edit.slot)
      return text ? [`${text.path}:${text.line}`] : []
    }),
  )
  const moved = movedUnder(draft, props.texts)
  const ready = readiness({
    draft,
    product: product.id,
    details,
    trial,
    revising: props.revise !== null,
    now: new Date(),
  })
  const missing = moved[0] ? 'The product says something else by now: decide on that first.' : ready.missing
  const busy = propose.isPending || act.isPending
  const failure = propose.error ?? act.error

  const handlePropose = () => {
    setAsked(true)
    if (missing !== null || busy) {
      focusOn(ready.at, draft)
      return
    }
    const arrive = (id: string) => {
      props.onStartOver()
      void navigate({ to: '/changes/$id', params: { id } })
    }
    if (props.revise !== null) {
      const id = props.revise
      act.mutate({ act: 'revise', body: { edits, why: draft.why.trim() } }, { onSuccess: () => arrive(id) })
    } else
      propose.mutate(proposalOf(draft, product.id, new Date()), {
        onSuccess: ({ id }) => {
          toast.success('Proposed', { description: 'Fairway proves it now. You can follow it here.' })
          arrive(id)
        },
      })
  }

  if (draft.edits.length === 0) return <PanelLesson product={product} />
  const people = askedOf(details)
  const checks = [...new Set(details.flatMap((detail) => detail.checks))]
  return (
    <form
      className="panel-form"
      onSubmit={(event) => {
        event.preventDefault()
        handlePropose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) handlePropose()
      }}
    >
      <div className="panel-body scroll">
        <button type="button" className="btn quiet narrow panel-back" onClick={props.onBack}>
          ← Pick another text
        </button>
        {props.restoredFrom ? (
          <p className="restored" role="status">
            Your draft from <When at={props.restoredFrom} /> is back.{' '}
            <button type="button" className="do" onClick={props.onStartOver}>
              Start over
            </button>{' '}
            <button type="button" className="do" onClick={props.onDismissRestored}>
              Keep it
            </button>
          </p>
        ) : null}
        {props.revise ? (
          <p className="restored">You edit a change that was already proposed. It will be proved and shown again.</p>
        ) : null}
        {moved.map((one) => (
          <div key={one.edit.slot} className="moved" role="alert">
            <p>
              {one.now === null
                ? 'This text is gone from the product:'
                : 'The product changed while you wrote. It says now:'}{' '}
              <span className="product">{one.now ?? one.edit.from}</span>
            </p>
            <button type="button" className="do" onClick={() => props.onDraft(onTopOf(draft, one))}>
              {one.now === null ? 'Take it out' : 'Keep my words instead'}
            </button>
          </div>
        ))}
        {draft.edits.map((edit) => (
          <EditBlock
            key={edit.slot}
            product={product.id}
            edit={edit}
            text={byId.get(edit.slot) ?? null}
            verdict={verdictOf(
              edit,
              byId.get(edit.slot)?.line ?? null,
              edits.filter((one) => one.path === edit.path).length,
              trial,
            )}
            inChange={inChange}
            places={places}
            onWrite={(to) => props.onDraft(written(draft, edit.slot, to))}
            onDrop={() => props.onDraft(dropped(draft, edit.slot))}
            onTranslation={(text) => props.onDraft(pickedToo(draft, text))}
          />
        ))}
        {findingsOfWhole(trial.data, draft.edits).map((finding) => (
          <p key={finding.rule + finding.path} className="finding red">
            {finding.says} {finding.fix}
          </p>
        ))}
        <div className="panel-part">
          <label className="label" htmlFor="why">
            {props.revise ? 'What is different now, and why' : 'Why'} <small>one line, the owner decides on it</small>
          </label>
          <input
            id="why"
            className="field"
            value={draft.why}
            maxLength={300}
            required
            placeholder="People search for “pricing” and miss the page"
            aria-invalid={asked && ready.at === 'why'}
            onChange={(event) => props.onDraft({ ...draft, why: event.target.value })}
          />
        </div>
        {props.revise ? null : (
          <div className="panel-part">
            <DecisionField
              decision={draft.decision}
              decidedAt={draft.decidedAt}
              onDecision={(decision) => props.onDraft({ ...draft, decision })}
              onDecidedAt={(decidedAt) => props.onDraft({ ...draft, decidedAt })}
            />
          </div>
        )}
        <dl className="panel-part after">
          <div>
            <dt>Will be asked</dt>
            <dd>
              {people.length > 0
                ? people.map((person) => (
                    <span key={person.id} className="who">
                      <Face name={person.name} /> {person.name}
                    </span>
                  ))
                : 'the owner of the file'}
              {details[0] ? <span className="cap">{details[0].reviewRule}</span> : null}
            </dd>
          </div>
          <div>
            <dt>Will be checked</dt>
            <dd>{checks.length > 0 ? checks.join(', ') : 'what the lane asks for'}, and pictures before and after</dd>
          </div>
        </dl>
        {failure ? <Failure refusal={asRefusal(failure)} /> : null}
      </div>
      <div className="panel-foot">
        <button
          type="submit"
          className="btn primary"
          aria-disabled={missing !== null || busy}
          aria-describedby="consequence"
        >
          {busy ? 'Proposing …' : ready.label}
        </button>
        <p id="consequence" className="cap" aria-live="polite">
          {missing !== null && (asked || ready.at !== 'why') ? missing : ready.consequence}
        </p>
      </div>
    </form>
  )
}

function focusOn(at: ReturnType<typeof readiness>['at'], draft: Draft): void {
  const slot = draft.edits[0]?.slot
  if (at === 'why') document.getElementById('why')?.focus()
  else if (at === 'text' && slot) document.getElementById(`words-${slot}`)?.focus()
}

const PanelLesson = ({ product }: { product: ProductView }) => {
  const lanes = product.state.kind === 'open' ? product.state.lanes.filter((lane) => lane.open) : []
  return (
    <div className="panel-body panel-lesson">
      <h2>Change a sentence of {product.name}</h2>
      <ol>
        <li>
          <b>Pick it</b> in the list or point at it in the picture. Or say the change in plain words above.
        </li>
        <li>
          <b>Write the new words and why.</b> Fairway proves while you type that nothing else can change.
        </li>
        <li>
          <b>Propose.</b> The owner sees both sentences, two pictures and the proof. With that yes it goes live, and you
          see it happen.
        </li>
      </ol>
      {lanes.length > 0 ? (
        <p className="cap">
          Open {lanes.length === 1 ? 'lane' : 'lanes'}:{' '}
          {lanes.map((lane) => `${lane.title} (${lane.propose.join(', ')})`).join('; ')}
        </p>
      ) : null}
    </div>
  )
}
