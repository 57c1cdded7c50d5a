import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChangeSummary } from '../../src/api/change-schema.ts'
import { paths } from '../../src/api/routes.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import type { ApiPerson } from '../journey/api-person.ts'
import { git } from '../journey/git.ts'
import { freePort, hasEnded, type RunningServer, scratchFolder, startServer } from '../journey/running-server.ts'
import { connectTinyProduct, signInTeam } from '../journey/team.ts'
import { lanesFile, makeTinyProduct, serveWww, type TinyProduct } from '../journey/tiny-product.ts'
import type { ArmedKill, Kill } from './kill.ts'
import { armPush, disarmPush } from './push-hooks.ts'

const entry = fileURLToPath(new URL('./mortal-server.ts', import.meta.url))

/** A team with a tiny product, whose server dies when told to and is started again on the same home. */
export interface Bakery {
  readonly product: TinyProduct
  readonly mara: ApiPerson
  readonly ana: ApiPerson
  /** What main says in the place that the tests change. */
  title(): Promise<string>
  /** Gives the product a preview, or takes it away. */
  takesPictures(pictures: boolean): Promise<void>
  newestChange(): Promise<ChangeSummary | null>
  /** Chooses the moment of the next death. */
  arm(kill: Kill): Promise<void>
  isDead(): boolean
  /** How the last server ended. */
  ending(): NodeJS.Signals | null
  restart(): Promise<void>
  /** Every event that a server said was recorded, in the order in which it said so. */
  acknowledged(): Promise<LedgerEvent[]>
  log(): string
  close(): Promise<void>
}

/** Long enough for a server to be killed in the middle of it. */
const slowLint = { 'checks/lint.sh': 'sleep 0.3\n' }

export async function openBakery(files: Readonly<Record<string, string>> = {}): Promise<Bakery> {
  const folder = await scratchFolder()
  const home = join(folder.path, 'home')
  const acknowledged = join(folder.path, 'acknowledged.jsonl')
  const product = await makeTinyProduct(folder.path, { ...slowLint, ...files })
  const www = await serveWww(product.www)
  let server: RunningServer | null = null
  let hasPreview = false
  const logs: string[] = []
  const close = async () => {
    await server?.stop()
    await www.stop()
    await folder.remove()
  }
  try {
    await connectTinyProduct(home, product, www.port)
    const port = await freePort()
    const start = () => startServer({ home, port, program: [entry], env: { ACKNOWLEDGED: acknowledged } })
    server = await start()
    const { mara, ana } = await signInTeam(home, port)
    return {
      product,
      mara,
      ana,
      title: async () => JSON.parse(await git(product.remote, 'show', 'main:locales/en.json'))['home.title'],
      async takesPictures(pictures) {
        if (hasPreview === pictures) return
        hasPreview = pictures
        await product.push('.fairway/lanes.yaml', lanesFile({ pictures }))
        await mara.asks('POST', paths.refresh('bakery'))
      },
      async newestChange() {
        const all = await mara.changes()
        return [...all].sort((a, b) => (a.statedAt < b.statedAt ? 1 : -1))[0] ?? null
      },
      async arm(kill) {
        if (kill.kind === 'push') await armPush(product.remote, kill.phase, server?.process.pid ?? 0)
        else await tell(server, kill)
      },
      isDead: () => server === null || hasEnded(server.process),
      ending: () => server?.process.signalCode ?? null,
      async restart() {
        logs.push(server?.log() ?? '')
        server = await start()
      },
      acknowledged: async () =>
        (await readFile(acknowledged, 'utf8'))
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as LedgerEvent),
      log: () => [...logs, server?.log() ?? ''].join('\n── started again ──\n'),
      close: async () => {
        await disarmPush(product.remote)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function tell(server: RunningServer | null, kill: ArmedKill): Promise<void> {
  if (!server) throw new Error('There is no server to arm.')
  const heard = once(server.process, 'message')
  server.process.send(JSON.stringify(kill))
  await heard
}
