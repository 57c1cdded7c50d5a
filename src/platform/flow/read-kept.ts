import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'
import type { Artefacts } from '../../evidence/ports.ts'
import { happenedBy } from '../../flow/generate/happened-by.ts'
import { type HistoryPlan, planAsKept } from '../../flow/generate/history-plan.ts'
import { generatedReading } from '../../flow/generate/software-history.ts'
import { readDevlakeDora } from '../../flow/sources/devlake/read-dora.ts'
import { readDevlakeIssues } from '../../flow/sources/devlake/read-issue-trace.ts'
import { readEventLog } from '../../flow/sources/event-log/read-event-log.ts'
import { type GitCommit, readCommits } from '../../flow/sources/git/read-commits.ts'
import { readIcalendar } from '../../flow/sources/icalendar/read-icalendar.ts'
import { readJiraDataCenter } from '../../flow/sources/jira/read-data-center.ts'
import { mergedReading } from '../../flow/sources/merged-reading.ts'
import type { Reading } from '../../flow/sources/path-event.ts'
import { readSource } from '../../flow/sources/read-source.ts'
import { RecordStream } from '../../flow/sources/record-stream.ts'
import { readScan } from '../../flow/sources/scan/read-scan.ts'
import { isSourceKind, type SourceKind } from '../../flow/sources/source-kinds.ts'
import { SourceFindings } from '../../flow/sources/source-quality.ts'
import type { KeptSource } from '../../flow/study/kept-sources.ts'
import type { KeptPart } from '../../ledger/source-events.ts'
import { LogFeed, readLogOptions } from './log-feed.ts'

/** What a reading of kept input needs: the input, and the time that calendars are asked about. */
export interface KeptInput {
  readonly artefacts: Artefacts
  /** UTC milliseconds: weekly meetings without an end are read up to here. */
  readonly until: number
}

/** Records are read so many at a time: what stays is what was understood of them. */
const batchRecords = 5_000
/** A file whose text is read whole; a larger one is read as it comes. */
const wholeBytes = 32 * 1024 * 1024
const yearMs = 365 * 24 * 60 * 60_000

/**
 * What a source that was kept tells, read from its raw input as on the day it was imported.
 *
 * @throws FairwayError `not-found` where kept input is gone or damaged, `bad-input` where it is not of the kind it was imported as
 */
export async function readKept(
  source: Pick<KeptSource, 'kind' | 'name' | 'options' | 'parts'>,
  input: KeptInput,
): Promise<Reading> {
  const { kind, name, parts } = source
  if (!isSourceKind(kind))
    throw new FairwayError('bad-input', `This Fairway knows no sources of the kind ${kind}.`, {
      where: name,
      next: 'It was imported by a newer version: start that one, or remove the source.',
    })
  const files = [...Map.groupBy(parts, ({ file }) => file)].map(
    ([file, pieces]) => new KeptFile(file, pieces, input.artefacts),
  )
  return mergedReading(name, await readingsOf(kind, files, source, input))
}

async function readingsOf(
  kind: SourceKind,
  files: readonly KeptFile[],
  { name, options }: Pick<KeptSource, 'name' | 'options'>,
  { until }: KeptInput,
): Promise<Reading[]> {
  const each = async (read: (file: KeptFile) => Promise<Reading | Reading[]>) => {
    const readings: Reading[] = []
    for (const file of files) readings.push(...[await read(file)].flat())
    return readings
  }
  switch (kind) {
    case 'generated':
      return each(async (file) => {
        const plan = planAsKept(JSON.parse(await file.text()) as Partial<HistoryPlan>)
        return happenedBy(generatedReading(plan), until)
      })
    case 'event log':
      return each(async (file) => {
        const feed = new LogFeed(file.name, readLogOptions(options))
        try {
          for await (const chunk of file.chunks()) feed.push(chunk, null)
          const { log, quality } = feed.finish(file.isCut ? 'the file ends early' : undefined)
          return readEventLog(log, name, quality, options.type)
        } finally {
          feed.dispose()
        }
      })
    case 'calendar':
      return each(async (file) => {
        const owner = file.name.replace(/\.ics$/i, '')
        return readIcalendar(await file.text(), {
          window: { from: until - 2 * yearMs, to: until },
          ...(options.zone === undefined ? {} : { zone: options.zone }),
          ...(owner.includes('@') ? { owner } : {}),
        })
      })
    case 'scan':
      return each(async (file) => readScan(await file.text(), name))
    case 'git':
      return each((file) =>
        inBatches(file, (commits) =>
          readCommits(commits as GitCommit[], {
            repository: options.repository ?? name,
            ...(options.releases === undefined ? {} : { releaseTags: new RegExp(options.releases) }),
          }),
        ),
      )
    case 'jira data center':
      return [readJiraDataCenter({ issues: await tableOf(files, 'issues'), history: await tableOf(files, 'history') })]
    case 'devlake issues':
      return [
        readDevlakeIssues({
          issues: await tableOf(files, 'issues'),
          changelogs: await tableOf(files, 'issue_changelogs'),
        }),
      ]
    case 'devlake dora':
      return [
        readDevlakeDora({
          pull_requests: await tableOf(files, 'pull_requests'),
          pull_request_commits: await tableOf(files, 'pull_request_commits'),
          pull_request_comments: await tableOf(files, 'pull_request_comments'),
          cicd_deployment_commits: await tableOf(files, 'cicd_deployment_commits'),
        }),
      ]
    default: {
      const told = {
        ...(options.repository === undefined ? {} : { repository: options.repository }),
        projects: (options.projects ?? '').split(',').filter((key) => key !== ''),
      }
      return each(async (file) =>
        file.bytes <= wholeBytes && !(await file.isPacked())
          ? cutOff(file, readSource(kind, await file.text(), told))
          : inBatches(file, (records) => readSource(kind, records, told)),
      )
    }
  }
}

