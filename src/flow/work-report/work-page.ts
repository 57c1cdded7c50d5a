import { type Html, html } from '../../page/html.ts'
import type { WorkReport } from './work-report.ts'
import type { FigureRow, WorkSection } from './work-section.ts'
import { workSections } from './work-words.ts'

/** The sections of a page; what cannot be told stands in them as plainly as what can. */
export const workPage = (report: WorkReport): Html[] => workSections(report).map(section)

function section({ title, about, rows, gaps }: WorkSection): Html {
  const definitions = [...new Map(rows.map(({ definition }) => [definition.id, definition])).values()]
  return html`<section><div class="side"><h2>${title}</h2><p>${about}</p></div><div class="what">${
    rows.length === 0
      ? null
      : html`<table><thead><tr><th scope="col">what</th><th scope="col" class="n">how much</th></tr></thead><tbody>${rows.map(row)}</tbody></table>`
  }${gaps.length === 0 ? null : html`<ul class="plain">${gaps.map((gap) => html`<li>${gap}</li>`)}</ul>`}${
    definitions.length === 0
      ? null
      : html`<details><summary>What these figures mean</summary><ul>${definitions.map(
          ({ id, version, says }) =>
            html`<li><span class="mono">${id} ${version}</span><span class="sentence">${says}</span></li>`,
        )}</ul></details>`
  }</div></section>`
}

const row = ({ name, value, interval, sample, more }: FigureRow): Html =>
  html`<tr><th scope="row">${name}${more === '' ? null : html`<span class="sentence">${more}</span>`}</th><td class="n">${value}<span class="sentence">${interval}</span><span class="sentence">${sample}</span></td></tr>`
