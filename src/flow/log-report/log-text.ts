import { day, duration, number, percent, plain, plural, visible } from '../../page/say.ts'
import type { LogReport } from './log-report.ts'
import { casesSay, clockSays, handoffsSay, headlineOf, openWorkSays, qualitySays, tiesSay } from './log-words.ts'

const mostEdges = 12
const mostVariants = 5

/** The report for a terminal, which obeys no character that somebody else wrote. */
export function logText(report: LogReport, name: string): string {
  return [head(report, name), edges(report), variants(report), people(report), quality(report)]
    .filter((part) => part.length > 0)
    .map((part) => part.map(visible).join('\n'))
    .join('\n\n')
}

const head = (report: LogReport, name: string): string[] => [
  headlineOf(report, plain(name)),
  `${plain(casesSay(report))}, ${plural(report.events, 'event')} of ${plural(report.activities.length, 'activity', 'activities')}, ${plural(report.variants, 'variant')}${
    report.window ? `, ${dayOf(report.window.from)} to ${dayOf(report.window.to)}` : ''
  }.`,
  ...(report.duration ? [`Mean ${duration(report.duration.mean)}, 85 % under ${duration(report.duration.p85)}.`] : []),
  ...(report.underWay
    ? [
        `On average ${report.underWay.wip.toFixed(1)} cases under way: ${report.underWay.ratePerDay.toFixed(2)} a day × ${report.underWay.sojournDays.toFixed(2)} days each.`,
      ]
    : []),
]

function edges(report: LogReport): string[] {
  if (report.edges.length === 0) return []
  const longest = [...report.edges].sort((a, b) => b.wait.total - a.wait.total).slice(0, mostEdges)
  const all = report.edges.reduce((sum, edge) => sum + edge.wait.total, 0)
  const carried = longest.reduce((sum, edge) => sum + edge.count, 0)
  return [
    `Where time passes: ${longest.length} of ${plural(report.edges.length, 'edge')}, those with the most time in all (${percent(carried / report.transitions)} of ${number(report.transitions)} transitions)`,
    ...longest.map(
      ({ from, to, count, wait }) =>
        `${percent(all === 0 ? 0 : wait.total / all).padStart(7)}  ${number(count).padStart(8)} ×  half within ${duration(wait.p50)}, 85 % within ${duration(wait.p85)}  ${plain(from, 50)} → ${plain(to, 50)}`,
    ),
  ]
}

const variants = ({ topVariants, cases, variants: all }: LogReport): string[] => [
  `The most frequent of ${plural(all, 'variant')}`,
  ...topVariants
    .slice(0, mostVariants)
    .map(
      ({ cases: own, activities }) =>
        `${percent(own / cases).padStart(7)}  ${number(own).padStart(8)} ×  ${plain(activities.join(' → '), 160)}`,
    ),
]

const people = (report: LogReport): string[] => [handoffsSay(report)]

const quality = (report: LogReport): string[] => [
  'Before you believe it',
  ...[openWorkSays, ...qualitySays(report), clockSays(report), tiesSay(report)].map((line) => `– ${line}`),
]

export const dayOf = (time: number): string => day(new Date(time).toISOString())
