import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { MappingsView } from '../../../src/api/playbook-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useInitiatives } from '../../client/flow-questions.ts'
import { useBeginMapping, useMappings } from '../../client/playbook-questions.ts'
import { When } from '../../parts/When.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import './mapping.css'

/** Paths that people mapped by hand, and where the next one begins. */
export function MappingsScreen() {
  return (
    <FlowPage title="Paths mapped by hand" query={useMappings()}>
      {(view) => (
        <>
          <header className="flow-says">
            <p className="cap">
              <Link to="/flow/playbook" className="do">
                Playbook
              </Link>
            </p>
            <h1>Map the path of one initiative</h1>
            <p className="dim">
              Choose one that everybody remembers. Say its steps from the decision to the day users had it, alone or
              together: several people can edit at once. It needs nothing connected; where something was imported, it
              begins with what the record tells.
            </p>
          </header>
          <Begin />
          <Mapped view={view} />
        </>
      )}
    </FlowPage>
  )
}

function Begin() {
  const { item, initiative } = useSearch({ from: '/flow/mappings' })
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState(initiative ? `initiative ${initiative}` : item ? `item ${item}` : '')
  const initiatives = useInitiatives().data?.initiatives ?? []
  const { mutate, error, isPending } = useBeginMapping()
  const navigate = useNavigate()
  const nameId = useId()
  const fromId = useId()
  const [kind, id] = [from.split(' ')[0], from.slice(from.indexOf(' ') + 1)]
  return (
    <form
      className="begin-mapping"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(
          {
            title: title.trim() === '' ? null : title,
            from: from === '' ? null : { kind: kind === 'item' ? 'item' : 'initiative', id },
          },
          { onSuccess: (view) => void navigate({ to: '/flow/mappings/$id', params: { id: view.id } }) },
        )
      }}
    >
      <div>
        <label className="label" htmlFor={nameId}>
          Name {from === '' ? '' : <small>that of what it begins with, if you leave it empty</small>}
        </label>
        <input
          id={nameId}
          className="field"
          value={title}
          required={from === ''}
          maxLength={200}
          placeholder="Gift cards at checkout"
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      {initiatives.length > 0 || item ? (
        <div>
          <label className="label" htmlFor={fromId}>
            Begins with
          </label>
          <select id={fromId} className="field" value={from} onChange={(event) => setFrom(event.target.value)}>
            <option value="">an empty path</option>
            {item ? <option value={`item ${item}`}>what is recorded of {item}</option> : null}
            {initiatives.map((each) => (
              <option key={each.id} value={`initiative ${each.id}`}>
                what is recorded of {each.title ?? each.id}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <button type="submit" className="btn primary" disabled={isPending}>
        Begin the path
      </button>
      {error ? (
        <p role="alert">
          {asRefusal(error).message} {asRefusal(error).next}
        </p>
      ) : null}
    </form>
  )
}

const Mapped = ({ view: { mappings } }: { view: MappingsView }) =>
  mappings.length === 0 ? null : (
    <section className="mapped" aria-labelledby="mapped-title">
      <h2 id="mapped-title">Mapped so far</h2>
      <ul>
        {mappings.map(({ id, title, says, isWhole, savedBy, savedAt }) => (
          <li key={id}>
            <Link to="/flow/mappings/$id" params={{ id }}>
              <b className="product">{title}</b>
              <span className="dim">{says}</span>
              <span className="cap">
                {isWhole ? '' : 'Not whole yet. '}Saved by {savedBy.name} <When at={savedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
