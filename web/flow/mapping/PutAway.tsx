import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { asRefusal } from '../../client/ask.ts'
import { usePutAwayMapping } from '../../client/playbook-questions.ts'

/** Shows the path no more, with a reason; its versions stay on the ledger. */
export function PutAway({ id, onDone }: { id: string; onDone: () => void }) {
  const [why, setWhy] = useState<string | null>(null)
  const navigate = useNavigate()
  const { mutate, error, isPending } = usePutAwayMapping(id)
  if (why === null)
    return (
      <button type="button" className="btn quiet" onClick={() => setWhy('')}>
        Put it away
      </button>
    )
  return (
    <form
      className="put-away"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(why, {
          onSuccess: () => {
            onDone()
            void navigate({ to: '/flow/mappings' })
          },
        })
      }}
    >
      <label>
        Why? It stands on the ledger.
        <input
          className="field"
          value={why}
          required
          maxLength={500}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" disabled={isPending || why.trim() === ''}>
        Put it away for everybody
      </button>
      <button type="button" className="btn quiet" onClick={() => setWhy(null)}>
        Keep it
      </button>
      {error ? <p role="alert">{asRefusal(error).message}</p> : null}
    </form>
  )
}
