import type { CommitInfo } from '../../../change/repository.ts'
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
