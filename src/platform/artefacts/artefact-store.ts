import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import { sha256 } from '../../base/hash.ts'
import type { ArtefactHash } from '../../base/ids.ts'
import type { Artefacts } from '../../evidence/ports.ts'
import { isCode, syncFolder } from '../home/home.ts'
import { orDiskFull } from './or-disk-full.ts'

/**
 * Pictures and logs as files named by their own hash, `<folder>/ab/cdef…`, with the media type beside it as `….type`.
 *
 * A file appears under its name by a rename after its bytes are on the disk, so what is there is whole; reading hashes the
 * bytes again, because an approval binds these hashes and must not be shown anything else.
 */
export function createArtefactStore(folder: string): Artefacts {
  const pathOf = (hash: ArtefactHash) => join(folder, hash.slice(0, 2), hash.slice(2))

  return {
    async put(bytes, mediaType) {
      const hash = sha256(bytes) as ArtefactHash
      const path = pathOf(hash)
      if (await isThere(path)) return hash
      await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((cause) => {
        throw orDiskFull(cause, folder)
      })
      // The type goes first: whoever finds the bytes finds the type too.
      await writeWhole(`${path}.type`, Buffer.from(mediaType))
      await writeWhole(path, bytes)
      return hash
    },

    async get(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return null
      const path = pathOf(hash)
      const bytes = await readFile(path).catch(nullWhenMissing)
      if (!bytes) return null
      if (sha256(bytes) !== hash) {
        throw new FairwayError('not-found', 'An artefact is damaged: its bytes no longer match its name.', {
          where: path,
          next: 'Restore the file from a backup; pictures and logs of checks can also be made again.',
        })
      }
      const mediaType = await readFile(`${path}.type`, 'utf8').catch(nullWhenMissing)
      return { bytes, mediaType: mediaType ?? 'application/octet-stream' }
    },

    has: async (hash) => /^[0-9a-f]{64}$/.test(hash) && (await isThere(pathOf(hash))),
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.new`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {})
    throw orDiskFull(cause, path)
  }
}

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(nullWhenMissing))?.isFile() ?? false

const nullWhenMissing = (error: unknown): null => {
  if (isCode(error, 'ENOENT')) return null
  throw error
}
