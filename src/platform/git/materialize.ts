import { constants } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { TreeEntry } from '../../change/repository.ts'
import { type GitRepository, listTree, readBlobs } from './git-repository.ts'
import { isSafePath } from './write-objects.ts'

/** What was written into the folder, and what was not as it stands in the repository. */
export interface Materialized {
  readonly files: number
  readonly sizeBytes: number
  /** Symbolic links, written as plain files that hold the path they point to: a real one could lead out of the folder. */
  readonly linksAsFiles: readonly string[]
  readonly submodulesLeftOut: readonly string[]
}

/**
 * Writes the files of a revision into an empty folder, byte for byte, without `.git`. Nothing of the repository decides how: no
 * attribute, filter or line-end rule applies.
 *
 * @param dir made if it is not there; must be empty
 * @throws FairwayError `bad-input` for a folder that is not empty, `repository-unreadable` for paths that would mean something else,
 *   `repository-too-large`, `disk-full`
 */
export async function materialize(
  repo: GitRepository,
  revision: string,
  dir: string,
  limits: { readonly maxFiles?: number; readonly maxBytes?: number } = {},
): Promise<Materialized> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0) {
    throw new FairwayError('bad-input', `${dir} is not empty.`, { where: dir, next: 'Give a new folder.' })
  }
  const entries = await listTree(repo, revision)
  assertWritable(repo, entries, limits)
  const files = entries.filter((entry) => entry.mode !== '160000')
  try {
    for (const folder of new Set(files.map((entry) => dirname(entry.path)))) {
      await mkdir(join(dir, folder), { recursive: true })
    }
    const contents = readBlobs(
      repo,
      files.map((entry) => entry.blob),
      { maxBytes: limits.maxBytes ?? defaultMaxBytes },
    )
    const writing = new Set<Promise<void>>()
    for (const entry of files) {
      const { value } = await contents.next()
      if (!value?.bytes) throw new Error(`no content for ${entry.blob}`)
      const one = writeNew(join(dir, entry.path), value.bytes, entry.mode === '100755' ? 0o755 : 0o644)
      writing.add(one)
      one.then(
        () => writing.delete(one),
        () => {},
      )
      if (writing.size >= 16) await Promise.race(writing)
    }
    await Promise.all(writing)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new FairwayError('disk-full', 'There is no room left to write the files of the revision.', {
      where: dir,
      next: 'Free some disk space, then try again.',
      cause: error,
    })
  }
  return {
    files: files.length,
    sizeBytes: files.reduce((sum, entry) => sum + (entry.sizeBytes ?? 0), 0),
    linksAsFiles: files.filter((entry) => entry.mode === '120000').map((entry) => entry.path),
    submodulesLeftOut: entries.filter((entry) => entry.mode === '160000').map((entry) => entry.path),
  }
}

const defaultMaxBytes = 4 * 1024 ** 3

function assertWritable(
  repo: GitRepository,
  entries: readonly TreeEntry[],
  limits: { readonly maxFiles?: number; readonly maxBytes?: number },
): void {
  const unsafe = entries.find((entry) => !isSafePath(entry.path))
  if (unsafe) {
    throw new FairwayError('repository-unreadable', `The repository holds the path ${JSON.stringify(unsafe.path)}.`, {
      where: repo.name,
      next: 'Rename it there: such a path means something else on some machines.',
    })
  }
  const sizeBytes = entries.reduce((sum, entry) => sum + (entry.sizeBytes ?? 0), 0)
  const maxFiles = limits.maxFiles ?? 500_000
  const maxBytes = limits.maxBytes ?? defaultMaxBytes
  if (entries.length > maxFiles || sizeBytes > maxBytes) {
    throw new FairwayError(
      'repository-too-large',
      `The revision has ${entries.length} files of ${sizeBytes} bytes; at most ${maxFiles} files and ${maxBytes} bytes are written.`,
      { where: repo.name, next: 'Raise the limit if the machine can take it.' },
    )
  }
}

/** Never follows a link and never writes over anything: two paths that are one on this file system are found, not merged. */
async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, mode)
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}
