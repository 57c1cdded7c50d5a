import type { Products } from '../api/products.ts'
import type { Health } from '../api/server-schema.ts'
import type { ChangeId, Instant, IntentId } from '../base/ids.ts'
import type { Artefacts, RunLogs } from '../evidence/ports.ts'
import type { Imports } from '../flow/study/imports.ts'
import type { LogFiles } from '../flow/study/log-files.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import type { Organisation } from '../ledger/organisation.ts'
import type { Flow } from './flow/flow-questions.ts'

/** Everything the server answers from. `main/` joins it; tests join it from in-memory parts. */
export interface Served {
  readonly ledger: LedgerStore
  readonly products: Products
  readonly artefacts: Artefacts
  readonly logs: RunLogs
  /** Answers from what was imported of the team's history. */
  readonly flow: Flow
  readonly imports: Imports
  readonly logFiles: LogFiles
  readonly now: () => Instant
  readonly newIds: () => { readonly change: ChangeId; readonly intent: IntentId; readonly mapping: string }
  /** Folded anew when people or products are added. */
  organisation(): Promise<Organisation>
  health(): Promise<Health>
  /** Key under which sign-in cookies are signed; never leaves the server. */
  readonly sessionKey: Uint8Array
  /** Folder of the built web app; `null` serves the API alone. */
  readonly webApp: string | null
}
