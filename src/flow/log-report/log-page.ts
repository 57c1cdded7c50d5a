import { type Html, html } from '../../page/html.ts'
import { duration, number, percent, plural } from '../../page/say.ts'
import { pageStyle } from '../../page/style.ts'
import { mapStyle, mapSvg, waitSteps } from '../map/map-svg.ts'
import { chooseMap, placeMap } from '../map/path-map.ts'
import type { LogReport } from './log-report.ts'
import { dayOf } from './log-text.ts'
import { casesSay, clockSays, handoffsSay, headlineOf, openWorkSays, qualitySays, tiesSay } from './log-words.ts'

/** Share of transitions that the map shows at least; the table has all. */
const shownShare = 0.8
/** Rows that stand open; the others unfold. */
const openRows = 15
const mostRows = 400

/**
 * The report as one page that needs nothing else: no script, no font, no picture, no request. What comes from the log is escaped, and the
 * page forbids itself to load or run anything.
 *
 * @param name what the log is called: its file
 */
export function logPage(report: LogReport, name: string): string {
  const parts = [
    figures(report),
    mapSection(report),
    edgesSection(report),
    variants(report),
    activities(report),
    people(report),
  ]
  const head = html`${name}: the path of its cases`
  const foot = html`Computed from ${name} alone. The same file gives the same page. ${clockSays(report)} ${tiesSay(report)}`
  return flowPage(head, html`${top(report, name)}<main>${opening(report, name)}${parts}</main>`, foot)
}

/** One page of Flow around its body: no script, no font, no request. */
export function flowPage(title: Html, body: Html, foot: Html): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>${title.text}</title>
<style>${pageStyle}${mapStyle}</style></head><body>
${body.text}
<footer><p>${foot.text}</p></footer>
</body></html>
`
}

const top = ({ window }: LogReport, name: string): Html =>
  html`<header><div class="bar"><span>Fairway</span><span>${name}${window ? html`, ${dayOf(window.from)} to ${dayOf(window.to)}` : null}</span></div></header><div class="neat"></div>`

/** What was used and what to doubt comes before the first figure. */
function opening(report: LogReport, name: string): Html {
  const doubts = [openWorkSays, ...qualitySays(report)]
  return html`<h1>${headlineOf(report, name)}</h1>
