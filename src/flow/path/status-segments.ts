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
export function statusSegments(item: PathRecord): StatusSegment[] {
  const entered = item.happenings.flatMap(({ activity, at, attributes }) =>
    activity === 'item status entered' && attributes.status !== undefined
      ? [{ status: String(attributes.status), from: at, isFirst: attributes.first === true }]
      : [],
  )
  const moves = entered.filter(({ status }, at) => entered[at - 1]?.status !== status)
  return moves.map((move, at) => ({ item: item.id, ...move, to: moves[at + 1]?.from ?? null }))
}
