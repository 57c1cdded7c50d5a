export { sampleChanges } from './changed-lines.ts'
export {
  changedFiles,
  closeRepository,
  committedAt,
  findTrailer,
  type GitRepository,
  isAncestor,
  listTree,
  log,
  mergeBase,
  openRepository,
  ownIdentity,
  patchBetween,
  readBlob,
  readBlobs,
  readFileAt,
  requireRevision,
  resolveRevision,
  treeOf,
} from './git-repository.ts'
export { type HistoryRange, history } from './history.ts'
export { type Materialized, materialize } from './materialize.ts'
export {
  fetchMirror,
  type Mirror,
  type MirrorLimits,
  type MirrorRequest,
  openMirror,
  type Pushed,
  push,
  remoteTip,
} from './mirror.ts'
export { branchRef, isBranchName, isRefName } from './ref-names.ts'
export { checkRemote, localPath, type Remote } from './remote.ts'
export { tags } from './tags.ts'
export {
  type CommitRequest,
  commitTree,
  isSafePath,
  type Merged,
  mergeTree,
  type TreeEdit,
  updateRef,
  writeBlob,
  writeTree,
} from './write-objects.ts'
