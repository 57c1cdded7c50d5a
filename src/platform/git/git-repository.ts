import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { Instant, Revision } from '../../base/ids.ts'
import { instant } from '../../base/ids.ts'
import type { FileChange, FileMode } from '../../change/patch.ts'
import type {
  BlobContent,
  ChangedFile,
  CommitInfo,
  PatchBetween,
  PatchBounds,
  Signature,
  TreeEntry,
} from '../../change/repository.ts'
import { ObjectReader } from './object-reader.ts'
import { isRevisionText } from './ref-names.ts'
import { GitFailed, runGit, trustDirectory } from './run-git.ts'
import { TreeDiffer } from './tree-differ.ts'

/** A repository on this machine, bare or with a work tree. Plain data; the processes that read it start with the first question. */
export interface GitRepository {
  /** Absolute path of the git directory. */
  readonly gitDir: string
  /** The path as it was asked for, for texts to people. */
  readonly name: string
}

/**
 * Finds the repository of a folder: a bare one, a work tree, or a folder inside a work tree.
 *
 * @throws FairwayError `repository-missing`, `repository-unreadable`, `command-failed` when git is missing or older than 2.38
 */
export async function openRepository(dir: string): Promise<GitRepository> {
  const folder = resolve(dir)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new FairwayError('repository-missing', `There is no folder ${folder}.`, {
      where: folder,
      next: 'Give the path of a git repository with --repo.',
    })
  }
  await assertGitVersion()
  const explicit = looksBare(folder) ? ['--git-dir', folder] : []
  const find = () =>
    runGit(['rev-parse', '--absolute-git-dir'], { cwd: folder, ...(explicit[1] ? { gitDir: explicit[1] } : {}) })
  try {
    return { gitDir: (await find()).stdout.toString('utf8').trimEnd(), name: folder }
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error
    if (!error.stderr.includes('dubious ownership')) throw unreadable(error, folder)
    if (!(await ownerTrusts(folder))) throw unreadable(error, folder)
    trustDirectory(realpathSync(folder))
    trustDirectory(folder)
    return { gitDir: (await find()).stdout.toString('utf8').trimEnd(), name: folder }
  }
}

const looksBare = (folder: string): boolean =>
  !statSync(join(folder, '.git'), { throwIfNoEntry: false }) &&
  ['HEAD', 'objects', 'refs'].every((name) => statSync(join(folder, name), { throwIfNoEntry: false }))

/** Who commits here, as the person's own git would say. */
export async function ownIdentity(repo: GitRepository): Promise<Signature> {
  const home = process.env.HOME ?? '/nonexistent'
  const env = { HOME: home, GIT_CONFIG_GLOBAL: process.env.GIT_CONFIG_GLOBAL ?? join(home, '.gitconfig') }
  const setting = async (key: string) => {
    const { stdout } = await runGit(['config', '--get', key], { gitDir: repo.gitDir, env, answers: [0, 1] })
    return stdout.toString('utf8').trim()
  }
  return {
    name: process.env.GIT_AUTHOR_NAME || (await setting('user.name')) || 'Fairway',
    email: process.env.GIT_AUTHOR_EMAIL || (await setting('user.email')) || 'fairway@localhost',
  }
}

/** Whether the person's own git configuration, which we otherwise never read, trusts this folder. Their word, so it may count. */
async function ownerTrusts(folder: string): Promise<boolean> {
  const home = process.env.HOME
  if (home === undefined) return false
  const answer = await runGit(['config', '--global', '--get-all', 'safe.directory'], {
    cwd: '/',
    env: { HOME: home, GIT_CONFIG_GLOBAL: process.env.GIT_CONFIG_GLOBAL ?? join(home, '.gitconfig') },
    answers: [0, 1],
  })
  const trusted = answer.stdout.toString('utf8').split('\n')
  return trusted.includes('*') || trusted.includes(folder) || trusted.includes(realpathSync(folder))
}

function unreadable(error: GitFailed, folder: string): FairwayError {
  if (error.stderr.includes('dubious ownership')) {
    return new FairwayError(
      'repository-unreadable',
      `The repository ${folder} belongs to another account of this machine.`,
      {
        where: folder,
        next: `Run as its owner, or trust it: git config --global --add safe.directory ${folder}`,
        cause: error,
      },
    )
  }
  return new FairwayError('repository-missing', `${folder} is not in a git repository.`, {
    where: folder,
    next: 'Give the path of a git repository with --repo.',
    cause: error,
  })
}

