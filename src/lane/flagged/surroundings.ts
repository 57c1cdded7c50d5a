import type { Origins } from './origins.ts'

/** What is known where a node of guarded code stands. */
export interface Surroundings {
  readonly origins: Origins
  /** Whether the program fetches from a host already. */
  readonly isKnownHost: (host: string) => boolean
  /** Names that the guarded code declares, with the last offset at which it does; -1 where they are known before. */
  readonly inside: ReadonlyMap<string, number>
  /** Names of what handlers are handed: by an event one reaches the page. */
  readonly events: ReadonlySet<string>
  readonly isInClass: boolean
  readonly isInDrawing: boolean
}
