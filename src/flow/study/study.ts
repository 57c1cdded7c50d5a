import type { EventLog } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { type ItemPaths, itemPaths, type PathRules } from '../path/item-path.ts'
import { type ItemStages, itemStages } from '../path/item-stages.ts'
import { type PathRecords, pathRecords } from '../path/path-records.ts'
import { landedCommits, type ProductionOf } from '../path/production.ts'
import { type PullRequestLife, pullRequestLives } from '../path/pull-request-life.ts'
import { type PullRequestPath, pullRequestPath } from '../path/pull-request-stages.ts'
import { addToLog, type JoinedReadings, joinReadings } from '../sources/join-readings.ts'
import type { HistoryScan, Reading } from '../sources/path-event.ts'
import { guessPeople, type People, personOf } from '../sources/people.ts'
import type { SourceQuality } from '../sources/source-quality.ts'
import { guessStatuses, type StatusMapping, statusesOf } from '../sources/status-mapping.ts'
import { saidPeople, saidStatuses, type TeamSettings } from './team-settings.ts'

/** A source with what became of its records, and how far it tells. */
export interface StudySource extends SourceQuality {
  /** UTC milliseconds of the last event it tells of, up to the moment of the study; `null` where it tells of none. */
  readonly lastAt: number | null
}

/**
 * What every figure of the path is computed from: all that sources told, joined, seen as lives and ways, with what the team says of itself.
 * The same readings, settings and moment give the same study, in whichever order readings come.
 */
export interface Study {
  /** UTC milliseconds: what was known then. */
  readonly asOf: number
  readonly settings: TeamSettings
  /** By source, what was read, what became of it, and how far it tells. */
  readonly sources: readonly StudySource[]
  readonly joined: JoinedReadings
  readonly people: People
  /** Whether an account is a bot: left out of figures of people. Takes person ids too. */
  readonly isBot: (account: string) => boolean
  readonly statuses: StatusMapping
  /** Persons as resources, not accounts. */
  readonly log: EventLog
  readonly records: PathRecords
  readonly items: ItemPaths
  /** When a revision of a repository came to production. */
  readonly productionOf: ProductionOf
  /** Of every item that was decided. */
  readonly stages: readonly ItemStages[]
  readonly pulls: readonly PullRequestLife[]
  readonly pullPaths: readonly PullRequestPath[]
  /** What scans of histories say that lanes could have carried. */
  readonly scans: readonly HistoryScan[]
}

export function studyOf(readings: readonly Reading[], settings: TeamSettings, asOf: number): Study {
  const joined = joinReadings(readings)
  const people = saidPeople(guessPeople(joined.accounts), settings)
  const statuses = saidStatuses(guessStatuses(statusesOf(joined)), settings)
  const builder = new LogBuilder()
  addToLog(builder, joined, personOf(people))
  const log = builder.build()
  const records = pathRecords(log, asOf)
  const { productionOf, ...items } = itemPaths(records, rulesOf(settings, statuses))
  const bots = new Set(people.bots.map(({ account }) => account))
  const isBot = (account: string): boolean => bots.has(account)
  const landed = landedCommits(records)
  const pulls = pullRequestLives(records, isBot)
  return {
    asOf,
    settings,
    sources: readings.map(({ quality, events }) => ({ ...quality, lastAt: lastOf(events, asOf) })),
    joined,
    people,
    isBot,
    statuses,
    log,
    records,
    items,
    productionOf,
    stages: itemStages(records, items.paths, pulls, statuses, asOf),
    pulls,
    scans: readings.flatMap((reading) => reading.scans ?? []),
    pullPaths: pulls.map((life) => {
      const commit = life.mergedAt === null ? null : landed(life.id)
      return pullRequestPath(life, commit && productionOf(commit.sha, life.repository), asOf)
    }),
  }
}

const rulesOf = (settings: TeamSettings, statuses: StatusMapping): PathRules => ({
  decision: { version: settings.version, statuses, approvalLabels: settings.approvalLabels },
  production: settings.production,
})

/** The part of a study that tells when things were decided and live. */
export type StudiedPaths = Pick<Study, 'asOf' | 'records' | 'items' | 'productionOf'>

/**
 * What the record of today says was known at another moment: as a study made then would have said it, had it had all that is recorded now.
 * Walks the whole log, as making the study did.
 */
export function pathsAt(study: Study, asOf: number): StudiedPaths {
  if (asOf === study.asOf) return study
  const records = pathRecords(study.log, asOf)
  const { productionOf, ...items } = itemPaths(records, rulesOf(study.settings, study.statuses))
  return { asOf, records, items, productionOf }
}

function lastOf(events: Reading['events'], asOf: number): number | null {
  let last: number | null = null
  for (const { time } of events) if (time <= asOf && (last === null || time > last)) last = time
  return last
}