<p class="lead">${casesSay(report)}, ${plural(report.events, 'event')}, ${plural(report.activities.length, 'activity', 'activities')}.</p>
<section><div class="side"><h2>Before you believe it</h2><p>What the log does not say, and what it says in two ways.</p></div><div class="what"><ul class="plain">${doubts.map((says) => html`<li>${says}</li>`)}</ul></div></section>`
}

const fact = (name: string, value: string, about: string): Html =>
  html`<div><dt>${name}</dt><dd>${value}<small>${about}</small></dd></div>`

function figures({ duration: spread, underWay, variants, cases, topVariants }: LogReport): Html {
  return html`<section><div class="side"><h2>How long</h2><p>From the first event of a case to its last. Percentiles are of Hyndman and Fan’s type 7.</p></div><div class="what"><dl class="facts">${
    spread === null
      ? null
      : [
          fact('Half within', duration(spread.p50), 'median'),
          fact('85 % within', duration(spread.p85), ''),
          fact('90 % within', duration(spread.p90), ''),
          fact('On average', duration(spread.mean), 'mean; long cases weigh most'),
        ]
  }${
    underWay === null
      ? null
      : fact(
          'Under way at once',
          underWay.wip.toFixed(1),
          `${underWay.ratePerDay.toFixed(2)} cases a day × ${underWay.sojournDays.toFixed(2)} days each`,
        )
  }${fact('Ways taken', number(variants), `variants; the most frequent has ${percent((topVariants[0]?.cases ?? 0) / Math.max(1, cases))} of cases`)}</dl></div></section>`
}

/** The map with its key, as a section of a page. */
export function mapSection(report: LogReport): Html {
  if (report.edges.length === 0) return html``
  const shown = chooseMap(report.activities, report.edges, shownShare)
  const says = `Showing ${percent(shown.share)} of transitions, ${number(shown.edges.length)} of ${plural(report.edges.length, 'edge')}, ${number(shown.nodes.length)} of ${plural(report.activities.length, 'activity', 'activities')}.`
  return html`<section class="full"><div class="side"><h2>The path</h2><p>Which activity directly follows which. ${says} The table below has all of them.</p></div><div class="what"><p class="key"><span>Width: how often. Colour: 85 % of the waits are</span>${waitSteps.map(
    (step) => html`<span><i class="${step.name}"></i>${step.says}</span>`,
  )}</p><div class="wide-scroll" tabindex="0" role="group" aria-label="Map, wider than the page">${mapSvg(placeMap(shown.nodes, shown.edges), `Map of the path. ${says} The table below says the same in figures.`)}</div><p class="note">On each edge: how often, and the time within which half of the waits end.</p></div></section>`
}

/** The same as a table: where the time is. */
export function edgesSection(report: LogReport): Html {
  const all = report.edges.reduce((sum, edge) => sum + edge.wait.total, 0)
  const sorted = [...report.edges].sort((a, b) => b.wait.total - a.wait.total)
  const more = sorted.slice(openRows, mostRows)
  const table = (rows: LogReport['edges']): Html =>
    html`<table><thead><tr><th scope="col">from, to</th><th scope="col" class="n">times</th><th scope="col" class="n">half within</th><th scope="col" class="n wide">85 % within</th><th scope="col" class="n">share of time</th></tr></thead><tbody>${rows.map(
      ({ from, to, count, wait }) =>
        html`<tr><th scope="row">${from}<span class="sentence">→ ${to}</span></th><td class="n">${number(count)}</td><td class="n">${duration(wait.p50)}</td><td class="n wide">${duration(wait.p85)}</td><td class="n">${percent(all === 0 ? 0 : wait.total / all)}</td></tr>`,
    )}</tbody></table>`
  return html`<section><div class="side"><h2>Where time passes</h2><p>The map as a table: the edges with the most time in all first. The share is of all time between events, in all cases together.</p></div><div class="what">${table(sorted.slice(0, openRows))}${
    more.length === 0
      ? null
      : html`<details><summary>${plural(more.length, 'more edge')}</summary>${table(more)}</details>`
  }${sorted.length > mostRows ? html`<p class="note">${number(sorted.length - mostRows)} more, with less time, are in the JSON.</p>` : null}</div></section>`
}

const variants = ({ topVariants, cases, variants: all }: LogReport): Html =>
  html`<section><div class="side"><h2>Ways taken</h2><p>Cases that went through the same activities in the same order. The ${number(topVariants.length)} most frequent of ${number(all)}.</p></div><div class="what"><table><thead><tr><th scope="col">activities</th><th scope="col" class="n">cases</th><th scope="col" class="n">share</th></tr></thead><tbody>${topVariants.map(
    ({ cases: own, activities: path }) =>
      html`<tr><th scope="row">${path.slice(0, 40).join(' → ')}${path.length > 40 ? ` … (${path.length} in all)` : null}</th><td class="n">${number(own)}</td><td class="n">${percent(own / cases)}</td></tr>`,
  )}</tbody></table></div></section>`

const activities = (report: LogReport): Html =>
  html`<section><div class="side"><h2>Activities</h2><p>Touch time is from start to completion, where the log has both.</p></div><div class="what"><table><thead><tr><th scope="col">activity</th><th scope="col" class="n">events</th><th scope="col" class="n wide">first / last of</th><th scope="col" class="n">repeated in</th><th scope="col" class="n wide">touch, half within</th></tr></thead><tbody>${report.activities.map(
    ({ name, events, starts, ends, repeatedIn, touch, completedWithoutStart }) =>
      html`<tr><th scope="row">${name}</th><td class="n">${number(events)}</td><td class="n wide">${number(starts)} / ${number(ends)}</td><td class="n">${number(repeatedIn)}</td><td class="n wide">${
        touch === null
          ? '–'
          : html`${duration(touch.p50)}<span class="sentence">of ${number(touch.n)}${completedWithoutStart > 0 ? `, ${number(completedWithoutStart)} completed without a start` : null}</span>`
      }</td></tr>`,
  )}</tbody></table></div></section>`

const people = (report: LogReport): Html =>
  html`<section><div class="side"><h2>Handoffs</h2><p>Counted between persons, case by case; nobody is ranked.</p></div><div class="what"><p class="say">${handoffsSay(report)}</p></div></section>`