let versionChecked = false
async function assertGitVersion(): Promise<void> {
  if (versionChecked) return
  const said = (await runGit(['version'])).stdout.toString('utf8')
  const [, major, minor] = /(\d+)\.(\d+)/.exec(said) ?? []
  if (Number(major) * 1_000 + Number(minor) < 2_038) {
    throw new FairwayError('command-failed', `This machine has ${said.trim()}.`, { next: 'Install git 2.38 or later.' })
  }
  versionChecked = true
}

interface Readers {
  readonly objects: ObjectReader
  readonly trees: TreeDiffer
}
const readers = new WeakMap<GitRepository, Readers>()
function readersOf(repo: GitRepository): Readers {
  const known = readers.get(repo)
  if (known) return known
  const made = { objects: new ObjectReader(repo.gitDir), trees: new TreeDiffer(repo.gitDir) }
  readers.set(repo, made)
  return made
}

/** Ends the processes that read a repository. They start again with the next question. */
export function closeRepository(repo: GitRepository): void {
  readers.get(repo)?.objects.close()
  readers.get(repo)?.trees.close()
  readers.delete(repo)
}

/** The commit a person's text names (`HEAD~3`, `main`, a sha, a tag), or `null`. */
export async function resolveRevision(repo: GitRepository, text: string): Promise<Revision | null> {
  if (!isRevisionText(text)) return null
  const found = await readersOf(repo).objects.info(`${text}^{commit}`)
  return found?.type === 'commit' ? (found.name as Revision) : null
}

/** The tree of a commit. @throws FairwayError `revision-missing` */
export async function treeOf(repo: GitRepository, revision: string): Promise<string> {
  const found = isRevisionText(revision) ? await readersOf(repo).objects.info(`${revision}^{tree}`) : null
  if (found?.type === 'tree') return found.name
  throw revisionMissing(repo, revision)
}

export const revisionMissing = (repo: GitRepository, revision: string): FairwayError =>
  new FairwayError('revision-missing', `There is no commit ${JSON.stringify(revision)} in ${repo.name}.`, {
    where: repo.name,
    next: 'Check the name; in a shallow clone, fetch the missing history first.',
  })

/** Every file of a revision, submodules included, in git's order. @throws FairwayError `revision-missing` */
export async function listTree(repo: GitRepository, revision: string): Promise<readonly TreeEntry[]> {
  const tree = await treeOf(repo, revision)
  const { stdout } = await runGit(['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', tree], {
    gitDir: repo.gitDir,
  })
  return records(stdout).map((record) => {
    const tab = record.indexOf('\t')
    const [mode, , blob, size] = record.slice(0, tab).split(/ +/)
    return {
      path: record.slice(tab + 1),
      mode: mode as FileMode,
      blob: blob as string,
      // `-` for a submodule, `BAD` for an object that a partial clone left out.
      sizeBytes: /^\d+$/.test(size ?? '') ? Number(size) : null,
    }
  })
}

/** One file of a revision, or `null` where there is none. Symbolic links give the path they point to. */
export async function readFileAt(repo: GitRepository, revision: string, path: string): Promise<Uint8Array | null> {
  if (/[\n\0]/.test(path)) return null
  const tree = await treeOf(repo, revision)
  const found = await readersOf(repo).objects.info(`${tree}:${path}`)
  return found?.type === 'blob' ? readBlob(repo, found.name) : null
}

const oneGigabyte = 1024 ** 3

/** @returns `null` where there is no such blob @throws Error beyond 1 GB */
export async function readBlob(repo: GitRepository, blob: string): Promise<Uint8Array | null> {
  const { bytes } = await readersOf(repo).objects.contents(blob, oneGigabyte)
  return bytes
}

/**
 * Reads many blobs in the order asked, a bounded number ahead of the consumer.
 *
 * @param options.maxBytes larger blobs come with `bytes: null`; default 16 MB
 */
