import type { Json } from '../base/canonical-json.ts'
import type { ArtefactHash } from '../base/ids.ts'

/** A piece of raw input, kept as it came under the hash of its bytes. Pieces of one file follow each other. */
export interface KeptPart {
  /** Name of the file, or of what was fetched: `issues.json`. */
  readonly file: string
  readonly hash: ArtefactHash
  readonly bytes: number
}

/** What a reader made of the records of a source. */
export interface RecordCounts {
  readonly raw: number
  readonly normalised: number
  readonly used: number
}

/** `source.imported`: raw input was kept. A source may be imported in several events; each adds to those before. */
export interface SourceImported {
  /** Which reader understands it. */
  readonly kind: string
  /** For people, and unique among the sources that are kept. */
  readonly name: string
  readonly parts: readonly KeptPart[]
  /** What its reader was told besides: the name of a repository, keys of projects. */
  readonly options: Readonly<Record<string, string>>
  /** Of all parts so far; `null` while it is not whole and was not read. */
  readonly records: RecordCounts | null
  /** Where a source that is fetched goes on; recorded with the parts that came before it. */
  readonly cursor: Json
  /** Nothing is missing: a file to its end, a fetch to where the source had nothing newer. */
  readonly isWhole: boolean
}

/** `source.connected`: where a source is fetched from. The token is in the home's secrets under `secret`, and nowhere else. */
export interface SourceConnected {
  readonly kind: string
  readonly name: string
  readonly connection: Json
}

/** `flow.configured`: the whole of what the team says of itself, from now on. */
export interface FlowConfigured {
  readonly version: number
  readonly settings: Json
}
