import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { lstat, readlink, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { FairwayError } from '../../base/errors.ts'
import { hashOf } from '../../base/hash.ts'
import type { IsolationGrade } from '../../evidence/evidence.ts'
import type { Isolation, Sandbox, SandboxJob, SandboxOutcome } from '../../evidence/ports.ts'
import { type Accounts, createAccounts, type Lease } from './accounts.ts'
import { type CachedDependencies, readCachedDependencies } from './dependencies.ts'
import { describeIsolation } from './describe-isolation.ts'
import { bubblewrapArguments, insideEnvironment, type Mount, mountsOf, type ProfileRequest, seen } from './profile.ts'
import { findProgram, findRuntime, type Runtime } from './runtime.ts'
import { seccompFilter } from './seccomp.ts'
import { type RunningProcess, startProcess } from './start-process.ts'

/** A job as the rest of the platform may ask for it: with what previews and installs need besides. */
export interface PlatformJob extends SandboxJob {
  /** Folder with the socket a preview's relay dials, seen at `/run/fairway`. */
  readonly relaySockets?: string
  /** Run under the one account that owns shared caches, so that they need not change hands. */
  readonly keeper?: boolean
}

export interface RunningJob {
  readonly isolation: IsolationGrade
  readonly argvHash: string
  readonly exited: Promise<SandboxOutcome>
  stop(): void
}

export interface PlatformSandbox extends Sandbox {
  start(job: PlatformJob): Promise<RunningJob>
  run(job: PlatformJob): Promise<SandboxOutcome>
}

export interface SandboxSettings {
  readonly isolation: Isolation
  /** What to do with a job when isolation is weak: refuse it, or run it with the server's own rights and say so. */
  readonly whenWeak: 'refuse' | 'run'
  /** Values that are replaced wherever a command prints them. */
  readonly secrets?: readonly string[]
  readonly runtime?: Runtime
}

const run = promisify(execFile)
const maxOutputBytes = 10 * 2 ** 20
/** Only root can make folders here, so nobody can put a link in our way. */
const stage = '/run/fairway-stage'

export function createSandbox(settings: SandboxSettings): PlatformSandbox {
  const runtime = settings.runtime ?? findRuntime()
  const { isolation } = settings
  const accounts = createAccounts(isolation.grade === 'strong' && runtime.canChangeUser)
  const context: Context = { runtime, accounts, secrets: settings.secrets ?? [] }

  const start = async (job: PlatformJob): Promise<RunningJob> => {
    if (isolation.grade === 'strong') return startConfined(context, job)
    if (settings.whenWeak === 'run') return startPlain(context, job)
    throw new FairwayError('no-sandbox', `Code of the repository was not run. ${describeIsolation(isolation)}`, {
      next: 'Install bubblewrap (apt-get install bubblewrap) and restart Fairway, or allow runs without a sandbox in its settings.',
    })
  }

  return { isolation, start, run: async (job) => (await start(job)).exited }
}

interface Context {
  readonly runtime: Runtime
  readonly accounts: Accounts
  readonly secrets: readonly string[]
}

/** Runs the job in bubblewrap, whatever the probe said: the probe itself comes through here. */
export async function startConfined(context: Context, job: PlatformJob): Promise<RunningJob> {
  const { runtime } = context
  const { bwrap } = runtime
  if (!bwrap)
    throw new FairwayError('no-sandbox', 'bubblewrap is not installed.', { next: 'Run apt-get install bubblewrap.' })
  checkNames(job)

  const lease = await context.accounts.lease([job.tree, ...Object.values(job.writable ?? {})], {
    keeper: job.keeper ?? false,
  })
  try {
    const plan = planConfined({ ...runtime, bwrap }, job, lease.account)
    const running = startProcess({
      ...plan,
      timeoutMs: job.timeoutMs,
      maxOutputBytes,
      secrets: context.secrets,
      onOutput: job.onOutput ?? (() => {}),
      signal: job.signal,
    })
    return finish(running, 'strong', plan.argvHash, lease)
  } catch (cause) {
    await lease.release()
    throw cause
  }
}

/** The exact command line of a confined job, as data. */
export function planConfined(runtime: Runtime & { bwrap: string }, job: PlatformJob, account: number | null) {
  const cached = job.dependencies ? readCachedDependencies(job.dependencies) : null
  const request: ProfileRequest = {
    tree: realpathSync(job.tree),
    dependencies: job.dependencies ? realpathSync(job.dependencies) : null,
    nested: cached?.nested ?? null,
    writable: Object.values(job.writable ?? {}).map((folder) => realpathSync(folder)),
    network: job.network,
    relaySockets: job.relaySockets ?? null,
    networkFiles: ['/etc/resolv.conf', '/etc/ssl', '/etc/ca-certificates'].filter((file) => existsSync(file)),
  }
  const mounts = mountsOf(runtime, request)
  const staged: Mount[] =
    account === null ? mounts : mounts.map((mount, index) => ({ ...mount, from: `${stage}/${index}` }))
  const filter = seccompFilter(process.arch, { unixSockets: job.network === 'none' })
  const command = commandLine(job.command, cached?.nested ? seen.nested : null)
  const options = { network: job.network, seccomp: filter !== null, links: cached?.links ?? [], command }
  const confined = [runtime.bwrap, ...bubblewrapArguments(runtime, staged, options)]

  const env = {
    ...insideEnvironment,
    ...job.env,
    ...Object.fromEntries(Object.keys(job.writable ?? {}).map((name, index) => [name, `${seen.writable}/${index}`])),
  }
  const settings = Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value])
  const inputs = [filter ?? new Uint8Array(), Buffer.from(settings.map((word) => `${word}\0`).join(''))]

  // Host paths and accounts differ from run to run and say nothing about confinement; what is mounted where does.
  const described = mounts.map(({ at, write }) => ({ from: at, at, write }))
  const argvHash = hashOf({
    argv: bubblewrapArguments(runtime, described, options),
    env: Object.keys(env).sort(),
    ownAccount: account !== null,
    seccomp: filter ? Buffer.from(filter).toString('hex') : null,
  })

  // The little that runs before the walls stand needs to find its programs and nothing else.
  const spawned = {
    cwd: '/',
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
    inputs,
    argvHash,
  }
  if (account === null) return { ...spawned, program: runtime.bwrap, args: confined.slice(1) }
  mkdirSync(stage, { recursive: true, mode: 0o755 })
  const staging = [
    '/bin/sh',
    `${runtime.inside}/stage.sh`,
    stage,
    String(account),
    ...mounts.map(({ from }) => from),
    '--',
  ]
  return {
    ...spawned,
    program: findProgram('unshare') ?? 'unshare',
    args: ['--mount', '--propagation', 'private', ...staging, ...confined],
  }
}

