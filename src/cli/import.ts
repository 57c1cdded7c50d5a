import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import { csvRoles } from '../flow/formats/csv/csv-columns.ts'
import { isSourceKind, sourceKindSays } from '../flow/sources/source-kinds.ts'
import { type SourceFinding, sourceReasons } from '../flow/sources/source-quality.ts'
import { changesToBlame } from './changes-to-blame.ts'
import type { Cli } from './cli.ts'
import { homeChoice } from './home-choice.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { type TableOptions, withTableOptions } from './table-options.ts'
import type { ImportAnswer, ImportInput, SourceLine, World } from './world.ts'

interface ImportOptions extends TableOptions {
  readonly kind?: string
  readonly repository?: string
  readonly projects?: string
  readonly releases?: string
  readonly blame?: string
  readonly zone?: string
  readonly type?: string
  readonly address?: string
  readonly account?: string
  readonly token?: string
  readonly privateHost?: readonly string[]
  readonly why?: string
  readonly list?: boolean
  readonly remove?: string
  readonly json?: boolean
}

export function registerImport(program: Command, cli: Cli): void {
  const command = program
    .command('import')
    .argument(
      '[inputs...]',
      'exports, folders of git repositories, or github:acme/shop, gitlab:…, jira:KEY, linear:KEY',
    )
    .description("keep a team's history in this home, and measure it; again, it goes on where it was")
    .option('--kind <kind>', 'what a file is, where its first bytes do not tell it')
    .option('--repository <owner/name>', 'what the forge calls the repository, where records do not say')
    .option('--projects <keys>', "keys of the tracker's projects, by comma: SHOP,APP")
    .option('--releases <pattern>', 'tags of a git repository that are releases to production')
    .option('--blame <n>', 'ask git how old the lines were that the last n changes of a repository took out')
    .option('--zone <name>', 'of calendars, tables and logs, where their times name none')
    .option('--type <name>', 'of an event log with objects of several types: which of them are the items')
  withTableOptions(command)
    .option('--address <url>', 'where the API answers, where it is not the usual place')
    .option('--account <mail>', 'of Jira in the cloud, beside the token')
    .option('--token <token>', 'kept in the home, and nowhere else; or set FAIRWAY_SOURCE_TOKEN')
    .option('--private-host <host...>', 'hosts in a private network that may be reached')
    .option('--why <text>', 'why it is imported or removed; stands on the ledger')
    .option('--list', 'what is kept, and how far it has come')
    .option('--remove <source>', 'take a source out of every figure; what was kept of it stays')
    .option('--json', 'answer as JSON')
    .action((inputs: readonly string[], options: ImportOptions) => cli.run((world) => run(world, inputs, options)))
}

async function run(world: World, inputs: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const isJson = options.json === true
  const where = homeChoice(world)
  if (options.list === true) {
    const sources = await world.operations.listSources(where)
    await writeAnswer(world, isJson, { sources }, () => sayList(sources))
    return 0
  }
  if (options.remove !== undefined) {
    const removed = await world.operations.removeSource(where, options.remove, options.why ?? null)
    await writeAnswer(world, isJson, removed, () => `${removed.name} is in no figure any more.`)
    return 0
  }
  if (inputs.length === 0)
    throw new FairwayError('bad-input', 'There is nothing to import.', {
      next: 'Give a file, the folder of a git repository, or a source such as github:acme/shop.',
    })
  const answers: ImportAnswer[] = []
  for (const input of inputsOf(world, inputs, options))
    answers.push(
      await world.operations.importInput(
        { ...where, input, options: toldOf(options), why: options.why ?? null },
        (line) => world.writeProgress(`${line}\n`),
      ),
    )
  await writeAnswer(world, isJson, { imported: answers }, () => answers.map(sayAnswer).join('\n\n'))
  world.writeProgress('A running server counts it at once. See what is kept: fairway import --list\n')
  return 0
}

const fetched = /^(github|gitlab|jira|linear):(.+)$/
const usualAddress: Readonly<Record<string, string>> = {
  github: 'https://api.github.com',
  gitlab: 'https://gitlab.com',
  linear: 'https://api.linear.app',
}

