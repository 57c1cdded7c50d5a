import { FairwayError } from '../base/errors.ts'
import type { Revision } from '../base/ids.ts'
import { nearest } from '../base/nearest.ts'
import { judgedContractNames } from '../lane/index.ts'
import { type ContractName, contractNames, type RepoFacts } from '../lane/lane.ts'
import {
  type Lane,
  type LanesFile,
  laneNamed,
  lanesPath,
  type ParsedLanes,
  parseLanesFile,
  sayProblem,
} from '../lane/lanes-file.ts'
import { baseFactsOf, repoFacts } from '../lane/repo-facts.ts'
import type { Repository, World } from './world.ts'

/** What a person asked a command to go by: a lane, a contract, or neither. */
export interface Asked {
  readonly lane?: string | undefined
  readonly contract?: string | undefined
}

/** The rule in force: that of the base, never that of the patch. */
export interface Rule {
  /** `null`: every contract is asked. */
  readonly contract: ContractName | null
  readonly lane: string | null
  readonly facts: RepoFacts
}

/** A rule of one contract. */
export interface ChosenRule extends Rule {
  readonly contract: ContractName
}

/**
 * The rule for a command, with all that the revision says of it. Without a lanes file the built-in facts apply. A lanes file that
 * is wrong closes its lanes; without a lane the built-in facts apply then, too, and a warning says so.
 *
 * @throws FairwayError `bad-input` for both lane and contract or an unknown one, `lanes-closed` with every problem
 */
export async function ruleAt(world: World, repo: Repository, revision: Revision, asked: Asked): Promise<Rule> {
  if (asked.lane !== undefined && asked.contract !== undefined) {
    throw new FairwayError('bad-input', 'A lane and a contract were given, but a lane has its own contract.', {
      next: 'Give one of --lane and --contract.',
    })
  }
  const written = await world.git.readFileAt(repo, revision, lanesPath)
  const parsed = written ? parseLanesFile(Buffer.from(written).toString('utf8')) : null
  if (asked.lane !== undefined) {
    const { lanes, lane } = openLane(asked.lane, parsed)
    const facts = repoFacts(lanes, lane.name, await baseFacts(world, repo, revision, lanes, lane.name))
    return { contract: lane.contract, lane: lane.name, facts }
  }
  if (parsed?.kind === 'closed') {
    world.writeProgress(
      `${lanesPath} is wrong, so its lanes are closed; the built-in rules are used.\n${problemLines(parsed)}\n`,
    )
  }
  const lanes = parsed?.kind === 'open' ? parsed.lanes : null
  const base = lanes ? await baseFacts(world, repo, revision, lanes) : undefined
  const contract = asked.contract === undefined ? null : contractFor(asked.contract)
  return { contract, lane: null, facts: repoFacts(lanes, undefined, base) }
}

/**
 * The rules under which words may become a change: that of the lane or the contract, if one was asked for; else those of every lane,
 * in the order of the lanes file, so that the words decide; without lanes those of every contract, as built in.
 *
 * @throws as {@link ruleAt}
 */
export async function rulesAt(
  world: World,
  repo: Repository,
  revision: Revision,
  asked: Asked,
): Promise<readonly ChosenRule[]> {
  const rule = await ruleAt(world, repo, revision, asked)
  const { contract, lane, facts } = rule
  if (contract !== null) return [{ contract, lane, facts }]
  const written = await world.git.readFileAt(repo, revision, lanesPath)
  const parsed = written ? parseLanesFile(Buffer.from(written).toString('utf8')) : null
  if (parsed?.kind !== 'open') return judgedContractNames().map((name) => ({ contract: name, lane: null, facts }))
  const { lanes } = parsed
  return Promise.all(
    lanes.lanes
      .filter((each) => each.contract !== 'code')
      .map(async (each) => ({
        contract: each.contract,
        lane: each.name,
        facts: repoFacts(lanes, each.name, await baseFacts(world, repo, revision, lanes, each.name)),
      })),
  )
}

const baseFacts = (world: World, repo: Repository, revision: Revision, lanes: LanesFile, lane?: string) =>
  baseFactsOf(
    {
      readFile: (path) => world.git.readFileAt(repo, revision, path),
      paths: async () => (await world.git.listTree(repo, revision)).map(({ path }) => path),
      committedAt: () => world.git.committedAt(repo, revision),
    },
    lanes,
    lane,
  )

/** @throws FairwayError `lanes-closed`, `bad-input` for an unknown name */
function openLane(name: string, parsed: ParsedLanes | null): { readonly lanes: LanesFile; readonly lane: Lane } {
  if (parsed === null) {
    throw new FairwayError(
      'lanes-closed',
      `There is no ${lanesPath} at this revision, so there is no lane "${name}".`,
      {
        next: 'Use --contract NAME, or write a lanes file: see docs/guide/lanes-file.md.',
      },
    )
  }
  if (parsed.kind === 'closed') {
    throw new FairwayError('lanes-closed', `${lanesPath} is wrong, so every lane is closed:\n${problemLines(parsed)}`, {
      where: lanesPath,
      next: 'Correct these lines, then run it again.',
    })
  }
  const lane = laneNamed(parsed.lanes, name)
  if (lane) return { lanes: parsed.lanes, lane }
  const known = parsed.lanes.lanes.map((each) => each.name)
  const close = nearest(name, known)
  throw new FairwayError('bad-input', `There is no lane "${name}"${close ? `; did you mean "${close}"?` : '.'}`, {
    where: lanesPath,
    next: `The lanes are: ${known.join(', ')}.`,
  })
}

const problemLines = (parsed: ParsedLanes & { readonly kind: 'closed' }): string =>
  parsed.problems.map((problem) => `  ${sayProblem(problem)}`).join('\n')

/** @throws FairwayError `bad-input` */
export function contractFor(name: string): ContractName {
  const found = contractNames.find((each) => each === name)
  if (found) return found
  const close = nearest(name, contractNames)
  throw new FairwayError('bad-input', `There is no contract "${name}"${close ? `; did you mean "${close}"?` : '.'}`, {
    next: `The contracts are: ${contractNames.join(', ')}.`,
  })
}
