import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'
import { formatOf, type LogFormat, tellingBytes } from '../../flow/formats/log-format.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import { LogFeed, type ReadLogOptions } from './log-feed.ts'
import { readOcelSqlite } from './read-ocel-sqlite.ts'

export type { ReadLogOptions }

const chunkBytes = 256 * 1024

/**
 * Reads an event log, of whichever format its first bytes are, from a file that may be gzipped. The file passes through in chunks: what
 * stays in memory is the log.
 *
 * A file that ends early gives what is whole in it, with the finding `truncated`.
 *
 * @throws FairwayError `not-found`; `bad-input` for a file that is no event log, is broken, or unpacks to far more than it is
 */
export async function readLogFile(path: string, options: ReadLogOptions = {}): Promise<ReadLog> {
  try {
    return await readWhole(path, options)
  } catch (error) {
    // Readers know the place in a file, not which file.
    if (!(error instanceof FairwayError) || error.where?.includes(path) === true) throw error
    const where = error.where === null ? path : `${path}, ${error.where}`
    throw new FairwayError(error.code, error.message, { where, next: error.next, cause: error })
  }
}

async function readWhole(path: string, options: ReadLogOptions): Promise<ReadLog> {
  const outside = await formatOfFile(path)
  if (outside === 'sqlite') return readOcelSqlite(path, options)
  const isPacked = outside === 'gzip'
  const feed = new LogFeed(path, options)
  try {
    return await readThrough(path, isPacked, feed)
  } finally {
    feed.dispose()
  }
}

async function readThrough(path: string, isPacked: boolean, feed: LogFeed): Promise<ReadLog> {
  let packed = 0
  try {
    const source = createReadStream(path, { highWaterMark: chunkBytes })
    source.on('data', (chunk) => {
      packed += chunk.length
    })
    const take = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) feed.push(chunk, isPacked ? packed : null)
    }
    await (isPacked ? pipeline(source, createGunzip({ chunkSize: chunkBytes }), take) : pipeline(source, take))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') return feed.finish('the gzipped file ends early')
    throw error instanceof FairwayError ? error : unreadable(path, error)
  }
  return feed.finish()
}

/** Of the bytes as they lie on the disk: a gzipped log is `gzip`. */
async function formatOfFile(path: string): Promise<LogFormat> {
  try {
    for await (const chunk of createReadStream(path, { end: tellingBytes - 1, highWaterMark: tellingBytes }))
      return formatOf(chunk)
    throw new FairwayError('bad-input', 'The file is empty.', { where: path, next: 'Export or fetch the log again.' })
  } catch (error) {
    throw error instanceof FairwayError ? error : unreadable(path, error)
  }
}

function unreadable(path: string, cause: unknown): FairwayError {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return new FairwayError('not-found', 'There is no such file.', { where: path, next: 'Check the path.', cause })
  if (code?.startsWith('Z_') === true)
    return new FairwayError('bad-input', `The gzipped file is broken: ${message}.`, {
      where: path,
      next: 'Fetch the file again, and compare its size with the original.',
      cause,
    })
  return new FairwayError('bad-input', `The file cannot be read: ${message}.`, {
    where: path,
    next: 'Give the path of a file that you may read.',
    cause,
  })
}
