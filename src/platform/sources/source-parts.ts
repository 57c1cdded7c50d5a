import type { ApiClient, Dialect } from './api-client.ts'
import type { SourceConnection } from './fetcher.ts'
import type { Part } from './walk-part.ts'

/** How one kind of source is asked, and which parts it has, in the order in which they are read. */
export interface SourceParts {
  readonly dialect: Dialect
  /** Where its API begins, from the address that people know. */
  readonly address: (connection: SourceConnection) => string
  /** @param now milliseconds since 1970, for sources that are asked how long ago something changed */
  readonly parts: (connection: SourceConnection, client: ApiClient, now: () => number) => readonly Part[]
}
