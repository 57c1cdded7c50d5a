import { spawnSync } from 'node:child_process'
import { chmod, chown, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { Home } from '../home/home.ts'
import type { Binaries } from './binaries.ts'

/*
 * PostgreSQL refuses to run as root. Three ways, in this order:
 *
 *   plain      we are not root: start it as it is.
 *   namespace  we are root and may make user namespaces: start it in one where we are "nobody". Files stay root's on disk,
 *              no account has to exist, and a home under /root works.
 *   account    we are root in a container that forbids namespaces: start it as `postgres` if there is such an account, else
 *              as nobody, and give that account its data folder. It then has to be able to reach home and programs.
 */

export type OrdinaryAccount =
  | { readonly kind: 'plain' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'account'; readonly uid: number; readonly gid: number }

const nobody = 65534
const unshareArguments = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']

export async function ordinaryAccount(): Promise<OrdinaryAccount> {
  if (process.getuid?.() !== 0) return { kind: 'plain' }
  if (spawnSync('unshare', [...unshareArguments, 'true'], { stdio: 'ignore' }).status === 0)
    return { kind: 'namespace' }
  return { kind: 'account', ...(await postgresAccount()) }
}

async function postgresAccount(): Promise<{ uid: number; gid: number }> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(accounts)
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : { uid: nobody, gid: nobody }
}

/** Program, arguments and account to give to `spawn`. */
export function startedAs(account: OrdinaryAccount, program: string, args: readonly string[]) {
  switch (account.kind) {
    case 'plain':
      return { program, args: [...args], as: {} }
    case 'namespace':
      return { program: 'unshare', args: [...unshareArguments, program, ...args], as: {} }
    case 'account':
      return { program, args: [...args], as: { uid: account.uid, gid: account.gid } }
  }
}

/**
 * Gives the account what it needs to write.
 *
 * @param paths files and folders that exist, each made its own
 */
export async function handOver(account: OrdinaryAccount, paths: readonly string[]): Promise<void> {
  if (account.kind !== 'account') return
  for (const path of paths) await chown(path, account.uid, account.gid)
}

/**
 * Makes sure that the account can run the programs and walk to the home. The home itself is opened for passing through
 * (0711): its secrets and logs stay closed.
 *
 * @throws FairwayError `database-unavailable` naming the path that cannot be reached
 */
export async function assertReachable(account: OrdinaryAccount, home: Home, binaries: Binaries): Promise<void> {
  if (account.kind !== 'account') return
  await chmod(home.path, 0o711)
  for (const path of [dirname(binaries.postgres), home.path]) {
    const { uid, gid } = account
    if (spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0)
      continue
    throw new FairwayError(
      'database-unavailable',
      `PostgreSQL does not run as root, and the account it would run as (uid ${uid}) cannot reach this folder.`,
      {
        where: path,
        next:
          path === home.path
            ? 'Set FAIRWAY_HOME to a folder outside of closed ones such as /root (for example /var/lib/fairway), start Fairway as an ordinary account, or set DATABASE_URL.'
            : 'Install Fairway in a folder that every account may read, start it as an ordinary account, or set DATABASE_URL.',
      },
    )
  }
}
