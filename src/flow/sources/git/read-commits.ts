import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { sourceTime } from '../source-time.ts'
import { releases } from '../vocabulary.ts'

/** A commit as git tells it. Times in ISO 8601 with their zone, as `%aI` and `%cI` print them. */
export interface GitCommit {
  readonly sha: string
  readonly parents: readonly string[]
  readonly author: GitPerson
  readonly committer: GitPerson
  readonly authoredAt: string
  readonly committedAt: string
  readonly message: string
  readonly tags: readonly string[]
  /** `git patch-id --stable` of its diff, where it was computed: the same change has the same one after a rebase. */
  readonly patchId?: string
  /** What it did to lines, where git was asked of their age; a merge beside the branch it landed on. */
  readonly lines?: ChangedLines | { readonly left: string }
}

export interface ChangedLines {
  /** Lines that replace none. */
  readonly added: number
  /** For each line taken out or replaced: when it had last been changed, UTC milliseconds. */
  readonly replaced: readonly number[]
  /** Lines taken out whose age nothing tells. */
  readonly unknown: number
}

export interface GitPerson {
  readonly name: string
  readonly email: string
}

export interface GitOptions {
  /** `acme/shop`: whose pull requests `(#12)` and `Merge pull request #12` name. */
  readonly repository: string
  /**
   * Which tags are releases that reach production: a team declares it, since many tags are never deployed. Until then tags that read like
   * versions are deployments to the environment {@link releases}, as releases of GitLab are: known, shown, and in no figure before a team
   * says that users reach it. A release counts from its commit's time, since git does not keep when a plain tag was set.
   */
  readonly releaseTags?: RegExp
}

/**
 * Reads commits: when each was written, with which one a pull request landed, what was taken back, and releases where tags are such.
 * Parents are kept, since production is told by ancestry.
 *
 * @public
 */
export function readCommits(commits: readonly GitCommit[], options: GitOptions): Reading {
  const draft = new ReadingDraft('git')
  draft.records(
    commits,
    (record) => (record as GitCommit).sha,
    (record) => readCommit(draft, record as GitCommit, options),
  )
  return draft.done()
}

const longestTitle = 200
const commit = (sha: string): ObjectName => ({ type: 'commit', id: sha.toLowerCase() })

function readCommit(draft: ReadingDraft, record: GitCommit, { repository, releaseTags }: GitOptions): void {
  const on = commit(record.sha)
  const by = accountOf(draft, record.author)
  if (!draft.event({ activity: 'commit authored', on, at: record.authoredAt, by }))
    return draft.refuse('no-time', on.id)
  draft.fact(on, 'repository', repository)
  draft.fact(on, 'parents', record.parents.map((sha) => sha.toLowerCase()).join(' '))
  draft.fact(on, 'patch', record.patchId ?? null)
  draft.fact(on, 'title', record.message.split('\n', 1)[0]?.slice(0, longestTitle) || null)
  draft.fact(on, 'committed', sourceTime(record.committedAt)?.time ?? null)
  tellLines(draft, on, record.lines ?? {})
  const landed = landedBy(record.message, repository)
  const pull: ObjectName | null = landed === null ? null : { type: 'pull request', id: landed }
  if (pull || record.parents.length > 1)
    draft.event({
      activity: 'commit merged',
      on,
      at: record.committedAt,
      by: accountOf(draft, record.committer),
      with: pull ? [{ object: pull, as: 'of' }] : [],
    })
  if (pull) draft.fact(on, 'lands', pull.id)
  for (const sha of revertedBy(record.message)) {
    draft.event({ activity: 'commit reverted', on: commit(sha), at: record.committedAt, by, key: on.id })
    draft.link(on, 'reverts', commit(sha))
  }
  for (const tag of record.tags) {
    const environment = environmentOf(tag, releaseTags)
    if (environment !== null) tellRelease(draft, record, tag, repository, environment)
  }
}

/** As {@link GitCommit.lines}, of a file that anybody may have written: what is not whole is not told. */
function tellLines(
  draft: ReadingDraft,
  on: ObjectName,
  { left, added, replaced, unknown }: Partial<ChangedLines & { readonly left: string }>,
): void {
  if (typeof left === 'string') draft.fact(on, 'lines left out', left)
  if (!Number.isSafeInteger(added) || !Number.isSafeInteger(unknown) || !Array.isArray(replaced)) return
  draft.fact(on, 'lines added', Number(added))
  draft.fact(on, 'lines replaced', replaced.map(Number).filter(Number.isFinite).join(' '))
  draft.fact(on, 'lines of unknown age', Number(unknown))
}

const version = /^(?:.*[^\d.])?(?:v\d+|v?\d+(?:\.\d+)+)$/i
const trial = /(?:^|[^a-z])(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot|test)(?![a-z])/i

/** Whether a tag reads like a version that was meant for everybody: `v1.2.3`, `shop@2.0`, `release-1.4`, and not `v2.0-rc.1`. */
const isVersion = (tag: string): boolean => version.test(tag) && !trial.test(tag)

function environmentOf(tag: string, declared: RegExp | undefined): string | null {
  if (declared !== undefined) return declared.test(tag) ? 'production' : null
  return isVersion(tag) ? releases : null
}

function tellRelease(
  draft: ReadingDraft,
  { sha, committedAt }: GitCommit,
  tag: string,
  repository: string,
  environment: string,
): void {
  const on: ObjectName = { type: 'deployment', id: `${repository} release ${tag}` }
  const revision = [{ object: commit(sha), as: 'revision' }]
  draft.event({ activity: 'deployment succeeded', on, at: committedAt, with: revision })
  draft.fact(on, 'repository', repository)
  draft.fact(on, 'environment', environment)
  draft.link(on, 'deploys', commit(sha))
}

const accountOf = (draft: ReadingDraft, { name, email }: GitPerson): string =>
  draft.account({ id: `git:${email.toLowerCase()}`, name, email: email.toLowerCase(), isBot: null })

/**
 * The pull request with which a commit landed: of a merge commit the forge's own sentence, of one squashed on GitHub the number at the end
 * of the first line. A number elsewhere is a mention.
 *
 * @returns `acme/shop#12` of GitHub, `acme/web/shop!12` of GitLab
 */
export function landedBy(message: string, repository: string): string | null {
  const [subject = ''] = message.split('\n')
  const number = /^Merge pull request #(\d+) from /.exec(subject)?.[1] ?? /\(#(\d+)\)\s*$/.exec(subject)?.[1]
  if (number) return `${repository}#${number}`
  const [, project, iid] = /^See merge request ([\w./-]+)?!(\d+)\s*$/m.exec(message) ?? []
  return iid ? `${project ?? repository}!${iid}` : null
}

export const revertedBy = (message: string): string[] =>
  [...message.matchAll(/^This reverts commit ([0-9a-f]{7,40})\b/gim)].map(([, sha]) => (sha as string).toLowerCase())
