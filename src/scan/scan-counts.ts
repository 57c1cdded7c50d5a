import type { Instant } from '../base/ids.ts'
import type { ContractName } from '../lane/lane.ts'
import { botGroup, type GroupFile, groupOf, personalGroup } from './author-groups.ts'
import { ClusterCounts } from './clusters.ts'
import type { LeftOut, ScannedCommit } from './commit.ts'
import { type CostAssumptions, costOf } from './cost.ts'
import { shareOf } from './interval.ts'
import { Landings, smallFiles } from './landings.ts'
import { NearMissCounts } from './near-misses.ts'
import { OpenFirstCounts } from './open-first.ts'
import type {
  AdmittedCommit,
  CommitExample,
  GroupFigures,
  LaneFigures,
  MonthFigures,
  ScanBasis,
  ScanReport,
} from './report.ts'

const shownExamples = 40
const shownGroups = 8

interface Group {
  commits: number
  inLane: number
  readonly people: Set<string>
}

/**
 * Takes the commits of a history one by one, newest first, and keeps figures rather than commits: memory grows with people, months,
 * admitted commits, their files and landings, not with the size of the history's content.
 */
export class ScanCounts {
  readonly #asked: readonly ContractName[]
  readonly #groupFile: GroupFile
  readonly #lanes = new Map<ContractName, { commits: number; also: number }>()
  readonly #leftOut: Record<LeftOut, number> = { merge: 0, root: 0, empty: 0, bot: 0 }
  readonly #unjudgedRules: Record<string, number> = {}
  readonly #months = new Map<
    string,
    { commits: number; inLane: number; lanes: Partial<Record<ContractName, number>> }
  >()
  readonly #groups = new Map<string, Group>()
  readonly #landings = new Landings()
  readonly #clusters = new ClusterCounts()
  readonly #nearMisses = new NearMissCounts()
  readonly #openFirst = new OpenFirstCounts()
  readonly #examples: CommitExample[] = []
  readonly #admitted: AdmittedCommit[] = []
  readonly #small = { commits: 0, inLane: 0 }
  #walked = 0
  #commits = 0
  #inLane = 0
  #tooLarge = 0
  #unjudged = 0
  #from: Instant | null = null
  #to: Instant | null = null

  constructor(asked: readonly ContractName[], groupFile: GroupFile) {
    this.#asked = asked
    this.#groupFile = groupFile
    for (const contract of asked) this.#lanes.set(contract, { commits: 0, also: 0 })
  }

  add(scanned: ScannedCommit): void {
    const { commit, judged, leftOut } = scanned
    this.#walked++
    this.#landings.add(scanned)
    if (leftOut === null || leftOut === 'bot') this.#countGroup(scanned)
    if (leftOut !== null) {
      this.#leftOut[leftOut]++
      return
    }
    this.#commits++
    const at = commit.committer.at
    if (this.#from === null || at < this.#from) this.#from = at
    if (this.#to === null || at > this.#to) this.#to = at
    this.#countMonth(scanned)
    const isSmall = commit.files.length <= smallFiles
    if (isSmall) this.#small.commits++
    if (judged?.kind === 'too-large') this.#tooLarge++
    if (judged?.kind === 'unjudged') {
      this.#unjudged++
      this.#unjudgedRules[judged.reason.rule] = (this.#unjudgedRules[judged.reason.rule] ?? 0) + 1
    }
    this.#nearMisses.add(scanned)
    if (judged?.kind !== 'admitted') return
    this.#inLane++
    if (isSmall) this.#small.inLane++
    this.#clusters.add(scanned)
    this.#openFirst.add(scanned)
    for (const [index, contract] of judged.by.entries()) {
      const figures = this.#lanes.get(contract) ?? { commits: 0, also: 0 }
      if (index === 0) figures.commits++
      else figures.also++
      this.#lanes.set(contract, figures)
    }
    this.#admitted.push({ sha: commit.commit, at, lane: judged.by[0] })
    if (this.#examples.length < shownExamples) {
      this.#examples.push({
        sha: commit.commit,
        at,
        lane: judged.by[0],
        subject: commit.subject,
        files: judged.paths.length,
        edits: judged.editCount,
        says: judged.edits.slice(0, 3).map((edit) => edit.says),
      })
    }
  }

