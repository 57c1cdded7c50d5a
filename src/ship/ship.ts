import type { ArtefactHash, Milliseconds, Revision } from '../base/ids.ts'

/** `merge.started`: written before the push, so that a restart knows where to look for the commit. */
export interface MergeStarted {
  readonly base: Revision
  readonly head: Revision
  readonly tree: string
}

/** `change.merged`: main holds the change; the landed tree was compared with the approved one. */
export interface ChangeMerged {
  readonly commit: Revision
  readonly base: Revision
  readonly tree: string
  readonly branch: string
}

/** `deploy.started`: its output can be followed under `run`. */
export interface DeployStarted {
  readonly commit: Revision
  readonly environment: string
  readonly command: string
  readonly run: string
}

/** `change.deployed`: the deploy command ended well. */
export interface ChangeDeployed {
  readonly commit: Revision
  readonly environment: string
  readonly durationMs: Milliseconds
  readonly log: ArtefactHash
}

/** `deploy.failed`: the command said no, or took too long. Main holds the change; production does not. */
export interface DeployFailed {
  readonly commit: Revision
  readonly environment: string
  readonly exitCode: number | null
  readonly durationMs: Milliseconds
  readonly log: ArtefactHash
  readonly says: string
}

/** `change.live`: a real browser opened production and found the new text. */
export interface ChangeLive {
  readonly url: string
  readonly texts: readonly string[]
  readonly picture: ArtefactHash | null
  /** `browser`, or `http` where no browser is installed: then the text was found in what the server sent. */
  readonly by: 'browser' | 'http'
}

/** `live.missed`: production answered, but the new text was not there in time. */
export interface LiveMissed {
  readonly url: string
  readonly says: string
  readonly visited: readonly string[]
  readonly picture: ArtefactHash | null
}