/** Runs the job with the server's rights: an empty environment, a time limit and a process group are all it gets. */
async function startPlain(context: Context, job: PlatformJob): Promise<RunningJob> {
  checkNames(job)
  const cached = job.dependencies ? readCachedDependencies(job.dependencies) : null
  if (job.dependencies && cached) await placeDependencies(job.tree, job.dependencies, cached)
  const env = {
    ...insideEnvironment,
    PATH: [context.runtime.nodeBin, process.env.PATH].filter(Boolean).join(':'),
    HOME: process.env.HOME ?? '/tmp',
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    ...job.env,
    ...job.writable,
  }
  const [program = '/bin/sh', ...args] = commandLine(job.command, cached?.nested ?? null)
  const running = startProcess({
    program,
    args,
    cwd: job.tree,
    env,
    inputs: [],
    timeoutMs: job.timeoutMs,
    maxOutputBytes,
    secrets: context.secrets,
    onOutput: job.onOutput ?? (() => {}),
    signal: job.signal,
  })
  return finish(running, 'none', hashOf({ argv: args, env: Object.keys(env).sort() }), null)
}

/**
 * Both output streams become one, so that they keep their order. What belongs in the tree itself is copied there by the job,
 * never by us: its rights end at the tree, wherever links in it lead.
 */
const commandLine = (command: string, nested: string | null): string[] => {
  const copy = nested ? 'cp -R -P -n "$2/." . ; ' : ''
  return ['/bin/sh', '-c', `${copy}exec /bin/sh -c "$1" 2>&1`, 'sh', command, ...(nested ? [nested] : [])]
}

/** Without mounts, the folder above the tree holds links; Node follows them all the same. */
async function placeDependencies(tree: string, dependencies: string, cached: CachedDependencies): Promise<void> {
  const above = dirname(tree)
  const modules = join(dependencies, 'node_modules')
  // Links to workspaces are relative to where node_modules really is, so then it has to be a copy.
  if (cached.links.length > 0 && !existsSync(join(above, 'node_modules'))) {
    await run('cp', ['-R', '-P', '--', modules, above])
  }
  const links = [...cached.links.map((name) => [name, join(tree, name)]), ['node_modules', modules]]
  for (const [name = '', target = ''] of links) {
    const link = join(above, name)
    const present = await lstat(link).catch(() => null)
    if (present?.isSymbolicLink() && (await readlink(link)) !== target) await rm(link)
    await symlink(target, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

function finish(running: RunningProcess, grade: IsolationGrade, argvHash: string, lease: Lease | null): RunningJob {
  const exited = running.exited
    .finally(() => lease?.release())
    .then((outcome) => ({ ...outcome, isolation: grade, argvHash }))
  // Whoever only stops a job never looks at how it ended.
  exited.catch(() => {})
  return { isolation: grade, argvHash, exited, stop: running.stop }
}

function checkNames(job: PlatformJob): void {
  for (const [name, value] of Object.entries({ ...job.env, ...job.writable })) {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !value.includes('\0')) continue
    throw new FairwayError('bad-input', `"${name}" cannot be set in the environment of a command.`, {
      next: 'Use letters, digits and _ in the name, and no zero bytes in the value.',
    })
  }
}
