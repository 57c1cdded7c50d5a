export type FileMode = '100644' | '100755' | '120000' | '160000'

/** One file of a patch, whole on both sides. `null` bytes and mode: the file does not exist on that side. */
export interface FileChange {
  /** Path inside the repository, `/` between folders, no leading slash. */
  readonly path: string
  readonly before: Uint8Array | null
  readonly after: Uint8Array | null
  readonly modeBefore: FileMode | null
  readonly modeAfter: FileMode | null
}

/** A change to a repository as data: every file that differs between two trees. Renames appear as a deletion and an addition. */
export type Patch = readonly FileChange[]
