import { meaningOf, type StatusMapping } from '../sources/status-mapping.ts'
import type { PathRecord } from './path-records.ts'

/** How an item ended by what its tracker says of it, whatever became of its pull requests. */
export interface ItemTurn {
  readonly kind: 'completed' | 'cancelled'
  /** UTC milliseconds. */
  readonly at: number
  /** By its status alone: moving on to a status of work under way opens it again. */
  readonly byStatus: boolean
}

/**
 * The last word of a tracker on whether an item has ended. Some say it in an event (closed, resolved), others by the status that it is in.
 * That it was given up is the more telling of the two: a tracker that knows one way to close calls that completed, too.
 *
 * @returns `null` while it is under way, and where nothing says otherwise
 */
export const turnOf = ({ happenings }: PathRecord, statuses: StatusMapping): ItemTurn | null =>
  happenings.reduce<ItemTurn | null>((turn, { activity, at, attributes }) => {
    switch (activity) {
      case 'item reopened':
        return null
      case 'item cancelled':
        return { kind: 'cancelled', at, byStatus: false }
      case 'item completed':
        return turn?.kind === 'cancelled' ? turn : { kind: 'completed', at, byStatus: false }
      case 'item status entered':
        return entered(turn, meaningOf(statuses, String(attributes.status)), at)
      default:
        return turn
    }
  }, null)

function entered(turn: ItemTurn | null, meaning: ReturnType<typeof meaningOf>, at: number): ItemTurn | null {
  if (meaning === 'cancelled') return turn?.kind === 'cancelled' ? turn : { kind: 'cancelled', at, byStatus: true }
  if (meaning === 'completed' || meaning === 'in production')
    return turn === null || (turn.byStatus && turn.kind === 'cancelled')
      ? { kind: 'completed', at, byStatus: true }
      : turn
  return meaning !== null && turn?.byStatus ? null : turn
}

/**
 * When an item first came into a status of which the team itself has said that it means in production; `null` if it never did. A guess by the
 * name of a status is not enough: what tools call released is often merged.
 */
export function saidInProduction({ happenings }: PathRecord, statuses: StatusMapping): number | null {
  const first = happenings.find(({ activity, attributes }) => {
    const status = String(attributes.status)
    if (activity !== 'item status entered' || !Object.hasOwn(statuses.of, status)) return false
    return statuses.of[status]?.means === 'in production' && statuses.of[status].confidence === 1
  })
  return first?.at ?? null
}
