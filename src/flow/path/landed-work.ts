import { poissonRateInterval } from '../statistics/poisson-rate-interval.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { Deployments } from './deployments.ts'
import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { coverageOf, type Definition, exclusionsOf, type Figure, type Window } from './figure.ts'
import type { PathRecord, PathRecords } from './path-records.ts'
import type { Production, ProductionOf } from './production.ts'

export const definitionOfLandingToProduction: Definition = {
  id: 'landing-to-production',
  version: 1,
  says:
    'From the moment a piece of work landed on the first-parent line of its repository to the first successful production deployment whose ' +
    'history holds it. Work that is in no deployment yet counts as open.',
}

export const definitionOfWorkToLanding: Definition = {
  id: 'work-to-landing',
  version: 1,
  says:
    'From the writing of the earliest commit that a landing brought to the landing. A commit that was squashed tells when it was squashed, not ' +
    'when its work began: it is left out.',
}

export const definitionOfReverted: Definition = {
  id: 'reverted-landings',
  version: 1,
  says: 'Landings that a later commit takes back in so many words, of all landings of the window.',
}

/** A piece of work that arrived on the first-parent line: a merge with what it brought, or a commit of its own. */
export interface Landing {
  readonly sha: string
  readonly repository: string
  /** UTC milliseconds. */
  readonly at: number
  /** When the earliest commit it brought was written; `null` where the history does not tell. */
  readonly begunAt: number | null
  readonly isReverted: boolean
}

export interface LandedWork {
  readonly landings: number
  readonly toLanding: Figure<Durations>
  readonly toProduction: Figure<Durations>
  /** Production deployments a week, between the first and the moment of the data; `null` without two. */
  readonly deploymentsPerWeek: {
    readonly n: number
    readonly rate: number
    readonly low: number
    readonly high: number
  } | null
  readonly reverted: Figure<number>
}

const weekMs = 7 * 24 * 60 * 60_000
const squashedMs = 60_000

/**
 * What a repository tells by itself: when work landed, how long it then took to production, how often that is deployed, and how much was taken
 * back. This is the last part of the path; what came before the first commit is in no history.
 *
 * @param productionOf of a commit of a repository
 */
export function landedWork(
  records: PathRecords,
  deployments: Deployments,
  productionOf: ProductionOf,
  window: Window,
): LandedWork {
  const { asOf } = records
  const landings = landingsOf(records).filter(
    ({ at }) => (window.from === null || at >= window.from) && (window.to === null || at < window.to),
  )
  const told = { window: { ...window, by: 'start' }, asOf } as const
  return {
    landings: landings.length,
    toLanding: figureOf(definitionOfWorkToLanding, landings.map(untilLanding), told),
    toProduction: landingsToProduction(landings, productionOf, told),
    deploymentsPerWeek: deploymentRate(deployments, asOf),
    reverted: revertedFigure(landings, told),
  }
}

/** How long it took from each of these landings to production. */
export const landingsToProduction = (
  landings: readonly Landing[],
  productionOf: ProductionOf,
  told: { readonly window: Window; readonly asOf: number },
): Figure<Durations> =>
  figureOf(
    definitionOfLandingToProduction,
    landings.map((landing) => untilProduction(landing, productionOf(landing.sha, landing.repository), told.asOf)),
    told,
  )

type Judged = Duration | { readonly id: string; readonly reason: string }

function figureOf(
  definition: Definition,
  judged: readonly Judged[],
  told: { readonly window: Window; readonly asOf: number },
): Figure<Durations> {
  const durations = judged.flatMap((each) => ('reason' in each ? [] : [each]))
  const left = judged.flatMap((each) => ('reason' in each ? [each] : []))
  const figure = durationFigure(definition, durations, exclusionsOf(left), told)
  return { ...figure, counted: () => (figure.counted?.() ?? []).map((each) => ({ ...each, type: 'commit' })) }
}

/** The parts of the way that a history of commits tells, in their order. */
export const landedParts = ['first commit to landing', 'landing to production'] as const
export type LandedPart = (typeof landedParts)[number]

export const figureOfLanded = ({ toLanding, toProduction }: LandedWork, part: LandedPart): Figure<Durations> =>
  part === 'first commit to landing' ? toLanding : toProduction

function untilLanding({ sha: id, at, begunAt }: Landing): Judged {
  if (begunAt === null)
    return { id, reason: 'squashed, or written where it landed: when its work began is not recorded' }
  if (begunAt > at) return { id, reason: 'written after it landed, by the clocks of its authors' }
  return { id, ms: at - begunAt, outcome: 'reached' }
}