  /** @param unfinished landings whose branch began before the window, see `LandingWalk` */
  report(basis: ScanBasis, assumptions: CostAssumptions, unfinished: ReadonlySet<string>): ScanReport {
    const lanes: Partial<Record<ContractName, LaneFigures>> = {}
    for (const contract of this.#asked) {
      const { commits, also } = this.#lanes.get(contract) ?? { commits: 0, also: 0 }
      lanes[contract] = { commits, also, ...shareOf(commits, this.#commits) }
    }
    const code = this.#commits - this.#inLane
    lanes.code = { commits: code, also: 0, ...shareOf(code, this.#commits) }
    const { lead, interruptions } = this.#landings.report(unfinished)
    const window = this.#from !== null && this.#to !== null ? { from: this.#from, to: this.#to } : null
    const windowMs = window === null ? 0 : Date.parse(window.to) - Date.parse(window.from)
    return {
      basis,
      commits: this.#commits,
      walked: this.#walked,
      window,
      lanes,
      inLane: shareOf(this.#inLane, this.#commits),
      small: shareOf(this.#small.inLane, this.#small.commits),
      leftOut: { ...this.#leftOut },
      notJudged: { tooLarge: this.#tooLarge, unjudged: this.#unjudged, rules: { ...this.#unjudgedRules } },
      months: this.#monthFigures(),
      groups: this.#groupFigures(),
      lead,
      interruptions,
      clusters: this.#clusters.report(),
      nearMisses: this.#nearMisses.report(),
      cost: costOf(interruptions.laneLandings, windowMs, assumptions),
      openFirst: this.#openFirst.report(basis.repository),
      examples: this.#examples,
      admitted: this.#admitted,
    }
  }

  #countMonth({ commit, judged }: ScannedCommit): void {
    const month = commit.committer.at.slice(0, 7)
    const figures = this.#months.get(month) ?? { commits: 0, inLane: 0, lanes: {} }
    figures.commits++
    if (judged?.kind === 'admitted') {
      figures.inLane++
      figures.lanes[judged.by[0]] = (figures.lanes[judged.by[0]] ?? 0) + 1
    }
    this.#months.set(month, figures)
  }

  #countGroup({ commit, judged, leftOut }: ScannedCommit): void {
    const name = leftOut === 'bot' ? botGroup : groupOf(commit.author, this.#groupFile)
    const group = this.#groups.get(name) ?? { commits: 0, inLane: 0, people: new Set() }
    group.commits++
    group.people.add(commit.author.email.toLowerCase())
    if (judged?.kind === 'admitted') group.inLane++
    this.#groups.set(name, group)
  }

  /** Every month between the first and the last: a gap is a gap. */
  #monthFigures(): MonthFigures[] {
    const known = [...this.#months.keys()].sort()
    const [first, last] = [known[0], known.at(-1)]
    if (first === undefined || last === undefined) return []
    const months: MonthFigures[] = []
    for (let month = first; month <= last; month = nextMonth(month)) {
      const { commits, inLane, lanes } = this.#months.get(month) ?? { commits: 0, inLane: 0, lanes: {} }
      months.push({ month, commits, inLane, lanes })
    }
    return months
  }

  /** Domains of one or two people would name them, so they are put together. */
  #groupFigures(): GroupFigures[] {
    const fromFile = new Set([...this.#groupFile.values(), botGroup, personalGroup])
    const isShown = ([name, { people }]: readonly [string, Group]): boolean => fromFile.has(name) || people.size >= 3
    const all = [...this.#groups].sort(([a, one], [b, other]) => other.commits - one.commits || (a < b ? -1 : 1))
    const large = all.filter(isShown)
    const shown = large.filter(([name], index) => index < shownGroups || name === botGroup)
    const rest = all.filter((each) => !shown.includes(each))
    const folded: [string, Group][] = rest.length === 0 ? [] : [[sayRest(rest.length), together(rest)]]
    return [...shown, ...folded].map(([group, { commits, inLane, people }]) => ({
      group,
      people: people.size,
      isBots: group === botGroup,
      ...shareOf(inLane, commits),
    }))
  }
}

const sayRest = (groups: number): string => (groups === 1 ? 'another domain' : `${groups} other domains`)

const together = (groups: readonly (readonly [string, Group])[]): Group => ({
  commits: groups.reduce((sum, [, group]) => sum + group.commits, 0),
  inLane: groups.reduce((sum, [, group]) => sum + group.inLane, 0),
  people: new Set(groups.flatMap(([, group]) => [...group.people])),
})

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
