import { type CsvCell, tableLine } from './table-line.ts'

/** A table for people's own tools (RFC 4180). Not known is empty, never 0. */
export const csvTable = (head: readonly string[], rows: Iterable<readonly CsvCell[]>): string =>
  tableLine(head) + Array.from(rows, tableLine).join('')