const unknown = {
  'before records': 'only the first known deployment holds it',
  'no deployments': 'no production deployment of its repository is known',
  'no history': 'it is in no history that was read',
} as const

function untilProduction({ sha: id, at }: Landing, production: Production, asOf: number): Judged {
  if (production.kind === 'not yet') return { id, ms: asOf - at, outcome: 'open' }
  if (production.kind !== 'reached') return { id, reason: unknown[production.kind] }
  return production.at < at
    ? { id, reason: 'deployed before it landed, by the clocks of the records' }
    : { id, ms: production.at - at, outcome: 'reached' }
}

function deploymentRate({ production }: Deployments, asOf: number): LandedWork['deploymentsPerWeek'] {
  const [first] = production
  if (!first || production.length < 2 || asOf <= first.at) return null
  // The first one begins the time that is watched: it is not an event in it.
  const n = production.length - 1
  const weeks = (asOf - first.at) / weekMs
  const interval = poissonRateInterval(n, weeks)
  return interval && { n, rate: interval.rate, low: interval.low, high: interval.high }
}

function revertedFigure(
  landings: readonly Landing[],
  { window, asOf }: { readonly window: Window; readonly asOf: number },
): Figure<number> {
  const n = landings.length
  const reverted = landings.filter(({ isReverted }) => isReverted).length
  return {
    definition: definitionOfReverted,
    value: n === 0 ? null : reverted / n,
    interval: n === 0 ? null : wilsonInterval(reverted, n),
    window,
    clock: 'elapsed',
    n,
    censored: 0,
    excluded: [],
    coverage: coverageOf(n, []),
    asOf,
  }
}

/** Landings of every repository whose history was read, in order of time. */
export function landingsOf(records: PathRecords): Landing[] {
  const known = new Map([...records.of.commit].filter(([, commit]) => commit.facts.parents !== undefined))
  const hasChild = new Set([...known.values()].flatMap(parentsOf))
  const tips = [...known.values()].filter(({ id }) => !hasChild.has(id))
  const landings: Landing[] = []
  for (const commits of Map.groupBy(tips, repositoryOf).values()) {
    // Of several ends, the line of the repository is the one that was last added to.
    const tip = commits.reduce((a, b) => (committedAt(b) > committedAt(a) ? b : a))
    landings.push(...firstParentLine(tip, known))
  }
  return landings.sort((a, b) => a.at - b.at || (a.sha < b.sha ? -1 : 1))
}

const parentsOf = ({ facts }: PathRecord): string[] =>
  String(facts.parents ?? '')
    .split(' ')
    .filter(Boolean)
const repositoryOf = ({ facts }: PathRecord): string => String(facts.repository ?? '')
const authoredAt = ({ happenings }: PathRecord): number | null =>
  happenings.find(({ activity }) => activity === 'commit authored')?.at ?? null
const committedAt = (commit: PathRecord): number => Number(commit.facts.committed ?? authoredAt(commit) ?? 0)

function firstParentLine(tip: PathRecord, known: ReadonlyMap<string, PathRecord>): Landing[] {
  const line: PathRecord[] = []
  for (let next: PathRecord | undefined = tip; next; next = known.get(parentsOf(next)[0] ?? '')) line.push(next)
  const landings: Landing[] = []
  const seen = new Set<string>()
  // From the oldest on, so that what a landing brought is what none before it had.
  for (const commit of line.toReversed()) {
    const brought = broughtBy(commit, known, seen)
    const at = committedAt(commit)
    const times = brought.flatMap((each) => authoredAt(each) ?? [])
    const earliest = times.length === 0 ? null : Math.min(...times)
    const isAlone = brought.length === 1 && earliest !== null && Math.abs(at - earliest) < squashedMs
    const isReverted = brought.some(({ happenings }) =>
      happenings.some(({ activity }) => activity === 'commit reverted'),
    )
    landings.push({
      sha: commit.id,
      repository: repositoryOf(commit),
      at,
      begunAt: isAlone ? null : earliest,
      isReverted,
    })
  }
  return landings
}

function broughtBy(landing: PathRecord, known: ReadonlyMap<string, PathRecord>, seen: Set<string>): PathRecord[] {
  const brought: PathRecord[] = []
  const open = [landing.id]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = known.get(sha)
    if (!commit || seen.has(sha)) continue
    seen.add(sha)
    brought.push(commit)
    // Its first parent is the line itself, which was seen before.
    open.push(...parentsOf(commit))
  }
  return brought
}