/** The names of tables hold each other: the longest name that a file has says which one it is. */
async function tableOf(files: readonly KeptFile[], table: string): Promise<string> {
  return (await files.find(({ name }) => tableNamed(name) === table)?.text()) ?? ''
}

const tables = [
  'pull_request_commits',
  'pull_request_comments',
  'pull_requests',
  'cicd_deployment_commits',
  'issue_changelogs',
  'history',
  'issues',
] as const

/** Which table of a tracker's database a file is, by its name; `null` where the name says none. */
export const tableNamed = (file: string): (typeof tables)[number] | null =>
  tables.find((table) => file.toLowerCase().includes(table)) ?? null

async function inBatches(file: KeptFile, read: (records: readonly unknown[]) => Reading): Promise<Reading[]> {
  const findings = new SourceFindings()
  const stream = new RecordStream(findings)
  const readings: Reading[] = []
  let waiting: unknown[] = []
  const take = (records: readonly unknown[], isLast: boolean) => {
    for (const record of records) waiting.push(record)
    while (waiting.length >= batchRecords || (isLast && waiting.length > 0)) {
      readings.push(read(waiting.slice(0, batchRecords)))
      waiting = waiting.slice(batchRecords)
    }
  }
  const decoder = new TextDecoder()
  for await (const chunk of file.chunks()) take(stream.push(decoder.decode(chunk, { stream: true })), false)
  take(stream.push(decoder.decode()), false)
  take(stream.finish(), true)
  if (file.isCut) findings.add('cut-off', file.name)
  // Records that were read are counted by their readers; what was no record, by the stream.
  const unread = findings
    .list()
    .filter(({ reason }) => reason === 'not-json' || reason === 'cut-off')
    .reduce((sum, { count }) => sum + count, 0)
  findings.raw = unread
  const nothing: Reading = {
    source: '',
    events: [],
    links: [],
    facts: [],
    accounts: [],
    quality: findings.quality('', 0),
  }
  return [...readings, nothing]
}

function cutOff(file: KeptFile, reading: Reading): Reading[] {
  if (!file.isCut) return [reading]
  const findings = new SourceFindings()
  findings.raw++
  findings.add('cut-off', file.name)
  return [reading, { source: '', events: [], links: [], facts: [], accounts: [], quality: findings.quality('', 0) }]
}

/** A file in pieces under their hashes, unpacked as it is read. */
class KeptFile {
  readonly name: string
  readonly bytes: number
  /** Its packed form ended in the middle, as a read has found. */
  isCut = false
  readonly #parts: readonly KeptPart[]
  readonly #artefacts: Artefacts

  constructor(name: string, parts: readonly KeptPart[], artefacts: Artefacts) {
    this.name = name
    this.#parts = parts
    this.#artefacts = artefacts
    this.bytes = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  async isPacked(): Promise<boolean> {
    const [first] = this.#parts
    const bytes = first ? await this.#bytesOf(first) : null
    return bytes?.[0] === 0x1f && bytes[1] === 0x8b
  }

  async text(): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of this.chunks()) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    if (!(await this.isPacked())) return yield* this.#raw()
    const gunzip = createGunzip({ chunkSize: 1024 * 1024 })
    const fed = pipeline(Readable.from(this.#raw()), gunzip).catch((error: unknown) => error)
    try {
      for await (const chunk of gunzip) yield chunk as Uint8Array
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw broken(this.name, error)
      this.isCut = true
    }
    await fed
  }

  async *#raw(): AsyncGenerator<Uint8Array> {
    for (const part of this.#parts) yield await this.#bytesOf(part)
  }

  async #bytesOf({ hash }: KeptPart): Promise<Uint8Array> {
    const kept = await this.#artefacts.get(hash)
    if (kept) return kept.bytes
    throw new FairwayError('not-found', `What was imported of ${this.name} is gone.`, {
      where: hash,
      next: 'Restore the artefacts of this home from a backup, or remove the source and import it again.',
    })
  }
}

const broken = (name: string, cause: unknown): FairwayError =>
  cause instanceof FairwayError
    ? cause
    : new FairwayError('bad-input', 'The gzipped file is broken.', {
        where: name,
        next: 'Fetch the file again, and compare its size with the original.',
        cause,
      })
