import type { ChangeId, Instant } from '../base/ids.ts'
import { ledgerStoreSuite } from './ledger-store-suite.ts'
import { memoryLedger } from './memory-ledger.ts'

ledgerStoreSuite(async () => {
  let now = '2026-03-01T10:00:00.000Z' as Instant
  let id = 0
  const woken = new Set<ChangeId>()
  const store = memoryLedger({
    now: () => now,
    newId: () => `event-${++id}`,
    onWake: (changes) => {
      for (const change of changes) woken.add(change)
    },
  })
  return {
    one: store,
    other: store,
    woken: async () => [...woken],
    setClock: (to) => {
      now = to
    },
    close: async () => undefined,
  }
})
