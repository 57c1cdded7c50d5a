import { coverageOf, type Definition, type Figure } from '../path/figure.ts'
import type { HistoryScan } from '../sources/path-event.ts'
import type { Interval } from '../statistics/interval.ts'
import { poissonRateInterval } from '../statistics/poisson-rate-interval.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { Study } from '../study/study.ts'

export const definitionOfOpportunity: Definition = {
  id: 'lane-opportunity',
  version: 1,
  says:
    'Commits of a scanned history that a contract admits by what they change, of all commits of people that change something; merges, first and ' +
    'empty commits and bots are left out. Beside it, what went through Fairway under the same contract and is in production. The intervals are ' +
    'Wilson’s and those of Poisson rates.',
}

type Rate = Interval & { readonly rate: number }

/** What one contract could carry, and what of it went through a lane. */
export interface ContractOpportunity {
  readonly contract: string
  readonly commits: number
  readonly share: Interval & { readonly share: number }
  /** Of the history, each week; `null` for a history of less than a week. */
  readonly perWeek: Rate | null
  /** Of this contract, what went through Fairway to production, and each week since the first of it. */
  readonly through: { readonly changes: number; readonly perWeek: Rate | null }
}

export interface Opportunity {
  readonly source: string
  readonly repository: string
  /** UTC milliseconds of the commit up to which it was scanned. */
  readonly scannedTo: number
  readonly inLane: Interval & { readonly share: number; readonly commits: number }
  /** Those that could carry most first; a contract that admits nothing and carried nothing is not among them. */
  readonly contracts: readonly ContractOpportunity[]
}

const weekMs = 7 * 24 * 60 * 60_000

/** What each scanned history could have sent through lanes; without a value where nothing in it counts. */
export function laneOpportunities(study: Study): Figure<Opportunity>[] {
  const through = throughFairway(study)
  return study.scans.map((scan) => opportunityOf(scan, through, study.asOf))
}

/** When changes of each contract came to production through Fairway, in order. */
function throughFairway({ records, items }: Study): ReadonlyMap<string, readonly number[]> {
  const arrived = items.paths.flatMap(({ id, end }) => {
    const contract = records.of.item.get(id)?.facts.contract
    return end.kind === 'in production' && typeof contract === 'string' ? [{ contract, at: end.at }] : []
  })
  return new Map(
    [...Map.groupBy(arrived, ({ contract }) => contract)].map(([contract, own]) => [
      contract,
      own.map(({ at }) => at).sort((a, b) => a - b),
    ]),
  )
}

function opportunityOf(
  scan: HistoryScan,
  through: ReadonlyMap<string, readonly number[]>,
  asOf: number,
): Figure<Opportunity> {
  const { commits, from, to } = scan
  const share = wilsonInterval(scan.inLane, commits)
  const contracts = scan.lanes.flatMap(({ contract, commits: own }): ContractOpportunity[] => {
    const ownShare = wilsonInterval(own, commits)
    const live = through.get(contract) ?? []
    if (ownShare === null || (own === 0 && live.length === 0)) return []
    const perWeek = rateOf(own, from, to)
    return [{ contract, commits: own, share: ownShare, perWeek, through: carried(live, asOf) }]
  })
  const excluded = scan.leftOut.map(({ reason, count }) => ({ reason, count, items: [] }))
  return {
    definition: definitionOfOpportunity,
    value: share && {
      source: scan.source,
      repository: scan.repository,
      scannedTo: scan.scannedTo,
      inLane: { ...share, commits: scan.inLane },
      contracts,
    },
    interval: share,
    window: { by: 'completion', from, to },
    clock: 'elapsed',
    n: commits,
    censored: 0,
    excluded,
    coverage: coverageOf(commits - scan.notJudged, [{ reason: 'not judged', count: scan.notJudged, items: [] }]),
    asOf,
  }
}

const carried = (live: readonly number[], asOf: number): ContractOpportunity['through'] => ({
  changes: live.length,
  perWeek: rateOf(live.length, live[0] ?? null, asOf),
})

function rateOf(count: number, from: number | null, to: number | null): Rate | null {
  if (from === null || to === null || to - from < weekMs) return null
  return poissonRateInterval(count, (to - from) / weekMs)
}
