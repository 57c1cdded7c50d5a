import type { Instant, Revision } from '../base/ids.ts'
import type { FileMode, Patch } from './patch.ts'

/** One file of a tree. */
export interface TreeEntry {
  /** Path inside the repository, `/` between folders. Bytes that are not UTF-8 read as U+FFFD. */
  readonly path: string
  readonly mode: FileMode
  /** Object name of its content; of the commit for a submodule. */
  readonly blob: string
  /** `null` for a submodule, and for an object that is not in the repository. */
  readonly sizeBytes: number | null
}

/** Content of one object. `bytes` is `null` where it is larger than the reader was told to take, or is not there. */
export interface BlobContent {
  readonly blob: string
  readonly bytes: Uint8Array | null
  readonly sizeBytes: number
}

export interface CommitInfo {
  readonly commit: Revision
  readonly tree: string
  readonly parents: readonly Revision[]
  readonly author: { readonly name: string; readonly email: string; readonly at: Instant }
  readonly committer: { readonly name: string; readonly email: string; readonly at: Instant }
  readonly subject: string
  /** Everything after the subject, trailers included. */
  readonly body: string
}

/** A name that somebody gave a commit. */
export interface Tag {
  readonly name: string
  readonly commit: Revision
}

/** What lies between two trees. A patch beyond the bounds is not read at all: nobody judges part of a change. */
export type PatchBetween =
  | { readonly kind: 'read'; readonly patch: Patch }
  | { readonly kind: 'too-large'; readonly files: number; readonly says: string }

export interface PatchBounds {
  readonly maxFiles: number
  /** Of one side of one file. */
  readonly maxFileBytes: number
  /** Of both sides of all files. */
  readonly maxBytes: number
}

/** Who made a commit, as git writes it. */
export interface Signature {
  readonly name: string
  readonly email: string
}

/** A file that differs between two trees, by object name. */
export interface ChangedFile {
  /** Path inside the repository. Bytes that are not UTF-8 read as U+FFFD. */
  readonly path: string
  readonly modeBefore: FileMode | null
  readonly modeAfter: FileMode | null
  /** `null` where the file does not exist on that side. */
  readonly blobBefore: string | null
  readonly blobAfter: string | null
}

/** A commit as a walk through history meets it. */
export interface HistoryCommit {
  readonly commit: Revision
  readonly parents: readonly Revision[]
  readonly author: { readonly name: string; readonly email: string; readonly at: Instant }
  readonly committer: { readonly name: string; readonly email: string; readonly at: Instant }
  readonly subject: string
  /** `Key: value` lines at the end of the message, in its order. */
  readonly trailers: readonly { readonly key: string; readonly value: string }[]
  /** What differs from the only parent; everything for a commit without parents; empty for a merge. Renames are a deletion and an addition. */
  readonly files: readonly ChangedFile[]
}
