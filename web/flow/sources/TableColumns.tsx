import { useId, useState } from 'react'
import { tableTimeForms } from '../../../src/api/source-schema.ts'
import { type ToldOfTable, tableQuestions, toldOfTable } from './table-view.ts'

/** Which column of a table of events is which, asked of whoever brought it. */
export function TableColumns({ name, onTold }: { name: string; onTold: (told: ToldOfTable) => void }) {
  const id = useId()
  const [told, setTold] = useState<ToldOfTable>({})
  const say = (key: string, value: string) => setTold({ ...told, [key]: value })
  return (
    <form
      className="table-columns"
      aria-label={`Columns of ${name}`}
      onSubmit={(event) => {
        event.preventDefault()
        onTold(toldOfTable(told))
      }}
    >
      <p>
        If {name} is a table of events, say its columns as its first line writes them. Each case becomes an item, and
        what happened to it the status that it entered.
      </p>
      {tableQuestions.map(({ key, asks, isNeeded }) => (
        <label key={key}>
          {asks}
          <input
            className="field"
            value={told[key] ?? ''}
            required={isNeeded}
            maxLength={200}
            onChange={(event) => say(key, event.target.value)}
          />
        </label>
      ))}
      <label htmlFor={id}>
        How times are written
        <select
          id={id}
          className="field"
          value={told.timeFormat ?? ''}
          onChange={(event) => say('timeFormat', event.target.value)}
        >
          <option value="">guess it</option>
          {tableTimeForms.map((form) => (
            <option key={form}>{form}</option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        Import with these columns
      </button>
    </form>
  )
}
