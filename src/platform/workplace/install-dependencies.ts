import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { lstat, mkdir, readdir, readlink, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { FairwayError } from '../../base/errors.ts'
import type { Milliseconds } from '../../base/ids.ts'
import type { Dependencies } from '../../evidence/ports.ts'
import { orDiskFull } from '../artefacts/or-disk-full.ts'
import { diskFull } from '../home/home.ts'
import { seen } from '../sandbox/profile.ts'
import type { PlatformSandbox } from '../sandbox/sandbox.ts'
import { lastLines } from './last-lines.ts'
import { type InstallPlan, planInstall, readPlainFile } from './lockfile.ts'
import { machineNpmSettings, repositoryNpmSettings } from './npm-settings.ts'
import { emptyFolder, removeFolder } from './trees.ts'

const run = promisify(execFile)

/**
 * The warm cache of installed packages.
 *
 *     <cache>/dependencies/<key>/   node_modules, and what workspaces need besides; made once, then only read
 *     <cache>/installing/…          copies of trees in which an install is going on; dead ones go at the next start
 *     <cache>/npm/                  npm's own cache of downloads
 *
 * An install runs with the network but without the scripts of packages; those run after it, without the network. The
 * result appears under its key by one rename, so it is there whole or not at all, and of two installs of the same key at the
 * same time the first one counts.
 */
export interface InstallRequest {
  readonly cache: string
  readonly sandbox: PlatformSandbox
  readonly npm: string | null
  readonly timeoutMs: number
  readonly tree: string
  readonly install?: string
  readonly onOutput?: (text: string) => void
  readonly signal?: AbortSignal
}

const unusedForMs = 30 * 24 * 3600 * 1000
const going = new Map<string, Promise<void>>()

export async function installDependencies(request: InstallRequest): Promise<Dependencies | null> {
  const startedAt = performance.now()
  const plan = await planInstall(request.tree, request.install)
  if (!plan) return null

  const dir = join(request.cache, 'dependencies', plan.key)
  const warm = await isFolder(join(dir, 'node_modules'))
  if (!warm) await once(dir, () => install(request, plan, dir))
  // Its age is the time since it was last wanted.
  const now = new Date()
  await utimes(dir, now, now).catch(() => {})
  return { dir, key: plan.key, warm, durationMs: (performance.now() - startedAt) as Milliseconds }
}

/** Removes installs of servers that are gone and packages that nothing has wanted for a month. */
export async function tidyInstalls(cache: string): Promise<void> {
  await emptyFolder(join(cache, 'installing'), (name) => !isRunning(Number(name.split('.')[1])))
  const folder = join(cache, 'dependencies')
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await lstat(join(folder, name))
    if (Date.now() - mtimeMs > unusedForMs) await removeFolder(join(folder, name))
  }
}

async function once(key: string, work: () => Promise<void>): Promise<void> {
  const present = going.get(key)
  if (present) return present
  const mine = work().finally(() => going.delete(key))
  going.set(key, mine)
  return mine
}

async function install(request: InstallRequest, plan: InstallPlan, dir: string): Promise<void> {
  const folder = join(
    request.cache,
    'installing',
    `${plan.key.slice(0, 16)}.${process.pid}.${randomUUID().slice(0, 8)}`,
  )
  const tree = join(folder, 'tree')
  const npmCache = join(request.cache, 'npm')
  try {
    await mkdir(tree, { recursive: true })
    await mkdir(npmCache, { recursive: true })
    await mkdir(dirname(dir), { recursive: true })
    // Not the owner: a job may be at work in the tree, and its account has no business here.
    await run('cp', ['--recursive', '--no-dereference', '--preserve=mode,links', '--', `${request.tree}/.`, tree])
    await removeFolder(join(tree, 'node_modules'))
    const env = await writeSettings(request, tree)

    const last = lastLines()
    const say = (text: string) => {
      last.add(text)
      request.onOutput?.(text)
    }
    const step = (command: string, network: 'none' | 'host') =>
      request.sandbox.run({
        command: `umask 022; ${command}`,
        tree,
        env,
        writable: { npm_config_cache: npmCache },
        network,
        timeoutMs: request.timeoutMs,
        keeper: true,
        onOutput: say,
        signal: request.signal,
      })
    const outcome = await step(plan.command, 'host')
    if (outcome.exitCode !== 0 || outcome.aborted) throw installFailed(plan, last.text, outcome.timedOut, request)
    if (plan.scripts) {
      const scripts = await step('npm_config_ignore_scripts=false npm rebuild', 'none')
      if (scripts.exitCode !== 0) say('\nScripts of some packages failed without the network; going on without them.\n')
    }

    const made = join(folder, 'made')
    await gather(tree, made)
    // The rename below must not reach the disk before the files do.
    await run('sync', ['--file-system', made])
    await rename(made, dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } catch (cause) {
    throw orDiskFull(cause, folder)
  } finally {
    await removeFolder(folder).catch(() => {})
  }
}

/** A .npmrc of our own in place of the repository's, and the environment that goes with it. */
async function writeSettings(request: InstallRequest, tree: string): Promise<Record<string, string>> {
  const own = await readPlainFile(join(tree, '.npmrc'))
  const machine = request.npm ? await machineNpmSettings(request.npm, request.cache) : { lines: [], certificates: null }
  const lines = [...machine.lines, ...(own ? repositoryNpmSettings(Buffer.from(own).toString('utf8')) : [])]
  const env: Record<string, string> = {
    npm_config_ignore_scripts: 'true',
    npm_config_prefer_offline: 'true',
    npm_config_progress: 'false',
    NO_UPDATE_NOTIFIER: '1',
  }
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) {
    if (process.env[name]) env[name] = process.env[name]
  }
  if (machine.certificates) {
    const name = '.fairway-certificates.pem'
    await rm(join(tree, name), { force: true })
    await writeFile(join(tree, name), machine.certificates, { flag: 'wx' })
    const path = join(request.sandbox.isolation.grade === 'strong' ? seen.tree : tree, name)
    lines.push(`cafile=${path}`)
    env.NODE_EXTRA_CA_CERTS = path
  }
  await rm(join(tree, '.npmrc'), { force: true, recursive: true })
  await writeFile(join(tree, '.npmrc'), lines.map((line) => `${line}\n`).join(''), { flag: 'wx' })
  return env
}

