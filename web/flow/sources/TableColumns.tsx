import { useEffect, useId, useState } from 'react'
import { tableTimeForms } from '../../../src/api/source-schema.ts'
import { columnsOf, type ToldOfTable, tableQuestions, toldOfTable } from './table-view.ts'

const readBytes = 64 * 1024

/** Which column of a table of events is which, asked of whoever brought it; its own columns are offered. */
export function TableColumns({ file, onTold }: { file: File; onTold: (told: ToldOfTable) => void }) {
  const id = useId()
  const { name } = file
  const [columns, setColumns] = useState<readonly string[]>([])
  useEffect(() => {
    let isAsked = true
    const show = (text: string) => isAsked && setColumns(columnsOf(text))
    // Who cannot read its beginning is offered nothing, and types.
    file
      .slice(0, readBytes)
      .text()
      .then(show, () => show(''))
    return () => {
      isAsked = false
    }
  }, [file])
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
      <datalist id={`${id}-columns`}>
        {columns.map((column) => (
          <option key={column} value={column} />
        ))}
      </datalist>
      {tableQuestions.map(({ key, asks, isNeeded }) => (
        <label key={key}>
          {asks}
          <input
            className="field"
            value={told[key] ?? ''}
            required={isNeeded}
            maxLength={200}
            list={key === 'zone' ? undefined : `${id}-columns`}
            autoComplete="off"
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
