import { FairwayError } from '../../base/errors.ts'
import { type CsvRole, csvRoles } from '../../flow/formats/csv/csv-columns.ts'
import type { CsvOptions } from '../../flow/formats/csv/csv-plan.ts'
import { CsvReader } from '../../flow/formats/csv/csv-reader.ts'
import { type CsvTimeFormat, csvTimeFormats } from '../../flow/formats/csv/csv-times.ts'
import { formatOf, type LogFormat, tellingBytes } from '../../flow/formats/log-format.ts'
import type { LogReader } from '../../flow/formats/log-reader.ts'
import { OcelJsonReader } from '../../flow/formats/ocel/ocel-json-reader.ts'
import { OcelXmlReader } from '../../flow/formats/ocel/ocel-xml-reader.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import { XesReader } from '../../flow/formats/xes/xes-reader.ts'
import { SpooledDatabase } from './spooled-database.ts'

/** What tables are told, and what is made of times. */
export interface ReadLogOptions extends CsvOptions {
  /** How many bytes a file may have when it is unpacked; 16 GiB if absent. */
  readonly mostBytes?: number
}

/** What people say of a log, as every door takes it and as it is kept beside what was imported. */
export type ToldOfLog = Readonly<Partial<Record<CsvRole | 'zone' | 'timeFormat' | 'delimiter' | 'encoding', string>>>

/** @throws FairwayError `bad-input` for a way to write times that is not known */
export function readLogOptions(told: ToldOfLog): ReadLogOptions {
  const { zone, timeFormat, delimiter, encoding } = told
  const columns = Object.fromEntries(csvRoles.flatMap((role) => (told[role] === undefined ? [] : [[role, told[role]]])))
  if (timeFormat !== undefined && !isTimeFormat(timeFormat))
    throw new FairwayError('bad-input', `Times are not written “${timeFormat}” in any way that is known here.`, {
      next: `Choose one of ${csvTimeFormats.join(', ')}.`,
    })
  return {
    columns,
    ...(zone === undefined ? {} : { zone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

const isTimeFormat = (text: string): text is CsvTimeFormat => (csvTimeFormats as readonly string[]).includes(text)

const sixteenGiB = 16 * 1024 ** 3
/** Event logs are packed to a twentieth or a fiftieth; what is packed tighter over this many bytes is made to fill the machine. */
const [tightest, looseBytes] = [250, 100 * 1024 * 1024]

/** Holds the first bytes back until they tell the format, and gives the rest to the format's reader. */
export class LogFeed {
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

  /** Takes away what a reader left on the disk. */
  dispose(): void {
    if (this.#reader instanceof SpooledDatabase) this.#reader.dispose()
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
      return new SpooledDatabase(options)
    case 'zip':
    case 'gzip':
      throw new FairwayError('bad-input', 'The file is packed in a way that cannot be read as it comes.', {
        where: path,
        next: 'Unpack it and choose the log that is in it.',
      })
  }
}
