import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Isolation } from '../../evidence/ports.ts'
import { createAccounts } from './accounts.ts'
import { findProgram, findRuntime, type Runtime } from './runtime.ts'
import { type PlatformJob, type RunningJob, startConfined } from './sandbox.ts'

const canaryTimeoutMs = 20_000

/**
 * Finds out whether a command can be shut in on this machine, by trying to break out: bubblewrap being there says little, since
 * containers, kernels and security policies each take parts of it away.
 *
 * Run once when the server starts. A canary is started exactly as a job would be and tries to write, read, connect, mount and
 * make namespaces; from outside we look whether it left traces. It must also report that it ran and wrote in its own tree, or
 * a sandbox that starts nothing would count as a strong one.
 *
 * @param start replaces the way a job is started, to see the probe find a weak one
 */
export async function probeIsolation(
  runtime: Runtime = findRuntime(),
  start: (job: PlatformJob) => Promise<RunningJob> = confined(runtime),
): Promise<Isolation> {
  if (process.platform !== 'linux') return none(`bubblewrap needs Linux, this is ${process.platform}`)
  if (!runtime.bwrap) return none('bubblewrap is not installed (apt-get install bubblewrap)')
  if (!findProgram('prlimit')) return none('prlimit is not installed (apt-get install util-linux)')
  if (process.getuid?.() === 0 && !runtime.canChangeUser) {
    return none('the server is root and setpriv is missing, so jobs would be root too (apt-get install util-linux)')
  }

  const folder = await mkdtemp(join(tmpdir(), 'fairway-probe-'))
  const secret = randomUUID()
  const listening: Server[] = []
  try {
    const outside = join(folder, 'outside')
    const tree = join(folder, 'tree')
    await mkdir(outside)
    // Open to every account, so that only the sandbox stands between the canary and them.
    await chmod(folder, 0o755)
    await chmod(outside, 0o777)
    await mkdir(tree)
    await writeFile(join(outside, 'secret'), secret)
    let reached = 0
    const listen = async (at: { port: number; host: string } | { path: string }) => {
      const server = createServer((socket) => {
        reached += 1
        socket.destroy()
      })
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, resolve))
      listening.push(server)
      return server
    }
    const tcp = await listen({ port: 0, host: '127.0.0.1' })
    const abstractSocket = `fairway-${secret}`
    await listen({ path: `\0${abstractSocket}` })
    process.env.FAIRWAY_CANARY = secret

    const question = {
      outside,
      secretFile: join(outside, 'secret'),
      secret,
      tcpPort: (tcp.address() as { port: number }).port,
      abstractSocket,
      hostPid: process.pid,
    }
    let output = ''
    const job = await start({
      command: `node ${canaryPath(runtime)} '${JSON.stringify(question)}'`,
      tree,
      timeoutMs: canaryTimeoutMs,
      network: 'none',
      onOutput: (text) => {
        output += text
      },
    })
    const outcome = await job.exited

    const report = lastJson(output)
    if (outcome.exitCode !== 0 || !report || !existsSync(join(tree, 'written-in-tree'))) {
      const said = output.trim().split('\n').at(-1) ?? ''
      return none(`bubblewrap is installed but cannot start a sandbox here${said ? ` ("${said}")` : ''}`)
    }
    const escaped = [...report.escaped]
    if (existsSync(join(outside, 'written-from-inside'))) escaped.push('a file appeared outside')
    if (reached > 0) escaped.push('a connection arrived outside')
    if (escaped.length > 0) return none(...new Set(escaped))
    return { grade: 'strong', reasons: strengths(runtime) }
  } catch (cause) {
    return none(`the sandbox could not be tried out (${cause instanceof Error ? cause.message : String(cause)})`)
  } finally {
    delete process.env.FAIRWAY_CANARY
    await Promise.all(listening.map((server) => new Promise((resolve) => server.close(resolve))))
    await rm(folder, { recursive: true, force: true })
  }
}

const confined = (runtime: Runtime) => (job: PlatformJob) =>
  startConfined({ runtime, accounts: createAccounts(runtime.canChangeUser), secrets: [] }, job)

/** Where the canary is seen, confined or not. */
const canaryPath = (runtime: Runtime) =>
  `"$([ -e /opt/fairway/canary.mjs ] && echo /opt/fairway || echo '${runtime.inside}')/canary.mjs"`

const none = (...reasons: string[]): Isolation => ({ grade: 'none', reasons })

const strengths = (runtime: Runtime): string[] => [
  'they see only their own work tree and the system programs, and can change only the tree',
  'they have no network but their own',
  'they can make no mounts and no namespaces and hold no capabilities',
  runtime.canChangeUser
    ? 'each job has an account of its own on this machine'
    : 'jobs share the account of the server, whose other files they cannot see',
]

function lastJson(output: string): { escaped: string[] } | null {
  const line = output.split('\n').findLast((text) => text.startsWith('{'))
  try {
    return line ? JSON.parse(line) : null
  } catch {
    return null
  }
}
