import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { FairwayError, sayError } from '../base/errors.ts'
import type { Cli } from './cli.ts'
import { type VerifyAnswer, verdictLines, verifyPatch } from './judge-patch.ts'
import { LanePool } from './lane-pool.ts'
import type { ExitCode } from './output.ts'
import type { Repository, World } from './world.ts'

interface PullRequestOptions {
  readonly repo: string
  readonly event?: string
  readonly lane?: string
}

/** Labels by which people claim a lane, and those by which contracts admit a pull request. */
const claimLabel = /^lane:\s*(\S+)$/i
const admittedLabel = (contract: string): string => `admitted:${contract}`

export function registerPullRequest(program: Command, cli: Cli): void {
  program
    .command('pull-request')
    .description('judge the pull request of a GitHub Actions run, without a server')
    .option('--repo <dir>', 'git repository with the base and the head, also a shallow one', '.')
    .option('--event <file>', 'the payload of the event (default: $GITHUB_EVENT_PATH)')
    .option('--lane <name>', 'the lane every pull request must stay in (default: what labels and trailers claim)')
    .action((options: PullRequestOptions) => cli.run((world) => pullRequest(world, options)))
}

const eventSchema = z.object({
  pull_request: z.object({
    base: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }),
    head: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }),
    labels: z.array(z.object({ name: z.string() })).default([]),
  }),
})

/**
 * Judges what the pull request adds to its base, by the rules of the base as it stands now. Answers in the language of the
 * runner: annotations on stdout, labels and verdict in $GITHUB_OUTPUT, a summary in $GITHUB_STEP_SUMMARY.
 */
async function pullRequest(world: World, options: PullRequestOptions): Promise<ExitCode> {
  const event = await readEvent(world, options.event ?? world.env.GITHUB_EVENT_PATH)
  const repo = await world.git.openRepository(options.repo)
  const pool = new LanePool(1)
  try {
    const rules = await requireFetched(world, repo, event.base.sha)
    const head = await requireFetched(world, repo, event.head.sha)
    const base = (await world.git.mergeBase(repo, rules, head)) ?? rules
    const claims = options.lane === undefined ? await claimsOf(world, repo, event, base, head) : [options.lane]
    const open = await verifyPatch(world, pool, repo, { base, head, rules })
    const claimed: Claimed[] = []
    for (const lane of claims) claimed.push(await judgeClaim(world, pool, repo, { base, head, rules, lane }))
    const broken = claimed.filter((claim) => claim.problem !== null || claim.answer?.verdict !== 'allowed')
    await world.writeResult([...broken.flatMap(errorLines), ...noticeLines(open, claimed)].join(''))
    await tellRunner(world, open, claimed, broken.length === 0)
    return broken.length === 0 ? 0 : 1
  } finally {
    await pool.close()
    world.git.closeRepository(repo)
  }
}

interface Claimed {
  readonly lane: string
  readonly answer: VerifyAnswer | null
  /** Why the lane could not even be asked: it does not exist, or its file is wrong. */
  readonly problem: string | null
}

async function judgeClaim(
  world: World,
  pool: LanePool,
  repo: Repository,
  request: { readonly base: string; readonly head: string; readonly rules: string; readonly lane: string },
): Promise<Claimed> {
  try {
    return { lane: request.lane, answer: await verifyPatch(world, pool, repo, request), problem: null }
  } catch (error) {
    if (!(error instanceof FairwayError)) throw error
    return { lane: request.lane, answer: null, problem: sayError(error) }
  }
}

type PullRequestEvent = z.output<typeof eventSchema>['pull_request']

async function readEvent(world: World, file: string | undefined): Promise<PullRequestEvent> {
  const next = 'Run it in a workflow on pull_request, or give the payload with --event FILE.'
  if (!file) throw new FairwayError('bad-input', 'There is no event: $GITHUB_EVENT_PATH is not set.', { next })
  const lines: string[] = []
  for await (const line of world.readLines(resolve(world.cwd, file))) lines.push(line)
  try {
    return eventSchema.parse(JSON.parse(lines.join('\n'))).pull_request
  } catch (cause) {
    throw new FairwayError('bad-input', `${file} is not the payload of a pull request.`, { where: file, next, cause })
  }
}

