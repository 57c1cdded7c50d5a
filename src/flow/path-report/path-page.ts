import { type Html, html, px } from '../../page/html.ts'
import { duration, number, percent, plural } from '../../page/say.ts'
import { edgesSection, flowPage, mapSection } from '../log-report/log-page.ts'
import { dayOf } from '../log-report/log-text.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure } from '../path/figure.ts'
import { pullRequestStages } from '../path/pull-request-stages.ts'
import type { SurvivalPercentile } from '../statistics/survival-percentile.ts'
import { workPage } from '../work-report/work-page.ts'
import type { WorkReport } from '../work-report/work-report.ts'
import { insights } from './insight-page.ts'
import type { PathReport } from './path-report.ts'
import {
  doubtsOf,
  headlineOf,
  landedSays,
  mixSays,
  percentileSays,
  sampleSays,
  sourceSays,
  stageSays,
} from './path-words.ts'

/** The report as one page that needs nothing else; what is to be doubted stands before the first figure. */
export function pathPage(report: PathReport, work: WorkReport, name: string): string {
  const body = html`<header><div class="bar"><span>Fairway</span><span>${name}, as of ${dayOf(report.asOf)}</span></div></header><div class="neat"></div>
<main><h1>${headlineOf(report)}</h1>
<p class="lead">${plural(report.items.paths.length, 'item')}, ${plural(report.pullRequests.paths.length, 'pull request')} and ${plural(report.items.deployments.production.length, 'deployment')} to production, from ${plural(report.sources.length, 'source')}.</p>
${doubts(report)}${speed(report)}${stages(report)}${insights(report)}${landed(report)}${report.map.edges.length === 0 || report.pullRequests.paths.length === 0 ? null : [mapSection(report.map), edgesSection(report.map)]}${workPage(work)}</main>`
  return flowPage(
    html`${name}: from decision to production`,
    body,
    html`Elapsed time, except of meetings and coordination, which are within working hours. Times between events are what really passed. The same records give the same page.`,
  )
}

const doubts = (report: PathReport): Html =>
  html`<section><div class="side"><h2>Before you believe it</h2><p>What was read, what was not, and what is a guess.</p></div><div class="what"><ul class="plain">${[
    ...report.sources.map(sourceSays),
    ...doubtsOf(report),
  ].map((says) => html`<li>${says}</li>`)}</ul></div></section>`

function speed({ speed: told }: PathReport): Html {
  const { figure, tellingOnly } = told
  const { definition, value, excluded } = figure
  const fact = (name: string, percentile: SurvivalPercentile): Html =>
    html`<div><dt>${name}</dt><dd>${percentile.kind === 'reached' ? duration(percentile.time) : '–'}<small>${percentileSays(percentile)}</small></dd></div>`
  return html`<section><div class="side"><h2>Decision to production</h2><p>${definition.says}</p><p>${definition.id}, version ${definition.version}. ${mixSays(told)}</p></div><div class="what">${
    value === null
      ? html`<p class="say">No item has both a decision and an end that these records tell.</p>`
      : html`<dl class="facts">${fact('Half within', value.p50)}${fact('85 % within', value.p85)}${fact('95 % within', value.p95)}</dl>
<table><caption>Of everything that was started, cancelled work among it</caption><thead><tr><th scope="col">within</th><th scope="col" class="n">in production</th><th scope="col" class="n">95 % interval</th></tr></thead><tbody>${value.reachedWithin.map(
          ({ ms, share, low, high }) =>
            html`<tr><th scope="row">${duration(ms)}</th><td class="n">${percent(share)}</td><td class="n">${low === null || high === null ? '–' : `${percent(low)}–${percent(high)}`}</td></tr>`,
        )}</tbody></table><p class="note">Only items whose record tells a decision, and does not just bound it: half ${percentileSays(tellingOnly.value?.p50)}, ${sampleSays(tellingOnly, 'item')}.</p>`
  }${
    excluded.length === 0
      ? null
      : html`<details><summary>${plural(
          excluded.reduce((sum, { count }) => sum + count, 0),
          'item',
        )} left out</summary><ul>${excluded.map(
          ({ reason, count, items }) =>
            html`<li>${number(count)}: ${reason}<span class="sentence mono">${items.slice(0, 20).join(', ')}${items.length > 20 ? ' …' : null}</span></li>`,
        )}</ul></details>`
  }</div></section>`
}

/** What git tells by itself: the last part of the path, where nothing else was read the only one. */
function landed(report: PathReport): Html {
  const { landings, toLanding, toProduction } = report.landed
  if (landings === 0) return html``
  const cell = (percentile: SurvivalPercentile | undefined, sample = ''): Html =>
    html`<td class="n">${percentile?.kind === 'reached' ? duration(percentile.time) : '–'}<span class="sentence">${percentileSays(percentile)}</span>${sample === '' ? null : html`<span class="sentence">${sample}</span>`}</td>`
  const row = (name: string, figure: Figure<Durations>): Html =>
    html`<tr><th scope="row" style="width:38%">${name}<span class="sentence">${figure.definition.says}</span></th>${cell(figure.value?.p50)}${cell(figure.value?.p85, sampleSays(figure, 'landing'))}</tr>`
  return html`<section><div class="side"><h2>Landed work</h2><p>${plural(landings, 'landing')} on the main line. ${landedSays(report.landed)}</p></div><div class="what"><table><thead><tr><th scope="col">part of the way</th><th scope="col" class="n">half within</th><th scope="col" class="n">85 % within</th></tr></thead><tbody>${[row('First commit to landing', toLanding), row('Landing to production', toProduction)]}</tbody></table>${[
    ...toLanding.excluded,
    ...toProduction.excluded,
  ].map(({ reason, count }) => html`<p class="note">Left out, ${number(count)}: ${reason}.</p>`)}</div></section>`
}

const reachedMs = (percentile: SurvivalPercentile | undefined): number =>
  percentile?.kind === 'reached' ? percentile.time : 0

/** Each stage as a bar as long as half of the pull requests need for it: the medians stand side by side and do not sum to a median. */
function stages({ pullRequests }: PathReport): Html {
  if (pullRequests.paths.length === 0) return html``
  const longest = Math.max(1, ...pullRequestStages.map((stage) => reachedMs(pullRequests.stages[stage].value?.p50)))
  return html`<section><div class="side"><h2>Stages of pull requests</h2><p>Half of them pass each stage within this time; those that are in it now count as open.</p></div><div class="what"><table><thead><tr><th scope="col">stage</th><th scope="col" class="wide"><span class="sr">length</span></th><th scope="col" class="n">half within</th></tr></thead><tbody>${pullRequestStages.map(
    (stage) => {
      const figure = pullRequests.stages[stage]
      const p50 = figure.value?.p50
      return html`<tr><th scope="row" style="width:32%">${stage}<span class="sentence">${stageSays[stage]}</span></th><td class="wide" style="width:28%"><svg class="range" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true"><rect class="f-sunk" x="0" y="4" width="100" height="12"/><rect class="f-in" x="0" y="4" width="${px((100 * reachedMs(p50)) / longest)}" height="12"/></svg></td><td class="n">${p50?.kind === 'reached' ? duration(p50.time) : '–'}<span class="sentence">${percentileSays(p50)}</span><span class="sentence">${sampleSays(figure, 'pull request')}</span></td></tr>`
    },
  )}</tbody></table></div></section>`
}
