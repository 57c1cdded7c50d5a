import type { Command } from 'commander'
import { holdsWords } from '../executor/holds-words.ts'
import { findSlots } from '../lane/find-text.ts'
import type { Cli } from './cli.ts'
import { ruleAt } from './lane-choice.ts'
import { LanePool } from './lane-pool.ts'
import { type ExitCode, writeAnswer } from './output.ts'
import { RepositoryTexts } from './repository-texts.ts'
import { slotLines, slotView } from './slot-view.ts'
import type { World } from './world.ts'

interface SlotsOptions {
  readonly repo: string
  readonly rev: string
  readonly find?: string
  readonly lane?: string
  readonly contract?: string
  readonly json?: boolean
}

export function registerSlots(program: Command, cli: Cli): void {
  program
    .command('slots')
    .description('list or search the places that may change')
    .option('--repo <dir>', 'git repository, also a bare one', '.')
    .option('--rev <rev>', 'revision to read', 'HEAD')
    .option('--find <text>', 'only places that hold this text, best first; where none does, those that read alike')
    .option('--lane <name>', "only places of this lane's files")
    .option('--contract <name>', 'the contract whose places are listed (default: copy)')
    .option('--json', 'one JSON array on stdout')
    .action((options: SlotsOptions) => cli.run((world) => slots(world, options)))
}

async function slots(world: World, options: SlotsOptions): Promise<ExitCode> {
  const repo = await world.git.openRepository(options.repo)
  const pool = new LanePool(world.cores)
  try {
    const revision = await world.git.requireRevision(repo, options.rev)
    const rule = await ruleAt(world, repo, revision, options)
    const texts = await RepositoryTexts.open(world, repo, pool, revision)
    const list = (holds: (path: string, raw: string) => boolean) =>
      texts.slots(rule.contract ?? 'copy', rule.facts, holds)
    const found = options.find === undefined ? await list(() => true) : await search(options.find, list)
    const views = found.map(slotView)
    await writeAnswer(world, options.json === true, views, () => slotLines(views))
    world.writeProgress(
      options.find === undefined
        ? `${found.length} places that may change.\n`
        : found.length === 0
          ? 'No place holds this text. Try a shorter part of it.\n'
          : `${found.length} places. Change one with: fairway propose "NEW TEXT" --at ID\n`,
    )
    return options.find !== undefined && found.length === 0 ? 1 : 0
  } finally {
    await pool.close()
    world.git.closeRepository(repo)
  }
}

type List = (holds: (path: string, raw: string) => boolean) => ReturnType<RepositoryTexts['slots']>

/** Files that hold every plain word are parsed first; the others only when no place there holds the text. */
async function search(text: string, list: List) {
  const holds = holdsWords(text)
  if (holds) {
    const matches = findSlots(await list((_path, raw) => holds(raw)), text).filter(
      (match) => match.reason !== 'similar',
    )
    if (matches.length > 0) return matches.map((match) => match.slot)
  }
  return findSlots(await list(() => true), text).map((match) => match.slot)
}