function installFailed(plan: InstallPlan, last: string, timedOut: boolean, request: InstallRequest): FairwayError {
  if (/ENOSPC|No space left on device/.test(last)) return diskFull(request.cache, last)
  if (request.signal?.aborted) {
    return new FairwayError('command-failed', 'Installing the packages was called off.', {
      next: 'Start the change again.',
    })
  }
  if (timedOut) {
    const minutes = Math.round(request.timeoutMs / 60_000)
    return new FairwayError('timed-out', `Installing the packages took more than ${minutes} minutes.\n${last}`, {
      where: plan.command,
      next: 'See whether the package registry can be reached from this machine.',
    })
  }
  return new FairwayError('command-failed', `The packages could not be installed.\n${last}`, {
    where: plan.command,
    next: 'Run the command in a fresh checkout; if it works there, compare the settings of npm on this machine.',
  })
}

/**
 * Takes out of an installed tree what belongs to the packages: `node_modules`, those of workspaces under `nested/`, and in
 * `links.json` the first folders that links to workspaces lead to.
 */
async function gather(tree: string, made: string): Promise<void> {
  if (!(await isFolder(join(tree, 'node_modules')))) {
    throw new FairwayError('command-failed', 'The install left no node_modules folder.', {
      next: 'Set install: in .fairway/lanes.yaml to a command that makes one (for Yarn: nodeLinker: node-modules).',
    })
  }
  await mkdir(join(made, 'nested'), { recursive: true })
  await rename(join(tree, 'node_modules'), join(made, 'node_modules'))
  const nested = await nestedModules(tree)
  for (const path of nested) {
    await mkdir(join(made, 'nested', dirname(path)), { recursive: true })
    await rename(join(tree, path), join(made, 'nested', path))
  }
  // Links of pnpm lead from a workspace to the packages at the root.
  if (await isFolder(join(made, 'node_modules', '.pnpm')))
    await symlink('../node_modules', join(made, 'nested', 'node_modules'))
  else if (nested.length === 0) await rm(join(made, 'nested'), { recursive: true })
  await writeFile(join(made, 'links.json'), JSON.stringify(await linkedFolders(join(made, 'node_modules'))))
}

async function nestedModules(tree: string, at = '', depth = 0): Promise<string[]> {
  const found: string[] = []
  for (const entry of await folders(join(tree, at))) {
    const path = join(at, entry.name)
    if (entry.name === 'node_modules') found.push(path)
    else if (depth < 5 && entry.name !== '.git') found.push(...(await nestedModules(tree, path, depth + 1)))
  }
  return found
}

async function folders(path: string): Promise<Dirent[]> {
  return (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory())
}

/** `node_modules/@shop/ui -> ../../packages/ui` gives `packages`: that name has to exist beside `node_modules`. */
async function linkedFolders(modules: string): Promise<string[]> {
  const found = new Set<string>()
  const scopes = (await folders(modules)).filter(({ name }) => name.startsWith('@')).map(({ name }) => name)
  for (const scope of ['', ...scopes]) {
    for (const entry of await readdir(join(modules, scope), { withFileTypes: true })) {
      if (!entry.isSymbolicLink()) continue
      const target = normalize(join(scope, await readlink(join(modules, scope, entry.name))))
      const [up, name] = target.split('/')
      if (up === '..' && name && name !== '..') found.add(name)
    }
  }
  return [...found].sort()
}

const isFolder = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null))?.isDirectory() ?? false

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
