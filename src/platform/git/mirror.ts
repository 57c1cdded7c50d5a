import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { Revision } from '../../base/ids.ts'
import { type GitRepository, isAncestor, resolveRevision } from './git-repository.ts'
import { branchRef, checkedObject, isBranchName } from './ref-names.ts'
import { checkRemote, type Remote, remoteCall } from './remote.ts'
import { GitFailed, runGit } from './run-git.ts'

/**
 * Fairway's own bare copy of a product's repository. The server works here and nowhere else: its configuration is ours, nothing
 * checks it out, and no sandbox can write in it. Branches of the remote are at `refs/heads/`, our own commits at `refs/fairway/`.
 */
export interface Mirror {
  readonly repository: GitRepository
  readonly remote: Remote
  /** The remote's default branch. */
  readonly branch: string
}

export interface MirrorLimits {
  /** Of the objects folder. Default 4 GB. */
  readonly maxBytes?: number
  /** Of one call to the remote. Default 10 minutes for a fetch, one for a question. */
  readonly timeoutMs?: number
}

interface FetchOptions {
  readonly limits?: MirrorLimits
  readonly signal?: AbortSignal
}

export interface MirrorRequest extends FetchOptions {
  /** Fairway's data folder. */
  readonly home: string
  /** Name of the product; becomes a folder name. */
  readonly product: string
  readonly remote: Remote
  /** Default: the remote's own default branch. */
  readonly branch?: string
}

/**
 * Makes the mirror of a product's repository, or brings the one that is there up to date.
 *
 * @throws FairwayError `repository-missing`, `repository-unreadable`, `repository-too-large`, `timed-out`, `bad-input`,
 *   `revision-missing` for a repository without a commit
 */
export async function openMirror(request: MirrorRequest): Promise<Mirror> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(request.product) || request.product.includes('..')) {
    throw new FairwayError('bad-input', `${JSON.stringify(request.product)} cannot be the name of a product.`, {
      next: 'Use letters, digits, ".", "_" and "-".',
    })
  }
  const gitDir = join(request.home, 'mirrors', `${request.product}.git`)
  const repository = { gitDir, name: request.remote.url }
  await ensureBare(gitDir)
  const branch = request.branch ?? (await defaultBranch(repository, request))
  const mirror: Mirror = { repository, remote: request.remote, branch }
  await fetchMirror(mirror, request)
  if ((await resolveRevision(repository, branchRef(branch))) === null) {
    throw new FairwayError('revision-missing', `The repository has no branch ${branch}.`, {
      where: request.remote.url,
      next: 'Push a first commit, or name the branch that is to be followed.',
    })
  }
  return mirror
}

/**
 * Makes an empty bare repository where there is none. It is made beside its place and moved there whole, so one that is opened
 * twice at once is made once, and one whose making was cut short never stands in the way.
 */