export async function* readBlobs(
  repo: GitRepository,
  blobs: Iterable<string>,
  options: { readonly maxBytes?: number; readonly ahead?: number } = {},
): AsyncGenerator<BlobContent> {
  const { objects } = readersOf(repo)
  const maxBytes = options.maxBytes ?? 16 * 1024 * 1024
  const ahead = options.ahead ?? 64
  const underWay: Promise<BlobContent>[] = []
  for (const blob of blobs) {
    const reading = objects.contents(blob, maxBytes)
    // Taken up below; without this a failure while nobody waits would end the program.
    reading.catch(() => {})
    underWay.push(reading)
    if (underWay.length >= ahead) yield await (underWay.shift() as Promise<BlobContent>)
  }
  for (const reading of underWay) yield await reading
}

/** The files that differ between two revisions, without their content. @throws FairwayError `revision-missing` */
export async function changedFiles(repo: GitRepository, base: string, head: string): Promise<readonly ChangedFile[]> {
  const [before, after] = await Promise.all([treeOf(repo, base), treeOf(repo, head)])
  const fields = records(await readersOf(repo).trees.differences(before, after))
  return Array.from({ length: fields.length / 2 }, (_, index) => {
    const [modeBefore, modeAfter, blobBefore, blobAfter] = (fields[2 * index] as string).slice(1).split(' ')
    return {
      path: fields[2 * index + 1] as string,
      modeBefore: presentMode(modeBefore),
      modeAfter: presentMode(modeAfter),
      blobBefore: presentBlob(blobBefore),
      blobAfter: presentBlob(blobAfter),
    }
  })
}

export const defaultPatchBounds: PatchBounds = {
  maxFiles: 2_000,
  maxFileBytes: 8 * 1024 * 1024,
  maxBytes: 64 * 1024 * 1024,
}

/**
 * Every file that differs between two revisions, whole on both sides. A submodule has the text `Subproject commit SHA`, a symbolic
 * link the path it points to: their modes say what they are.
 *
 * @throws FairwayError `revision-missing`, `repository-unreadable` when an object is missing
 */
export async function patchBetween(
  repo: GitRepository,
  base: string,
  head: string,
  bounds: PatchBounds = defaultPatchBounds,
): Promise<PatchBetween> {
  const files = await changedFiles(repo, base, head)
  const tooLarge = (says: string): PatchBetween => ({ kind: 'too-large', files: files.length, says })
  if (files.length > bounds.maxFiles) {
    return tooLarge(`${files.length} files differ; at most ${bounds.maxFiles} are looked at together.`)
  }
  const wanted = files.flatMap((file) => [
    { blob: file.blobBefore, mode: file.modeBefore },
    { blob: file.blobAfter, mode: file.modeAfter },
  ])
  const contents = readBlobs(
    repo,
    wanted.flatMap(({ blob, mode }) => (blob !== null && mode !== '160000' ? [blob] : [])),
    { maxBytes: bounds.maxFileBytes },
  )
  const sides: (Uint8Array | null)[] = []
  let total = 0
  for (const { blob, mode } of wanted) {
    if (blob === null || mode === null) sides.push(null)
    else if (mode === '160000') sides.push(Buffer.from(`Subproject commit ${blob}\n`))
    else {
      const { value } = await contents.next()
      const content = value as BlobContent
      if (content.bytes === null && content.sizeBytes === 0) throw objectMissing(repo, blob)
      if (content.bytes === null) {
        return tooLarge(`A file has ${content.sizeBytes} bytes; at most ${bounds.maxFileBytes} are looked at.`)
      }
      total += content.sizeBytes
      if (total > bounds.maxBytes) return tooLarge(`The files are larger than ${bounds.maxBytes} bytes together.`)
      sides.push(content.bytes)
    }
  }
  const patch = files.map(
    (file, index): FileChange => ({
      path: file.path,
      before: sides[2 * index] ?? null,
      after: sides[2 * index + 1] ?? null,
      modeBefore: file.modeBefore,
      modeAfter: file.modeAfter,
    }),
  )
  return { kind: 'read', patch }
}

const objectMissing = (repo: GitRepository, object: string): FairwayError =>
  new FairwayError('repository-unreadable', `The object ${object} is not in ${repo.name}.`, {
    where: repo.name,
    next: 'Fetch the whole repository: a partial clone or a damaged one cannot be judged.',
  })

