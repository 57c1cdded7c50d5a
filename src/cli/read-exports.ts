import { basename } from 'node:path'
import { FairwayError } from '../base/errors.ts'
import type { Span } from '../flow/calendar/spans.ts'
import { recordsOfJson } from '../flow/sources/json-pages.ts'
import type { Reading } from '../flow/sources/path-event.ts'
import { readSource } from '../flow/sources/read-source.ts'
import { SourceFindings } from '../flow/sources/source-quality.ts'
import { isCalendar, type SourceName, sourceNames, whichSource } from '../flow/sources/which-source.ts'
import type { World } from './world.ts'

export interface ExportOptions {
  /** What the forge calls the repository, where exports do not say. */
  readonly repository?: string
  /** Keys of the tracker's projects. */
  readonly projects: readonly string[]
  /** Where the team works; `null` where nobody said it. */
  readonly zone: string | null
  /** UTC milliseconds: calendars are read up to there. */
  readonly asOf: number
}

interface Export {
  readonly path: string
  readonly source: SourceName
  readonly text: string
}

const yearMs = 365 * 24 * 60 * 60_000

/**
 * Reads files of any known source, each told by what it holds unless `jira=FILE` says it. Calendars are read for the time of everything else, or
 * for a year where there is nothing else.
 *
 * @throws FairwayError `not-found`; `bad-input` for a file that looks like no source
 */
export async function readExports(world: World, files: readonly string[], options: ExportOptions): Promise<Reading[]> {
  const exports: Export[] = []
  for (const file of files) exports.push(await openExport(world, file))
  const readings = exports.flatMap(({ source, text }) =>
    source === 'calendar' ? [] : [readSource(source, text, options)],
  )
  const calendars = exports.filter(({ source }) => source === 'calendar')
  if (calendars.length === 0) return readings
  const first = readings
    .flatMap(({ events }) => events)
    .reduce((earliest, { time }) => Math.min(earliest, time), Number.POSITIVE_INFINITY)
  const from = Number.isFinite(first) ? Math.min(first, options.asOf) : options.asOf - yearMs
  return [...readings, ...(await readCalendars(calendars, { from, to: options.asOf }, options.zone))]
}

/** Rules of recurrence need a library that no other command should wait for. */
async function readCalendars(calendars: readonly Export[], window: Span, zone: string | null): Promise<Reading[]> {
  const { readIcalendar } = await import('../flow/sources/icalendar/read-icalendar.ts')
  return calendars.map(({ path, text }) => {
    // Google names an exported calendar by its owner's address.
    const owner = basename(path).replace(/\.ics$/i, '')
    return readIcalendar(text, {
      window,
      ...(zone === null ? {} : { zone }),
      ...(owner.includes('@') ? { owner } : {}),
    })
  })
}

async function openExport(world: World, argument: string): Promise<Export> {
  const [, said, path] = /^([a-z]+)=(.+)$/s.exec(argument) ?? [null, null, argument]
  const lines: string[] = []
  for await (const line of world.readLines(path as string)) lines.push(line)
  const text = lines.join('\n')
  const source = said === null ? sourceOf(text) : sourceNames.find((each) => each === said)
  if (source === undefined || source === null)
    throw new FairwayError(
      'bad-input',
      said === null ? `${path} looks like no export that is known.` : `There is no source "${said}".`,
      { where: path as string, next: `Say which one it is: ${sourceNames.map((each) => `${each}=FILE`).join(', ')}.` },
    )
  return { path: path as string, source, text }
}

const sourceOf = (text: string): SourceName | null =>
  isCalendar(text) ? 'calendar' : whichSource(recordsOfJson(text, new SourceFindings()))