async function ensureBare(gitDir: string): Promise<void> {
  if (await exists(join(gitDir, 'HEAD'))) return
  await mkdir(dirname(gitDir), { recursive: true })
  const scratch = await mkdtemp(`${gitDir}-`)
  try {
    await runGit(['init', '--bare', '--quiet', '--template=', '--initial-branch=main', '--end-of-options', scratch], {
      cwd: scratch,
    })
    await rename(scratch, gitDir)
  } catch (error) {
    if (!(await exists(join(gitDir, 'HEAD')))) throw error
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Fetches of one mirror follow each other: two at once would fight for the same refs. */
const underWay = new Map<string, Promise<unknown>>()

/** Brings every branch of the mirror to where the remote's stands, and forgets those that are gone. Errors as for {@link openMirror}. */
export async function fetchMirror(mirror: Mirror, options: FetchOptions = {}): Promise<void> {
  const { gitDir } = mirror.repository
  const turn = (underWay.get(gitDir) ?? Promise.resolve()).catch(() => {}).then(() => fetchNow(mirror, options))
  underWay.set(gitDir, turn)
  try {
    await turn
  } finally {
    if (underWay.get(gitDir) === turn) underWay.delete(gitDir)
  }
}

/** Defects of form that many old and honest repositories carry, and that mislead nobody. Everything else fsck finds stops the fetch. */
const harmlessDefects = [
  'badEmail',
  'badTimezone',
  'missingEmail',
  'missingNameBeforeEmail',
  'missingSpaceBeforeDate',
  'missingSpaceBeforeEmail',
  'multipleAuthors',
  'zeroPaddedDate',
  'zeroPaddedFilemode',
]

async function fetchNow(mirror: Mirror, options: FetchOptions): Promise<void> {
  const { repository, remote } = mirror
  const maxBytes = options.limits?.maxBytes ?? 4 * 1024 ** 3
  const checked = await checkRemote(remote)
  const tooLarge = new AbortController()
  const watch = setInterval(async () => {
    if ((await folderBytes(join(repository.gitDir, 'objects'))) > maxBytes) tooLarge.abort()
  }, 250)
  const sizeError = (cause?: unknown) =>
    new FairwayError('repository-too-large', `The repository is larger than ${maxBytes} bytes.`, {
      where: remote.url,
      next: 'Raise the limit if the machine can take it.',
      cause,
    })
  try {
    await runGit(
      [
        'fetch',
        '--quiet',
        '--prune',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-auto-maintenance',
        '--end-of-options',
        checked.url,
        '+refs/heads/*:refs/heads/*',
      ],
      {
        gitDir: repository.gitDir,
        ...remoteCall(remote, checked),
        settings: Object.fromEntries(harmlessDefects.map((defect) => [`fetch.fsck.${defect}`, 'warn'])),
        timeoutMs: options.limits?.timeoutMs ?? 600_000,
        signal: options.signal ? AbortSignal.any([options.signal, tooLarge.signal]) : tooLarge.signal,
      },
    )
  } catch (error) {
    if (tooLarge.signal.aborted) throw sizeError(error)
    throw remoteError(error, remote)
  } finally {
    clearInterval(watch)
  }
  // A small repository may be there before it was ever looked at.
  if ((await folderBytes(join(repository.gitDir, 'objects'))) > maxBytes) throw sizeError()
}

/** Where a branch of the remote stands now, asked of the remote itself; `null` when it has no such branch. */
export async function remoteTip(mirror: Mirror, branch: string = mirror.branch): Promise<Revision | null> {
  const lines = await listRemote(mirror.repository, mirror.remote, [branchRef(branch)])
  const line = lines.find((each) => each.endsWith(`\t${branchRef(branch)}`))
  return line ? (checkedObject(line.split('\t')[0] ?? '') as Revision) : null
}

async function defaultBranch(repository: GitRepository, request: MirrorRequest): Promise<string> {
  const { remote } = request
  const lines = await listRemote(repository, remote, ['HEAD'], request)
  const name = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((each) => each !== undefined)
  if (name !== undefined && isBranchName(name)) return name
  throw new FairwayError(
    'revision-missing',
    name === undefined
      ? 'The repository has no commit on a default branch.'
      : `The default branch ${JSON.stringify(name)} has a name that is not safe to use.`,
    { where: remote.url, next: 'Push a first commit, or name the branch that is to be followed.' },
  )
}

async function listRemote(
  repository: GitRepository,
  remote: Remote,
  patterns: readonly string[],
  options: FetchOptions = {},
): Promise<readonly string[]> {
  const checked = await checkRemote(remote)
  try {
    const { stdout } = await runGit(['ls-remote', '--symref', '--end-of-options', checked.url, ...patterns], {
      gitDir: repository.gitDir,
      ...remoteCall(remote, checked),
      timeoutMs: options.limits?.timeoutMs,
      signal: options.signal,
    })
    return stdout.toString('utf8').split('\n').filter(Boolean)
  } catch (error) {
    throw remoteError(error, remote)
  }
}

/** How a push ended. Only `pushed` changed anything. */
export type Pushed =
  | { readonly kind: 'pushed' }
  /** Somebody else was there first; `tip` is where the branch stands now, `null` when it is gone. */
  | { readonly kind: 'moved'; readonly tip: Revision | null }
  /** The remote said no, in its own words. */
  | { readonly kind: 'rejected'; readonly says: string }

/**
 * Puts a commit on a branch of the remote, if and only if the branch still stands at `base`: a compare-and-swap. The commit must
 * descend from the base, so nobody's work can be lost. Pushing again what was already pushed is `pushed`. A remote on this machine
 * runs its own hooks, under the account Fairway runs as: connect only such paths as that account may trust.
 *
 * @param push.branch default: the mirror's branch
 * @throws FairwayError as {@link openMirror}; after one of those, ask {@link remoteTip} whether the push arrived
 */
export async function push(
  mirror: Mirror,
  {
    commit,
    base,
    branch = mirror.branch,
  }: { readonly commit: Revision; readonly base: Revision; readonly branch?: string },
): Promise<Pushed> {
  const ref = branchRef(branch)
  if (!(await isAncestor(mirror.repository, checkedObject(base) as Revision, checkedObject(commit) as Revision))) {
    throw new Error(`${commit} does not descend from ${base}`)
  }
  const checked = await checkRemote(mirror.remote)
  let answer: Awaited<ReturnType<typeof runGit>>
  try {
    answer = await runGit(
      [
        'push',
        '--porcelain',
        '--no-verify',
        '--no-follow-tags',
        '--recurse-submodules=no',
        `--force-with-lease=${ref}:${base}`,
        '--end-of-options',
        checked.url,
        `${commit}:${ref}`,
      ],
      { gitDir: mirror.repository.gitDir, ...remoteCall(mirror.remote, checked), answers: [0, 1], timeoutMs: 120_000 },
    )
  } catch (error) {
    throw remoteError(error, mirror.remote)
  }
  if (answer.exitCode === 0) return { kind: 'pushed' }
  const line =
    answer.stdout
      .toString('utf8')
      .split('\n')
      .find((each) => each.startsWith('!')) ?? ''
  const tip = await remoteTip(mirror, branch)
  if (tip === commit) return { kind: 'pushed' }
  if (tip !== base) return { kind: 'moved', tip }
  const words = answer.stderr
    .split('\n')
    .filter((each) => each.startsWith('remote:'))
    .map((each) => each.slice('remote:'.length).trim())
  const reason = /\[[^\]]*\] \((.*)\)$/.exec(line)?.[1]
  return { kind: 'rejected', says: [...words, reason].filter(Boolean).join('\n') || answer.stderr.trim() }
}

function remoteError(error: unknown, remote: Remote): unknown {
  if (!(error instanceof GitFailed)) return error
  const said = error.stderr.trim().split('\n').slice(-3).join(' ').slice(0, 500)
  if (/no space left/i.test(error.stderr)) {
    return new FairwayError('disk-full', 'There is no room left for the copy of the repository.', {
      where: remote.url,
      next: 'Free some disk space, then try again.',
      cause: error,
    })
  }
  if (/not found|does not appear to be a git repository|not a git repository|returned error: 404/i.test(error.stderr)) {
    return new FairwayError(
      'repository-missing',
      'There is no repository at this address, or it is hidden from this account.',
      {
        where: remote.url,
        next: 'Check the address, and that the credential may read it.',
        cause: error,
      },
    )
  }
  return new FairwayError('repository-unreadable', `The repository cannot be read: ${said}`, {
    where: remote.url,
    next: 'Check the credential and the network, then try again.',
    cause: error,
  })
}

/** Bytes of the files in a folder and the folders right inside it: as deep as git's objects lie. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          (found) => found.size,
          () => 0,
        ),
      ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
