import { basename } from 'node:path'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import { guessedCalendar, isZone } from '../flow/calendar/working-calendar.ts'
import { defaultProductionRules } from '../flow/path/deployments.ts'
import { pathPage } from '../flow/path-report/path-page.ts'
import { pathReport } from '../flow/path-report/path-report.ts'
import { pathText } from '../flow/path-report/path-text.ts'
import { gitCommit, withLines } from '../flow/sources/git/git-commit.ts'
import { readCommits } from '../flow/sources/git/read-commits.ts'
import type { Reading } from '../flow/sources/path-event.ts'
import { sourceNames } from '../flow/sources/which-source.ts'
import { studyOf } from '../flow/study/study.ts'
import { defaultTeamSettings } from '../flow/study/team-settings.ts'
import { flowMetrics } from '../flow/study-metrics/flow-metrics.ts'
import { metricsJson, openMetrics } from '../flow/study-metrics/metric-text.ts'
import { workReport } from '../flow/work-report/work-report.ts'
import { changesToBlame } from './changes-to-blame.ts'
import type { Cli } from './cli.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { readExports } from './read-exports.ts'
import { readTeamFile } from './team-file.ts'
import type { World } from './world.ts'

interface ReportOptions {
  readonly repo?: string
  readonly rev: string
  readonly repository?: string
  readonly releases?: string
  readonly environments?: string
  readonly mergeIsProduction?: boolean
  readonly projects?: string
  readonly approvalLabels?: string
  readonly blame?: string
  readonly team?: string
  readonly zone?: string
  readonly asOf?: string
  readonly html?: string
  readonly metrics?: string
  readonly json?: boolean
}

export function registerFlowReport(flow: Command, cli: Cli): void {
  flow
    .command('report')
    .description('the path from decision to production, from exports of a tracker and a forge and from git')
    .argument('[files...]', `exports: ${sourceNames.join(', ')} (.ics); "jira=FILE" says which one a file is`)
    .option('--repo <dir>', 'git repository: which commits a deployment brought is told by its history')
    .option('--rev <rev>', 'where that history ends', 'HEAD')
    .option('--repository <owner/name>', 'what the forge calls the repository, where exports do not say')
    .option('--releases <pattern>', 'tags of the repository that are releases to production, as a regular expression')
    .option('--environments <names>', 'environments that users reach, by comma (default: production,prod,live)')
    .option('--merge-is-production', 'merging is deploying: what is merged is in production')
    .option('--projects <keys>', "keys of the tracker's projects, by comma: SHOP,APP")
    .option('--approval-labels <names>', 'labels that mean approved, by comma')
    .option('--blame <n>', 'ask git how old the lines were that the last n changes of --repo took out')
    .option(
      '--team <file>',
      'what the team says of itself as JSON: teams, roles, working hours, statuses, step classes',
    )
    .option('--zone <name>', 'where the team works, such as Europe/Berlin: its office hours are guessed from it')
    .option('--as-of <date>', 'what was known then (default: now)')
    .option('--html <file>', 'write the report as one page')
    .option('--metrics <file>', 'write the figures for other programs: JSON where it ends in .json, else OpenMetrics')
    .option('--json', 'one JSON object on stdout')
    .action((files: readonly string[], options: ReportOptions) => cli.run((world) => report(world, files, options)))
}

async function report(world: World, files: readonly string[], options: ReportOptions): Promise<ExitCode> {
  if (files.length === 0 && options.repo === undefined)
    throw new FairwayError('bad-input', 'There is nothing to read.', {
      next: 'Give the path of an export, or a repository with --repo.',
    })
  const asOf = options.asOf === undefined ? Date.parse(world.now()) : Date.parse(options.asOf)
  if (Number.isNaN(asOf))
    throw new FairwayError('bad-input', `--as-of ${options.asOf} is no date.`, { next: 'Write it as 2026-03-01.' })
  const team = options.team === undefined ? defaultTeamSettings : await readTeamFile(world, options.team)
  const zone = options.zone === undefined ? (team.calendar?.zone ?? null) : zoneOf(options.zone)
  const readings = await readExports(world, files, { ...options, projects: listOf(options.projects), zone, asOf })
  const history = options.repo === undefined ? null : await readHistory(world, options.repo, options)
  if (history !== null) readings.push(history)
  const repositories = [
    ...new Set(
      readings.flatMap(({ facts }) =>
        facts.flatMap(({ name, value }) => (name === 'repository' ? [String(value)] : [])),
      ),
    ),
  ]
  const environments = options.environments === undefined ? null : listOf(options.environments)
  const mergeIsProduction = options.mergeIsProduction === true ? repositories : []
  const study = studyOf(
    readings,
    {
      ...team,
      approvalLabels: [...team.approvalLabels, ...listOf(options.approvalLabels)],
      calendar: team.calendar ?? (zone === null ? null : guessedCalendar(zone)),
      production: {
        ...defaultProductionRules,
        ...(environments === null ? {} : { environments }),
        mergeIsProduction,
      },
    },
    asOf,
  )
  const found = pathReport(study)
  const work = workReport(study)
  const name = options.repository ?? repositories[0] ?? basename(files[0] ?? options.repo ?? '')
  if (options.html !== undefined) await world.writeFile(options.html, pathPage(found, work, name))
  if (options.metrics !== undefined) {
    const metrics = flowMetrics(study)
    const text = options.metrics.endsWith('.json') ? metricsJson(study, metrics) : openMetrics(metrics)
    await world.writeFile(options.metrics, text)
  }
  const { pullRequests, ...rest } = found
  const answer = {
    ...rest,
    work,
    pullRequests: { ...pullRequests, findings: Object.fromEntries(pullRequests.findings) },
  }
  await writeAnswer(world, options.json === true, answer, () => pathText(found, work))
  world.writeProgress(
    options.html === undefined
      ? 'The same as one page to send on: fairway flow report --html path.html\n'
      : `${options.html} is written: one page, nothing else needed.\n`,
  )
  return found.events === 0 ? 1 : 0
}

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

async function readHistory(world: World, dir: string, options: ReportOptions): Promise<Reading> {
  const repo = await world.git.openRepository(dir)
  try {
    const releases = options.releases === undefined ? null : patternOf(options.releases)
    const named = Map.groupBy(await world.git.tags(repo), ({ commit }) => commit)
    const commits = (await world.git.log(repo, options.rev)).map((info) =>
      gitCommit(info, named.get(info.commit)?.map(({ name }) => name) ?? []),
    )
    const changes = options.blame === undefined ? null : changesToBlame(options.blame)
    const clock = () => Date.parse(world.now())
    const sample = changes === null ? null : await world.git.sampleChanges(repo, options.rev, { changes }, clock)
    return readCommits(sample === null ? commits : withLines(commits, sample), {
      repository: options.repository ?? basename(repo.name),
      ...(releases === null ? {} : { releaseTags: releases }),
    })
  } finally {
    world.git.closeRepository(repo)
  }
}

function zoneOf(name: string): string {
  if (isZone(name)) return name
  throw new FairwayError('bad-input', `There is no time zone called ${name}.`, {
    next: 'Give a name of the IANA list, such as Europe/Berlin or UTC.',
  })
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text)
  } catch (cause) {
    throw new FairwayError('bad-input', `--releases ${text} is no regular expression.`, {
      next: 'Write for example ^v[0-9] for tags such as v1.2.',
      cause,
    })
  }
}
