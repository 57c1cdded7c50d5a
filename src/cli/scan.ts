import { basename } from 'node:path'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import { type Instant, instant, type Revision } from '../base/ids.ts'
import { defaultFacts } from '../lane/default-facts.ts'
import { lanesPath, parseLanesFile } from '../lane/lanes-file.ts'
import type { GroupFile } from '../scan/author-groups.ts'
import { commitLine } from '../scan/commit.ts'
import { type CostAssumptions, defaultAssumptions } from '../scan/cost.ts'
import { scanPage } from '../scan/page/scan-page.ts'
import type { ScanBasis } from '../scan/report.ts'
import { ScanCounts } from '../scan/scan-counts.ts'
import { askedContracts, unaskedContracts } from '../scan/shape-plan.ts'
import { scanText } from '../scan/text-report.ts'
import type { Cli } from './cli.ts'
import { readGroups } from './group-file.ts'
import { ruleAt } from './lane-choice.ts'
import { LanePool } from './lane-pool.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { type ScanRange, type ScanThreads, scanHistory } from './scan-history.ts'
import type { Repository, World } from './world.ts'

interface ScanOptions {
  readonly repo?: string
  readonly rev: string
  readonly since?: string
  readonly until?: string
  readonly max?: string
  readonly builtIn?: boolean
  readonly groups?: string
  readonly commits?: string
  readonly html?: string
  readonly hoursPerChange: string
  readonly hoursInLane: string
  readonly hourlyCost: string
  readonly json?: boolean
}

export function registerScan(program: Command, cli: Cli): void {
  program
    .command('scan')
    .description('read a history: which work could have gone through a lane, how long it took, whom it interrupted')
    .argument('[repository]', 'git repository, also a bare one (default: the current folder)')
    .option('--repo <dir>', 'the same, as other commands take it')
    .option('--rev <rev>', 'where the history ends', 'HEAD')
    .option('--since <rev|date>', 'only what came after this commit or day (2026-03-01)')
    .option('--until <date>', 'only what was committed before this day or moment')
    .option('--max <n>', 'only the newest N commits')
    .option('--built-in', 'the built-in rules, even where the revision has a lanes file')
    .option('--groups <file>', 'YAML or JSON: e-mail address (or "*@domain") to the name of a group')
    .option('--commits <file>', 'write one JSON line for each commit')
    .option('--html <file>', 'write the report as one page')
    .option(
      '--hours-per-change <hours>',
      'assumption: engineers’ hours for one such change today',
      String(defaultAssumptions.hoursPerChange),
    )
    .option(
      '--hours-in-lane <hours>',
      'assumption: engineers’ hours for the same change in a lane',
      String(defaultAssumptions.hoursInLane),
    )
    .option('--hourly-cost <amount>', 'assumption: cost of one such hour', String(defaultAssumptions.hourlyCost))
    .option('--json', 'one JSON object on stdout')
    .action((repository: string | undefined, options: ScanOptions) =>
      cli.run((world) => scan(world, repository, options)),
    )
}

