import type { Command } from 'commander'
import { z } from 'zod'
import { FairwayError } from '../base/errors.ts'
import { OpenRepositories, runBatch } from './batch.ts'
import type { Cli } from './cli.ts'
import { verdictLines, verifyPatch } from './judge-patch.ts'
import { LanePool } from './lane-pool.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import type { World } from './world.ts'

interface VerifyOptions {
  readonly repo: string
  readonly base?: string
  readonly head?: string
  readonly lane?: string
  readonly contract?: string
  readonly batch?: string
  readonly json?: boolean
}

export function registerVerify(program: Command, cli: Cli): void {
  program
    .command('verify')
    .description('judge a patch: does it do only what a lane allows?')
    .option('--repo <dir>', 'git repository, also a bare one', '.')
    .option('--base <rev>', 'revision before the change; its lanes apply')
    .option('--head <rev>', 'revision after the change')
    .option('--lane <name>', 'judge by this lane: its contract, paths and limits')
    .option('--contract <name>', 'judge by this contract; with neither, every contract is asked')
    .option(
      '--batch <file>',
      'JSON lines {id, repo, base, head, lane?, contract?} from a file or -; one verdict line each',
    )
    .option('--json', 'one JSON object on stdout')
    .action((options: VerifyOptions) =>
      cli.run((world) =>
        options.batch === undefined ? verify(world, options) : verifyBatch(world, options, options.batch),
      ),
    )
}

async function verify(world: World, options: VerifyOptions): Promise<ExitCode> {
  const { base, head } = options
  if (base === undefined || head === undefined) {
    throw new FairwayError('bad-input', `${base === undefined ? '--base' : '--head'} is missing.`, {
      next: 'Give both: fairway verify --base main --head my-branch',
    })
  }
  const repo = await world.git.openRepository(options.repo)
  const pool = new LanePool(1)
  try {
    const answer = await verifyPatch(world, pool, repo, { ...options, base, head })
    await writeAnswer(world, options.json === true, answer, () => verdictLines(answer))
    return answer.verdict === 'allowed' ? 0 : 1
  } finally {
    await pool.close()
    world.git.closeRepository(repo)
  }
}

const revision = z.string().min(1)
const verifyLine = z.object({
  id: z.union([z.string(), z.number()]),
  repo: z.string().min(1).optional(),
  base: revision,
  head: revision,
  lane: z.string().nullish(),
  contract: z.string().nullish(),
})

async function verifyBatch(world: World, options: VerifyOptions, file: string): Promise<ExitCode> {
  const pool = new LanePool(world.cores)
  const repositories = new OpenRepositories(world)
  try {
    const done = await runBatch(world, file, {
      schema: verifyLine,
      atOnce: 8 * world.cores,
      work: (line) =>
        repositories.use(line.repo ?? options.repo, async (repo) => {
          const own = line.lane != null || line.contract != null
          const answer = await verifyPatch(world, pool, repo, {
            base: line.base,
            head: line.head,
            lane: own ? (line.lane ?? undefined) : options.lane,
            contract: own ? (line.contract ?? undefined) : options.contract,
          })
          return { answer, content: answer.verdict === 'allowed' }
        }),
    })
    world.writeProgress(`${done.lines} lines, ${done.content} allowed.\n`)
    return done.content === done.lines ? 0 : 1
  } finally {
    await pool.close()
    repositories.close()
  }
}
