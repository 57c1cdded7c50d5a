import { execFile } from 'node:child_process'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FairwayError } from '../../base/errors.ts'
import type { PreparedTree } from '../../evidence/ports.ts'
import { orDiskFull } from '../artefacts/or-disk-full.ts'

const run = promisify(execFile)

/**
 * Makes `<jobs>/<id>/tree` and has it filled. What a job of the same id left there before is removed first.
 *
 * @throws FairwayError `disk-full`; nothing is left behind then
 */
export async function prepareTree(
  jobs: string,
  id: string,
  materialize: (dir: string) => Promise<void>,
): Promise<PreparedTree> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(id)) {
    throw new FairwayError('bad-input', `"${id}" cannot name a work folder.`, {
      next: 'Use letters, digits, dots and dashes.',
    })
  }
  const folder = join(jobs, id)
  const tree = join(folder, 'tree')
  const remove = () => removeFolder(folder)
  try {
    await remove()
    await mkdir(tree, { recursive: true, mode: 0o755 })
    await materialize(tree)
    return { tree, remove }
  } catch (cause) {
    await remove().catch(() => {})
    throw orDiskFull(cause, folder)
  }
}

/** Removes a folder whatever its jobs did to the modes inside. Links are removed, never followed. */
export async function removeFolder(folder: string): Promise<void> {
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 2 })
  await remove().catch(async () => {
    await run('chmod', ['--recursive', 'u+rwX', '--', folder])
    await remove()
  })
}

/** Removes what is in a folder, if it is there at all. */
export async function emptyFolder(folder: string, stale: (name: string) => boolean = () => true): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  await Promise.all(names.filter(stale).map((name) => removeFolder(join(folder, name))))
}
