import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'
import { type CsvOptions, CsvReader } from '../../flow/formats/csv/csv-reader.ts'
import { formatOf, type LogFormat, tellingBytes } from '../../flow/formats/log-format.ts'
import type { LogReader } from '../../flow/formats/log-reader.ts'
import { OcelJsonReader } from '../../flow/formats/ocel/ocel-json-reader.ts'
import { OcelXmlReader } from '../../flow/formats/ocel/ocel-xml-reader.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import { XesReader } from '../../flow/formats/xes/xes-reader.ts'
import { readOcelSqlite } from './read-ocel-sqlite.ts'

/** What tables are told, and what is made of times. */
export interface ReadLogOptions extends CsvOptions {
  /** How many bytes a file may have when it is unpacked; 16 GiB if absent. */
  readonly mostBytes?: number
}

const chunkBytes = 256 * 1024
const sixteenGiB = 16 * 1024 ** 3
/** Event logs are packed to a twentieth or a fiftieth; what is packed tighter over this many bytes is made to fill the machine. */
const [tightest, looseBytes] = [250, 100 * 1024 * 1024]

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
  const feed = new Feed(path, options)
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

/** Holds the first bytes back until they tell the format, and gives the rest to the format's reader. */
class Feed {
  readonly #path: string
  readonly #options: ReadLogOptions
  #held: Buffer = Buffer.alloc(0)
  #reader: LogReader | null = null
  #bytes = 0

  constructor(path: string, options: ReadLogOptions) {
    this.#path = path
    this.#options = options
  }

  /** @param packed bytes of the packed file that these came from, all chunks together */
  push(chunk: Uint8Array, packed: number | null): void {
    this.#bytes += chunk.length
    this.#checkSize(packed)
    if (this.#reader !== null) this.#reader.push(chunk)
    else {
      this.#held = Buffer.concat([this.#held, chunk])
      if (this.#held.length >= tellingBytes) this.#begin()
    }
  }

  finish(cut?: string): ReadLog {
    return (this.#reader ?? this.#begin()).finish(cut)
  }

  #begin(): LogReader {
    const reader = readerOf(formatOf(this.#held), this.#path, this.#options)
    this.#reader = reader
    reader.push(this.#held)
    return reader
  }

  #checkSize(packed: number | null): void {
    const { mostBytes = sixteenGiB } = this.#options
    const isTight = packed !== null && this.#bytes > looseBytes && this.#bytes / packed > tightest
    if (!isTight && this.#bytes <= mostBytes) return
    throw new FairwayError(
      'bad-input',
      isTight
        ? `The file unpacks to more than ${tightest} times its size, as no event log does.`
        : `The file has more than ${mostBytes.toLocaleString('en')} bytes${packed === null ? '' : ' when it is unpacked'}.`,
      {
        where: this.#path,
        next: isTight
          ? 'Look where it comes from; unpack it yourself if you trust it.'
          : 'Split it, or raise the limit.',
      },
    )
  }
}

function readerOf(format: LogFormat, path: string, options: ReadLogOptions): LogReader {
  switch (format) {
    case 'xes':
      return new XesReader(options)
    case 'ocel xml':
      return new OcelXmlReader(options)
    case 'ocel json':
      return new OcelJsonReader(options)
    case 'csv':
      return new CsvReader(options)
    case 'sqlite':
    case 'zip':
    case 'gzip':
      throw new FairwayError('bad-input', 'The file is packed in a way that cannot be read as it comes.', {
        where: path,
        next: 'Unpack it and choose the log that is in it.',
      })
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
