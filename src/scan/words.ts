import type { ContractName } from '../lane/lane.ts'
import { day, number, percent, plural } from '../page/say.ts'
import type { Share } from './interval.ts'
import type { UnknownLead } from './landings.ts'
import type { ScanReport } from './report.ts'

/** What a contract admits, as a reader would say it. */
export const contractSays: Readonly<Record<ContractName, string>> = {
  copy: 'only words that people read',
  content: 'only prose of Markdown pages',
  style: 'only class names and style values',
  flagged: 'only what a flag that is off hides',
  instrumentation: 'only tracking that the plan knows',
  config: 'only listed values of flags and experiments',
  code: 'outside every lane',
}

export const unknownLeadSays: Readonly<Record<UnknownLead, string>> = {
  'no-trace': 'squashed or pushed directly, so git kept no time before the landing',
  'began-before': 'a branch that began before the window',
  clock: 'written after it landed, by its clock',
}

/** What counts as an interruption; told wherever the figure stands. */
export const interruptionDefinition =
  'Counted is a person, once for each piece of landed work, who committed, merged or by a trailer reviewed, approved, tested or signed off work that is wholly inside a lane and of which they wrote nothing.'

export const notCounted = [
  'why a commit was made, who asked for it and who decided it: git does not say',
  'lane-like parts of larger commits: a commit counts only when all of it is inside one lane',
  'reviews, comments and waiting on a forge: only what is in the commits',
  'work that was never done because it would have had to wait',
]

/** `5.1 % (4.2–6.2 %, 95 of 1,862)`. */
export const sayShare = ({ share, low, high, n, of }: Share): string =>
  share === null ? 'nothing to count' : `${percent(share)} (${interval(low, high)}, ${number(n)} of ${number(of)})`

export const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? 'no interval' : `${percent(low).replace(' %', '')}–${percent(high)}`

/** `1 in 20`; `null` where none is. */
export const oneIn = ({ share }: Share): string | null =>
  share === null || share === 0 ? null : share > 0.6 ? null : `1 in ${Math.round(1 / share)}`

/** The one sentence that a reader should keep. */
export function headline(report: ScanReport): string {
  const { inLane, commits } = report
  if (commits === 0) return 'There is no commit to count in this window.'
  const said = oneIn(inLane)
  if (inLane.n === 0) return `None of ${plural(commits, 'commit')} is wholly inside a lane.`
  return said === null
    ? `${number(inLane.n)} of ${plural(commits, 'commit')} are wholly inside a lane.`
    : `${said === '1 in 1' ? 'Nearly every commit' : `${said} commits`} could have gone through a lane.`
}

/** Under which rules, as of when. */
export function basisSays(report: ScanReport): string {
  const { rules, revision, revisionAt } = report.basis
  const at = `${revision.slice(0, 10)} of ${day(revisionAt)}`
  return rules === 'head'
    ? `Each commit is judged with the built-in rules and with the names in the lanes file of ${at}, also where the commit is older than that file. Paths and limits of its lanes are not applied.`
    : rules === 'closed'
      ? `The lanes file of ${at} is wrong, so each commit is judged with the built-in rules alone.`
      : `Each commit is judged with the built-in rules alone: none are taken from a lanes file (as of ${at}).`
}

/** Why contracts were not asked; empty where all were. */
export const notAskedSays = (report: ScanReport): string =>
  report.basis.notAsked.length === 0
    ? ''
    : `Not looked for: ${report.basis.notAsked.join(', ')}. These need names that only a lanes file gives (flag function, tracking plan, values).`

/** What is in no share, with numbers; nothing that did not occur. */
export const leftOutSays = ({ leftOut }: ScanReport): string[] =>
  orNothing([
    [leftOut.merge, `${plural(leftOut.merge, 'merge')} (the commits they bring count, they themselves carry no work)`],
    [leftOut.bot, `${plural(leftOut.bot, 'commit')} of bots, known by what they call themselves`],
    [leftOut.root, `${plural(leftOut.root, 'first commit')}, with nothing before to compare with`],
    [leftOut.empty, `${plural(leftOut.empty, 'empty commit')}`],
  ])

/** What is in the denominator and could not be judged. */
export const notJudgedSays = ({ notJudged }: ScanReport): string[] =>
  orNothing([
    [notJudged.tooLarge, `${plural(notJudged.tooLarge, 'commit')} too large to judge`],
    [
      notJudged.unjudged,
      `${plural(notJudged.unjudged, 'commit')} that could not be judged${rulesSay(notJudged.rules)}`,
    ],
  ])

const orNothing = (parts: readonly (readonly [number, string])[]): string[] => {
  const found = parts.filter(([count]) => count > 0).map(([, says]) => says)
  return found.length > 0 ? found : ['nothing']
}

const rulesSay = (rules: Readonly<Record<string, number>>): string => {
  const most = Object.entries(rules)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
  return most.length === 0 ? '' : ` (${most.map(([rule, count]) => `${rule}: ${number(count)}`).join(', ')})`
}

/** The one sentence about people; a history that shows nobody says so instead of 0. */
export function interruptionSays({ interruptions: each }: ScanReport): string {
  if (each.laneLandings === 0) return 'Nothing that is wholly inside a lane has landed in this window.'
  const pieces = plural(each.laneLandings, 'landed piece')
  return each.times === 0
    ? `This history shows nobody besides the authors of ${pieces} of lane-like work.`
    : `${plural(each.people, 'person', 'people')} handled somebody else’s lane-like work, ${plural(each.times, 'time')} in all: ${number(each.handled)} of ${pieces} ${each.handled === 1 ? 'shows' : 'show'} another person.`
}

/** Why the figure about people is a floor. */
export const hiddenSays = ({ interruptions: { hidden } }: ScanReport): string =>
  hidden === 0
    ? 'A floor, not an estimate: reviews that left nothing in a commit are not in it.'
    : `A floor, not an estimate: ${plural(hidden, 'piece')} ${hidden === 1 ? 'was' : 'were'} landed by a forge, which hides who reviewed and who pressed the button.`
