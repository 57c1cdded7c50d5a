import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { FairwayError } from '../../base/errors.ts'
import { diskFull, type Home, isCode, keptSecret, randomPassword, syncFolder } from '../home/home.ts'
import type { HomeLock } from '../home/home-lock.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { codeOf } from './database-error.ts'
import { assertReachable, handOver, type OrdinaryAccount, ordinaryAccount, startedAs } from './ordinary-account.ts'
import { forgetPostmaster, runningPostmaster, stopPostmaster, writtenPostmaster } from './postmaster.ts'
import { boundLog, lastLines } from './server-log.ts'

/*
 * A real PostgreSQL of our own, for everyone who has none to offer.
 *
 *   made     `initdb` into a folder beside, then one rename: a first start that is killed leaves nothing half-made.
 *   started  as a process of its own that outlives us, on a free loopback port. Killing Fairway does not hurt it.
 *   reused   the next start finds it by its pid file, proves it ours by our password and the folder it serves, and goes on
 *            with it. One that does not answer is stopped and started again.
 *   watched  while we run, a server that ends without being asked is started again on the same port, so that the pools
 *            find it; between attempts we wait 1 s, doubling to 30 s (a full disk needs a person first).
 *   stopped  when Fairway stops.
 *
 * Whoever starts it holds the home's lock. Every commit reaches the disk before it is acknowledged (fsync on).
 */

