import type { Json } from '../../base/canonical-json.ts'
import type { Instant } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { QualityCheck } from './data-quality.ts'

/** What tools may post: those whose signature or token is known how to be checked. */
export const postingKinds = ['github', 'gitlab', 'jira', 'linear', 'cdevents', 'deployments'] as const

/** How a place to post to stands on the ledger; the secret does not. */
export const hookConnection = { posts: 'fairway-hook' } as const

/** Whom the ledger names for what a tool posted. */
export const hookActor: Actor = { kind: 'fairway', id: 'hook' }

/** A place that a tool may post to, and what it has posted: a fold over the ledger. */
export interface OpenHook {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly openedAt: Instant
  readonly by: Actor
  readonly why: string | null
  /** What was kept, the latest first. */
  readonly kept: readonly { readonly at: Instant; readonly bytes: number }[]
}

export const isHook = (connection: Json): boolean =>
  (connection as { posts?: string } | null)?.posts === hookConnection.posts

/** @param events of any kind, oldest first */
export function openHooks(events: readonly LedgerEvent[]): OpenHook[] {
  const hooks = new Map<string, OpenHook>()
  for (const event of events) {
    const id = event.objects.find(({ type }) => type === 'source')?.id
    if (id === undefined) continue
    const known = hooks.get(id)
    if (event.type === 'source.removed') hooks.delete(id)
    else if (event.type === 'source.connected') {
      const { kind, name, connection } = event.data
      if (!isHook(connection)) hooks.delete(id)
      else hooks.set(id, { id, kind, name, openedAt: event.at, by: event.actor, why: event.why, kept: [] })
    } else if (event.type === 'source.imported' && known) {
      const bytes = event.data.parts.reduce((sum, part) => sum + part.bytes, 0)
      hooks.set(id, { ...known, kept: [{ at: event.at, bytes }, ...known.kept] })
    }
  }
  return [...hooks.values()]
}

/** Something that was posted and is in no record: a refused one, a test of the connection, or one that was known already. */
export interface OtherDelivery {
  /** UTC milliseconds. */
  readonly at: number
  readonly outcome: 'known already' | 'greeting' | 'refused'
  /** Why it was refused; `null` elsewhere. */
  readonly says: string | null
}

/** A place to post to with what it took and what it did not. */
export interface WatchedHook extends Pick<OpenHook, 'name' | 'kept'> {
  /** The latest first. */
  readonly others: readonly OtherDelivery[]
}

/**
 * Places where the last word is a refusal: what tools tell there does not arrive. One that took something since is mended.
 *
 * @returns `null` where nothing is posted at all
 */
export function refusedHooks(hooks: readonly WatchedHook[]): QualityCheck | null {
  if (hooks.length === 0) return null
  const refused = hooks.flatMap(({ name, kept, others }) => {
    const [last] = others
    if (last?.outcome !== 'refused' || Date.parse(kept[0]?.at ?? '') > last.at) return []
    return [`${name}, ${new Date(last.at).toISOString().slice(0, 10)}: ${last.says ?? 'refused'}`]
  })
  return {
    id: 'refused deliveries',
    says: 'places to post to whose last delivery was refused',
    means:
      'What the tool tells there is in no figure. See its last deliveries, mend it, and let the tool send them again.',
    count: refused.length,
    of: hooks.length,
    examples: refused,
    isDoubt: refused.length > 0,
  }
}
