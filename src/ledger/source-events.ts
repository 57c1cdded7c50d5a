import type { Json } from '../base/canonical-json.ts'
import type { ArtefactHash, Instant } from '../base/ids.ts'

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

/** A month as it was told: `2026-03`, UTC. */
export interface ToldMonth {
  readonly month: string
  /** Items decided in it, or pieces of work that landed in it. */
  readonly n: number
  /** Of these, neither in production nor given up. */
  readonly open: number
  /** The median; `null` where it was not reached. */
  readonly p50Ms: number | null
}

/** A month that was over and has since been told otherwise; `null` on the side that does not know it. */
export interface MovedMonth {
  /** Id of the definition. */
  readonly figure: string
  readonly month: string
  readonly before: ToldMonth | null
  readonly now: ToldMonth | null
}

/** `figures.told`: what people were shown of each month, so that it can be seen later when history moves. */
export interface FiguresTold {
  /** What was known then. */
  readonly asOf: Instant
  /** Version of the settings they were computed with. */
  readonly settings: number
  /** Version of each definition behind a chart over time, by id. */
  readonly definitions: Readonly<Record<string, number>>
  /** By id of the definition, oldest month first. */
  readonly months: Readonly<Record<string, readonly ToldMonth[]>>
  /** Months of the telling before this one, which the record now tells otherwise of the very same moment. */
  readonly moved: readonly MovedMonth[]
}
