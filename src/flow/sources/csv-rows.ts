import { CsvCells } from '../formats/csv/csv-cells.ts'

/** One line of a table, by the names of its header. */
export type CsvRow = Readonly<Record<string, string>>

export interface CsvRows {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Rows with more or fewer cells than the header, by the line of the file on which they begin, from 1. */
  readonly uneven: readonly number[]
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * A table in RFC 4180: cells in quotes may hold commas, quotes written twice, and line ends. A line with more or fewer cells than the header
 * is no row: which cell is missing cannot be known.
 *
 * @throws FairwayError `bad-input` where the last row is longer than 16 MB, as one is in which a quote is never closed
 */
export function csvRows(text: string): CsvRows {
  let header: string[] | null = null
  const rows: CsvRow[] = []
  const uneven: number[] = []
  const take = (table: CsvCells): void => {
    const cells = Array.from({ length: table.count }, (_, cell) => table.text(cell, decoder))
    if (header === null) header = cells
    else if (cells.length !== header.length) uneven.push(table.line)
    else rows.push(Object.fromEntries(header.map((name, column) => [name, cells[column] as string])))
  }
  const table = new CsvCells({ row: take }, ',')
  table.push(new TextEncoder().encode(text.replace(/^\ufeff/, '')))
  table.finish()
  return { header: header ?? [], rows, uneven }
}
