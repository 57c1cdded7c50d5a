import type { Span } from '../lane.ts'
import type { Piece } from '../source/pieces.ts'

/** A place of a file that the copy contract lets people change, before it is shown to anyone as a slot. */
export interface Place {
  /** `text`, `string`, `template`, `attribute:alt`, `property:title`, `default`, `argument`, `constant`, `message`, `meta:description`; `sentence-key` where translations are looked up by the text */
  readonly kind: string
  /** How the text is written, in a word of its format: it decides how a new one must be. */
  readonly form: string
  /** Range of the text with its delimiters, in the text without byte order mark. */
  readonly start: number
  readonly end: number
  /** The text as people read it; edges are trimmed. */
  readonly value: string
  /** The text inside its delimiters, in pieces. */
  readonly pieces: readonly Piece[]
  /** Range of `pieces` in the file. */
  readonly inner: Span
  /** `Heading in PricingPage` */
  readonly context: string
  /** Where it stands in the structure of the file; the same for places that only an ordinal can tell apart. */
  readonly address: string
  readonly language: string | null
  readonly key: string | null
  /** Formatted by a message library: placeholders and plurals are parsed, not only compared. */
  readonly isMessage: boolean
  readonly sentence: string | null
}