async function requireFetched(world: World, repo: Repository, sha: string) {
  const found = await world.git.resolveRevision(repo, sha)
  if (found !== null) return found
  throw new FairwayError('revision-missing', `The commit ${sha} of the pull request is not in this checkout.`, {
    where: repo.name,
    next: 'Check out with the history of both sides: actions/checkout with "fetch-depth: 0".',
  })
}

/** Lanes that labels or `Fairway-Lane:` trailers of the commits name, each once. */
async function claimsOf(
  world: World,
  repo: Repository,
  event: PullRequestEvent,
  base: string,
  head: string,
): Promise<readonly string[]> {
  const labelled = event.labels.flatMap(({ name }) => claimLabel.exec(name.trim())?.[1] ?? [])
  const commits = await world.git.log(repo, head, { since: base, max: 1_000 })
  const trailed = commits.flatMap(({ body }) =>
    [...body.matchAll(/^Fairway-Lane:\s*(\S+)\s*$/gim)].map((match) => match[1] as string),
  )
  return [...new Set([...labelled, ...trailed])]
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** A workflow command. Whatever a patch holds stays inside the message. */
function command(kind: 'error' | 'notice', path: string, line: number, title: string, text: string): string {
  const place = [
    ...(path === '' ? [] : [`file=${property(path)}`]),
    ...(line > 0 ? [`line=${line}`] : []),
    `title=${property(title)}`,
  ]
  return `::${kind} ${place.join(',')}::${data(text)}\n`
}

const errorLines = ({ lane, answer, problem }: Claimed): string[] =>
  answer === null
    ? [command('error', '', 0, `Lane ${lane}`, problem ?? 'The lane could not be asked.')]
    : answer.findings.map((finding) =>
        command('error', finding.path, finding.line, `Outside the lane ${lane}`, `${finding.says} ${finding.fix}`),
      )

function noticeLines(open: VerifyAnswer, claimed: readonly Claimed[]): string[] {
  const admitted = [open, ...claimed.flatMap(({ answer }) => answer ?? [])].find(({ verdict }) => verdict === 'allowed')
  const edits = (admitted?.edits ?? []).map((edit) =>
    command('notice', edit.path, edit.line, `Proved: ${admitted?.admittedBy.join(', ')}`, edit.says),
  )
  const notices = (admitted?.notices ?? []).map(({ path, line, says }) =>
    command('notice', path, line, 'Worth a glance', says),
  )
  return [...edits, ...notices]
}

async function tellRunner(world: World, open: VerifyAnswer, claimed: readonly Claimed[], isKept: boolean) {
  const contracts = [
    ...new Set([open, ...claimed.flatMap(({ answer }) => answer ?? [])].flatMap(({ admittedBy }) => admittedBy)),
  ]
  const outputs = {
    verdict: contracts.length > 0 ? 'allowed' : open.verdict,
    contracts: contracts.join(','),
    labels: contracts.map(admittedLabel).join(','),
    claims: isKept ? (claimed.length > 0 ? 'kept' : 'none') : 'broken',
  }
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`)
  if (world.env.GITHUB_OUTPUT) await world.appendFile(world.env.GITHUB_OUTPUT, lines.join(''))
  const says = [
    '## Fairway',
    ...(claimed.length === 0 ? [fenced(verdictLines(open))] : []),
    ...claimed.flatMap(({ lane, answer, problem }) => [
      `### Lane ${lane.replaceAll(/[^\w.-]/g, '')}`,
      fenced(answer === null ? (problem ?? '') : verdictLines(answer)),
    ]),
  ]
  if (world.env.GITHUB_STEP_SUMMARY) await world.appendFile(world.env.GITHUB_STEP_SUMMARY, `${says.join('\n\n')}\n`)
}

/** Text of a patch is shown as text, whatever Markdown it holds. */
const fenced = (text: string): string => {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}text\n${text}\n${fence}`
}
