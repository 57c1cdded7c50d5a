import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { FairwayError } from '../base/errors.ts'
import { type ChangeId, type Instant, type IntentId, instant, type ProductId } from '../base/ids.ts'
import { advance, unfinished } from '../journey/advance.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import type { NewEvent } from '../ledger/event.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import { type Organisation, organisation, organisationEvents } from '../ledger/organisation.ts'
import { createArtefactStore } from '../platform/artefacts/artefact-store.ts'
import { createRunLogs } from '../platform/artefacts/run-logs.ts'
import { createBrowser } from '../platform/browser/create-browser.ts'
import { findChromium } from '../platform/browser/find-chromium.ts'
import { logFiles } from '../platform/flow/log-files.ts'
import { productHistories } from '../platform/flow/product-histories.ts'
import { serverImports } from '../platform/flow/server-imports.ts'
import { studyInput } from '../platform/flow/study-input.ts'
import { studyThread } from '../platform/flow/study-thread.ts'
import { type Home, keptSecret, openHome, randomPassword } from '../platform/home/home.ts'
import { lockHome } from '../platform/home/home-lock.ts'
import { createJobQueue } from '../platform/jobs/job-queue.ts'
import { type Database, openDatabase } from '../platform/postgres/database.ts'
import { exclusively } from '../platform/postgres/exclusively.ts'
import { openPostgresLedger } from '../platform/postgres/postgres-ledger.ts'
import { changeGround } from '../platform/product/change-ground.ts'
import { ConnectedProducts } from '../platform/product/connected-products.ts'
import { readProductSettings, secretsOf } from '../platform/product/product-settings.ts'
import { describeIsolation } from '../platform/sandbox/describe-isolation.ts'
import { probeIsolation } from '../platform/sandbox/probe-isolation.ts'
import { createSandbox } from '../platform/sandbox/sandbox.ts'
import { openWorkplace } from '../platform/workplace/create-workplace.ts'
import { createApp } from '../server/app.ts'
import type { Served } from '../server/served.ts'
import { serveProduction } from './production-site.ts'
import { deploySample, prepareSample, sampleEvents, wwwOf } from './sample.ts'
import { sampleHistory } from './sample-history.ts'
import { version } from './version.ts'

export interface FairwaySettings {
  /** FAIRWAY_HOME. */
  readonly home: string
  /** Web and API listen here; the sample's production on the next. */
  readonly port: number
  readonly databaseUrl?: string | undefined
  /** Refuse to run a repository's own commands where they cannot be shut in, instead of running them and saying so. */
  readonly requireSandbox?: boolean
  readonly log: (line: string) => void
  /** Looks at, or wraps, the ledger before anything uses it: the crash tests end the process at chosen events. */
  readonly wrapLedger?: (ledger: LedgerStore) => LedgerStore
}

