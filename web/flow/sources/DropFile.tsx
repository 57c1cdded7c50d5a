import { useId, useState } from 'react'
import { asRefusal } from '../../client/ask.ts'
import { useImport } from '../../client/source-questions.ts'
import { number } from './sources-view.ts'
import { TableColumns } from './TableColumns.tsx'
import { mayBeTable } from './table-view.ts'

/** A file that is dropped or chosen is kept as it comes, and said what was understood of it. */
export function DropFile() {
  const id = useId()
  const [why, setWhy] = useState('')
  const [isOver, setOver] = useState(false)
  const { mutate, data, error, isPending, variables } = useImport()
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) mutate({ file, why, told: {} })
  }
  return (
    <section
      className={isOver ? 'drop over' : 'drop'}
      aria-label="Import a file"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <p>
        <label className="btn" htmlFor={id}>
          Choose a file
        </label>{' '}
        or drop it here: an export of GitHub, GitLab, Jira or Linear, notices of deployments, CDEvents, a calendar, a
        table of what happened when, an event log.
      </p>
      <input
        id={id}
        className="sr"
        type="file"
        disabled={isPending}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <label className="drop-why">
        Why (stands on the ledger)
        <input className="field" value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <p role="status">
        {isPending ? `Reading ${variables.file.name} …` : null}
        {data
          ? data.isNew
            ? `${data.name}: ${number(data.used)} of ${number(data.raw)} records are used, read as ${data.kind}.`
            : `${data.name} is known already: nothing was added.`
          : null}
      </p>
      {error ? (
        <p role="alert">
          {asRefusal(error).message} {asRefusal(error).where ? `(${asRefusal(error).where})` : null}{' '}
          {asRefusal(error).next}
        </p>
      ) : null}
      {error && variables && mayBeTable(variables.file.name) ? (
        <TableColumns file={variables.file} onTold={(told) => mutate({ file: variables.file, why, told })} />
      ) : null}
    </section>
  )
}
