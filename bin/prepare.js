// Plain JavaScript for whatever Node the machine has (20 or later): it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const say = (text) => process.stderr.write(`${text}\n`)

/** Installs the packages of the lockfile unless they are all there already. */
export function ensurePackages() {
  if (packagesAreThere()) return
  say('Installing packages (npm ci) …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const done = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: '' },
  })
  if (done.status !== 0) {
    say('npm ci did not succeed; its message is above. Check the network and the npm registry, then start again.')
    process.exit(2)
  }
}

function packagesAreThere() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === '' || have[path]?.version === version || (optional && !have[path]),
  )
}

/** The Node that the project pins through npm; the machine's own where the platform has no such package. */
export function pinnedNode() {
  const name = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const pinned = join(root, 'node_modules', `node-${name}-${process.arch}`, file)
  if (existsSync(pinned)) return realpathSync(pinned)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  say(
    `Fairway needs Node 22.18 or later; this is ${process.versions.node}, and npm has no Node for this platform. Install Node 24.`,
  )
  process.exit(2)
}

const programs = [
  {
    program: 'chromium',
    package: 'chromium',
    without: 'no pictures are taken and the live check reads what the server sends',
  },
  { program: 'bwrap', package: 'bubblewrap', without: "a repository's own commands run without isolation" },
]

/** Installs Chromium and bubblewrap where the machine has apt and we may use it; otherwise says what will be missing. */
export function ensureSystemPrograms() {
  if (process.platform !== 'linux') return
  const missing = programs.filter(
    ({ program }) => !onPath(program) && !(program === 'chromium' && process.env.FAIRWAY_CHROMIUM),
  )
  if (missing.length === 0) return
  const names = missing.map((one) => one.package)
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (onPath('apt-get') && (sudo.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0)) {
    say(`Installing ${names.join(' and ')} (apt-get) …`)
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args]
      return spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status
    }
    if (apt('install', '-y', '--no-install-recommends', ...names) === 0) return
    apt('update')
    if (apt('install', '-y', '--no-install-recommends', ...names) === 0) return
  }
  for (const one of missing.filter(({ program }) => !onPath(program)))
    say(
      `${one.package} is not installed and could not be: ${one.without}. Install it with your package manager: ${one.package}`,
    )
}

const onPath = (program) =>
  (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)))

/** Builds the web app unless its sources are those it was last built from. */
export function ensureWebApp(node) {
  const stamp = join(root, 'web', 'dist', '.built-from')
  const sources = sourcesHash(['web', 'src/api', 'src/change', 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  say('Building the web app …')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const done = spawnSync(node, [vite, 'build', '--config', join('web', 'vite.config.ts'), '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) process.exit(2)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
}

function sourcesHash(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (entry.name === 'dist' || entry.name === 'node_modules') continue
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) visit(inside)
      else
        hash
          .update(inside)
          .update('\0')
          .update(readFileSync(join(root, inside)))
    }
  }
  for (const path of paths) {
    if (path.includes('.')) hash.update(readFileSync(join(root, path)))
    else visit(path)
  }
  return hash.digest('hex')
}
