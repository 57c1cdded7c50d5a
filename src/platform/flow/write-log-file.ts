import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'

/**
 * Writes a log, text or bytes, gzipped where the name ends in `.gz`.
 *
 * @param path of a file that does not exist yet
 * @throws FairwayError `conflict` where it does; `disk-full` where it cannot be written whole, and then no file is left
 */
export async function writeLogFile(path: string, content: Iterable<string | Uint8Array>): Promise<void> {
  const target = createWriteStream(path, { flags: 'wx' })
  try {
    await (path.endsWith('.gz')
      ? pipeline(Readable.from(content), createGzip(), target)
      : pipeline(Readable.from(content), target))
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw new FairwayError('conflict', 'The file exists already.', {
        where: path,
        next: 'Choose another name.',
        cause,
      })
    await rm(path, { force: true })
    throw new FairwayError('disk-full', `The file cannot be written: ${message}.`, {
      where: path,
      next: 'Look whether the disk is full and the folder may be written.',
      cause,
    })
  }
}
