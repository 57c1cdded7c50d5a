import { useEffect, useState } from 'react'
import type { MappedPathView, MappingView } from '../../../src/api/playbook-schema.ts'

/** Edits that are not saved, and the version they began from. */
export interface MappingDraft {
  readonly version: number
  readonly path: MappedPathView
}

const placeOf = (id: string): string => `fairway mapping ${id}`

/**
 * The edits of one path, kept in the browser until they are saved: a page that is closed, or a save that is refused, loses nothing. Without edits
 * the screen follows what others save.
 */
export function useMappingDraft(saved: MappingView) {
  const [draft, setDraft] = useState<MappingDraft | null>(() => kept(saved.id))
  useEffect(() => {
    const place = placeOf(saved.id)
    if (draft === null) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(draft))
  }, [draft, saved.id])
  return {
    draft,
    path: draft?.path ?? saved.path,
    change: (next: (path: MappedPathView) => MappedPathView) =>
      setDraft((known) => ({
        version: known?.version ?? saved.version,
        path: next(known?.path ?? saved.path),
      })),
    drop: () => setDraft(null),
  }
}

function kept(id: string): MappingDraft | null {
  try {
    const found = JSON.parse(localStorage.getItem(placeOf(id)) ?? 'null') as MappingDraft | null
    return found && Number.isInteger(found.version) && Array.isArray(found.path?.steps) ? found : null
  } catch {
    // Whatever stands there is none of ours.
    return null
  }
}
