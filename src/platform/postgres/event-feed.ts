import type { Client } from 'pg'
import type { LedgerEvent } from '../../ledger/event.ts'

/*
 * Tells listeners of every event, whoever appended it. The feed keeps the place up to which it has told (`seq`, which has
 * no holes) and reads on from there whenever something may have happened:
 *
 *   notified    every append notifies within its transaction; this is the usual way, about a millisecond after the commit.
 *   reconnected a broken listening connection is made anew, after 0.1 s doubling to 5 s, and what came meanwhile is read.
 *   by the way  every 10 s, for connections that died without a word and for poolers that swallow notifications.
 *
 * Reading never overlaps itself, so events are told once and in order.
 */

export type Listener = (events: readonly LedgerEvent[]) => void

export interface EventFeed {
  subscribe(listener: Listener): () => void
  stop(): Promise<void>
}

export const channel = 'fairway_event'

/**
 * @param from events after this `seq` are told
 * @param readAfter events after a `seq`, oldest first, at most a batch
 */
export function startFeed(
  from: number,
  readAfter: (seq: number) => Promise<readonly LedgerEvent[]>,
  connection: () => Client,
): EventFeed {
  const listeners = new Set<Listener>()
  let told = from
  let isStopped = false
  let client: Client | null = null
  let pauseMs = 100
  let retry: NodeJS.Timeout | null = null
  let reading: Promise<void> | null = null
  let again = false

  async function readOn(): Promise<void> {
    do {
      again = false
      const events = await readAfter(told)
      const last = events.at(-1)
      if (!last || isStopped) continue
      told = last.seq
      again = true
      for (const listener of [...listeners]) tell(listener, events)
    } while (again && !isStopped)
  }
  function look(): void {
    again = true
    // A failed read is not lost: the place stays, and the next look begins there.
    reading ??= readOn()
      .catch(() => undefined)
      .finally(() => {
        reading = null
      })
  }
  async function connect(): Promise<void> {
    const fresh = connection()
    client = fresh
    fresh.on('notification', look)
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      pauseMs = 100
      look()
    } catch {
      lost(fresh)
    }
  }
  function lost(gone: Client): void {
    if (client !== gone || isStopped) return
    client = null
    gone.end().catch(() => undefined)
    retry = setTimeout(connect, pauseMs).unref()
    pauseMs = Math.min(pauseMs * 2, 5000)
  }

  const connecting = connect()
  const byTheWay = setInterval(look, 10_000).unref()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      isStopped = true
      clearInterval(byTheWay)
      if (retry) clearTimeout(retry)
      listeners.clear()
      await connecting
      await reading
      await client?.end().catch(() => undefined)
    },
  }
}

function tell(listener: Listener, events: readonly LedgerEvent[]): void {
  try {
    listener(events)
  } catch {
    // One listener's trouble is its own: the events are recorded, and the other listeners must hear of them.
  }
}
