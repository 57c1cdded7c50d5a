import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the programs are that every sandbox is made of. */
export interface Runtime {
  /** Folder with the `node` program that runs this server: jobs get the very same. */
  readonly nodeBin: string
  /** Folder of the npm package; `null` when this machine has none. */
  readonly npm: string | null
  /** Our own read-only files that are seen from inside: a small /etc, the relay, the canary. */
  readonly inside: string
  readonly bwrap: string | null
  /** `/usr` and its older siblings, as bubblewrap arguments. */
  readonly systemFolders: readonly string[]
  /** The server may become other users, so each job gets an account of its own. */
  readonly canChangeUser: boolean
}

export function findProgram(name: string): string | null {
  for (const folder of [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
  ]) {
    if (folder && existsSync(join(folder, name))) return join(folder, name)
  }
  return null
}

function findNpm(): string | null {
  const candidates = [process.env.npm_execpath, findProgram('npm')]
  for (const candidate of candidates) {
    if (!candidate || !existsSync(candidate)) continue
    const entry = realpathSync(candidate)
    if (entry.endsWith('/npm-cli.js')) return dirname(dirname(entry))
  }
  return null
}

/** On today's systems /bin and /lib are links into /usr; on older ones they are folders of their own. */
function systemFolders(): string[] {
  const args = ['--ro-bind', '/usr', '/usr']
  for (const name of ['bin', 'sbin', 'lib', 'lib32', 'lib64']) {
    const stat = lstatSync(`/${name}`, { throwIfNoEntry: false })
    if (stat?.isSymbolicLink()) args.push('--symlink', readlinkSync(`/${name}`), `/${name}`)
    else if (stat?.isDirectory()) args.push('--ro-bind', `/${name}`, `/${name}`)
  }
  return args
}

export function findRuntime(): Runtime {
  return {
    nodeBin: dirname(realpathSync(process.execPath)),
    npm: findNpm(),
    inside: fileURLToPath(new URL('./inside', import.meta.url)),
    bwrap: process.platform === 'linux' ? findProgram('bwrap') : null,
    systemFolders: process.platform === 'linux' ? systemFolders() : [],
    canChangeUser: process.getuid?.() === 0 && findProgram('setpriv') !== null,
  }
}

/** Highest number of an account that exists in this server's user namespace; containers often have only 65,536. */
export function highestAccount(): number {
  const maps = readFileSync('/proc/self/uid_map', 'utf8').trim().split('\n')
  return Math.max(
    ...maps.map((line) => {
      const [first = 0, , count = 0] = line.trim().split(/\s+/).map(Number)
      return first + count - 1
    }),
  )
}
