/** One line of a table, by the names of its header. */
export type CsvRow = Readonly<Record<string, string>>

export interface CsvRows {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Lines with more or fewer cells than the header, as places among the lines, from 1. */
  readonly uneven: readonly number[]
}

/**
 * A table in RFC 4180: cells in quotes may hold commas, quotes written twice, and line ends. A line with more or fewer cells than the header
 * is no row: which cell is missing cannot be known.
 */
export function csvRows(text: string): CsvRows {
  const [header = [], ...lines] = cellsOf(text.replace(/^\ufeff/, ''))
  const rows: CsvRow[] = []
  const uneven: number[] = []
  for (const [at, cells] of lines.entries()) {
    if (cells.length === 1 && cells[0] === '') continue
    if (cells.length !== header.length) uneven.push(at + 2)
    else rows.push(Object.fromEntries(header.map((name, column) => [name, cells[column] as string])))
  }
  return { header, rows, uneven }
}

function cellsOf(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  const plain = /[^,\r\n]*/y
  for (let at = 0; at <= text.length; ) {
    const isQuoted = text[at] === '"'
    plain.lastIndex = at
    const end = isQuoted ? closingQuote(text, at + 1) : at + (plain.exec(text)?.[0].length ?? 0)
    line.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end))
    at = isQuoted ? end + 1 : end
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    if (text[at] !== ',') {
      lines.push(line)
      line = []
    }
    at++
  }
  return lines
}

/** Searches, instead of matching cell by cell: raw API pages in a cell have tens of thousands of quotes. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return text.length
}
