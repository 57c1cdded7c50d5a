import { useEffect, useId, useRef, useState } from 'react'
import type { TargetsView, TargetWishView } from '../../../src/api/playbook-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useChangeTarget } from '../../client/playbook-questions.ts'
import { useMe, useProducts } from '../../client/questions.ts'
import { dayOf, wishWords } from '../parts/figure-view.ts'
import { begunTarget, type TargetWords, wishOf } from './target-view.ts'

/** Says what is wanted of a lane, by when, and which one person answers for it. The button says what follows. */
export function TargetForm(props: {
  /** `null`: to be chosen. */
  lane: string | null
  lanes: readonly string[]
  targets: TargetsView
  suggested?: { readonly wants: TargetWishView; readonly by: string } | undefined
  onDone: () => void
}) {
  const { lane, lanes, targets, suggested, onDone } = props
  const [words, setWords] = useState<TargetWords>(() => begunTarget(lane, targets, suggested, new Date()))
  const people = useMe().data?.people ?? []
  // A lane that stands in a lanes file may not have been taken by anybody yet.
  const opened = (useProducts().data ?? []).flatMap(({ state }) =>
    state.kind === 'open' ? state.lanes.map(({ name }) => name) : [],
  )
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const { mutate, error, isPending } = useChangeTarget()
  const id = useId()
  const set = (change: Partial<TargetWords>) => setWords((known) => ({ ...known, ...change }))
  const wants = wishOf(words)
  const owner = people.find((person) => person.id === words.owner)
  const isWhole = wants !== null && owner !== undefined && words.lane.trim() !== '' && words.by !== ''
  return (
    <form
      ref={form}
      className="target-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wants || !isWhole) return
        const of = words.lane.trim()
        mutate(
          { lane: of, version: targets.versions[of] ?? 0, wants, by: words.by, owner: words.owner, why: words.why },
          { onSuccess: onDone },
        )
      }}
    >
      {lane === null ? (
        <div>
          <label className="label" htmlFor={`${id} lane`}>
            Lane
          </label>
          <input
            id={`${id} lane`}
            className="field"
            list={`${id} lanes`}
            value={words.lane}
            required
            maxLength={100}
            placeholder="ux-copy"
            onChange={(event) => set({ lane: event.target.value })}
          />
          <datalist id={`${id} lanes`}>
            {[...new Set([...opened, ...lanes])].map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </div>
      ) : null}
      <fieldset className="target-amount">
        <legend className="label">What is wanted of {lane === null ? 'it' : lane}</legend>
        <input
          className="field n"
          aria-label={words.kind === 'share' ? 'Percent' : 'Number of changes'}
          inputMode="numeric"
          value={words.amount}
          required
          aria-invalid={(words.amount !== '' && wants === null) || undefined}
          onChange={(event) => set({ amount: event.target.value })}
        />
        <select
          className="field"
          aria-label="Of what"
          value={words.kind}
          onChange={(event) => set({ kind: event.target.value === 'share' ? 'share' : 'changes' })}
        >
          <option value="share">% of what could take it</option>
          <option value="changes">changes that took it</option>
        </select>
      </fieldset>
      <div>
        <label className="label" htmlFor={`${id} by`}>
          By
        </label>
        <input
          id={`${id} by`}
          className="field"
          type="date"
          value={words.by}
          required
          onChange={(event) => set({ by: event.target.value })}
        />
      </div>
      <div>
        <label className="label" htmlFor={`${id} owner`}>
          Who answers for it <small>one person</small>
        </label>
        <select
          id={`${id} owner`}
          className="field"
          value={words.owner}
          required
          onChange={(event) => set({ owner: event.target.value })}
        >
          <option value="">choose one person</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </div>
      <div className="target-why">
        <label className="label" htmlFor={`${id} why`}>
          Why <small>stands on the ledger</small>
        </label>
        <input
          id={`${id} why`}
          className="field"
          value={words.why}
          required
          maxLength={500}
          onChange={(event) => set({ why: event.target.value })}
        />
      </div>
      <div className="target-acts">
        <button type="submit" className="btn primary" disabled={isPending || !isWhole || words.why.trim() === ''}>
          {wants && owner && words.by !== ''
            ? `Ask ${owner.name} for ${wishWords(wants)} by ${dayOf(words.by)}`
            : 'Set the target'}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          Leave it
        </button>
      </div>
      {error ? (
        <p role="alert">
          {asRefusal(error).message} {asRefusal(error).next}
        </p>
      ) : null}
    </form>
  )
}
