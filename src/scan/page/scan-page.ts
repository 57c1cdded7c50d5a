import type { ContractName } from '../../lane/lane.ts'
import { type Html, html, preformatted } from '../../page/html.ts'
import { day, duration, number, percent, plural } from '../../page/say.ts'
import { pageStyle } from '../../page/style.ts'
import { smallFiles } from '../landings.ts'
import type { ScanReport } from '../report.ts'
import {
  basisSays,
  contractSays,
  headline,
  hiddenSays,
  interruptionDefinition,
  interruptionSays,
  interval,
  leftOutSays,
  notAskedSays,
  notCounted,
  notJudgedSays,
  sayShare,
  unknownLeadSays,
} from '../words.ts'
import { monthChart, scaleFor, shareBar, spreadAxis, spreadBar } from './charts.ts'

/**
 * The report as one page that needs nothing else: no script, no font, no picture, no request. Everything that comes from the
 * repository is escaped, and the page forbids itself to load or run anything.
 */
export function scanPage(report: ScanReport): string {
  const parts = [
    contracts(report),
    months(report),
    groups(report),
    lead(report),
    interruptions(report),
    clusters(report),
    nearMisses(report),
    cost(report),
    openFirst(report),
    examples(report),
    basis(report),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>${html`${report.basis.repository}: what could have gone through a lane`.text}</title>
<style>${pageStyle}</style></head><body>
${top(report).text}
<main>${opening(report).text}${parts.map((part) => part?.text ?? '').join('\n')}</main>
${end(report).text}
</body></html>
`
}

const buoys = html`<svg viewBox="0 0 26 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M3 15h8M5 15l1-8h2l1 8M6 7l1-3 1 3M15 15h8M17 15V7h4v8"/><path d="M1 18c2-1 3-1 5 0s3 1 5 0 3-1 5 0 3 1 5 0 2-1 4 0"/></svg>`

const top = ({ basis, window }: ScanReport): Html =>
  html`<header><div class="bar">${buoys}<span>Fairway</span><span>${basis.repository}${window ? html`, ${day(window.from)} to ${day(window.to)}` : null}</span></div></header><div class="neat"></div>`

function opening(report: ScanReport): Html {
  const { inLane, small, commits, walked, lead } = report
  const compared =
    lead.lane.low !== null && lead.smallOther.low !== null
      ? html` From first written to landed it took <b>${duration(lead.lane.median)}</b> (median of ${number(lead.lane.n)}); other work as small took ${duration(lead.smallOther.median)} (of ${number(lead.smallOther.n)}).`
      : null
  return html`<h1>${headline(report)}</h1>
<p class="lead">${
    commits === 0
      ? 'Nothing was counted.'
      : html`<b>${percent(inLane.share)}</b> of ${plural(commits, 'commit')} (95 % interval ${interval(inLane.low, inLane.high)}) changed nothing but words, prose, styles or listed values, proved on the files themselves. Of commits that touch up to ${smallFiles} files it is <b>${percent(small.share)}</b> (${number(small.n)} of ${number(small.of)}).${compared}`
  }</p>
<p class="note">A lane is a short way to production for one kind of change that a machine can prove. This page says how much of the past was of that kind. It does not say that the rest was slow, nor that this much would have been proposed by anybody else. ${plural(walked, 'commit')} walked.</p>`
}

function contracts({ lanes }: ScanReport): Html {
  const rows = Object.entries(lanes).filter(([lane]) => lane !== 'code')
  const most = scaleFor(rows.map(([, figures]) => figures.share ?? 0))
  return section(
    'By contract',
    ['A contract is the rule of a lane. Each commit counts once, for the first contract that admits all of it.'],
    html`<table><thead><tr><th scope="col">contract</th><th scope="col" class="n">commits</th><th scope="col" class="n">share</th><th scope="col" class="wide">with its 95 % interval, up to ${percent(most)}</th></tr></thead><tbody>${rows.map(
      ([lane, figures]) =>
        html`<tr><th scope="row">${lane}<span class="sentence">${contractSays[lane as ContractName]}${figures.also > 0 ? `; ${plural(figures.also, 'commit')} more count above` : ''}</span></th><td class="n">${number(figures.commits)}</td><td class="n">${percent(figures.share)}<span class="sentence">${interval(figures.low, figures.high)}</span></td><td class="wide">${shareBar(figures, most)}</td></tr>`,
    )}<tr><th scope="row">outside every lane</th><td class="n">${number(lanes.code?.commits ?? 0)}</td><td class="n">${percent(lanes.code?.share ?? null)}</td><td class="wide"></td></tr></tbody></table>`,
  )
}

const months = (report: ScanReport): Html | null =>
  report.months.length === 0
    ? null
    : section('Over time', ['By the date on which a commit was put in place, in UTC.'], monthChart(report.months))

function groups({ groups, basis }: ScanReport): Html | null {
  if (groups.length === 0) return null
  const most = scaleFor(groups.map((each) => each.share ?? 0))
  return section(
    'Who commits it',
    [
      basis.hasGroupFile
        ? 'Groups from the file that was given; whoever is not in it by the domain of the address.'
        : 'By the domain of the author’s address. It says nothing of what people do: give a file of groups for that. Domains of one or two people are put together.',
    ],
    html`<table><thead><tr><th scope="col">group</th><th scope="col" class="n">authors</th><th scope="col" class="n">in a lane</th><th scope="col" class="n">share</th><th scope="col" class="wide">up to ${percent(most)}</th></tr></thead><tbody>${groups.map(
      (each) =>
        html`<tr><th scope="row">${each.group}${each.isBots ? html`<span class="sentence">in no other share of this page</span>` : null}</th><td class="n">${number(each.people)}</td><td class="n">${number(each.n)} of ${number(each.of)}</td><td class="n">${percent(each.share)}</td><td class="wide">${shareBar(each, most)}</td></tr>`,
    )}</tbody></table>`,
  )
}

function lead({ lead }: ScanReport): Html {
  const rows = [
    ['inside a lane', lead.lane],
    [`other work, up to ${smallFiles} files`, lead.smallOther],
    ['all other work', lead.other],
  ] as const
  const unknown = Object.entries(lead.unknown)
    .map(([why, each]) => ({ why: why as keyof typeof unknownLeadSays, n: each.lane + each.other }))
    .filter(({ n }) => n > 0)
  return section(
    'How long it took',
    [
      'From the first author date of a piece of work to its landing on the main line. A merge with its branch is one piece; so is a squashed, rebased or direct commit.',
    ],
    html`${
      lead.lane.n === 0 || lead.other.n === 0
        ? html`<p class="say">This history cannot tell: git kept the time of ${plural(lead.lane.n, 'piece')} of lane-like work and of ${plural(lead.other.n, 'other')}. A forge or a tracker knows more.</p>`
        : html`<table><thead><tr><th scope="col">work</th><th scope="col" class="n">n</th><th scope="col" class="n">median</th><th scope="col" class="n">9 of 10</th><th scope="col" class="wide">middle half, and the median with its interval</th></tr></thead><tbody>${rows.map(
            ([name, spread]) =>
              html`<tr><th scope="row">${name}</th><td class="n">${number(spread.n)}</td><td class="n">${duration(spread.median)}<span class="sentence">${spread.low === null ? '' : `${duration(spread.low)}–${duration(spread.high)}`}</span></td><td class="n">${duration(spread.p90)}</td><td class="wide">${spreadBar(spread)}</td></tr>`,
          )}<tr class="wide"><td colspan="4"></td><td>${spreadAxis()}</td></tr></tbody></table>`
    }${
      unknown.length === 0
        ? null
        : html`<p class="note">Left out, because git keeps no such time: ${unknown.map(({ why, n }, at) => `${at > 0 ? '; ' : ''}${plural(n, 'piece')}: ${unknownLeadSays[why]}`)}.${lead.lane.n < 20 && lead.lane.n > 0 && lead.other.n > 0 ? ` With ${number(lead.lane.n)} on one side this is a hint, not a finding.` : ''}</p>`
    }`,
  )
}

const interruptions = (report: ScanReport): Html =>
  section(
    'Whom it interrupted',
    [interruptionDefinition],
    html`<p class="say">${interruptionSays(report)}</p>${
      report.interruptions.laneLandings === 0
        ? null
        : html`<p class="note">${hiddenSays(report)} No person is named on this page, on purpose.</p>`
    }`,
  )

function clusters({ clusters }: ScanReport): Html | null {
  if (clusters.folders.length === 0) return null
  const repeated = clusters.files.filter((each) => each.commits > 1)
  const list = (title: string, rows: readonly (readonly [string, string])[], name: string): Html =>
    html`<div><h3>${title}</h3>${rows.length === 0 ? html`<p class="note">None more than once.</p>` : null}<table><tbody>${rows.map(([what, n]) => html`<tr><th scope="row" class="${name}">${what}</th><td class="n">${n}</td></tr>`)}</tbody></table></div>`
  return section(
    'Where it gathers',
    [
      'Commits wholly inside a lane, by folder and file. The same text changed again and again is a decision that had no home.',
    ],
    html`<div class="two">${list(
      'Folders',
      clusters.folders.map((each) => [each.name, number(each.commits)]),
      'mono',
    )}${list(
      'Files changed more than once',
      repeated.map((each) => [each.name, number(each.commits)]),
      'mono',
    )}</div>${
      clusters.texts.length === 0
        ? null
        : html`<h3 style="padding-top:24px">Texts changed more than once</h3><table><tbody>${clusters.texts.map((text) => html`<tr><th scope="row">“${text.first}” → “${text.last}”<span class="sentence mono">${text.path}</span></th><td class="n">${plural(text.changes, 'time')}</td></tr>`)}</tbody></table>`
    }<p class="note">Kinds of places changed: ${clusters.kinds.map((kind, at) => `${at > 0 ? ', ' : ''}${kind.name} ${number(kind.edits)}`)}.</p>`,
  )
}

function nearMisses({ nearMisses, commits }: ScanReport): Html | null {
  if (nearMisses.commits === 0) return null
  return section(
    'What one thing kept out',
    [
      'Commits that a contract refuses for one file while it admits the rest (which was judged), or for breaking one rule only.',
      'Some of them are lanes to widen, some are commits to split, some are right to be kept out.',
    ],
    html`<p class="say">${plural(nearMisses.commits, 'commit')} more (${percent(nearMisses.commits / commits)}) missed a lane by one thing.</p>${nearMisses.rules
      .slice(0, 12)
      .map(
        ({ contract, rule, means, kind, commits, examples }) =>
          html`<details><summary><b>${number(commits)}</b> ${means ?? rule}${kind === 'rest' ? '; the rest is admitted' : ''} <span class="faint">${contract}, ${rule}</span></summary><ul>${examples.map(
            (each) =>
              html`<li><span class="mono faint">${each.sha.slice(0, 10)}</span> ${each.subject}<span class="sentence">${each.says}</span></li>`,
          )}</ul></details>`,
      )}${nearMisses.rules.length > 12 ? html`<p class="note">and ${plural(nearMisses.rules.length - 12, 'rule')} more.</p>` : null}`,
  )
}

function cost({ cost }: ScanReport): Html {
  const { hoursPerChange, hoursInLane, hourlyCost } = cost.assumptions
  const fact = (name: string, value: number | null, under: string): Html =>
    html`<div><dt>${name}</dt><dd>${value === null ? '–' : number(value)}<small>${under}</small></dd></div>`
  return section(
    'What it costs',
    ['If the pace of the window holds for a year. Counted: the pace. Assumed: everything else.'],
    html`${
      cost.changesPerYear === null
        ? html`<p class="say">The window is shorter than four weeks, so no year is reckoned from it.</p>`
        : html`<dl class="facts">${fact('Changes a year', cost.changesPerYear, `${number(cost.changes)} in ${number(cost.windowDays)} days`)}${fact('Engineers’ hours today', cost.hoursPerYear, 'assumed')}${fact('Hours that lanes save', cost.hoursSavedPerYear, 'assumed')}${fact('The same in money', cost.savedPerYear, 'assumed, in your currency')}</dl>`
    }<p class="note assumed">Assumptions, not findings: ${hoursPerChange} hours of engineers for each such change today (asking, switching, editing, reviewing, merging), ${hoursInLane} hours in a lane (the owner’s look and yes), ${hourlyCost} an hour. Change them with <code>--hours-per-change</code>, <code>--hours-in-lane</code> and <code>--hourly-cost</code>. Not in it: what it is worth that a decision is real days earlier, and what it costs to set the lanes up.</p>`,
  )
}

function openFirst({ openFirst }: ScanReport): Html | null {
  if (openFirst.yaml === '') return null
  return section(
    'What to open first',
    [
      'The paths and limits that would have let most of it through, with the number of commits. A start for engineers to read: they own the lanes.',
    ],
    html`<pre tabindex="0" aria-label="A lanes file to start from">${preformatted(openFirst.yaml.trimEnd())}</pre><p class="note">Goes into <code>.fairway/lanes.yaml</code>. Checks and owners are yours to add; without CODEOWNERS nobody can approve.</p>`,
  )
}

function examples({ examples, inLane }: ScanReport): Html | null {
  if (examples.length === 0) return null
  const list = (commits: ScanReport['examples']): Html =>
    html`<ul>${commits.map(
      (each) =>
        html`<li><span class="mono faint">${each.sha.slice(0, 10)}</span> ${each.subject} <span class="faint">${each.lane}, ${day(each.at)}, ${plural(each.edits, 'edit')} in ${plural(each.files, 'file')}</span>${each.says.map((line) => html`<span class="sentence">${line}</span>`)}</li>`,
    )}</ul>`
  const more = examples.slice(shownAtOnce)
  return section(
    'See for yourself',
    [
      `The newest ${number(examples.length)} of the ${number(inLane.n)} commits behind the first figure, with what they changed.`,
    ],
    html`${list(examples.slice(0, shownAtOnce))}${
      more.length === 0 ? null : html`<details><summary>${number(more.length)} more</summary>${list(more)}</details>`
    }`,
  )
}
const shownAtOnce = 5

function basis(report: ScanReport): Html {
  const { since, until, max } = report.basis
  const asked = [since && `since ${since}`, until && `until ${until}`, max && `at most ${number(max)} commits`].filter(
    Boolean,
  )
  const items = (texts: readonly string[]): Html =>
    html`<ul class="plain">${texts.map((text) => html`<li>${text}.</li>`)}</ul>`
  return section(
    'What the figures are, and are not',
    ['Every share is of the same commits unless it says otherwise.'],
    html`<p class="say">${number(report.commits)} commits count${report.window ? html`: ${day(report.window.from)} to ${day(report.window.to)}` : null}${asked.length > 0 ? ` (asked for: ${asked.join(', ')})` : ''}.</p>
<h3>Rules</h3><p class="note" style="padding:0 0 12px">${basisSays(report)} ${notAskedSays(report)}</p>
<h3>In no share</h3>${items(leftOutSays(report))}
<h3>Counted as outside a lane, because nobody could tell</h3>${items(notJudgedSays(report))}
<h3>Not counted at all</h3>${items(notCounted)}
<h3>Intervals</h3><p class="note" style="padding:0">Shares: Wilson, 95 %. Medians: by ranks, 95 %, from six values on. They speak of chance only, as if this window were a sample of many like it.</p>
<p class="note">Near misses are looked for where at most eight files remain without those in the way. In all: ${sayShare(report.inLane)}.</p>`,
  )
}

const end = ({ basis }: ScanReport): Html =>
  html`<footer>Made by <code>fairway scan</code> from ${basis.repository} at <span class="mono">${basis.revision.slice(0, 10)}</span> of ${day(basis.revisionAt)}. Nothing was sent anywhere; this page loads nothing.</footer>`

const section = (title: string, side: readonly string[], what: Html): Html =>
  html`<section><div class="side"><h2>${title}</h2>${side.map((text) => html`<p>${text}</p>`)}</div><div class="what">${what}</div></section>`
