import { useEffect } from 'react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import type { TextView } from '../../src/api/product-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { ask } from '../client/ask.ts'
import { emptyDraft } from './draft.ts'
import { focusWords } from './focus-field.ts'

/** `?text=` picks on arrival, once, and leaves the address clean so that a reload keeps the draft as it is. */
export function usePickFromAddress(
  slot: string | undefined,
  texts: readonly TextView[],
  pick: (text: TextView) => void,
  done: () => void,
) {
  // Only the arriving slot is an occasion.
  useEffect(() => {
    const text = slot === undefined ? undefined : texts.find((one) => one.id === slot)
    if (!text) return
    pick(text)
    done()
  }, [slot])
}

/** A change that is edited again begins with its own texts. */
export function useRevised(id: string | null, setDraft: (draft: typeof emptyDraft) => void, onLoaded: () => void) {
  // Loaded once per change.
  useEffect(() => {
    if (id === null) return
    const stop = new AbortController()
    ask<ChangeView>(paths.change(id), stop.signal)
      .then((change) => {
        const edits = change.edits.map(({ slot, path, from, to }) => ({ slot, path, from, to }))
        setDraft({ ...emptyDraft, edits })
        onLoaded()
        const first = edits[0]
        if (first) focusWords(first.slot)
      })
      .catch(() => undefined)
    return () => stop.abort()
  }, [id])
}
