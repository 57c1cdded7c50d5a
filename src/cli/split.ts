import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { FairwayError } from '../base/errors.ts'
import type { Revision } from '../base/ids.ts'
import type { Patch } from '../change/patch.ts'
import { unifiedDiff } from '../executor/write-patch.ts'
import { judgedContractNames } from '../lane/index.ts'
import type { AdmittedEdit, ContractName } from '../lane/lane.ts'
import type { Cli } from './cli.ts'
import { verdictLines } from './judge-patch.ts'
import { ruleAt } from './lane-choice.ts'
import { LaneJobFailed, LanePool } from './lane-pool.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { writeBranch } from './propose-patch.ts'
import type { Repository, World } from './world.ts'

interface SplitOptions {
  readonly repo: string
  readonly base?: string
  readonly head?: string
  readonly lane?: string
  readonly contract?: string
  readonly patches?: string
  readonly branch?: string
  readonly json?: boolean
}

/** A part as tools read it. `contract` is `null` for what no lane admits. */
interface PartView {
  readonly contract: ContractName | null
  readonly edits: readonly AdmittedEdit[]
  readonly files: readonly string[]
  readonly patch: string
  readonly branch?: string
  readonly commit?: Revision
}

export function registerSplit(program: Command, cli: Cli): void {
  program
    .command('split')
    .description('take a patch apart: what lanes admit, each part proved, and the rest')
    .option('--repo <dir>', 'git repository, also a bare one', '.')
    .option('--base <rev>', 'revision before the change; its lanes apply')
    .option('--head <rev>', 'revision after the change')
    .option('--lane <name>', 'take only what this lane admits')
    .option('--contract <name>', 'take only what this contract admits; with neither, every contract in turn')
    .option('--patches <dir>', 'write the parts there, numbered in the order in which they apply')
    .option('--branch <name>', 'write branches NAME-copy, …, NAME-rest, each on top of the one before')
    .option('--json', 'one JSON object on stdout')
    .action((options: SplitOptions) => cli.run((world) => split(world, options)))
}

async function split(world: World, options: SplitOptions): Promise<ExitCode> {
  if (options.base === undefined || options.head === undefined) {
    throw new FairwayError('bad-input', `${options.base === undefined ? '--base' : '--head'} is missing.`, {
      next: 'Give both: fairway split --base main --head my-branch',
    })
  }
  if (options.branch !== undefined) world.git.branchRef(`${options.branch}-rest`)
  const repo = await world.git.openRepository(options.repo)
  const pool = new LanePool(1)
  try {
    const base = await world.git.requireRevision(repo, options.base)
    const head = await world.git.requireRevision(repo, options.head)
    const rule = await ruleAt(world, repo, base, options)
    const between = await world.git.patchBetween(repo, base, head)
    if (between.kind === 'too-large')
      throw new FairwayError('repository-too-large', between.says, { next: 'Take a smaller range of commits.' })
    const contracts = rule.contract === null ? judgedContractNames() : [rule.contract]
    const parts = await partsOf(pool, between.patch, contracts, rule)
    const isSplit = parts.some((part) => part.contract !== null)
    const written =
      isSplit && options.branch !== undefined ? await writeBranches(world, repo, base, options.branch, parts) : parts
    const views = written.map((part) => ({ ...part, patch: unifiedDiff(part.patch) }))
    if (isSplit && options.patches !== undefined) await writePatches(world, resolve(world.cwd, options.patches), views)
    await writeAnswer(world, options.json === true, { base, head, lane: rule.lane, parts: views }, () =>
      sayParts(views),
    )
    return isSplit ? 0 : 1
  } finally {
    await pool.close()
    world.git.closeRepository(repo)
  }
}

type Part = Omit<PartView, 'patch'> & { readonly patch: Patch }

async function partsOf(
  pool: LanePool,
  patch: Patch,
  contracts: readonly ContractName[],
  { facts }: Awaited<ReturnType<typeof ruleAt>>,
): Promise<readonly Part[]> {
  try {
    const answer = await pool.run({ kind: 'split', patch, contracts, facts })
    if (answer.kind !== 'split') return []
    const { parts, rest } = answer.split
    const files = (of: Patch) => of.map((file) => file.path)
    return [
      ...parts.map((part) => ({
        contract: part.contract,
        edits: part.verdict.edits,
        files: files(part.patch),
        patch: part.patch,
      })),
      ...(rest.length > 0 ? [{ contract: null, edits: [], files: files(rest), patch: rest }] : []),
    ]
  } catch (error) {
    if (!(error instanceof LaneJobFailed)) throw error
    throw new FairwayError('command-failed', `The patch could not be taken apart: ${error.message}.`, {
      next: 'Take a smaller range of commits, or one contract with --contract.',
    })
  }
}

async function writeBranches(
  world: World,
  repo: Repository,
  base: Revision,
  name: string,
  parts: readonly Part[],
): Promise<readonly Part[]> {
  const written: Part[] = []
  let on = base
  for (const part of parts) {
    const branch = `${name}-${part.contract ?? 'rest'}`
    const says =
      part.contract === null
        ? 'What no lane admits'
        : `Part under the contract ${part.contract}, split from a larger change`
    on = await writeBranch(world, repo, { branch, base: on, patch: part.patch, says, edits: part.edits })
    written.push({ ...part, branch, commit: on })
  }
  return written
}

async function writePatches(world: World, dir: string, parts: readonly PartView[]): Promise<void> {
  for (const [index, part] of parts.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}-${part.contract ?? 'rest'}.patch`
    await world.writeFile(join(dir, name), part.patch)
  }
}

function sayParts(parts: readonly PartView[]): string {
  if (parts.length === 0) return 'There is no change between these revisions.'
  if (parts.every((part) => part.contract === null)) return 'No lane admits a part of this change.'
  return parts
    .map((part, index) => {
      const where = part.branch === undefined ? '' : ` (branch ${part.branch})`
      if (part.contract === null)
        return `${index + 1}. The rest${where}, for ordinary review: ${part.files.length} ${part.files.length === 1 ? 'file' : 'files'}.\n${part.files.map((file) => `  ${file}`).join('\n')}`
      const answer = {
        verdict: 'allowed',
        admittedBy: [part.contract],
        edits: part.edits,
        findings: [],
        notices: [],
      } as const
      return `${index + 1}. ${verdictLines(answer)}${where}`
    })
    .join('\n')
}
