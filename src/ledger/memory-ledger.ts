import type { ChangeId, Instant } from '../base/ids.ts'
import { byObject } from './by-object.ts'
import { type ChainHead, type ChainLine, chained, eventOf, genesis, inJson } from './chain.ts'
import type { LedgerEvent, ObjectRef } from './event.ts'
import type { Decide, LedgerStore, Page } from './ledger-store.ts'

export interface MemoryLedgerParts {
  readonly now: () => Instant
  readonly newId: () => string
  /** Stands where the job queue stands: called once per append that wakes changes, after the events are recorded. */
  readonly onWake?: (changes: readonly ChangeId[]) => void
}

/** A ledger that lives as long as the process: for tests and for reading an export. Same rules as the real one, chain included. */
export function memoryLedger({ now, newId, onWake }: MemoryLedgerParts): LedgerStore {
  const lines: ChainLine[] = []
  const events: LedgerEvent[] = []
  const listeners = new Set<(events: readonly LedgerEvent[]) => void>()

  async function append(about: readonly ObjectRef[], decide: Decide) {
    const history = events.filter((event) => about.some((object) => names(event, object)))
    const { events: wanted, wake = [] } = decide(history)
    const added = chained(wanted, { last: events.at(-1) ?? null, hash: lines.at(-1)?.hash ?? genesis }, now(), newId)
    lines.push(...added)
    const recorded = added.map((line) => eventOf(line.bytes))
    events.push(...recorded)
    if (wake.length > 0) onWake?.(wake)
    if (recorded.length > 0) for (const listener of listeners) tell(listener, recorded)
    return recorded
  }

  return {
    append,
    history: async (object) => events.filter((event) => names(event, object)),
    histories: async (type) => byObject(events, type),
    page: async (page) =>
      events
        .filter((event, at) => isOnPage(event, lines[at]?.bytes ?? '', page))
        .slice(-page.limit)
        .reverse(),
    head: async (): Promise<ChainHead | null> => {
      const line = lines.at(-1)
      return line ? { seq: lines.length, hash: line.hash } : null
    },
    async *exportLines() {
      for (const { bytes, prev, hash } of [...lines]) yield JSON.stringify({ bytes, prev, hash })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const names = (event: LedgerEvent, object: ObjectRef): boolean =>
  event.objects.some(({ type, id }) => type === object.type && id === object.id)

function isOnPage(event: LedgerEvent, bytes: string, page: Page): boolean {
  return (
    (page.before === undefined || event.seq < page.before) &&
    (page.after === undefined || event.seq > page.after) &&
    (page.types === undefined || page.types.includes(event.type)) &&
    (page.actor === undefined || event.actor.id === page.actor) &&
    (page.object === undefined || names(event, page.object)) &&
    (page.text === undefined || bytes.toLowerCase().includes(inJson(page.text).toLowerCase()))
  )
}

function tell(listener: (events: readonly LedgerEvent[]) => void, events: readonly LedgerEvent[]): void {
  try {
    listener(events)
  } catch {
    // One listener's trouble is its own: the events are recorded, and the other listeners must hear of them.
  }
}
