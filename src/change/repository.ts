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
