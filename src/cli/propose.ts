import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { FairwayError } from '../base/errors.ts'
import { OpenRepositories, runBatch } from './batch.ts'
import type { Cli } from './cli.ts'
import { type Asked, rulesAt } from './lane-choice.ts'
import { LanePool } from './lane-pool.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { type ProposeAnswer, proposalLines, proposePatch, writeBranch } from './propose-patch.ts'
import { RepositoryTexts } from './repository-texts.ts'
import type { Repository, World } from './world.ts'

interface ProposeOptions {
  readonly repo: string
  readonly rev: string
  readonly lane?: string
  readonly contract?: string
  readonly at?: string
  readonly patch?: string
  readonly branch?: string
  readonly batch?: string
  readonly json?: boolean
}

export function registerPropose(program: Command, cli: Cli): void {
  program
    .command('propose')
    .description('turn an intent into a proved patch; asks where it is ambiguous, never guesses')
    .argument('[intent]', 'for example: Change "Plans" to "Plans and pricing"; with --at, just the new text')
    .option('--repo <dir>', 'git repository, also a bare one', '.')
    .option('--rev <rev>', 'revision to start from; its lanes apply', 'HEAD')
    .option('--lane <name>', "stay inside this lane's contract, paths and limits")
    .option('--contract <name>', 'stay inside this contract (default: the words and the lanes decide)')
    .option('--at <slot>', 'id of the place to change, as listed by fairway slots')
    .option('--patch <file>', 'also write the diff to this file')
    .option('--branch <name>', 'also write a new branch with the change into the repository')
    .option(
      '--batch <file>',
      'JSON lines {id, repo?, rev?, intent, at?, lane?, contract?} from a file or -; one answer line each',
    )
    .option('--json', 'one JSON object on stdout')
    .action((intent: string | undefined, options: ProposeOptions) =>
      cli.run((world) =>
        options.batch === undefined ? propose(world, intent, options) : proposeBatch(world, options, options.batch),
      ),
    )
}

async function propose(world: World, intent: string | undefined, options: ProposeOptions): Promise<ExitCode> {
  if (intent === undefined) {
    throw new FairwayError('bad-input', 'The intent is missing.', {
      next: `Say what shall change: fairway propose 'Change "Plans" to "Plans and pricing"'`,
    })
  }
  if (options.branch !== undefined) world.git.branchRef(options.branch)
  const repo = await world.git.openRepository(options.repo)
  const pool = new LanePool(world.cores)
  try {
    const texts = await textsAt(world, repo, pool, options.rev)
    const rules = await rulesAt(world, repo, texts.revision, options)
    const { answer, patch } = await proposePatch(texts, rules, intent, options.at)
    const allowed = answer.verdict === 'allowed'
    if (allowed && options.patch !== undefined) await world.writeFile(resolve(world.cwd, options.patch), answer.patch)
    const commit =
      allowed && options.branch !== undefined
        ? await writeBranch(world, repo, {
            branch: options.branch,
            base: texts.revision,
            patch,
            says: intent,
            edits: answer.edits,
          })
        : null
    await writeAnswer(
      world,
      options.json === true,
      { ...answer, ...(commit ? { branch: options.branch, commit } : {}) },
      () => proposalLines(answer),
    )
    if (commit) world.writeProgress(`Branch ${options.branch} holds the change: ${commit}\n`)
    return allowed ? 0 : 1
  } finally {
    await pool.close()
    world.git.closeRepository(repo)
  }
}

async function textsAt(world: World, repo: Repository, pool: LanePool, rev: string): Promise<RepositoryTexts> {
  return RepositoryTexts.open(world, repo, pool, await world.git.requireRevision(repo, rev))
}

const proposeLine = z.object({
  id: z.union([z.string(), z.number()]),
  repo: z.string().min(1).optional(),
  rev: z.string().min(1).optional(),
  intent: z.string().min(1),
  at: z.string().nullish(),
  lane: z.string().nullish(),
  contract: z.string().nullish(),
})

async function proposeBatch(world: World, options: ProposeOptions, file: string): Promise<ExitCode> {
  if (options.branch !== undefined || options.patch !== undefined) {
    throw new FairwayError('bad-input', '--branch and --patch are for one intent, not for a batch.', {
      next: 'Each answer line of a batch holds its patch.',
    })
  }
  const pool = new LanePool(world.cores)
  const repositories = new OpenRepositories(world)
  // Lines of one revision follow each other in most files: what was read for one serves the next.
  let last: {
    readonly key: string
    readonly texts: Promise<RepositoryTexts>
    readonly rules: Map<string, ReturnType<typeof rulesAt>>
  } | null = null
  try {
    const done = await runBatch<z.infer<typeof proposeLine>>(world, file, {
      schema: proposeLine,
      atOnce: 2,
      work: (line) =>
        repositories.use(
          line.repo ?? options.repo,
          async (repo): Promise<{ answer: ProposeAnswer; content: boolean }> => {
            const rev = line.rev ?? options.rev
            const key = JSON.stringify([repo.gitDir, await world.git.requireRevision(repo, rev)])
            if (last?.key !== key) last = { key, texts: textsAt(world, repo, pool, rev), rules: new Map() }
            const { rules: known } = last
            const texts = await last.texts
            const own = line.lane != null || line.contract != null
            const asked: Asked = own
              ? { lane: line.lane ?? undefined, contract: line.contract ?? undefined }
              : { lane: options.lane, contract: options.contract }
            const name = JSON.stringify([asked.lane, asked.contract])
            const rules = known.get(name) ?? rulesAt(world, repo, texts.revision, asked)
            known.set(name, rules)
            const { answer } = await proposePatch(texts, await rules, line.intent, line.at ?? undefined)
            return { answer, content: answer.verdict === 'allowed' }
          },
        ),
    })
    world.writeProgress(`${done.lines} lines, ${done.content} allowed.\n`)
    return done.content === done.lines ? 0 : 1
  } finally {
    await pool.close()
    repositories.close()
  }
}