/** The best common ancestor of two commits, or `null`. @throws FairwayError `revision-missing` */
export async function mergeBase(repo: GitRepository, one: string, other: string): Promise<Revision | null> {
  const [a, b] = await Promise.all([requireRevision(repo, one), requireRevision(repo, other)])
  const { stdout, exitCode } = await runGit(['merge-base', '--end-of-options', a, b], {
    gitDir: repo.gitDir,
    answers: [0, 1],
  })
  return exitCode === 0 ? (stdout.toString('utf8').trim() as Revision) : null
}

/** Whether `ancestor` is the commit itself or an ancestor of it. */
export async function isAncestor(repo: GitRepository, ancestor: Revision, commit: Revision): Promise<boolean> {
  const { exitCode } = await runGit(['merge-base', '--is-ancestor', '--end-of-options', ancestor, commit], {
    gitDir: repo.gitDir,
    answers: [0, 1],
  })
  return exitCode === 0
}

/** @throws FairwayError `revision-missing` */
export async function requireRevision(repo: GitRepository, text: string): Promise<Revision> {
  const found = await resolveRevision(repo, text)
  if (found) return found
  throw revisionMissing(repo, text)
}

const logFormat = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%s', '%b'].join('%x00')

/** When a commit was made. @throws FairwayError `revision-missing` */
export async function committedAt(repo: GitRepository, revision: Revision): Promise<Instant> {
  const [commit] = await log(repo, revision, { max: 1 })
  if (commit) return commit.committer.at
  throw new FairwayError('revision-missing', `There is no commit ${revision}.`, {
    where: repo.name,
    next: 'Name a commit of this repository.',
  })
}

/**
 * Commits reachable from a revision, newest first.
 *
 * @param options.since leave out what is reachable from here
 * @param options.firstParent follow only the first parent of each merge: the history of the branch itself
 * @throws FairwayError `revision-missing`
 */
export async function log(
  repo: GitRepository,
  revision: string,
  options: { readonly since?: string; readonly max?: number; readonly firstParent?: boolean } = {},
): Promise<readonly CommitInfo[]> {
  const head = await requireRevision(repo, revision)
  const since = options.since === undefined ? null : await requireRevision(repo, options.since)
  const { stdout } = await runGit(
    [
      'log',
      '-z',
      `--format=tformat:${logFormat}`,
      '--no-show-signature',
      '--no-mailmap',
      ...(options.firstParent ? ['--first-parent'] : []),
      ...(options.max === undefined ? [] : [`--max-count=${Math.trunc(options.max)}`]),
      '--end-of-options',
      head,
      ...(since ? [`^${since}`] : []),
    ],
    { gitDir: repo.gitDir },
  )
  const fields = records(stdout)
  const width = 11
  return Array.from({ length: Math.floor(fields.length / width) }, (_, index) => {
    const at = (offset: number): string => fields[width * index + offset] ?? ''
    const time = (offset: number) => instant(new Date(Number(at(offset)) * 1_000))
    return {
      commit: at(0) as Revision,
      tree: at(1),
      parents: at(2).split(' ').filter(Boolean) as Revision[],
      author: { name: at(3), email: at(4), at: time(5) },
      committer: { name: at(6), email: at(7), at: time(8) },
      subject: at(9),
      body: at(10).trimEnd(),
    }
  })
}

/**
 * The commit on a branch's own history that carries exactly this trailer, or `null`.
 *
 * @param since look only at what came after this commit
 */
export async function findTrailer(
  repo: GitRepository,
  branch: string,
  since: Revision | null,
  key: string,
  value: string,
): Promise<Revision | null> {
  const commits = await log(repo, branch, { firstParent: true, ...(since ? { since } : {}) })
  const line = `${key}: ${value}`
  return commits.find((commit) => trailerLines(commit.body).includes(line))?.commit ?? null
}

/** The last paragraph of a message, if every line of it is a trailer. */
function trailerLines(body: string): readonly string[] {
  const last = body.split(/\n\n+/).at(-1)?.split('\n') ?? []
  return last.every((line) => /^[A-Za-z0-9-]+: /.test(line)) ? last : []
}

export const presentMode = (mode: string | undefined): FileMode | null =>
  mode === '000000' ? null : (mode as FileMode)
export const presentBlob = (blob: string | undefined): string | null =>
  /^0+$/.test(blob ?? '0') ? null : (blob as string)

function records(bytes: Buffer): string[] {
  const parts = bytes.toString('utf8').split('\0')
  if (parts.at(-1) === '') parts.pop()
  return parts
}
