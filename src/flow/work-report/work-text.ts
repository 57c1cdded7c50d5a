import type { WorkReport } from './work-report.ts'
import type { FigureRow } from './work-section.ts'
import { workSections } from './work-words.ts'

/** The sections for a terminal, a list of lines each. */
export const workText = (report: WorkReport): string[][] =>
  workSections(report).map(({ title, about, rows, gaps }) => [
    `${title}. ${about}`,
    ...rows.flatMap(linesOf),
    ...gaps.map((gap) => `  – ${gap}`),
  ])

function linesOf({ name, value, interval, sample, more, definition }: FigureRow): string[] {
  const says = [interval, sample].filter((part) => part !== '').join('; ')
  return [
    `  ${value.padStart(9)}  ${name} (${definition.id} ${definition.version}): ${says}`,
    ...(more === '' ? [] : [`             ${more}`]),
  ]
}
