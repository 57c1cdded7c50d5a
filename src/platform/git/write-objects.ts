import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { Instant, Revision } from '../../base/ids.ts'
import type { FileMode } from '../../change/patch.ts'
import type { Signature } from '../../change/repository.ts'
import { changedFiles, type GitRepository, listTree, mergeBase, treeOf } from './git-repository.ts'
import { checkedObject, checkedRef } from './ref-names.ts'
import { GitFailed, runGit } from './run-git.ts'

/** Keeps bytes as they are: no filter and no line-end conversion of the repository sees them. @returns the blob's name */
export async function writeBlob(repo: GitRepository, bytes: Uint8Array): Promise<string> {
  const { stdout } = await runGit(['hash-object', '-w', '--no-filters', '-t', 'blob', '--stdin'], {
    gitDir: repo.gitDir,
    stdin: bytes,
  })
  return checkedObject(stdout.toString('utf8').trim())
}

/** What stands at a path in the new tree: a blob, or `null` for nothing. Without `mode` the path keeps the mode it has. */
export interface TreeEdit {
  readonly path: string
  readonly blob: string | null
  readonly mode?: FileMode
}

/**
 * The tree of a base with some paths set anew; everything else is untouched.
 *
 * @throws FairwayError `bad-input` for a path that no repository should hold, or a new path without a mode; `revision-missing`
 */
export async function writeTree(repo: GitRepository, base: string, edits: readonly TreeEdit[]): Promise<string> {
  const tree = await treeOf(repo, base)
  const modes = new Map((await listTree(repo, tree)).map((entry) => [entry.path, entry.mode]))
  const lines = edits.map((edit) => {
    assertSafePath(edit.path)
    if (edit.blob === null) return `0 ${'0'.repeat(tree.length)}\t${edit.path}\0`
    const mode = edit.mode ?? modes.get(edit.path)
    if (mode === undefined) {
      throw new FairwayError('bad-input', `${edit.path} is not in the base, and no mode was given for it.`, {
        where: edit.path,
        next: 'Give the mode of a new file.',
      })
    }
    return `${mode} ${checkedObject(edit.blob)}\t${edit.path}\0`
  })
  const index = join(repo.gitDir, `fairway-index-${randomUUID()}`)
  const call = { gitDir: repo.gitDir, env: { GIT_INDEX_FILE: index } }
  try {
    await runGit(['read-tree', '--end-of-options', tree], call)
    await runGit(['update-index', '-z', '--index-info'], { ...call, stdin: lines.join('') })
    const { stdout } = await runGit(['write-tree'], call)
    return checkedObject(stdout.toString('utf8').trim())
  } finally {
    await rm(index, { force: true })
    await rm(`${index}.lock`, { force: true })
  }
}

/** Whether a path can be written into a tree or a folder without meaning anything else anywhere: git's own names in all their spellings are refused. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 4_096 || /[\0\\\n\r]/.test(path)) return false
  return path.split('/').every((part) => {
    const plain = part
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .replace(/[. ]+$/, '')
      .toLowerCase()
    return (
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      plain !== '' &&
      plain !== '.git' &&
      !/^git~\d+$/.test(plain) &&
      !/^\.git:/.test(plain)
    )
  })
}

function assertSafePath(path: string): void {
  if (isSafePath(path)) return
  throw new FairwayError('bad-input', `${JSON.stringify(path)} cannot be the path of a file in a repository.`, {
    where: path,
    next: 'Use plain names between "/", and none of git\'s own.',
  })
}

export interface CommitRequest {
  readonly tree: string
  readonly parents: readonly Revision[]
  readonly author: Signature
  readonly committer: Signature
  /** Of author and committer both. */
  readonly at: Instant
  readonly message: string
}

/** Writes a commit. The same request gives the same commit, so a repeated step does no harm. */
export async function commitTree(repo: GitRepository, request: CommitRequest): Promise<Revision> {
  const date = `@${Math.floor(Date.parse(request.at) / 1_000)} +0000`
  const { stdout } = await runGit(
    [
      'commit-tree',
      '--no-gpg-sign',
      ...request.parents.flatMap((parent) => ['-p', checkedObject(parent)]),
      '-F',
      '-',
      '--end-of-options',
      checkedObject(request.tree),
    ],
    {
      gitDir: repo.gitDir,
      stdin: request.message,
      env: {
        GIT_AUTHOR_NAME: signatureText(request.author.name, 'unknown'),
        GIT_AUTHOR_EMAIL: signatureText(request.author.email, 'unknown@invalid'),
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: signatureText(request.committer.name, 'unknown'),
        GIT_COMMITTER_EMAIL: signatureText(request.committer.email, 'unknown@invalid'),
        GIT_COMMITTER_DATE: date,
      },
    },
  )
  return checkedObject(stdout.toString('utf8').trim()) as Revision
}

/** Git writes names without quoting: what would end the line or open an address is taken out. */
const signatureText = (text: string, otherwise: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}<>]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200) || otherwise

/**
 * Sets a ref if it still stands where it is believed to.
 *
 * @param from `null`: the ref must not exist yet
 * @returns `moved` when it stood elsewhere: nothing was written
 */
export async function updateRef(
  repo: GitRepository,
  ref: string,
  to: Revision | null,
  from: Revision | null,
): Promise<'updated' | 'moved'> {
  const zero = '0'.repeat((to ?? from ?? '').length || 40)
  const args =
    to === null
      ? ['-d', checkedRef(ref), checkedObject(from ?? zero)]
      : [checkedRef(ref), checkedObject(to), from ?? zero]
  try {
    await runGit(['update-ref', '--no-deref', ...args], { gitDir: repo.gitDir })
    return 'updated'
  } catch (error) {
    if (
      error instanceof GitFailed &&
      /but expected|already exists|unable to resolve|Unable to create/i.test(error.stderr)
    )
      return 'moved'
    throw error
  }
}

/** How the merge of two commits comes out: a tree, or the paths at which both sides changed the same lines. */
export type Merged =
  | { readonly kind: 'merged'; readonly tree: string }
  | { readonly kind: 'conflicting'; readonly paths: readonly string[] }

/**
 * Merges `head` into `tip` without a work tree. Git follows renames and cannot be told not to, so the outcome is compared: what
 * differs from the tip must be at paths that head itself touched. A text must not land in a file nobody approved.
 */
export async function mergeTree(repo: GitRepository, tip: Revision, head: Revision): Promise<Merged> {
  const { stdout, exitCode } = await runGit(
    ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', checkedObject(tip), checkedObject(head)],
    { gitDir: repo.gitDir, answers: [0, 1] },
  )
  const [name, ...paths] = stdout.toString('utf8').split('\0')
  if (exitCode !== 0) return { kind: 'conflicting', paths: [...new Set(paths.filter((path) => path !== ''))] }
  const tree = checkedObject(name?.trim() ?? '')
  const base = await mergeBase(repo, tip, head)
  const own = new Set(base ? (await changedFiles(repo, base, head)).map((file) => file.path) : [])
  const landed = await changedFiles(repo, tip, tree)
  return landed.every((file) => own.has(file.path))
    ? { kind: 'merged', tree }
    : { kind: 'conflicting', paths: [...own] }
}
