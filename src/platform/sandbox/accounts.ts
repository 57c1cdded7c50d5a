import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { lstat, realpath } from 'node:fs/promises'
import { promisify } from 'node:util'
import { FairwayError } from '../../base/errors.ts'
import { highestAccount } from './runtime.ts'

const run = promisify(execFile)

/**
 * Accounts for jobs, when the server is root: numbers that nobody else has, so that a job owns its folders and nothing else on
 * the machine.
 *
 * A folder belongs to one account at a time. The first job that leases it gets it under a fresh number; jobs that come while
 * it is leased share that number (checks and a preview of one tree run together); a job that needs it under another number
 * waits. When the last one is done it goes back to whom it belonged to.
 */
export interface Accounts {
  lease(folders: readonly string[], options?: { keeper?: boolean }): Promise<Lease>
}

export interface Lease {
  /** `null`: the server cannot change user, jobs run under its own account. */
  readonly account: number | null
  release(): Promise<void>
}

interface Holding {
  readonly account: number
  jobs: number
  readonly ready: Promise<void>
  readonly owner: Promise<{ uid: number; gid: number }>
  /** Settles when the folder is free again. */
  readonly free: Promise<void>
  readonly setFree: () => void
}

/** Above what systems and containers hand out (systemd's highest is 1,879,048,191), below what programs take for negative. */
const preferred = { from: 2_000_000_000, count: 100_000_000 }

function accountRange(): { from: number; count: number } {
  const highest = highestAccount()
  return highest >= preferred.from + preferred.count ? preferred : { from: Math.max(highest - 1500, 1), count: 1000 }
}

/** A number that nobody has, for a program that is not a job. */
export function freshAccountNumber(): number {
  const { from, count } = accountRange()
  return from + randomInt(1, count)
}

export function createAccounts(canChangeUser: boolean): Accounts {
  if (!canChangeUser) return { lease: async () => ({ account: null, release: async () => {} }) }

  const range = accountRange()
  const holdings = new Map<string, Holding>()

  return {
    async lease(folders, options = {}) {
      const places = [...new Set(await Promise.all(folders.map((folder) => realpath(folder))))]
      const keeper = options.keeper ? range.from : null

      for (;;) {
        const held = places.map((place) => holdings.get(place)).filter((holding) => holding !== undefined)
        const account = keeper ?? held[0]?.account ?? freshAccount()
        const taken = held.find((holding) => holding.account !== account || holding.jobs === 0)
        if (taken) {
          await taken.free
          continue
        }
        const mine = places.map((place) => hold(place, account))
        const release = async () => {
          await Promise.all(places.map((place, index) => giveBack(place, mine[index] as Holding)))
        }
        try {
          await Promise.all(mine.map((holding) => holding.ready))
        } catch (cause) {
          await release().catch(() => {})
          throw new FairwayError('no-sandbox', 'A work folder could not be given to the account of its job.', {
            where: places.join(', '),
            next: 'Check that the folder of FAIRWAY_HOME is on a file system that knows owners, then try again.',
            cause,
          })
        }
        return { account, release }
      }
    },
  }

  function freshAccount(): number {
    const inUse = new Set([...holdings.values()].map((holding) => holding.account))
    for (;;) {
      const account = range.from + randomInt(1, range.count)
      if (!inUse.has(account)) return account
    }
  }

  function hold(place: string, account: number): Holding {
    const present = holdings.get(place)
    if (present) {
      present.jobs += 1
      return present
    }
    const owner = lstat(place).then(({ uid, gid }) => ({ uid, gid }))
    const ready = owner.then(({ uid }) => (uid === account ? undefined : giveTo(place, account, account)))
    const { promise: free, resolve: setFree } = Promise.withResolvers<void>()
    const holding: Holding = { account, jobs: 1, ready, owner, free, setFree }
    holdings.set(place, holding)
    return holding
  }

  async function giveBack(place: string, holding: Holding): Promise<void> {
    holding.jobs -= 1
    if (holding.jobs > 0) return
    try {
      const owner = await holding.owner
      // What already was the job's own stays so: the package cache is thousands of files and always used by one account.
      if (owner.uid !== holding.account) await giveTo(place, owner.uid, owner.gid)
    } catch {
      // Gone meanwhile: whoever removed the folder wanted no owner for it.
    } finally {
      holdings.delete(place)
      holding.setFree()
    }
  }
}

/** Links are changed themselves, never followed: a job may have left one that leads anywhere. */
async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  await run('chown', ['--recursive', '--no-dereference', '-P', `${uid}:${gid}`, '--', folder])
}
