import type { RepoFacts, Span } from '../../lane.ts'

/** How a text of a page is written: it decides which characters of a new one are escaped. */
export type PageForm = 'page-text' | 'page-attribute' | 'page-string' | 'page-template'

/** A position of a page where people read a text, if its value is one. It is the same position whatever the value says. */
export interface PageText {
  readonly form: PageForm
  /** `text`, `attribute:alt`, `meta:description`, `string`, `template` */
  readonly kind: string
  /** What the value must look like to be a text; `never` where only its form is known. */
  readonly needs: 'anything' | 'not-code' | 'prose' | 'sentence' | 'never'
  /** Range between the delimiters; of a text between tags with the white space at its edges. */
  readonly inner: Span
  /** Range with the delimiters. */
  readonly outer: Span
  /** Parts of `inner` that a program fills in, in order. */
  readonly holes: readonly Span[]
  /** Whether the reader sees no white space at these edges of a text between tags. */
  readonly foldsStart?: boolean
  readonly foldsEnd?: boolean
  /** Quote of the attribute around a string of an expression; `null` where none is. */
  readonly within: string | null
  readonly words: string
  readonly address: string
  /** Range of the children among which it stands, for the sentence around it. */
  readonly siblings: Span | null
}

/** A thing of a page that is the same on both sides of a change, in the order of the tree. */
export interface PageMark {
  readonly kind: 'element' | 'attribute' | 'text' | 'blank' | 'code' | 'comment'
  readonly what: string
  readonly at: number
}

/** An expression that shows strings: they are looked for only where somebody asks, since that takes a parser of its own. */
export interface PageExpression extends Pick<PageText, 'kind' | 'needs' | 'words' | 'address' | 'within'> {
  readonly span: Span
}

/** What a reader of one format makes of a page. Bytes that belong to no text, blank or gap are equal on both sides. */
export interface Page {
  readonly marks: readonly PageMark[]
  readonly texts: readonly PageText[]
  readonly expressions: readonly PageExpression[]
  /** White space that only a formatter cares for: in tags, and where elements begin and end. */
  readonly blanks: readonly Span[]
}

export type PageRead =
  | { readonly kind: 'parsed'; readonly page: Page }
  | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

/** Reads the text of a page, without byte order mark. Never throws, whatever the text. */
export type PageReader = (text: string, facts: RepoFacts) => PageRead
