import { useEffect } from 'react'
import type { MappingView } from '../../../src/api/playbook-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useSaveMapping } from '../../client/playbook-questions.ts'
import { When } from '../../parts/When.tsx'
import { tidy, unsavable } from './mapping-view.ts'
import type { MappingDraft } from './use-mapping-draft.ts'

/** What is saved and what is not. Edits of several people are joined; where two said the same differently, it asks whose word holds. */
export function SaveBar(props: {
  view: MappingView
  draft: MappingDraft | null
  onSaved: () => void
  onDrop: () => void
}) {
  const { view, draft, onSaved, onDrop } = props
  const { mutate, reset, error, isPending } = useSaveMapping(view.id)
  const refusal = error ? asRefusal(error) : null
  const why = draft ? unsavable(draft.path) : ''
  const save = (onClash: 'refuse' | 'mine' | 'theirs') => {
    if (draft && why === '') mutate({ version: draft.version, path: tidy(draft.path), onClash }, { onSuccess: onSaved })
  }
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      save('refuse')
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  })
  const [last] = view.saves
  if (!draft)
    return last ? (
      <p className="cap mapping-saved" role="status">
        Saved by {last.by.name} <When at={last.at} />, version {view.version}. Everybody here can edit; edits of
        different cells are joined.
      </p>
    ) : null
  const isClash = refusal?.code === 'conflict'
  return (
    <div className="save-bar">
      {refusal ? (
        <p role="alert">
          {refusal.message} {refusal.next}
        </p>
      ) : (
        <p className="cap" role="status">
          {why !== ''
            ? `${why} Until then nothing can be saved; what you wrote is kept in this browser.`
            : draft.version < view.version && last
              ? `${last.by.name} saved version ${view.version} meanwhile: yours is joined with it.`
              : 'Not saved yet; kept in this browser.'}
        </p>
      )}
      <div className="row">
        {isClash ? (
          <>
            <button type="button" className="btn primary" disabled={isPending} onClick={() => save('mine')}>
              Keep mine there, and save
            </button>
            <button type="button" className="btn" disabled={isPending} onClick={() => save('theirs')}>
              Take theirs there, and save the rest
            </button>
          </>
        ) : (
          <button
            type="button"
            className="btn primary"
            disabled={isPending || why !== ''}
            onClick={() => save('refuse')}
          >
            Save for everybody
          </button>
        )}
        <button
          type="button"
          className="btn quiet"
          onClick={() => {
            reset()
            onDrop()
          }}
        >
          Drop my edits
        </button>
      </div>
    </div>
  )
}