async function scan(world: World, repository: string | undefined, options: ScanOptions): Promise<ExitCode> {
  if (repository !== undefined && options.repo !== undefined) {
    throw new FairwayError('bad-input', 'A repository was given twice.', { next: 'Leave out --repo.' })
  }
  const assumptions: CostAssumptions = {
    hoursPerChange: amount('--hours-per-change', options.hoursPerChange),
    hoursInLane: amount('--hours-in-lane', options.hoursInLane),
    hourlyCost: amount('--hourly-cost', options.hourlyCost),
  }
  const groups: GroupFile =
    options.groups === undefined ? new Map() : readGroups(await wholeFile(world, options.groups), options.groups)
  const repo = await world.git.openRepository(repository ?? options.repo ?? '.')
  // Reading git and compiling keep a core busy, and each thread compiles all over again: one more pays in a long history only.
  const threads: ScanThreads = { rest: new LanePool(world.cores - 1), documents: new LanePool(1) }
  try {
    const range = await rangeOf(world, repo, options)
    const { facts, rules } = await factsAt(world, repo, range.head, options.builtIn === true)
    const asked = askedContracts(facts)
    const counts = new ScanCounts(asked, groups)
    const lines: string[] = []
    const walk = scanHistory(world, threads, repo, range, facts, groups)
    let step = await walk.next()
    for (let done = 1; step.done !== true; done++, step = await walk.next()) {
      counts.add(step.value)
      if (options.commits !== undefined) lines.push(`${JSON.stringify(commitLine(step.value))}\n`)
      if (done % 500 === 0) world.writeProgress(`${done} commits…\n`)
    }
    const basis: ScanBasis = {
      repository: nameOf(repo),
      revision: range.head,
      revisionAt: await world.git.committedAt(repo, range.head),
      rules,
      asked,
      notAsked: unaskedContracts(facts),
      since: options.since ?? null,
      until: options.until ?? null,
      max: range.max,
      hasGroupFile: options.groups !== undefined,
    }
    const report = counts.report(basis, assumptions, step.value)
    if (options.commits !== undefined) await world.writeFile(options.commits, lines.join(''))
    if (options.html !== undefined) await world.writeFile(options.html, scanPage(report))
    await writeAnswer(world, options.json === true, report, () => scanText(report))
    world.writeProgress(
      options.html === undefined
        ? 'The same as one page to send on: fairway scan --html scan.html\n'
        : `${options.html} is written: one page, nothing else needed.\n`,
    )
    return 0
  } finally {
    await Promise.all([threads.rest.close(), threads.documents.close()])
    world.git.closeRepository(repo)
  }
}

async function factsAt(world: World, repo: Repository, head: Revision, isBuiltIn: boolean) {
  const written = isBuiltIn ? null : await world.git.readFileAt(repo, head, lanesPath)
  const parsed = written === null ? null : parseLanesFile(Buffer.from(written).toString('utf8'))
  const rules: ScanBasis['rules'] = parsed === null ? 'built-in' : parsed.kind === 'open' ? 'head' : 'closed'
  const { facts } = isBuiltIn ? { facts: defaultFacts } : await ruleAt(world, repo, head, {})
  return { facts, rules }
}

async function rangeOf(world: World, repo: Repository, options: ScanOptions): Promise<ScanRange> {
  const head = await world.git.requireRevision(repo, options.rev)
  const since = options.since === undefined ? null : dateOf(options.since)
  return {
    head,
    since,
    after: options.since === undefined || since !== null ? null : await world.git.requireRevision(repo, options.since),
    until: options.until === undefined ? null : requireDate('--until', options.until),
    max: options.max === undefined ? null : whole('--max', options.max),
  }
}

/** A day (its first moment, UTC) or a moment; `null` for anything else, which may be a revision. */
function dateOf(text: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(text)) return null
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? null : instant(date)
}

function requireDate(option: string, text: string): Instant {
  const found = dateOf(text)
  if (found) return found
  throw new FairwayError('bad-input', `${option} ${JSON.stringify(text)} is no date.`, {
    next: `Write a day or a moment: ${option} 2026-03-01, ${option} 2026-03-01T12:00:00Z`,
  })
}

function whole(option: string, text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new FairwayError('bad-input', `${option} ${JSON.stringify(text)} is no number of commits.`, {
    next: `Give a whole number above 0: ${option} 2000`,
  })
}

function amount(option: string, text: string): number {
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number
  throw new FairwayError('bad-input', `${option} ${JSON.stringify(text)} is no amount.`, {
    next: `Give a number of at least 0: ${option} 1.5`,
  })
}

async function wholeFile(world: World, path: string): Promise<string> {
  const lines: string[] = []
  for await (const line of world.readLines(path)) lines.push(line)
  return lines.join('\n')
}

/** The folder's name, or that of the folder around it where it says nothing. */
function nameOf(repo: Repository): string {
  const parts = repo.gitDir.split('/').filter((part) => part !== '' && part !== '.git')
  const last = basename(parts.at(-1) ?? 'repository', '.git')
  return /^(?:repo|git|repository|mirror)$/.test(last) ? (parts.at(-2) ?? last) : last
}