export interface Login {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface EmbeddedServer {
  /** Superuser of this server. */
  readonly owner: Login
  /** The role the app works under. It is made by the migrations' caller. */
  readonly app: Login
  readonly pid: () => number
  /** Whether a server of an earlier Fairway was found and taken over. */
  readonly reused: boolean
  readonly log: string
  /** Ends the watch and, unless `keep` is set, the server. */
  stop(options?: { keep?: boolean }): Promise<void>
}

interface Passwords {
  readonly owner: string
  readonly app: string
}

export interface EmbeddedOptions {
  /** How to get rid of root's rights; found out when not given. */
  readonly account?: OrdinaryAccount
  /** `false` trades safety against power cuts for speed. Only for databases that are thrown away. */
  readonly durable?: boolean
}

/**
 * Starts the home's server, or takes over the one that runs.
 *
 * @param lock proof that nobody else starts one on the same home
 * @throws FairwayError `database-unavailable` with the last lines of the server's log, `database-broken`, `disk-full`
 */
export async function startEmbedded({ home }: HomeLock, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const passwords = await passwordsOf(home)
  const found = await runningPostmaster(home.postgres)
  if (found) {
    if (await answers(home, loginOf('owner', passwords, found.port))) {
      return watched(home, passwords, { pid: found.pid, port: found.port }, options, true)
    }
    await stopPostmaster(found.pid, home.postgres)
  }
  return watched(home, passwords, await start(home, passwords, options), options, false)
}

/** Login of a server that another Fairway runs on this home; `null` where none answers. */
export async function findEmbedded(home: Home): Promise<{ owner: Login; app: Login } | null> {
  const found = await runningPostmaster(home.postgres)
  if (!found || !existsSync(join(home.secrets, 'postgres.json'))) return null
  const passwords = await passwordsOf(home)
  const owner = loginOf('owner', passwords, found.port)
  return (await answers(home, owner)) ? { owner, app: loginOf('app', passwords, found.port) } : null
}

export const logOf = (home: Home): string => join(home.logs, 'postgres.log')

async function passwordsOf(home: Home): Promise<Passwords> {
  const lost = existsSync(join(home.postgres, 'PG_VERSION')) && !existsSync(join(home.secrets, 'postgres.json'))
  if (lost) {
    throw new FairwayError('database-broken', 'The passwords of the embedded database are gone.', {
      where: join(home.secrets, 'postgres.json'),
      next: 'Put the file back from a backup of the home.',
    })
  }
  return keptSecret(home, 'postgres', () => ({ owner: randomPassword(), app: randomPassword() }))
}

const loginOf = (role: 'owner' | 'app', passwords: Passwords, port: number): Login => ({
  host: '127.0.0.1',
  port,
  user: role === 'owner' ? 'fairway_owner' : 'fairway_app',
  password: passwords[role],
})

/** Whether the server there knows our password (scram: so it proves itself too) and serves this home. Waits while it recovers. */
async function answers(home: Home, login: Login): Promise<boolean> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const client = new Client({ ...login, database: 'postgres', connectionTimeoutMillis: 3000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      return (await realpath(rows[0]?.data_directory ?? '/')) === (await realpath(home.postgres))
    } catch (error) {
      if (codeOf(error) !== stillStarting) return false
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

const stillStarting = '57P03'

interface Running {
  readonly pid: number
  readonly port: number
  readonly child?: ChildProcess
}

async function start(home: Home, passwords: Passwords, options: EmbeddedOptions, port?: number): Promise<Running> {
  const binaries = findBinaries()
  const account = options.account ?? (await ordinaryAccount())
  await assertReachable(account, home, binaries)
  if (!existsSync(join(home.postgres, 'PG_VERSION'))) await create(home, passwords, account, binaries)
  await forgetPostmaster(home.postgres)
  for (let attempt = 1; ; attempt += 1) {
    const tried = port ?? (await freePort())
    const running = await launch(home, account, binaries, tried, options)
    if (running) return { ...running, port: tried }
    const log = lastLines(logOf(home), 6)
    // Someone took the port between finding it free and binding it.
    const isTaken = log.some((line) => /could not bind|Address already in use/i.test(line))
    if (!isTaken || attempt === 5) throw notStarted(home, log)
  }
}

function notStarted(home: Home, log: readonly string[]): FairwayError {
  if (log.some((line) => line.includes('No space left'))) return diskFull(home.postgres, new Error(log.join('\n')))
  return new FairwayError('database-unavailable', 'The embedded PostgreSQL did not start.', {
    where: home.postgres,
    next: `Its log (${logOf(home)}) ends with: ${log.join(' | ') || 'nothing'}`,
  })
}

async function create(home: Home, passwords: Passwords, account: OrdinaryAccount, binaries: Binaries): Promise<void> {
  for (const name of await readdir(home.path)) {
    if (name.startsWith(draftPrefix)) await rm(join(home.path, name), whole)
  }
  try {
    const draft = await mkdtemp(join(home.path, draftPrefix))
    const data = join(draft, 'data')
    const passwordFile = join(draft, 'password')
    await mkdir(data, { mode: 0o700 })
    await writeFile(passwordFile, passwords.owner, { mode: 0o600 })
    await handOver(account, [draft, data, passwordFile])
    await initialise(home, account, binaries, data, passwordFile)
    await rename(data, home.postgres)
    await syncFolder(home.path)
    await rm(draft, whole)
  } catch (cause) {
    throw isCode(cause, 'ENOSPC') ? diskFull(home.path, cause) : cause
  }
}

const draftPrefix = 'postgres.new-'

/** The initdb of a killed Fairway may still be writing while its draft is removed: it is removed again until it is gone. */
const whole = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const

async function initialise(
  home: Home,
  account: OrdinaryAccount,
  binaries: Binaries,
  data: string,
  passwordFile: string,
) {
  const { program, args, as } = startedAs(account, binaries.initdb, [
    `--pgdata=${data}`,
    '--username=fairway_owner',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  const child = spawn(program, args, { ...as, cwd: '/', env: cleanEnvironment, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text))
  const status = await new Promise((resolve) =>
    child.on('error', (error) => resolve(error.message)).on('close', resolve),
  )
  if (status === 0) return
  const log = said.join('').trimEnd().split('\n').slice(-6)
  if (log.some((line) => line.includes('No space left'))) throw diskFull(home.path, new Error(log.join('\n')))
  throw new FairwayError('database-unavailable', 'The embedded PostgreSQL could not make its data folder.', {
    where: home.path,
    next: `It said: ${log.filter(Boolean).join(' | ') || status}`,
  })
}

/** Nothing of our own environment: it may hold secrets, and PG* variables would change what the server does. */
const cleanEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Starts the server and waits until it takes connections; `null` if it ended instead. */
async function launch(
  home: Home,
  account: OrdinaryAccount,
  binaries: Binaries,
  port: number,
  options: EmbeddedOptions,
): Promise<{ pid: number; child: ChildProcess } | null> {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be too long for the system, and the port asks for a password.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    fsync: options.durable === false ? 'off' : 'on',
    synchronous_commit: options.durable === false ? 'off' : 'on',
    max_wal_size: '256MB',
    jit: 'off',
    // Statements can hold what people wrote; the log tells what failed, not their texts.
    log_min_error_statement: 'panic',
  }
  const { program, args, as } = startedAs(account, binaries.postgres, [
    ...['-D', home.postgres],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  boundLog(logOf(home))
  const log = openSync(logOf(home), 'a', 0o600)
  const child = spawn(program, args, {
    ...as,
    cwd: '/',
    env: cleanEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let hasEnded = false
  child.on('error', () => {
    hasEnded = true
  })
  child.on('exit', () => {
    hasEnded = true
  })
  child.unref()
  while (!hasEnded) {
    const written = await writtenPostmaster(home.postgres)
    if (written?.status === 'ready' && written.pid === child.pid) return { pid: child.pid, child }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return null
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function watched(
  home: Home,
  passwords: Passwords,
  first: Running,
  options: EmbeddedOptions,
  reused: boolean,
): EmbeddedServer {
  let running = first
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()
  let pauseMs = 1000
  let timer = setTimeout(watch, 1000).unref()

  async function restart(): Promise<void> {
    try {
      running = await start(home, passwords, options, first.port)
      pauseMs = 1000
    } catch {
      // Why is in the log, and in the error of whoever asks the database for something meanwhile.
      pauseMs = Math.min(pauseMs * 2, 30_000)
    }
  }
  async function watch(): Promise<void> {
    boundLog(logOf(home))
    if (!isStopping && (await runningPostmaster(home.postgres).catch(() => null)) === null) {
      restarting = restart()
      await restarting
    }
    if (!isStopping) timer = setTimeout(watch, pauseMs).unref()
  }
  return {
    owner: loginOf('owner', passwords, first.port),
    app: loginOf('app', passwords, first.port),
    pid: () => running.pid,
    reused,
    log: logOf(home),
    async stop({ keep = false } = {}) {
      isStopping = true
      clearTimeout(timer)
      await restarting
      if (!keep) await stopPostmaster(running.pid, home.postgres)
    },
  }
}
