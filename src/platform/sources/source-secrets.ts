import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import { type Home, isCode, writeSecret } from '../home/home.ts'

/**
 * Tokens and secrets of webhooks, by the name that a connection gives. They lie in the home's secret store, a file each with mode 0600: never on
 * the ledger, in no export and in no log.
 *
 * @throws FairwayError `bad-input` for a name or token that cannot be one
 * @public
 */
export async function keepSourceSecret(home: Home, name: string, token: string): Promise<void> {
  if (!/^[\x21-\x7e]{1,4096}$/.test(token))
    throw new FairwayError('bad-input', 'This is no token: it is empty, or has spaces or line ends in it.', {
      next: 'Copy it again, without anything around it.',
    })
  await writeSecret(home, fileName(name), { token })
}

/**
 * @throws FairwayError `not-found` where none is kept under this name
 * @public
 */
export async function readSourceSecret(home: Home, name: string): Promise<string> {
  const path = join(home.secrets, `${fileName(name)}.json`)
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as { token?: unknown }
    if (typeof kept.token === 'string') return kept.token
  } catch (cause) {
    if (isCode(cause, 'ENOENT'))
      throw new FairwayError('not-found', `No token is kept for the source ${name}.`, {
        next: 'Give it one: it is asked for where the source is connected.',
      })
  }
  throw new FairwayError('bad-input', 'The token of a source cannot be read.', {
    where: path,
    next: 'Give the source its token anew, and check who owns the file.',
  })
}

/** @public */
export const forgetSourceSecret = (home: Home, name: string): Promise<void> =>
  rm(join(home.secrets, `${fileName(name)}.json`), { force: true })

/** Names become names of files, so they may not lead anywhere else. */
function fileName(name: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return `source-${name}`
  throw new FairwayError('bad-input', `${JSON.stringify(name)} cannot be the name of a source's secret.`, {
    next: 'Use small letters, digits and hyphens.',
  })
}
