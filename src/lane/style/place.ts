import type { Span } from '../lane.ts'
import type { Piece } from '../source/pieces.ts'

/** What stands beside a declaration: it decides what the declaration does. */
export interface Beside {
  /** Values of the same rule or style object, by property in the spelling of CSS. */
  readonly values: ReadonlyMap<string, string>
  /** Values that a condition of a style object chooses among. */
  readonly chosen?: readonly (readonly [property: string, value: string])[]
  /** Selectors of the rule and those around it; empty for a style object. */
  readonly selector: string
  /** The same one by one, outermost first. */
  readonly selectors: readonly string[]
}

interface AnyPlace {
  /** Range with its delimiters, in the text without byte order mark. */
  readonly start: number
  readonly end: number
  /** Range of `pieces` in the file. */
  readonly inner: Span
  readonly pieces: readonly Piece[]
  readonly kind: string
  /** As people read it: class names joined by one space, a value on one line. */
  readonly value: string
  readonly context: string
  /** Where it stands in the structure of the file; the same for places that only an ordinal can tell apart. */
  readonly address: string
}

/** What may end up on one element. */
export interface ClassGroup {
  readonly places: ClassPlace[]
  /** Names that no place holds: keys of objects without quotes, `class:name` of Svelte. */
  readonly fixed?: Set<string>
  /** They may end up on several elements: which of them go together is not known. */
  readonly isShared?: boolean
}

/** A list of class names, or a part of one. */
export interface ClassPlace extends AnyPlace {
  readonly form: 'jsx-attribute' | 'page-attribute' | 'string' | 'template'
  /** White space inside the delimiters, before and after `pieces`. */
  readonly lead: string
  readonly trail: string
  /** Something is joined to this side without a space between: `'btn-' + size`. */
  readonly gluedLeft: boolean
  readonly gluedRight: boolean
  /** The places of one attribute or call: their class names may end up on the same element. */
  readonly group: ClassGroup
}

/** The value of one property, in a style object or a style sheet. */
export interface ValuePlace extends AnyPlace {
  readonly form: 'number' | 'string' | 'css'
  /** In the spelling of CSS: `margin-top`, `--accent`, `$space`. */
  readonly property: string
  readonly beside: Beside
  readonly isImportant: boolean
  /** Why no value may stand here that differs: an at-rule that is read by tools, a function of SCSS. */
  readonly closed: 'style/property' | 'style/logic' | null
}

/** A place of a file that the style contract lets people change. */
export type StylePlace = ClassPlace | ValuePlace

export const isClassPlace = (place: StylePlace): place is ClassPlace => 'group' in place

/** White space of any length is one space to the reader. */
export function foldSpaces(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const isSpace = /^[ \t\r\n\f]*$/.test(piece.value)
    const last = out.at(-1)
    if (isSpace && last?.value === ' ') out[out.length - 1] = { raw: last.raw + piece.raw, value: ' ' }
    else out.push(isSpace ? { raw: piece.raw, value: ' ' } : piece)
  }
  return out
}
