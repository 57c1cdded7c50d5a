import type { Actor } from '../../ledger/event.ts'
import type { SourceQuality } from '../sources/source-quality.ts'
import type { OtherDelivery } from './hooks.ts'
import type { KeptSource } from './kept-sources.ts'

export interface OfferedFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Where the first bytes do not tell what it is. */
  readonly kind: string | undefined
  readonly options: Readonly<Record<string, string>>
  readonly by: Actor
  readonly why: string | null
}

/** What becomes of a file that a person offers, and of what a connected tool posts. */
export interface Imports {
  /** @throws FairwayError `bad-input` for a file that nothing here reads: then nothing is kept */
  file(
    offered: OfferedFile,
  ): Promise<{ readonly source: KeptSource; readonly isNew: boolean; readonly quality: SourceQuality }>
  /**
   * Makes a place that a tool can post to.
   *
   * @returns the secret under which it signs: it is shown once, and kept in the home
   */
  openHook(hook: { kind: string; name: string; by: Actor; why: string | null }): Promise<{ id: string; secret: string }>
  /** Takes the secret of a tool that makes its own. @throws FairwayError `not-found` where nothing is open; `bad-input` for what is no secret */
  setHookSecret(id: string, secret: string): Promise<void>
  /** Takes nothing from the tool any more, and forgets the secret; what it posted stays. @throws FairwayError `not-found` */
  closeHook(hook: { id: string; by: Actor; why: string }): Promise<void>
  /** Of a source that is gone; nothing where it had none. */
  forgetHookSecret(id: string): Promise<void>
  /** What was posted lately and is in no record, the latest first. */
  otherDeliveries(id: string): Promise<readonly OtherDelivery[]>
  /** Keeps what was posted, if its signature holds. @throws FairwayError `not-found`, `not-allowed`, `bad-input` */
  posted(id: string, raw: Uint8Array, headers: Readonly<Record<string, string>>): Promise<'kept' | 'known already'>
}
