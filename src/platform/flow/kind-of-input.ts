import { constants, gunzipSync } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'
import { formatOf, tellingBytes } from '../../flow/formats/log-format.ts'
import { RecordStream } from '../../flow/sources/record-stream.ts'
import { looksLikeScan } from '../../flow/sources/scan/read-scan.ts'
import type { SourceKind } from '../../flow/sources/source-kinds.ts'
import { SourceFindings } from '../../flow/sources/source-quality.ts'
import { isCalendar, whichSource } from '../../flow/sources/which-source.ts'
import { tableNamed } from './read-kept.ts'

const tableKinds: Readonly<Record<NonNullable<ReturnType<typeof tableNamed>>, SourceKind>> = {
  history: 'jira data center',
  issue_changelogs: 'devlake issues',
  pull_requests: 'devlake dora',
  pull_request_commits: 'devlake dora',
  pull_request_comments: 'devlake dora',
  cicd_deployment_commits: 'devlake dora',
  issues: 'devlake issues',
}

/**
 * Which reader understands a group of files, told by the first bytes of the first and the names of all.
 *
 * @param start the first bytes of the first file, as they lie there; a megabyte tells any of them
 * @throws FairwayError `bad-input` where nothing here reads it, with what would be read
 */
export function kindOfInput(start: Uint8Array, names: readonly string[]): SourceKind {
  const [name = ''] = names
  const head = unpacked(start)
  const format = formatOf(head.subarray(0, tellingBytes))
  if (format === 'zip' || format === 'gzip')
    throw new FairwayError('bad-input', `${name} is packed in a way that cannot be read as it comes.`, {
      where: name,
      next: 'Unpack it and import the files that are in it.',
    })
  const text = new TextDecoder().decode(head).trimStart()
  if (isCalendar(text)) return 'calendar'
  if (format === 'xes' || format === 'ocel xml' || format === 'sqlite') return 'event log'
  if (/^[[{]/.test(text)) {
    if (looksLikeScan(text.slice(0, 200))) return 'scan'
    if (/"(objectTypes|ocel:objects|ocel:global-log)"/.test(text.slice(0, 4096))) return 'event log'
    const stream = new RecordStream(new SourceFindings())
    const found = whichSource([...stream.push(text), ...stream.finish()])
    if (found !== null) return found
    throw unknown(name, 'its records look like no source that is known')
  }
  const tables = names.map(tableNamed).filter((table) => table !== null)
  if (tables.includes('history')) return 'jira data center'
  const table = tables.find((each) => each !== 'issues') ?? tables[0]
  if (table !== undefined) return tableKinds[table]
  if (/^[^\n]*[,;\t]/.test(text)) return 'event log'
  throw unknown(name, 'it is neither JSON, nor a table, a calendar or an event log')
}

function unpacked(start: Uint8Array): Uint8Array {
  if (start[0] !== 0x1f || start[1] !== 0x8b) return start
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 })
  } catch {
    return start
  }
}

const unknown = (name: string, because: string): FairwayError =>
  new FairwayError('bad-input', `${name} cannot be imported: ${because}.`, {
    where: name,
    next: 'Say what it is with --kind (github, gitlab, jira, linear, cdevents, deployments, calendar, "event log").',
  })
