import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import {
  type FlowChoice,
  type FlowChoices,
  type FlowPathView,
  type FlowWindow,
  flowWindows,
} from '../../../src/api/flow-schema.ts'
import { ClockPick } from './ClockPick.tsx'
import type { FlowSearch } from './flow-search.ts'
import './flow-tools.css'

const names: Readonly<Record<FlowWindow, string>> = {
  '30': '30 days',
  '90': '90 days',
  '365': 'A year',
  all: 'All',
}

/** Which part of the record is looked at: back to when, and whose. It stands in the address, so a link shows the same. */
export function FlowTools(props: {
  search: FlowSearch
  choices?: FlowChoices
  /** Where it may be chosen what times are counted with. */
  clocks?: Pick<FlowPathView, 'clock' | 'calendar'>
}) {
  const { search, choices, clocks } = props
  const navigate = useNavigate()
  const set = (change: FlowSearch) =>
    void navigate({ to: '.', search: (known: FlowSearch) => ({ ...known, ...change }), replace: true })
  const chosen = search.window ?? 'all'
  return (
    <div className="flow-tools">
      <fieldset>
        <legend className="sr">How far back</legend>
        {flowWindows.map((window) => (
          <button
            key={window}
            type="button"
            className="pick"
            aria-pressed={window === chosen}
            onClick={() => set({ window: window === 'all' ? undefined : window })}
          >
            {names[window]}
          </button>
        ))}
      </fieldset>
      <Choice
        name="Team"
        all="All teams"
        of={choices?.teams ?? []}
        value={search.team}
        onChange={(team) => set({ team })}
      />
      <Choice
        name="Initiative"
        all="All initiatives"
        of={choices?.initiatives ?? []}
        value={search.initiative}
        onChange={(initiative) => set({ initiative })}
      />
      {clocks ? (
        <fieldset>
          <legend className="sr">Time</legend>
          <ClockPick {...clocks} onPick={(clock) => set({ clock })} />
        </fieldset>
      ) : null}
    </div>
  )
}

/** Nothing where there is nothing to choose. */
function Choice(props: {
  name: string
  all: string
  of: readonly FlowChoice[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const id = useId()
  if (props.of.length === 0 && props.value === undefined) return null
  const isKnown = props.value === undefined || props.of.some((choice) => choice.id === props.value)
  return (
    <span className="flow-choice">
      <label className="sr" htmlFor={id}>
        {props.name}
      </label>
      <select
        id={id}
        className="pick"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{props.all}</option>
        {isKnown ? null : <option value={props.value}>{props.value}</option>}
        {props.of.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name} ({choice.items.toLocaleString('en')})
          </option>
        ))}
      </select>
    </span>
  )
}
