import type { ArtefactHash, Milliseconds } from '../base/ids.ts'

/** How well a run of the repository's own code was shut in. */
export type IsolationGrade = 'strong' | 'none'

/** `check.finished`: one of the repository's own checks ran on the changed tree. */
export interface CheckFinished {
  readonly head: string
  readonly name: string
  readonly command: string
  readonly ok: boolean
  /** `null` when it was ended by a signal or the clock. */
  readonly exitCode: number | null
  readonly durationMs: Milliseconds
  readonly log: ArtefactHash
  readonly isolation: IsolationGrade
  /** SHA-256 of the full argument list the run was started with. */
  readonly argvHash: string
}

/** `check.started`: its output can be followed under `run`. */
export interface CheckStarted {
  readonly head: string
  readonly name: string
  readonly command: string
  readonly run: string
}

export interface Box {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Picture {
  readonly image: ArtefactHash
  readonly width: number
  readonly height: number
  /** Where the changed texts stand, in CSS pixels of the picture. */
  readonly boxes: readonly Box[]
}

/** One page as it is and as it would be, at one width. */
export interface PicturePair {
  readonly path: string
  readonly title: string
  readonly language: string | null
  readonly viewport: 'desktop' | 'phone'
  readonly before: Picture
  readonly after: Picture
  readonly difference: ArtefactHash | null
  /** Share of pixels that differ, 0 to 1. */
  readonly changedShare: number
}

/** `pictures.taken`: either pairs, or why there are none. Missing pictures never stop a change; the reviewer is told. */
export interface PicturesTaken {
  readonly head: string
  readonly pairs: readonly PicturePair[]
  readonly missing: string | null
  readonly durationMs: Milliseconds
}

/** `checks.passed`: everything a reviewer needs is there; the hashes are what an approval binds. */
export interface ChecksPassed {
  readonly head: string
  readonly checksHash: string
  readonly picturesHash: string
}

/** `checks.failed`: at least one check said no. The change waits for its author. */
export interface ChecksFailed {
  readonly head: string
  readonly failed: readonly string[]
}