export interface RunningFairway {
  readonly url: string
  readonly mode: Organisation['mode']
  /** Address of the sample's production; `null` elsewhere. */
  readonly production: string | null
  readonly isolation: string
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const concurrency = 2

/**
 * Chooses the real parts and joins them: database, ledger, queue, workplace, browser, server, worker.
 *
 * @throws FairwayError `home-in-use`, `database-unavailable`, `bad-input` for a port that is taken; then nothing keeps running
 */
export async function startFairway(settings: FairwaySettings): Promise<RunningFairway> {
  const stack: (() => Promise<unknown> | unknown)[] = []
  const stop = async () => {
    for (const end of stack.splice(0).reverse())
      await Promise.resolve(end()).catch((error) => settings.log(String(error)))
  }
  try {
    return await start(settings, stack, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  settings: FairwaySettings,
  stack: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<RunningFairway> {
  const { port, log } = settings
  const now = (): Instant => instant(new Date())
  const home = await openHome(settings.home)
  const lock = lockHome(home)
  stack.push(() => lock.release())
  const [database, isolation] = await Promise.all([
    openDatabase({ lock, databaseUrl: settings.databaseUrl }),
    probeIsolation(),
  ])
  stack.push(() => database.close())
  const queue = createJobQueue(database, { log })
  const opened = await openPostgresLedger(database, { now, newId: randomUUID, wake: queue.wake })
  stack.push(() => opened.close())
  const ledger = settings.wrapLedger?.(opened) ?? opened

  const kept = join(home.path, 'artefacts')
  const artefacts = createArtefactStore(kept)
  const logs = createRunLogs(join(home.logs, 'runs'), artefacts)
  stack.push(() => logs.close())
  // Filled as products become known; every job reads it when it starts.
  const secrets: string[] = []
  const sandbox = createSandbox({ isolation, whenWeak: settings.requireSandbox ? 'refuse' : 'run', secrets })
  const workplace = await openWorkplace({ home: home.path, sandbox })
  stack.push(() => workplace.close())
  const browser = createBrowser()
  stack.push(() => browser.close())

  const people = organisationOf(ledger)
  stack.push(people.close)
  const machine = { home, sandbox, workplace, browser, artefacts, logs, exclusively: exclusively(database) }
  const products = new ConnectedProducts(
    machine,
    async () => (await people.now()).people,
    async (id: ProductId) => found(await people.now(), id),
  )
  stack.push(() => products.close())

  if ((await ledger.head()) === null) await openSample(home, ledger, await sampleHistory(artefacts.put, now()))
  const { mode } = await people.now()
  const production = mode === 'demo' ? await startSample(home, port + 1, now(), log) : null
  if (production) stack.push(() => closed(production))

  for (const { id } of (await people.now()).products) secrets.push(...secretsOf(await readProductSettings(home, id)))

  const ground = async (change: ChangeRecord) =>
    changeGround({
      product: await products.byId(change.product),
      ledger,
      people: async () => (await people.now()).people,
    })
  await queue.start((change, signal) => advance(change, { ledger, ground }, signal), { concurrency })
  stack.push(() => queue.stop())

  const histories = productHistories({
    products: async () => (await people.now()).products,
    mirror: async (product) => products.of(product).mirror(),
    now: Date.now,
    log,
  })
  const recorded = studyInput(ledger, histories.now)
  const study = studyThread(new URL('./study-worker.ts', import.meta.url), kept, recorded)
  stack.push(study.close)

  const sessionKey = Buffer.from(await keptSecret(home, 'session', randomPassword), 'base64url')
  const webApp = join(root, 'web', 'dist')
  const app = createApp(
    {
      ledger,
      products,
      artefacts,
      logs,
      flow: { ask: study.ask },
      logFiles,
      imports: serverImports(home, { ledger, artefacts, now: Date.now, report: log }),
      now,
      newIds: () => ({ change: newId('chg') as ChangeId, intent: newId('int') as IntentId, mapping: newId('map') }),
      organisation: people.now,
      health: healthOf({ ledger, database, people: people.now, isolation }),
      sessionKey,
      webApp: existsSync(webApp) ? webApp : null,
    },
    { version, log: (error) => log(error instanceof Error ? (error.stack ?? error.message) : String(error)) },
  )
  const server = await listening(app.fetch, port)
  stack.push(() => closed(server))

  // Whatever a kill interrupted is taken up again: the ledger says what is due.
  for (const change of await unfinished(ledger)) await ledger.append([], () => ({ events: [], wake: [change] }))
  if (production) void deploySample(await products.byId('storefront' as ProductId), home, log)
  else for (const product of (await people.now()).products) void products.describe(product).catch(() => undefined)

  return {
    url: `http://localhost:${port}`,
    mode,
    production: production && `http://localhost:${port + 1}`,
    isolation: describeIsolation(isolation),
    stop,
  }
}

/** A ledger without events is a new home, and a new home that nobody connected a repository to is the sample. */
const openSample = (home: Home, ledger: LedgerStore, history: readonly NewEvent[]) =>
  ledger.append([], () => ({ events: [...sampleEvents(home), ...history] }))

async function startSample(home: Home, port: number, now: Instant, log: (line: string) => void): Promise<Server> {
  log('Preparing the sample product …')
  await prepareSample(home, join(root, 'examples', 'storefront'), port, now)
  return serveProduction(wwwOf(home), port).catch((cause) => {
    throw portTaken(port, cause)
  })
}

/** People and products, folded anew whenever one is added; read far too often to fold each time. */
function organisationOf(ledger: LedgerStore) {
  let folded: Promise<Organisation> | null = null
  const unsubscribe = ledger.subscribe((events) => {
    if (events.some((event) => (organisationEvents as readonly string[]).includes(event.type))) folded = null
  })
  const fold = async () => {
    const pages = await ledger.page({ limit: 100_000, types: organisationEvents })
    return organisation([...pages].reverse())
  }
  return {
    now: (): Promise<Organisation> => {
      folded ??= fold().catch((error) => {
        folded = null
        throw error
      })
      return folded.then((known) => {
        // Before the home's first event there is nothing to remember.
        if (known.people.length === 0 && known.products.length === 0) folded = null
        return known
      })
    },
    close: unsubscribe,
  }
}

function found(known: Organisation, id: ProductId) {
  const product = known.products.find((one) => one.id === id)
  if (product) return product
  throw new FairwayError('not-found', `There is no product ${id}.`, { next: 'Connect it: fairway connect REPOSITORY.' })
}

function healthOf(parts: {
  readonly ledger: LedgerStore
  readonly database: Database
  readonly people: () => Promise<Organisation>
  readonly isolation: Awaited<ReturnType<typeof probeIsolation>>
}): Served['health'] {
  return async () => {
    const { ledger, database, isolation } = parts
    const head = await ledger.head()
    const chromium = findChromium()
    return {
      ok: true,
      version,
      mode: (await parts.people()).mode,
      database: {
        embedded: database.health.embedded,
        version: String(database.health.version),
        roleSeparated: database.health.roleSeparated,
      },
      isolation: { grade: isolation.grade, says: describeIsolation(isolation) },
      browser:
        typeof chromium === 'string'
          ? { present: true, says: 'Chromium takes pictures and looks at production.' }
          : { present: false, says: `${chromium.says} ${chromium.fix}` },
      ledger: { events: head?.seq ?? 0, head: head?.hash ?? null },
    }
  }
}

/** Listens on this machine only: until people can sign in with their own accounts, nobody else may reach it. */
function listening(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server as Server)) as Server
    server.once('error', (cause) => reject(portTaken(port, cause)))
  })
}

const portTaken = (port: number, cause: unknown) =>
  new FairwayError('bad-input', `Port ${port} cannot be used: ${cause instanceof Error ? cause.message : cause}`, {
    next: 'Set PORT to a free one; the sample also uses the port after it.',
    cause,
  })

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** `chg_` and 12 letters and digits: short enough to say, too many to guess. */
const newId = (kind: string): string => `${kind}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
