import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { MappedPathView, MappedStepView } from '../../../src/api/playbook-schema.ts'
import { ownersOf, withMovedStep, withNewStep, withoutStep, withStep } from './mapping-view.ts'
import { readSpan, spanText } from './span-text.ts'

type Change = (next: (path: MappedPathView) => MappedPathView) => void

const classes = ['changes production', 'makes up for lost intent', 'waits'] as const

/** Steps of one path, each cell editable in place; Enter in a name begins the next step. */
export function StepTable({
  path,
  begin,
  onChange,
}: {
  path: MappedPathView
  /** Steps to begin with, marked. */
  begin: readonly string[]
  onChange: Change
}) {
  const owners = useId()
  const [focus, setFocus] = useState<string | null>(null)
  const add = (after: string | null) => {
    const id = crypto.randomUUID()
    onChange((known) => withNewStep(known, after, id))
    setFocus(id)
  }
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title">Step by step</h2>
      <datalist id={owners}>
        {ownersOf(path).map((owner) => (
          <option key={owner} value={owner} />
        ))}
      </datalist>
      {path.steps.length === 0 ? (
        <p className="dim step-lesson">
          Begin where it was decided and end where users had it. For each step: what it hands on, who answers for it,
          how long somebody works on it, how long it lies. What nobody knows stays empty: it is never taken for nothing.
        </p>
      ) : (
        <table className="step-table">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">hands on</th>
              <th scope="col">who answers for it</th>
              <th scope="col">what it does</th>
              <th scope="col">touch</th>
              <th scope="col">wait</th>
              <th scope="col" title="Share of what arrives that is complete and accurate: %C&A">
                arrives right
              </th>
              <th scope="col">
                <span className="sr">move and take out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {path.steps.map((step, at) => (
              <Row
                key={step.id}
                step={step}
                place={at}
                last={path.steps.length - 1}
                isFirst={begin.includes(step.id)}
                owners={owners}
                takesFocus={focus === step.id}
                onChange={onChange}
                onNext={() => add(step.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      <button type="button" className={path.steps.length === 0 ? 'btn primary' : 'btn'} onClick={() => add(null)}>
        <Plus className="i" aria-hidden /> Add a step
      </button>
    </section>
  )
}

function Row(props: {
  step: MappedStepView
  place: number
  last: number
  isFirst: boolean
  owners: string
  takesFocus: boolean
  onChange: Change
  onNext: () => void
}) {
  const { step, place, last, isFirst, owners, takesFocus, onChange, onNext } = props
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) name.current?.focus()
  }, [takesFocus])
  const set = (change: Partial<MappedStepView>) => onChange((path) => withStep(path, step.id, change))
  const called = step.name === '' ? `step ${place + 1}` : step.name
  return (
    <tr data-first={isFirst || undefined}>
      <td data-name="step">
        <span className="step-place" aria-hidden>
          {place + 1}
        </span>
        <input
          ref={name}
          className="cell strong"
          aria-label={`Name of step ${place + 1}`}
          placeholder="what happens"
          value={step.name}
          maxLength={200}
          onChange={(event) => set({ name: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onNext()
          }}
        />
        {isFirst ? <span className="cap step-first">begin here</span> : null}
      </td>
      <td data-name="hands on">
        <input
          className="cell"
          aria-label={`What ${called} hands on`}
          placeholder="a ticket"
          value={step.artefact ?? ''}
          maxLength={200}
          onChange={(event) => set({ artefact: event.target.value === '' ? null : event.target.value })}
        />
      </td>
      <td data-name="owner">
        <input
          className="cell"
          aria-label={`Who answers for ${called}`}
          placeholder="one person"
          list={owners}
          value={step.owner ?? ''}
          maxLength={200}
          onChange={(event) => set({ owner: event.target.value === '' ? null : event.target.value })}
        />
      </td>
      <td data-name="does">
        <select
          className="cell"
          aria-label={`What ${called} does`}
          value={step.serves ?? ''}
          onChange={(event) =>
            set({ serves: event.target.value === '' ? null : (event.target.value as (typeof classes)[number]) })
          }
        >
          <option value="">not said</option>
          {classes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </td>
      <td data-name="touch">
        <SpanCell of="touch" step={step} called={called} onChange={(touchMs) => set({ touchMs })} />
      </td>
      <td data-name="wait">
        <SpanCell of="wait" step={step} called={called} onChange={(waitMs) => set({ waitMs })} />
        {step.basis === 'record' ? <span className="cap step-basis">from the record</span> : null}
      </td>
      <td data-name="arrives right">
        <ShareCell step={step} called={called} onChange={(accurate) => set({ accurate })} />
      </td>
      <td className="step-acts">
        <span>
          <button
            type="button"
            className="icon"
            aria-label={`Move ${called} earlier`}
            disabled={place === 0}
            onClick={() => onChange((path) => withMovedStep(path, step.id, -1))}
          >
            <ArrowUp className="i" aria-hidden />
          </button>
          <button
            type="button"
            className="icon"
            aria-label={`Move ${called} later`}
            disabled={place === last}
            onClick={() => onChange((path) => withMovedStep(path, step.id, 1))}
          >
            <ArrowDown className="i" aria-hidden />
          </button>
          <button
            type="button"
            className="icon"
            aria-label={`Take ${called} out`}
            onClick={() => onChange((path) => withoutStep(path, step.id))}
          >
            <X className="i" aria-hidden />
          </button>
        </span>
      </td>
    </tr>
  )
}

/** What is typed stays as it is typed until the cell is left; a time that is not understood is asked for again, and changes nothing. */
function SpanCell(props: {
  of: 'touch' | 'wait'
  step: MappedStepView
  called: string
  onChange: (ms: number | null) => void
}) {
  const { of, step, called } = props
  const ms = of === 'touch' ? step.touchMs : step.waitMs
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = useId()
  if (of === 'touch' && step.serves === 'waits') return <span className="faint cell-none">nobody</span>
  const read = readSpan(typed ?? '', of)
  const isWrong = typed !== null && read.kind === 'wrong'
  return (
    <>
      <input
        className="cell n"
        aria-label={of === 'touch' ? `How long somebody works on ${called}` : `How long ${called} waits`}
        placeholder={of === 'touch' ? '2h' : '3d'}
        value={typed ?? spanText(ms, of)}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? wrong : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const said = readSpan(event.target.value, of)
          if (said.kind === 'ms') props.onChange(said.ms)
        }}
        onBlur={() => setTyped((text) => (text !== null && readSpan(text, of).kind === 'wrong' ? text : null))}
      />
      {isWrong && read.kind === 'wrong' ? (
        <span id={wrong} className="cap red">
          {read.says}
        </span>
      ) : null}
    </>
  )
}

function ShareCell(props: { step: MappedStepView; called: string; onChange: (share: number | null) => void }) {
  const { accurate } = props.step
  return (
    <span className="cell-share">
      <input
        className="cell n"
        type="number"
        inputMode="numeric"
        min="0"
        max="100"
        aria-label={`Percent of what arrives at ${props.called} complete and accurate`}
        placeholder="–"
        value={accurate === null ? '' : Math.round(accurate * 100)}
        onChange={({ target }) =>
          props.onChange(target.value === '' ? null : Math.min(100, Math.max(0, target.valueAsNumber || 0)) / 100)
        }
      />
      <span className="faint">%</span>
    </span>
  )
}
