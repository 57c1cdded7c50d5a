import { useState } from 'react'
import { asRefusal } from '../../client/ask.ts'
import { useRemoveSource } from '../../client/source-questions.ts'

/** Takes a source out of every figure, with a reason. */
export function RemoveSource({ id, name }: { id: string; name: string }) {
  const [why, setWhy] = useState<string | null>(null)
  const remove = useRemoveSource()
  if (why === null)
    return (
      <button type="button" className="btn quiet" onClick={() => setWhy('')}>
        Remove<span className="sr"> {name}</span>
      </button>
    )
  return (
    <form
      className="remove-source"
      onSubmit={(event) => {
        event.preventDefault()
        remove.mutate({ id, why })
      }}
    >
      <label>
        Why?
        <input
          className="field"
          value={why}
          required
          maxLength={500}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" disabled={remove.isPending || why.trim() === ''}>
        Remove
      </button>
      <button type="button" className="btn quiet" onClick={() => setWhy(null)}>
        Keep
      </button>
      {remove.error ? <p role="alert">{asRefusal(remove.error).message}</p> : null}
    </form>
  )
}
