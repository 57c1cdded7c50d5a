import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type Instant, instant, type Revision } from '../../base/ids.ts'
import type { ChangedFile, HistoryCommit } from '../../change/repository.ts'
import { type GitRepository, presentBlob, presentMode, requireRevision } from './git-repository.ts'
import { GitFailed, gitInvocation } from './run-git.ts'

export interface HistoryRange {
  /** Leave out what is reachable from this commit. */
  readonly after?: Revision
  /** Leave out what was committed before this moment. */
  readonly since?: Instant
}

const fields = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%s', '%(trailers:only,unfold,separator=%x1e)']

/**
 * Walks everything reachable from a revision, children before their parents, newest first otherwise. One git process, read as the
 * consumer goes, so a long history takes no more memory than a short one; leaving the loop ends the process.
 *
 * @throws FairwayError `revision-missing`, `repository-unreadable`
 */
export async function* history(
  repo: GitRepository,
  revision: string,
  range: HistoryRange = {},
): AsyncGenerator<HistoryCommit> {
  const head = await requireRevision(repo, revision)
  // Not to be guessed, so that no path or message can pretend to begin a commit.
  const mark = randomBytes(16).toString('hex')
  const args = [
    'log',
    '-z',
    '--raw',
    '-r',
    '--root',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--ignore-submodules=none',
    '--diff-merges=off',
    '--date-order',
    '--no-show-signature',
    '--no-mailmap',
    `--format=tformat:${[mark, ...fields].join('%x00')}`,
    ...(range.since === undefined ? [] : [`--since=${range.since}`]),
    '--end-of-options',
    head,
    ...(range.after === undefined ? [] : [`^${range.after}`]),
  ]
  const { args: whole, env } = gitInvocation(args, { gitDir: repo.gitDir })
  const child = spawn('git', whole, { env, cwd: repo.gitDir, stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 4_096) stderr += chunk.toString('utf8')
  })
  const closed = once(child, 'close')
  closed.catch(() => {})
  try {
    yield* commitsOf(child.stdout, mark)
    const [code] = (await closed) as [number | null]
    if (code !== 0) throw new GitFailed(args, code, stderr)
  } finally {
    child.kill('SIGKILL')
  }
}

async function* commitsOf(stdout: AsyncIterable<Buffer>, mark: string): AsyncGenerator<HistoryCommit> {
  let tokens: string[] = []
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stdout) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = all.lastIndexOf(0)
    if (end === -1) {
      rest = all
      continue
    }
    rest = all.subarray(end + 1)
    for (const token of all.toString('utf8', 0, end).split('\0')) {
      if (token === mark && tokens.length > 0) {
        yield commitOf(tokens)
        tokens = []
      } else if (token !== mark) tokens.push(token)
    }
  }
  if (tokens.length > 0) yield commitOf(tokens)
}

function commitOf(tokens: readonly string[]): HistoryCommit {
  const at = (index: number): string => tokens[index] ?? ''
  const time = (index: number): Instant => instant(new Date(Number(at(index)) * 1_000))
  return {
    commit: at(0) as Revision,
    parents: at(1).split(' ').filter(Boolean) as Revision[],
    author: { name: at(2), email: at(3), at: time(4) },
    committer: { name: at(5), email: at(6), at: time(7) },
    subject: at(8),
    trailers: at(9).split('\x1e').flatMap(trailerOf),
    files: filesOf(tokens.slice(fields.length)),
  }
}

const trailerOf = (line: string): { key: string; value: string }[] => {
  const match = /^([^:\s]+)\s*:\s*(.*)$/s.exec(line)
  return match ? [{ key: match[1] as string, value: (match[2] as string).trim() }] : []
}

/** Pairs of `:MODE MODE BLOB BLOB STATUS` and a path; git begins the first with a line end. */
function filesOf(tokens: readonly string[]): readonly ChangedFile[] {
  return Array.from({ length: tokens.length >> 1 }, (_, index) => {
    const [modeBefore, modeAfter, blobBefore, blobAfter] = (tokens[2 * index] as string).trimStart().slice(1).split(' ')
    return {
      path: tokens[2 * index + 1] as string,
      modeBefore: presentMode(modeBefore),
      modeAfter: presentMode(modeAfter),
      blobBefore: presentBlob(blobBefore),
      blobAfter: presentBlob(blobAfter),
    }
  })
}