/** Tables of one export are one source; any other file is one by itself. */
function inputsOf(world: World, inputs: readonly string[], options: ImportOptions): ImportInput[] {
  const found: ImportInput[] = []
  const tables: string[] = []
  // Whoever says which column is which has a table of events, whatever it is called.
  const isLog = options.type !== undefined || csvRoles.some((role) => options[role] !== undefined)
  const blame = options.blame === undefined ? null : changesToBlame(options.blame)
  for (const text of inputs) {
    const path = resolve(world.cwd, text)
    const [, kind = '', project = ''] = fetched.exec(text) ?? []
    if (kind !== '' && !existsSync(path)) found.push(connectionTo(world, kind, project, options))
    else if (existsSync(path) && statSync(path).isDirectory()) found.push({ kind: 'git', dir: path, blame })
    else if (isTable(path) && !isLog) tables.push(path)
    else found.push({ kind: 'files', paths: [path], sourceKind: options.kind ?? (isLog ? 'event log' : undefined) })
  }
  return tables.length === 0 ? found : [...found, { kind: 'files', paths: tables, sourceKind: options.kind }]
}

const isTable = (path: string): boolean =>
  /\.csv(\.gz)?$/i.test(path) && /issue|pull_request|cicd_|history/i.test(basename(path))

function connectionTo(world: World, kind: string, project: string, options: ImportOptions): ImportInput {
  const address = options.address ?? usualAddress[kind]
  if (address === undefined)
    throw new FairwayError('bad-input', `Where does ${kind} answer?`, {
      next: 'Say it with --address, such as --address https://acme.atlassian.net',
    })
  return {
    kind: 'fetched',
    connection: {
      kind,
      address,
      project,
      ...(options.account === undefined ? {} : { account: options.account }),
      privateHosts: options.privateHost ?? [],
    },
    token: options.token ?? world.env.FAIRWAY_SOURCE_TOKEN,
  }
}

function toldOf(options: ImportOptions): Record<string, string> {
  const { repository, projects, releases, zone, type, timeFormat, delimiter, encoding } = options
  const columns = Object.fromEntries(csvRoles.map((role) => [role, options[role]]))
  const told = Object.entries({
    repository,
    projects,
    releases,
    zone,
    type,
    ...columns,
    timeFormat,
    delimiter,
    encoding,
  })
  return Object.fromEntries(told.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const number = (n: number): string => n.toLocaleString('en')
const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${number(Math.ceil(bytes / 1e3))} kB` : `${number(Math.round(bytes / 1e6))} MB`
const kindOf = (kind: string): string => (isSourceKind(kind) ? sourceKindSays[kind] : kind)

function sayAnswer(answer: ImportAnswer): string {
  const { name, kind, records, events, findings, isNew, resumedAt } = answer
  const head = isNew ? `Imported ${name}, read as ${kindOf(kind)}.` : `${name} is known already: nothing was added.`
  return [
    head,
    ...(resumedAt > 0 ? [`It went on after ${sizeOf(resumedAt)} that an import before had kept.`] : []),
    ...(records === null ? [] : [sayCounts(records), `Events they gave: ${number(events)}.`]),
    ...findings.map(sayFinding),
  ].join('\n')
}

const sayCounts = ({ raw, normalised, used }: NonNullable<SourceLine['records']>): string =>
  `Records: ${number(raw)} read, ${number(normalised)} understood, ${number(used)} used.`

function sayFinding({ reason, count, examples }: SourceFinding): string {
  const { effect, means } = sourceReasons[reason]
  const shown = examples.slice(0, 2).map(({ where, text }) => (text === '' ? where : `${where}: ${text}`))
  return `  ${number(count)} ${effect}: ${means}${shown.length === 0 ? '' : ` (${shown.join('; ')})`}`
}

function sayList(sources: readonly SourceLine[]): string {
  if (sources.length === 0) return 'Nothing is kept. Import a file: fairway import export.json'
  return sources
    .map(({ name, kind, bytes, records, isWhole, importedAt, isConnected }) => {
      const state = isWhole
        ? records === null
          ? 'whole'
          : sayCounts(records)
        : isConnected
          ? 'half-finished: fetch it again, and it goes on where it was'
          : 'half-finished: import the same file again, and it goes on where it was'
      return `${name} (${kindOf(kind)}, ${sizeOf(bytes)}${importedAt === null ? '' : `, ${importedAt.slice(0, 16).replace('T', ' ')}`})\n  ${state}`
    })
    .join('\n')
}
