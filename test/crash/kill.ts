import type { EventType } from '../../src/ledger/event.ts'

/** The moment at which the server ends itself, or is ended, as by `kill -9`. */
export type Kill =
  /** Around the recording of a fact: inside the transaction that would record it, or once it is durable. */
  | { readonly kind: 'event'; readonly type: EventType; readonly phase: 'before' | 'after' }
  /** While the remote takes a push: before anything landed, once it landed, or with the push going on without the server. */
  | { readonly kind: 'push'; readonly phase: 'refused' | 'landed' | 'orphaned' }
  /** So long after a fact, in the middle of the work that follows it. */
  | { readonly kind: 'moment'; readonly type: EventType; readonly afterMs: number }

/** What the mortal server is told; `null` lets it live. */
export type ArmedKill = Exclude<Kill, { kind: 'push' }> | null

export const sayKill = (kill: Kill): string => {
  switch (kill.kind) {
    case 'event':
      return `${kill.phase} ${kill.type}`
    case 'push':
      return {
        refused: 'push begun, refused',
        landed: 'push landed, unrecorded',
        orphaned: 'push outlives the server',
      }[kill.phase]
    case 'moment':
      return `${kill.afterMs} ms into what follows ${kill.type}`
  }
}
