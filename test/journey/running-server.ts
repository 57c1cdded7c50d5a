import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningPostmaster, stopPostmaster } from '../../src/platform/postgres/postmaster.ts'
import { eventually } from './eventually.ts'

const entry = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))

/** A server as people run it: a process of its own, on a home of its own. */
export interface RunningServer {
  readonly url: string
  /** Address of the sample's production. */
  readonly production: string
  readonly home: string
  readonly process: ChildProcess
  /** What it has written so far, for whoever reads a failed test. */
  log(): string
  /** As Ctrl-C does. */
  stop(): Promise<void>
}

export interface ServerChoice {
  readonly home: string
  readonly port: number
  /** Another program than `fairway serve`, with its arguments. */
  readonly program?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts `fairway serve` and waits until it says that it is ready. */
export async function startServer(choice: ServerChoice): Promise<RunningServer> {
  const { home, port, program = [entry, 'serve'], env = {} } = choice
  const lines: Buffer[] = []
  const child = spawn(process.execPath, program, {
    env: { ...process.env, FAIRWAY_HOME: home, PORT: String(port), DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.stdout?.on('data', (bytes: Buffer) => lines.push(bytes))
  child.stderr?.on('data', (bytes: Buffer) => lines.push(bytes))
  const log = () => Buffer.concat(lines).toString('utf8')
  const url = `http://localhost:${port}`
  const server = { url, production: `http://localhost:${port + 1}`, home, process: child, log, stop: () => stop(child) }
  try {
    await eventually('the server is ready', async () => {
      if (hasEnded(child)) return true
      return (await fetch(`${url}/api/health`)).ok ? true : null
    })
    if (hasEnded(child)) throw new Error('The server ended instead of starting.')
  } catch (error) {
    await server.stop()
    throw new Error(`${error}\n${log()}`)
  }
  return server
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** A folder for one test, removed with everything that still runs on a home in it. */
export async function scratchFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'fairway-journey-'))
  return {
    path,
    async remove() {
      const data = join(path, 'home', 'postgres')
      const left = await runningPostmaster(data)
      if (left) await stopPostmaster(left.pid, data)
      await rm(path, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A port that is free, and the one after it: the server takes both. */
export async function freePort(): Promise<number> {
  return eventually('two free ports beside each other', async () => {
    const first = await holdPort(0)
    const second = await holdPort(first.port + 1).catch(() => null)
    await first.release()
    await second?.release()
    return second && first.port
  })
}

async function holdPort(port: number): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
