/** One line of the table: what was measured, ours and the peer's (or the limit), and how they compare. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly peer: string
  /** Ours divided by the peer's, or by the limit. */
  readonly ratio: number | null
  /** What the ratio or the figure should stay within; `null` where there is only a comparison. */
  readonly limit: string | null
  readonly holds: boolean | null
}

export const ms = (value: number | null): string =>
  value === null
    ? '–'
    : value >= 10_000
      ? `${(value / 1000).toFixed(1)} s`
      : value >= 1000
        ? `${(value / 1000).toFixed(2)} s`
        : value >= 10
          ? `${value.toFixed(0)} ms`
          : `${value.toFixed(2)} ms`

export const per = (value: number, unit: string): string => `${Math.round(value).toLocaleString('en')} ${unit}`

/** As Markdown, so that it can be pasted as it stands. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['measured', 'ours', 'peer or limit', 'ratio', 'should be', ''],
    ...rows.map((row) => [
      row.what,
      row.ours,
      row.peer,
      row.ratio === null ? '' : row.ratio >= 100 ? row.ratio.toFixed(0) : row.ratio.toFixed(2),
      row.limit ?? '',
      row.holds === null ? '' : row.holds ? 'holds' : 'MISSED',
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((line) => (line[at] ?? '').length)))
  const line = (texts: readonly string[]) => `| ${texts.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n')
}
