import type { ContractName } from '../lane/lane.ts'
import { day, duration, number, percent, plain, plural, visible } from '../page/say.ts'
import { smallFiles } from './landings.ts'
import type { ScanReport } from './report.ts'
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
} from './words.ts'

/** The report for a terminal, which obeys no character that somebody else wrote. */
export function scanText(report: ScanReport): string {
  return [head(report), lanes(report), months(report), groups(report), lead(report), people(report)]
    .concat([clusters(report), nearMisses(report), cost(report), openFirst(report), basis(report)])
    .filter((part) => part.length > 0)
    .map((part) => part.map(visible).join('\n'))
    .join('\n\n')
}

const head = (report: ScanReport): string[] => [
  headline(report),
  `${sayShare(report.inLane)}; of commits that touch up to ${smallFiles} files ${sayShare(report.small)}.`,
  report.window === null
    ? ''
    : `${report.basis.repository}, ${day(report.window.from)} to ${day(report.window.to)}, ${plural(report.walked, 'commit')} walked.`,
]

function lanes({ lanes }: ScanReport): string[] {
  return table(
    Object.entries(lanes).map(([lane, figures]) => [
      lane,
      number(figures.commits),
      percent(figures.share),
      interval(figures.low, figures.high),
      figures.also > 0 ? `and ${figures.also} more, counted above` : contractSays[lane as ContractName],
    ]),
    'By contract',
  )
}

function months({ months }: ScanReport): string[] {
  const shown = months.slice(-12)
  return table(
    shown.map(({ month, commits, inLane }) => [
      month,
      `${number(inLane)} of ${number(commits)}`,
      '#'.repeat(Math.round((20 * inLane) / Math.max(1, commits))),
    ]),
    months.length > shown.length ? `By month (the last ${shown.length} of ${months.length})` : 'By month',
  )
}

const groups = ({ groups, basis }: ScanReport): string[] =>
  table(
    groups.map((each) => [
      plain(each.group, 40),
      plural(each.people, 'author'),
      `${number(each.n)} of ${number(each.of)}`,
      percent(each.share),
      each.isBots ? 'in no other share' : '',
    ]),
    basis.hasGroupFile ? 'By group (from your file)' : 'By group (from e-mail domains; says nothing of roles)',
  )

function lead({ lead }: ScanReport): string[] {
  const rows = [
    ['inside a lane', lead.lane],
    ['other work', lead.other],
    [`other, up to ${smallFiles} files`, lead.smallOther],
  ] as const
  const without = Object.values(lead.unknown).reduce((sum, each) => sum + each.lane + each.other, 0)
  return [
    ...table(
      rows.map(([name, spread]) => [
        name,
        `n ${number(spread.n)}`,
        `median ${duration(spread.median)}`,
        spread.low === null ? '' : `(${duration(spread.low)}–${duration(spread.high)})`,
        spread.n === 0 ? '' : `p90 ${duration(spread.p90)}`,
      ]),
      'From first written to landed',
    ),
    ...(without > 0 ? [`  Left out: ${number(without)} pieces of work of which git keeps no such time.`] : []),
  ]
}

const people = (report: ScanReport): string[] => [
  'People interrupted',
  `  ${interruptionSays(report)}`,
  ...(report.interruptions.laneLandings === 0 ? [] : [`  ${hiddenSays(report)}`, `  ${interruptionDefinition}`]),
]

const clusters = ({ clusters }: ScanReport): string[] => [
  ...table(
    clusters.folders.map((each) => [plain(each.name, 60), plural(each.commits, 'commit')]),
    'Where it gathers',
  ),
  ...clusters.texts
    .slice(0, 4)
    .map(
      (text) =>
        `  ${text.changes} times: "${plain(text.first, 40)}" … "${plain(text.last, 40)}" (${plain(text.path, 60)})`,
    ),
]

function nearMisses({ nearMisses }: ScanReport): string[] {
  if (nearMisses.commits === 0) return []
  return [
    `Near misses: ${plural(nearMisses.commits, 'commit')} that one thing kept out`,
    ...nearMisses.rules
      .slice(0, 6)
      .flatMap(({ contract, rule, means, kind, commits, examples }) => [
        `  ${number(commits)}  ${means ?? rule}${kind === 'rest' ? '; the rest is admitted' : ''} [${contract}, ${rule}]`,
        ...examples
          .slice(0, 1)
          .map((each) => `     ${each.sha.slice(0, 10)} ${plain(each.subject, 60)}: ${plain(each.says, 120)}`),
      ]),
  ]
}

function cost({ cost }: ScanReport): string[] {
  const { hoursPerChange, hoursInLane, hourlyCost } = cost.assumptions
  const assumed = `  Assumed, not measured: ${hoursPerChange} h of engineers for each change today, ${hoursInLane} h in a lane, ${hourlyCost} an hour.`
  if (cost.changesPerYear === null)
    return ['Cost', '  The window is shorter than four weeks, so no year is reckoned from it.', assumed]
  return [
    'Cost, if the pace of the window holds for a year',
    `  ${number(cost.changesPerYear)} changes, ${number(cost.hoursPerYear ?? 0)} hours of engineers, ${number(cost.costPerYear ?? 0)} in money; lanes would save ${number(cost.hoursSavedPerYear ?? 0)} hours, ${number(cost.savedPerYear ?? 0)}.`,
    assumed,
  ]
}

const openFirst = ({ openFirst }: ScanReport): string[] =>
  openFirst.yaml === ''
    ? []
    : [
        'Open first (.fairway/lanes.yaml, for your engineers to read)',
        ...openFirst.yaml
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
      ]

const basis = (report: ScanReport): string[] =>
  [
    'How this was counted',
    basisSays(report),
    notAskedSays(report),
    `Left out of every share: ${leftOutSays(report).join('; ')}.`,
    `Counted as outside a lane: ${notJudgedSays(report).join('; ')}.`,
    `Not counted: ${notCounted.join('; ')}.`,
  ]
    .filter((line) => line !== '')
    .map((line, at) => (at === 0 ? line : `  ${line}`))

/** Columns side by side under a title; nothing without rows. */
function table(rows: readonly (readonly string[])[], title: string): string[] {
  if (rows.length === 0) return []
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return [title, ...rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())]
}
