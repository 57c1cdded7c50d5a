import { FairwayError } from '../../base/errors.ts'
import { writeCsv } from '../../flow/formats/csv/write-csv.ts'
import { writeOcelJson } from '../../flow/formats/ocel/write-ocel-json.ts'
import { writeXes } from '../../flow/formats/xes/write-xes.ts'
import type { EventLog } from '../../flow/log/event-log.ts'
import { parquetOf } from './parquet.ts'
import { writeLogFile } from './write-log-file.ts'
import { writeOcelSqlite } from './write-ocel-sqlite.ts'

/**
 * Writes a log in the format that its name asks for: `.xes`, `.csv` and `.parquet` seen from one type of object, `.json`, `.jsonocel` and `.sqlite`
 * whole; text gzipped where `.gz` follows.
 *
 * @throws FairwayError `bad-input` for another ending, `conflict` where the file exists, `disk-full`
 */
export async function exportLog(log: EventLog, objectType: string, path: string): Promise<void> {
  const ending = /\.(xes|csv|json|jsonocel|sqlite|parquet)(\.gz)?$/i.exec(path)
  const format = ending?.[1]?.toLowerCase()
  if (format === 'xes') return writeLogFile(path, writeXes(log, objectType))
  if (format === 'csv') return writeLogFile(path, writeCsv(log, objectType))
  if (format === 'json' || format === 'jsonocel') return writeLogFile(path, writeOcelJson(log))
  if (format === 'parquet' && ending?.[2] === undefined) return writeLogFile(path, [parquetOf(log, objectType)])
  if (format === 'sqlite' && ending?.[2] === undefined) return writeOcelSqlite(log, path)
  throw new FairwayError('bad-input', `${path} has no ending that says a format.`, {
    where: path,
    next: 'Let it end in .xes, .csv, .json (OCEL 2.0), .sqlite (OCEL 2.0) or .parquet; .gz may follow the first three.',
  })
}
