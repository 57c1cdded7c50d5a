import { fileURLToPath } from 'node:url'
import { type Browser as Chromium, chromium } from 'playwright-core'
import type { NoBrowser } from '../../evidence/ports.ts'
import { freshAccountNumber } from '../sandbox/accounts.ts'
import { findProgram } from '../sandbox/runtime.ts'
import { findChromium, noBrowser } from './find-chromium.ts'

/** One browser process for everybody: started when first needed, ended when nobody has needed it for a while. */
export interface SharedChromium {
  /** Keeps the browser open while `use` runs. */
  with<T>(use: (chromium: Chromium) => Promise<T>): Promise<T | NoBrowser>
  close(): Promise<void>
}

const idleMs = 60_000
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-features=MediaRouter,OptimizationHints,Translate',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  // Everything goes through the session's proxy, also to this machine, and nothing around it.
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

export function createSharedChromium(program: string | NoBrowser = findChromium()): SharedChromium {
  let starting: Promise<Chromium> | null = null
  let users = 0
  let idle: NodeJS.Timeout | undefined

  const end = async () => {
    clearTimeout(idle)
    const chromium = await starting?.catch(() => null)
    starting = null
    await chromium?.close().catch(() => {})
  }
  const start = async (executablePath: string): Promise<Chromium> => {
    const started = await launch(executablePath)
    // Crashed or killed: the next one who needs a browser starts a new one.
    started.once('disconnected', () => {
      starting = null
    })
    return started
  }

  return {
    async with(use) {
      if (typeof program !== 'string') return program
      clearTimeout(idle)
      users += 1
      try {
        starting ??= start(program)
        let chromium: Chromium
        try {
          chromium = await starting
        } catch (cause) {
          starting = null
          const [why] = String(cause instanceof Error ? cause.message : cause).split('\n')
          return noBrowser(`${program} could not be started: ${why}.`)
        }
        return await use(chromium)
      } finally {
        users -= 1
        if (users === 0) idle = setTimeout(end, idleMs).unref()
      }
    },
    close: end,
  }
}

/**
 * Pages are the product's own code, so the browser gets as few rights as this machine allows: an account of its own where the
 * server is root, Chromium's sandbox where the kernel permits it, and none of the server's environment.
 */
async function launch(program: string): Promise<Chromium> {
  const account = process.getuid?.() === 0 && findProgram('setpriv') ? freshAccountNumber() : null
  const ways = [
    ...(account === null ? [] : [{ account, sandbox: true }]),
    ...(process.getuid?.() === 0 ? [] : [{ account: null, sandbox: true }]),
    ...(account === null ? [] : [{ account, sandbox: false }]),
    { account: null, sandbox: false },
  ]
  let problem: unknown
  for (const way of ways) {
    try {
      return await chromium.launch({
        executablePath: way.account === null ? program : asAccount,
        args: flags,
        chromiumSandbox: way.sandbox,
        env: {
          PATH: '/usr/local/bin:/usr/bin:/bin',
          HOME: way.account === null ? (process.env.HOME ?? '/tmp') : '/nonexistent',
          LANG: 'C.UTF-8',
          ...(way.account === null ? {} : { FAIRWAY_BROWSER: program, FAIRWAY_BROWSER_ACCOUNT: String(way.account) }),
        },
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
    } catch (cause) {
      problem = cause
    }
  }
  throw problem
}

const asAccount = fileURLToPath(new URL('./as-account.sh', import.meta.url))
