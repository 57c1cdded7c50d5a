import { FairwayError } from '../../../base/errors.ts'
import { CsvCells } from './csv-cells.ts'

const delimiters = [',', ';', '\t', '|'] as const
const decoder = new TextDecoder()

export interface CsvSample {
  readonly delimiter: string
  /** Whether no other delimiter gives a table. */
  readonly isSure: boolean
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads the beginning of a table. Its delimiter is the one by which most rows have as many cells as the header, and of equally good ones the
 * one that gives most cells.
 *
 * @throws FairwayError `bad-input` where no delimiter gives two columns
 */
export function sampleOf(start: Uint8Array, told: string | undefined, isWhole: boolean): CsvSample {
  const tables = (told === undefined ? delimiters : [told]).map((delimiter) => tableOf(start, delimiter, isWhole))
  const scored = tables
    .filter(({ header }) => header.length > 1)
    .sort((a, b) => b.even - a.even || b.header.length - a.header.length)
  const [best, second] = scored
  if (best === undefined)
    throw new FairwayError('bad-input', 'The file is neither XES nor OCEL, nor a table with columns.', {
      where: 'line 1',
      next: 'Choose an event log in XES, OCEL or CSV; say which delimiter a table has, if it is an unusual one.',
    })
  return { ...best, isSure: second === undefined || second.even < best.even }
}

function tableOf(start: Uint8Array, delimiter: string, isWhole: boolean) {
  const rows: string[][] = []
  const take = (cells: CsvCells) => {
    if (cells.isLast && !isWhole) return
    rows.push(Array.from({ length: cells.count }, (_, cell) => cells.text(cell, decoder)))
  }
  const cells = new CsvCells({ row: take }, delimiter)
  cells.push(start)
  cells.finish()
  const [header = [], ...rest] = rows
  const even = rest.filter(({ length }) => length === header.length).length
  return { delimiter, header, rows: rest, even: rest.length === 0 ? 1 : even / rest.length }
}
