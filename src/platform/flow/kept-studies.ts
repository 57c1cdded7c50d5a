import type { Artefacts } from '../../evidence/ports.ts'
import { readChanges } from '../../flow/sources/fairway/read-changes.ts'
import type { Reading } from '../../flow/sources/path-event.ts'
import { SourceFindings } from '../../flow/sources/source-quality.ts'
import { type KeptSource, keptSources, saidSettings } from '../../flow/study/kept-sources.ts'
import type { Studies } from '../../flow/study/studies.ts'
import { type Study, studyOf } from '../../flow/study/study.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import { readKept } from './read-kept.ts'

/** What a study is made of, as it stands now. */
export interface StudyInput {
  /** Every event of the kinds that a study is made of, oldest first. */
  readonly events: readonly LedgerEvent[]
  /** Of connected products, what their git history tells. */
  readonly histories: readonly { readonly reading: Reading /** UTC milliseconds. */; readonly seenAt: number }[]
  /** What the forge calls the repository of each product. */
  readonly repositories: ReadonlyMap<string, string>
  /** Changes whenever the events or the histories do. */
  readonly version: string
}

/**
 * The study of everything that was kept: a function of the ledger and of the raw input that it names by hash, and of no clock. Made when it
 * is first asked for, and anew when its input has moved. A reading is made once for each source and part of it.
 */
export function keptStudies(input: () => Promise<StudyInput>, artefacts: Artefacts): Studies {
  const readings = new Map<string, Promise<Reading>>()
  let made: { readonly version: string; readonly study: Promise<Study> } | null = null

  const readingOf = (source: KeptSource): Promise<Reading> => {
    const key = JSON.stringify([source.id, source.name, source.options, source.parts.map(({ hash }) => hash)])
    const known = readings.get(key)
    if (known) return known
    const until = source.importedAt === null ? 0 : Date.parse(source.importedAt)
    const reading = readKept(source, { artefacts, until }).catch((error: unknown) => unreadable(source, error))
    readings.set(key, reading)
    return reading
  }

  async function make({ events, histories, repositories }: StudyInput): Promise<Study> {
    const sources = keptSources(events).filter(({ parts }) => parts.length > 0)
    const all: Reading[] = []
    for (const source of sources) all.push(await readingOf(source))
    // A scan tells of what could have been, and of no moment: the others are known no longer for it.
    const through = sources.flatMap((source, at) => {
      const reading = all[at] as Reading
      return reading.scans?.length && reading.events.length === 0
        ? []
        : [lastMoment(reading, Date.parse(source.importedAt ?? ''))]
    })
    const last = Date.parse(events.at(-1)?.at ?? '1970-01-01T00:00:00.000Z')
    for (const history of histories) {
      all.push(history.reading)
      through.push(lastMoment(history.reading, history.seenAt))
    }
    const own = readChanges(events, (product) => repositories.get(product) ?? product)
    if (own.events.length > 0) {
      all.push(own)
      through.push(lastMoment(own, last))
    }
    return studyOf(all, saidSettings(events).settings, through.length > 0 ? Math.max(...through) : last)
  }

  return {
    async now() {
      const current = await input()
      if (made?.version !== current.version) {
        const study = make(current)
        made = { version: current.version, study }
        study.catch(() => {
          made = null
        })
      }
      return made.study
    },
  }
}

/** The last thing that a source tells: what is known is known until then. Nothing counts that was to happen after its import. */
function lastMoment({ events }: Reading, importedAt: number): number {
  let last = 0
  for (const { time } of events) if (time > last && time <= importedAt) last = time
  return last === 0 ? importedAt : last
}

/** Input that cannot be read any more stands among the sources with what is wrong; everything else is computed without it. */
function unreadable(source: KeptSource, error: unknown): Reading {
  const findings = new SourceFindings()
  findings.raw = 1
  findings.add('not-a-record', source.name, error instanceof Error ? error.message : String(error))
  return {
    source: source.name,
    events: [],
    links: [],
    facts: [],
    accounts: [],
    quality: findings.quality(source.name, 0),
  }
}
