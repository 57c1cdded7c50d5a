import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, emptyDraft, fromKept, isWorthKeeping, toKeep } from './draft.ts'

const keepAfterMs = 250

/**
 * The draft of one product, kept in the browser as it is typed.
 *
 * `restoredFrom` is when a draft of an earlier visit was written, until it is dismissed. `place` null keeps nothing: a revision
 * of an existing change is not the draft of a new one.
 */
export function useDraft(place: string | null) {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null)
  const latest = useRef(draft)
  latest.current = draft

  useEffect(() => {
    const kept = place === null ? null : fromKept(localStorage.getItem(place))
    setDraft(kept?.draft ?? emptyDraft)
    setRestoredFrom(kept?.keptAt ?? null)
  }, [place])

  // Each change of the draft restarts the wait.
  useEffect(() => {
    if (place === null) return
    const timer = setTimeout(() => keep(place, latest.current), keepAfterMs)
    return () => clearTimeout(timer)
  }, [place, draft])

  // Leaving within the wait must not lose the last word.
  useEffect(() => {
    if (place === null) return
    const flush = () => keep(place, latest.current)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [place])

  const startOver = useCallback(() => {
    latest.current = emptyDraft
    setDraft(emptyDraft)
    setRestoredFrom(null)
    if (place !== null) localStorage.removeItem(place)
  }, [place])

  return { draft, setDraft, restoredFrom, dismissRestored: () => setRestoredFrom(null), startOver }
}

function keep(place: string, draft: Draft): void {
  if (isWorthKeeping(draft)) localStorage.setItem(place, toKeep(draft, new Date()))
  else localStorage.removeItem(place)
}
