import type { PathRecord } from './path-records.ts'

/** A stretch of time that an item spent in one status, half open. */
export interface StatusSegment {
  readonly item: string
  readonly status: string
  readonly from: number
  /** `null` while the item is still in it. */
  readonly to: number | null
  /** The status it was created in. */
  readonly isFirst: boolean
}

/**
 * The statuses of an item, one after the other from its creation on, without gap or overlap. Entering a status that it is in already starts
 * no new stretch.
 */
export function statusSegments({ id, happenings }: PathRecord): StatusSegment[] {
  const segments: { item: string; status: string; from: number; to: number | null; isFirst: boolean }[] = []
  for (const { activity, at, attributes } of happenings) {
    if (activity !== 'item status entered' || attributes.status === undefined) continue
    const status = String(attributes.status)
    const last = segments.at(-1)
    if (last?.status === status) continue
    if (last) last.to = at
    segments.push({ item: id, status, from: at, to: null, isFirst: attributes.first === true })
  }
  return segments
}
