export type CsvCell = string | number | boolean | null

/** One row of a table in RFC 4180; `null` is an empty cell. A text that a spreadsheet would compute is kept from being one. */
export const tableLine = (cells: readonly CsvCell[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(value: CsvCell): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
