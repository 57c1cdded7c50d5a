import { type Html, html } from '../../page/html.ts'
import { number, percent } from '../../page/say.ts'
import type { Definition } from '../path/figure.ts'
import { signNames } from '../signs/sign.ts'
import {
  adoptionSays,
  constraintSays,
  driftSays,
  effectSays,
  evidenceSays,
  gainSays,
  guardSays,
  laneSpeedSays,
} from './insight-words.ts'
import type { PathReport } from './path-report.ts'

/** What holds the path up, whether decisions outgrow it, the five signs, and lanes: sections of the page. */
export function insights(report: PathReport): Html {
  if (report.items.paths.length === 0) return html``
  const { constraint, drift, signs, lanes } = report
  const stations = constraint.value && constraint.value.kind !== 'cannot tell' ? constraint.value.stations : []
  return html`<section>${side('Constraint', constraint.definition)}<div class="what"><p class="say">${constraintSays(constraint)}</p>${
    stations.length === 0
      ? null
      : html`<table><thead><tr><th scope="col">station</th><th scope="col">a tenth more capacity</th></tr></thead><tbody>${stations.map(
          (each) =>
            html`<tr><th scope="row">${each.station}</th><td>${gainSays(each)}<span class="sentence">${evidenceSays(each)}</span></td></tr>`,
        )}</tbody></table>`
  }</div></section><section>${side('Drift', drift.definition)}<div class="what"><p class="say">${driftSays(drift)}</p></div></section><section><div class="side"><h2>Five signs</h2><p>Met where the whole interval lies beyond the mark; where the data does not say, it cannot be told.</p></div><div class="what"><table><thead><tr><th scope="col">sign</th><th scope="col">state</th></tr></thead><tbody>${signs.map(
    ({ sign, state, says, figure }) =>
      html`<tr><th scope="row">${sign} ${signNames[sign]}<span class="sentence">${says}</span></th><td>${state}<span class="sentence">n ${number(figure.n)}${figure.coverage === null ? null : `, covers ${percent(figure.coverage)}`}</span></td></tr>`,
  )}</tbody></table></div></section>${lanes.map(
    (lane) =>
      html`<section>${side(`Lane ${lane.plan.lane}`, lane.adoption.definition)}<div class="what"><p class="say">${adoptionSays(lane)}</p><ul class="plain">${(lane.adoption.value?.leakage ?? []).map(({ reason, count }) => html`<li>${number(count)} not taken: ${reason}</li>`)}${lane.guards.map((guard) => html`<li>${guardSays(guard)}</li>`)}<li>${laneSpeedSays(lane.speed)}</li></ul><p class="note">${effectSays(lane.effect)}</p></div></section>`,
  )}`
}

const side = (title: string, { id, version, says }: Definition): Html =>
  html`<div class="side"><h2>${title}</h2><p>${says}</p><p>${id}, version ${version}.</p></div>`
