import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { FairwayError } from '../../base/errors.ts'

/** The folder where one Fairway keeps everything it must not lose; readable by its own account only. */
export interface Home {
  readonly path: string
  /** Data of the embedded database. */
  readonly postgres: string
  /** Passwords and keys, one JSON file each, mode 0600. Left out of every export. */
  readonly secrets: string
  readonly logs: string
}

/** Where the home is: `FAIRWAY_HOME`, or `.fairway-home` in the folder Fairway was started from. */
export const homePath = (env: { readonly FAIRWAY_HOME?: string | undefined }): string =>
  resolve(env.FAIRWAY_HOME || '.fairway-home')

/**
 * Makes the home and its folders where they are missing, all with mode 0700.
 *
 * @throws FairwayError `bad-input` where it cannot be made, `disk-full`
 */
export async function openHome(path: string): Promise<Home> {
  const home: Home = {
    path: resolve(path),
    postgres: join(resolve(path), 'postgres'),
    secrets: join(resolve(path), 'secrets'),
    logs: join(resolve(path), 'logs'),
  }
  try {
    await mkdir(home.path, { recursive: true, mode: 0o700 })
    await chmod(home.path, 0o700)
    for (const folder of [home.secrets, home.logs]) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
    }
  } catch (cause) {
    if (isCode(cause, 'ENOSPC')) throw diskFull(home.path, cause)
    throw new FairwayError('bad-input', "Fairway's home cannot be made here.", {
      where: home.path,
      next: 'Set FAIRWAY_HOME to a folder that this account may write.',
      cause,
    })
  }
  return home
}

/**
 * A secret that is made once and then kept. Written whole or not at all: a kill in between leaves no half file.
 *
 * @param make gives the secret where there is none yet
 */
export async function keptSecret<T>(home: Home, name: string, make: () => T): Promise<T> {
  const path = join(home.secrets, `${name}.json`)
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (cause) {
    if (!isCode(cause, 'ENOENT')) {
      throw new FairwayError('bad-input', 'A secret of this home cannot be read.', {
        where: path,
        next: 'Put the file back from a backup of the home, and check who owns it.',
        cause,
      })
    }
  }
  const secret = make()
  await writeSecret(home, name, secret)
  return secret
}

/** Keeps a secret, in place of the one of this name. Written whole or not at all, and readable by this account only. */
export const writeSecret = (home: Home, name: string, secret: unknown): Promise<void> =>
  writeWhole(join(home.secrets, `${name}.json`), `${JSON.stringify(secret)}\n`)

/** A password nobody has to type: 192 random bits, safe in addresses and in SQL. */
export const randomPassword = (): string => randomBytes(24).toString('base64url')

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.new`
  try {
    const file = await open(draft, 'w', 0o600)
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(draft, path)
    await syncFolder(join(path, '..'))
  } catch (cause) {
    throw isCode(cause, 'ENOSPC') ? diskFull(path, cause) : cause
  }
}

/** Makes a rename inside a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code

export const diskFull = (where: string, cause: unknown): FairwayError =>
  new FairwayError('disk-full', 'The disk is full; nothing was written.', {
    where,
    next: 'Free some space on it and try again.',
    cause,
  })
