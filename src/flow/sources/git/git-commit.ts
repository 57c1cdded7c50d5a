import type { CommitInfo } from '../../../change/repository.ts'
import type { ChangeSample } from '../../rework/code-rework.ts'
import type { GitCommit } from './read-commits.ts'

/** A commit as the git layer gives it, as a source tells it. */
export const gitCommit = (
  { commit, parents, author, committer, subject, body }: CommitInfo,
  tags: readonly string[],
): GitCommit => ({
  sha: commit,
  parents,
  author,
  committer,
  authoredAt: author.at,
  committedAt: committer.at,
  message: `${subject}\n\n${body}`,
  tags,
})

/** The same commits; those that were sampled with what they did to lines. */
export function withLines(commits: readonly GitCommit[], { changes, left }: ChangeSample): GitCommit[] {
  const known = new Map<string, GitCommit['lines']>([
    ...changes.map(({ id, added, replaced, unknown }) => [id, { added, replaced, unknown }] as const),
    ...left.map(({ id, reason }) => [id, { left: reason }] as const),
  ])
  return commits.map((commit) => {
    const lines = known.get(commit.sha)
    return lines === undefined ? commit : { ...commit, lines }
  })
}
