import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { FairwayError } from '../base/errors.ts'
import { nearest } from '../base/nearest.ts'
import { qualityReasons, type ReadQuality } from '../flow/formats/read-quality.ts'
import type { TieOrder } from '../flow/log/cases.ts'
import type { EventLog } from '../flow/log/event-log.ts'
import { objectTypesOf } from '../flow/log/object-types.ts'
import { logPage } from '../flow/log-report/log-page.ts'
import { type LogClock, type LogReport, reportOfLog } from '../flow/log-report/log-report.ts'
import { logText } from '../flow/log-report/log-text.ts'
import { plain, plural } from '../page/say.ts'
import { readLogOptions } from '../platform/flow/log-feed.ts'
import type { Cli } from './cli.ts'
import { registerFlowExport } from './flow-export.ts'
import { registerFlowReport } from './flow-report.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { type TableOptions, withTableOptions } from './table-options.ts'
import type { World } from './world.ts'

interface LogOptions extends TableOptions {
  readonly ties: TieOrder
  readonly clock: LogClock
  readonly type?: string
  readonly zone?: string
  readonly html?: string
  readonly export?: string
  readonly json?: boolean
}

export function registerFlow(program: Command, cli: Cli): void {
  const flow = program.command('flow').description('where time passes between a decision and production')
  const log = flow
    .command('log')
    .description('analyse one event log: cases, path, waits, handoffs')
    .argument('<file>', 'XES, OCEL or CSV, also gzipped')
    .addOption(
      new Option('--ties <order>', 'order of events of the same moment')
        .choices(['source', 'activity'])
        .default('source'),
    )
    .addOption(
      new Option('--clock <clock>', 'times as they were written, as published figures are, or what really passed')
        .choices(['written', 'utc'])
        .default('written'),
    )
    .option('--type <name>', 'whose path: the type of object (default: the one with the most events)')
    .option('--zone <name>', 'time zone of times written without one (default: UTC)')
  withTableOptions(log)
    .option('--html <file>', 'write the report as one page, with the map')
    .option('--export <file>', 'write the log as .xes, .csv, .parquet, or OCEL 2.0 in .json or .sqlite')
    .option('--json', 'one JSON object on stdout')
    .action((file: string, options: LogOptions) => cli.run((world) => analyseLog(world, file, options)))
  registerFlowReport(flow, cli)
  registerFlowExport(flow, cli)
}

async function analyseLog(world: World, file: string, options: LogOptions): Promise<ExitCode> {
  const { log, quality } = await world.readEventLog(file, readLogOptions(options))
  world.writeProgress(readSays(quality))
  const type = typeOf(log, options.type, world)
  const report = reportOfLog(log, type, options.ties, options.clock)
  if (options.export !== undefined) await world.writeEventLog(log, type, options.export)
  if (options.html !== undefined) await world.writeFile(options.html, logPage(report, basename(file)))
  await writeAnswer(world, options.json === true, { ...summaryOf(report), report, read: quality }, () =>
    logText(report, basename(file)),
  )
  world.writeProgress(
    options.html === undefined
      ? 'The same as one page with the map: fairway flow log --html log.html\n'
      : `${options.html} is written: one page, nothing else needed.\n`,
  )
  return report.cases === 0 ? 1 : 0
}

const toSeconds = (ms: number): number => ms / 1000

/** The figures that others rely on; times in seconds. */
function summaryOf({
  cases,
  events,
  activities,
  edges,
  transitions,
  variants,
  topVariants,
  duration,
  ...more
}: LogReport) {
  return {
    cases,
    events,
    activities: activities.length,
    edges: edges.length,
    transitions,
    variants,
    topVariants: topVariants.slice(0, 3).map((variant) => variant.cases),
    durationS: duration && {
      mean: toSeconds(duration.mean),
      p50: toSeconds(duration.p50),
      p90: toSeconds(duration.p90),
    },
    resources: more.resources,
    handoffs: more.handoffs.count,
    ties: more.quality.tiedMoments,
  }
}

function typeOf(log: EventLog, wanted: string | undefined, world: World): string {
  const types = objectTypesOf(log)
  if (wanted !== undefined) {
    if (types.some(({ type }) => type === wanted)) return wanted
    const close = nearest(
      wanted,
      types.map(({ type }) => type),
    )
    throw new FairwayError('bad-input', `The log has no object of type "${plain(wanted)}".`, {
      next:
        close === null
          ? `It has ${types.map(({ type }) => plain(type)).join(', ')}.`
          : `Did you mean "${plain(close)}"?`,
    })
  }
  if (types.length > 1)
    world.writeProgress(
      `Paths of ${types.map(({ type, objects }) => `${plain(type)} (${objects})`).join(', ')}: shown is the first, --type shows another.\n`,
    )
  return types[0]?.type ?? 'case'
}

/** What was read and what was not, before the first figure. */
function readSays({ format, raw, used, findings, assumptions }: ReadQuality): string {
  const guesses = assumptions
    .filter(({ confidence }) => confidence !== 'told')
    .map(({ what, value, confidence }) => `  Taken for the ${what}: ${plain(value)} (${confidence}).\n`)
  const lines = findings
    .filter(({ reason }) => qualityReasons[reason].effect !== 'kept' || qualityReasons[reason].counts === 'files')
    .map(({ reason, count, examples }) => {
      const at = examples.map(({ where, text }) => (text === '' ? where : `${where}: ${text}`)).slice(0, 3)
      return `  ${plural(count, 'entry', 'entries')} (${qualityReasons[reason].counts}): ${qualityReasons[reason].means}. ${plain(at.join('; '))}\n`
    })
  return `${format}: ${plural(raw, 'event')} in the file, ${plural(used, 'event')} used.\n${guesses.join('')}${lines.join('')}`
}
