import { FairwayError } from '../../base/errors.ts'
import type { ChangeSample, LandedChange } from '../../flow/rework/code-rework.ts'
import { countedLines, type TakenLine } from '../../flow/rework/code-rework.ts'
import { diffHunks } from '../../flow/rework/diff-hunks.ts'
import { type GitRepository, log } from './git-repository.ts'
import { runGit } from './run-git.ts'

export interface SampleBounds {
  /** The most recent changes of the first-parent line are looked at. */
  readonly changes: number
  /** A change of more lines than this is a move or a clean-up, and blaming it takes minutes. */
  readonly maxLines?: number
  /** For all of git's answers together; what is left then is left out and said. */
  readonly totalMs?: number
}

/**
 * Samples the most recent changes that landed and asks git of every line they took out when it had last been changed. A merge is compared with the
 * branch it landed on.
 *
 * @param now milliseconds of any clock that runs on
 * @throws FairwayError `revision-missing`, `repository-unreadable`
 */
export async function sampleChanges(
  repo: GitRepository,
  revision: string,
  { changes, maxLines = 2_000, totalMs = 120_000 }: SampleBounds,
  now: () => number,
): Promise<ChangeSample> {
  const landed = await log(repo, revision, { max: changes, firstParent: true })
  const until = now() + totalMs
  const sample: LandedChange[] = []
  const left: { id: string; reason: string }[] = []
  for (const { commit, parents, committer } of landed) {
    const [parent] = parents
    if (parent === undefined) continue
    if (now() > until) {
      left.push({ id: commit, reason: 'asking git took too long' })
      continue
    }
    const diff = await diffOf(repo, parent, commit)
    if (diff === null) {
      left.push({ id: commit, reason: 'git cannot read all of it: the clone is partial or damaged' })
      continue
    }
    const { taken, added } = countedLines(diffHunks(diff))
    if (taken.length + added > maxLines)
      left.push({ id: commit, reason: `more than ${maxLines} lines: a move or a clean-up` })
    else if (taken.length + added === 0) left.push({ id: commit, reason: 'it changed no line that counts' })
    else {
      const replaced = await lastChanged(repo, parent, taken)
      const unknown = taken.length - replaced.length
      sample.push({ id: commit, at: Date.parse(committer.at), added, replaced, unknown })
    }
  }
  return { changes: sample, left }
}

/** Whitespace is no change; no driver that a repository names is run. @returns `null` where git cannot read what it needs */
async function diffOf(repo: GitRepository, parent: string, commit: string): Promise<string | null> {
  return whatGitReads(repo, [
    ...['diff-tree', '-r', '-p', '-U0', '-w', '--ignore-blank-lines', '-M', '--no-ext-diff', '--no-textconv'],
    ...['--no-color', '--src-prefix=a/', '--dst-prefix=b/', parent, commit],
  ])
}

/** One object that a clone has not is no reason to end a report of thousands. */
async function whatGitReads(repo: GitRepository, args: readonly string[]): Promise<string | null> {
  try {
    return (await runGit(args, { gitDir: repo.gitDir })).stdout.toString('utf8')
  } catch (error) {
    if (error instanceof FairwayError && error.code === 'repository-unreadable') return null
    throw error
  }
}

async function lastChanged(repo: GitRepository, parent: string, taken: readonly TakenLine[]): Promise<number[]> {
  const times: number[] = []
  for (const [path, lines] of Map.groupBy(taken, (each) => each.path)) {
    const ranges = rangesOf(lines.map(({ line }) => line)).flatMap(([from, to]) => ['-L', `${from},${to}`])
    const args = ['blame', '--incremental', '--no-textconv', '-w', '-M', ...ranges, parent, '--', path]
    // A name that git quotes is not found under its quotes; its lines are then counted as of unknown age.
    times.push(...timesOfBlame((await whatGitReads(repo, args)) ?? ''))
  }
  return times.sort((a, b) => a - b)
}

function rangesOf(lines: readonly number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const line of lines.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges
}

/** `sha original final count`, then what is known of the commit; said in full only the first time. @returns a time for each line */
function timesOfBlame(text: string): number[] {
  const known = new Map<string, number>()
  const times: number[] = []
  let current = { sha: '', count: 0 }
  for (const line of text.split('\n')) {
    const [, sha, count] = /^([0-9a-f]{40,64}) \d+ \d+ (\d+)$/.exec(line) ?? []
    if (sha !== undefined) current = { sha, count: Number(count) }
    const seconds = /^committer-time (\d+)$/.exec(line)?.[1]
    if (seconds !== undefined) known.set(current.sha, Number(seconds) * 1000)
    const at = known.get(current.sha)
    // A group ends with the name of the file.
    if (line.startsWith('filename ') && at !== undefined)
      for (let each = 0; each < current.count; each++) times.push(at)
  }
  return times
}
