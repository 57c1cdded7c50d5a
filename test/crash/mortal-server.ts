import { appendFileSync } from 'node:fs'
import type { LedgerEvent, NewEvent } from '../../src/ledger/event.ts'
import type { LedgerStore } from '../../src/ledger/ledger-store.ts'
import { startFairway } from '../../src/main/start-fairway.ts'
import type { ArmedKill } from './kill.ts'

/*
 * The real server, which ends itself by SIGKILL at the moment it was told to. What it has acknowledged it first writes down
 * where a killed process leaves it: in a file, one line of JSON for each event.
 */

const { FAIRWAY_HOME = '', PORT = '', ACKNOWLEDGED = '' } = process.env
let armed: ArmedKill = null

process.on('message', (kill: string) => {
  armed = JSON.parse(kill) as ArmedKill
  process.send?.('armed')
})

const die = () => process.kill(process.pid, 'SIGKILL')

const isIt = (events: readonly Pick<NewEvent, 'type'>[], kind: 'event' | 'moment', phase?: 'before' | 'after') =>
  armed?.kind === kind &&
  (armed.kind !== 'event' || armed.phase === phase) &&
  events.some((event) => event.type === armed?.type)

function mortal(ledger: LedgerStore): LedgerStore {
  return {
    ...bound(ledger),
    async append(about, decide) {
      const events = await ledger.append(about, (history) => {
        const decided = decide(history)
        if (isIt(decided.events, 'event', 'before')) die()
        return decided
      })
      acknowledge(events)
      if (isIt(events, 'event', 'after')) die()
      if (armed?.kind === 'moment' && isIt(events, 'moment')) setTimeout(die, armed.afterMs)
      return events
    },
  }
}

/** The store may be an object of a class: its methods are taken along one by one. */
function bound(ledger: LedgerStore): LedgerStore {
  return {
    append: ledger.append.bind(ledger),
    history: ledger.history.bind(ledger),
    histories: ledger.histories.bind(ledger),
    page: ledger.page.bind(ledger),
    head: ledger.head.bind(ledger),
    exportLines: ledger.exportLines.bind(ledger),
    subscribe: ledger.subscribe.bind(ledger),
  }
}

function acknowledge(events: readonly LedgerEvent[]): void {
  for (const event of events) appendFileSync(ACKNOWLEDGED, `${JSON.stringify(event)}\n`)
}

const server = await startFairway({
  home: FAIRWAY_HOME,
  port: Number(PORT),
  log: (line) => process.stderr.write(`${line}\n`),
  wrapLedger: mortal,
})
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
// Whoever started it is gone: nobody will stop it any more.
process.once('disconnect', () => void server.stop().then(() => process.exit(0)))
