import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FairwayError } from '../../base/errors.ts'
import type { Home } from './home.ts'

/*
 * One server per home. Two servers on one embedded database or one set of work trees would overwrite each other.
 *
 * The lock is the operating system's: an exclusive transaction on an empty SQLite file holds a file lock, which Node offers
 * in no other way. The system frees it the moment the process ends, however it ends, so a killed server's home is free at
 * once, and there is no age after which a living server's lock could be stolen (a file with a pid needs both rules, and
 * guesses wrongly after a restart in a container, where pids repeat). The pid is written beside it only to be told.
 *
 * Do not open and close the lock file by other means in the same process: POSIX would drop the lock with it.
 */

export interface HomeLock {
  readonly home: Home
  release(): void
}

/** What is held, kept from the garbage collector: it would close the file, and the lock would go with it. */
const held = new Set<DatabaseSync>()

interface Holder {
  readonly pid: number
  readonly since: string
}

/** @throws FairwayError `home-in-use` naming the process that holds it */
export function lockHome(home: Home): HomeLock {
  const lock = tryLockHome(home)
  if (lock) return lock
  const holder = holderOf(home)
  throw new FairwayError(
    'home-in-use',
    holder
      ? `Another Fairway (process ${holder.pid}, since ${holder.since}) is using this home.`
      : 'Another Fairway is using this home.',
    {
      where: home.path,
      next: holder
        ? `Stop process ${holder.pid}, or set FAIRWAY_HOME to another folder.`
        : 'Stop it, or set FAIRWAY_HOME to another folder.',
    },
  )
}

/** The lock, or `null` where another process (or another part of this one) holds it. */
export function tryLockHome(home: Home): HomeLock | null {
  const file = new DatabaseSync(join(home.path, 'lock'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    file.close()
    if ((cause as { errcode?: number }).errcode === sqliteBusy) return null
    throw new FairwayError('bad-input', 'The lock of this home cannot be taken.', {
      where: join(home.path, 'lock'),
      next: 'Check that this account may write the folder, and that it lies on a local disk with room left.',
      cause,
    })
  }
  held.add(file)
  tellHolder(home)
  return {
    home,
    release() {
      if (held.delete(file)) file.close()
    },
  }
}

const sqliteBusy = 5

function tellHolder(home: Home): void {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  try {
    writeFileSync(join(home.path, 'holder.json'), `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  } catch {
    // The lock holds without it; only the refusal of a second server will name nobody.
    rmSync(join(home.path, 'holder.json'), { force: true })
  }
}

function holderOf(home: Home): Holder | null {
  try {
    return JSON.parse(readFileSync(join(home.path, 'holder.json'), 'utf8')) as Holder
  } catch {
    return null
  }
}
