import type { TextView } from '../../src/api/product-schema.ts'
import type { Products } from '../../src/api/products.ts'
import { FairwayError } from '../../src/base/errors.ts'
import type { ArtefactHash, ChangeId, Instant, IntentId, Revision } from '../../src/base/ids.ts'
import type { Imports } from '../../src/flow/study/imports.ts'
import { fixedStudies, type Studies } from '../../src/flow/study/studies.ts'
import { defaultTeamSettings } from '../../src/flow/study/team-settings.ts'
import { fairway, type NewEvent } from '../../src/ledger/event.ts'
import type { LedgerStore } from '../../src/ledger/ledger-store.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { organisation } from '../../src/ledger/organisation.ts'
import { logFiles } from '../../src/platform/flow/log-files.ts'
import { createApp } from '../../src/server/app.ts'
import { flowFrom } from '../../src/server/flow/flow-questions.ts'
import type { Served } from '../../src/server/served.ts'

/** Key under which the server signs. */
export const sessionKey = new Uint8Array(32).fill(7)

const plans: TextView = {
  id: 's1',
  path: 'src/Pricing.tsx',
  line: 2,
  kind: 'text',
  value: 'Plans',
  context: 'Heading in Pricing',
  language: null,
  key: null,
  protected: [],
  pages: ['/pricing'],
  lane: 'ux-copy',
  alike: 0,
}

const notAsked = async (): Promise<never> => {
  throw new Error('not asked here')
}
const noImports: Imports = {
  file: notAsked,
  openHook: notAsked,
  setHookSecret: notAsked,
  closeHook: notAsked,
  forgetHookSecret: async () => undefined,
  otherDeliveries: async () => [],
  posted: notAsked,
}

const nothingImported = fixedStudies([], defaultTeamSettings, Date.UTC(2026, 0, 1, 9))

/** The server over an in-memory ledger and a product with one text. */
export async function memoryServer(
  mode: 'demo' | 'team',
  {
    closed = false,
    studies = nothingImported,
    webApp = null,
    parts = () => ({}),
  }: {
    readonly closed?: boolean
    readonly studies?: Studies
    readonly webApp?: string | null
    /** Parts that need the ledger. */
    readonly parts?: (ledger: LedgerStore) => Partial<Served>
  } = {},
) {
  let ids = 0
  const ledger = memoryLedger({ now: () => '2026-01-01T09:00:00.000Z' as Instant, newId: () => `e${ids++}` })
  const person = (id: string, name: string, role: string): NewEvent => ({
    type: 'person.added',
    actor: fairway,
    objects: [{ type: 'person', id }],
    why: null,
    data: { name, handle: id, email: `${id}@example.com`, roles: [role] },
  })
  await ledger.append([], () => ({
    events: [
      { type: 'home.created', actor: fairway, objects: [{ type: 'home', id: 'home' }], why: null, data: { mode } },
      person('mara', 'Mara', 'product'),
      person('ana', 'Ana', 'engineering'),
      {
        type: 'product.connected',
        actor: fairway,
        objects: [{ type: 'product', id: 'shop' }],
        why: null,
        data: { name: 'Shop', remote: '/srv/shop.git', branch: 'main' },
      },
    ],
  }))
  const base = 'b'.repeat(40) as Revision
  const lane = {
    name: 'ux-copy',
    title: 'UX copy',
    contract: 'copy',
    propose: ['product'],
    checks: [{ name: 'test', command: 'npm test' }],
  }
  const products: Products = {
    describe: async () => {
      throw new FairwayError('repository-missing', 'There is no repository.', { next: 'Check the path.' })
    },
    refresh: async () => undefined,
    catalogue: async () => {
      if (closed)
        throw new FairwayError('lanes-closed', 'The lanes file is wrong.', { next: 'An engineer has to correct it.' })
      return { head: base, texts: [plans] }
    },
    elsewhere: async () => [],
    trial: async () => ({ kind: 'allowed', base, lane, edits: [], findings: [], notices: [], diff: '', judgeMs: 1 }),
    understand: async () => ({ kind: 'none', says: '', edits: [], candidates: [] }),
    whoDecides: async () => ({ type: 'review.blocked', data: { says: '', next: '' } }),
    writtenTargets: async () => [],
    laneAt: async () => lane,
    preview: async () => ({ url: '', path: '' }),
  }
  const served: Served = {
    ledger,
    products,
    artefacts: { put: async () => '' as ArtefactHash, get: async () => null, has: async () => false },
    logs: {
      append: () => undefined,
      read: async () => ({ text: '', nextByte: 0, ended: true }),
      follow: () => () => undefined,
      end: async () => '' as ArtefactHash,
    },
    flow: flowFrom(studies, logFiles),
    imports: noImports,
    logFiles,
    now: () => '2026-01-01T09:00:00.000Z' as Instant,
    newIds: () => ({ change: `chg_${ids++}` as ChangeId, intent: `int_${ids++}` as IntentId, mapping: `map_${ids++}` }),
    organisation: async () => organisation([...(await ledger.page({ limit: 1000 }))].reverse()),
    health: async () => {
      throw new Error('not asked here')
    },
    sessionKey,
    webApp,
    ...parts(ledger),
  }
  const app = createApp(served, { version: '0', log: () => undefined })
  const ask = async (path: string, init: RequestInit) => {
    const response = await app.request(`http://localhost:4400${path}`, init)
    const text = await response.text()
    const body =
      response.headers.get('content-type')?.includes('json') && !path.endsWith('export') ? JSON.parse(text) : text
    return { status: response.status, body, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  }
  const own = { host: 'localhost:4400' }
  return {
    /** For a real socket, where a browser is to look at it. */
    fetch: app.fetch,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers: { ...own, ...headers } }),
    send: (path: string, text: string, headers: Record<string, string> = {}, method = 'POST') =>
      ask(path, { method, body: text, headers: { ...own, ...headers } }),
    post: (path: string, sent: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(sent),
        headers: { ...own, 'content-type': 'application/json', ...headers },
      }),
  }
}
