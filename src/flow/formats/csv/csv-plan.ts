import { FairwayError } from '../../../base/errors.ts'
import type { Assumption } from '../read-quality.ts'
import type { TimeOptions } from '../time-options.ts'
import type { TimeReader } from '../time-reader.ts'
import { type CsvColumns, type CsvRole, chooseColumns } from './csv-columns.ts'
import { type CsvSample, sampleOf } from './csv-sample.ts'
import { type CsvTimeFormat, guessTimeFormat } from './csv-times.ts'

export interface CsvOptions extends TimeOptions {
  /** Names of columns as the header writes them; guessed where absent. */
  readonly columns?: Readonly<Partial<Record<CsvRole, string>>>
  /** Label of an encoding, such as `windows-1252`; UTF-8 where absent and no mark says otherwise. */
  readonly encoding?: string
  /** One character; guessed if absent. */
  readonly delimiter?: string
  /** Guessed if absent; days and months that could be either way round are refused. */
  readonly timeFormat?: CsvTimeFormat
}

/** How a table is to be read. */
export interface CsvPlan {
  readonly delimiter: string
  readonly columns: CsvColumns
  /** Cells of a row. */
  readonly width: number
  readonly timeFormat: CsvTimeFormat
  /** What of all this was guessed, and what was told. */
  readonly assumptions: readonly Assumption[]
}

/**
 * Plans how to read a table by its beginning.
 *
 * @param isWhole whether the beginning is all there is
 * @param isLastTry whether days and months that could be either way round are an error by now
 * @returns `null` where they could be, and more of the table may tell
 * @throws FairwayError `bad-input` where it is no table, or has not the columns of an event
 */
export function planOf(
  start: Uint8Array,
  options: CsvOptions,
  isWhole: boolean,
  times: TimeReader,
  isLastTry: boolean,
): CsvPlan | null {
  const sample = sampleOf(start, options.delimiter, isWhole)
  const { columns, assumptions } = chooseColumns(sample.header, options.columns ?? {})
  const column = columns.time as number
  const timeFormat = options.timeFormat ?? guessFormat(sample, column, times)
  if (timeFormat === 'undecided') {
    if (isLastTry) throw undecided(sample, column)
    return null
  }
  const { delimiter, header, isSure } = sample
  const confidence = isSure ? 'sure' : 'likely'
  return {
    delimiter,
    columns,
    width: header.length,
    timeFormat,
    assumptions: [
      { what: 'delimiter', value: delimiter, confidence: options.delimiter === undefined ? confidence : 'told' },
      ...assumptions,
      { what: 'time format', value: timeFormat, confidence: options.timeFormat === undefined ? 'sure' : 'told' },
    ],
  }
}

function guessFormat({ header, rows }: CsvSample, column: number, times: TimeReader): CsvTimeFormat | 'undecided' {
  const samples = rows.flatMap((row) => (row.length === header.length && row[column]?.trim() ? [row[column]] : []))
  return samples.length === 0 ? 'iso 8601' : guessTimeFormat(samples, header[column] ?? '', times)
}

const undecided = ({ header, rows }: CsvSample, column: number): FairwayError =>
  new FairwayError('bad-input', `The days and months in the column ${header[column]} could be either way round.`, {
    where: rows
      .slice(0, 3)
      .map((row) => row[column])
      .join(', '),
    next: 'Say whether the day or the month comes first.',
  })
