import { type Command, Option } from 'commander'
import type { CsvRole } from '../flow/formats/csv/csv-columns.ts'
import { type CsvTimeFormat, csvTimeFormats } from '../flow/formats/csv/csv-times.ts'

/** What may be said of a table of events, where its names do not tell it. */
export interface TableOptions extends Partial<Record<CsvRole, string>> {
  readonly timeFormat?: CsvTimeFormat
  readonly delimiter?: string
  readonly encoding?: string
}

export const withTableOptions = (command: Command): Command =>
  command
    .option('--case <column>', 'of a table: the column that says which case an event is of (default: guessed)')
    .option('--activity <column>', 'of a table: the column that says what happened')
    .option('--time <column>', 'of a table: the column that says when')
    .option('--resource <column>', 'of a table: the column that says who')
    .option('--lifecycle <column>', 'of a table: the column that says start or complete')
    .addOption(new Option('--time-format <form>', 'of a table: how times are written').choices(csvTimeFormats))
    .option('--delimiter <character>', 'of a table: what stands between cells')
    .option('--encoding <label>', 'of a table: its encoding, such as windows-1252')
