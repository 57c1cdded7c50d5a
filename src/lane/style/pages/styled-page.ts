import type { Span } from '../../lane.ts'
import type { ClassPlace } from '../place.ts'

/** A part of a page in a language of its own, which is read only where somebody asks. */
export interface PagePart {
  /** `classes`: an expression of class lists; `styles`: one of a style object; `script`; `css` and `scss`: a style sheet. */
  readonly kind: 'classes' | 'styles' | 'script' | 'css' | 'scss'
  readonly span: Span
  readonly words: string
  readonly address: string
  /** What is joined to it in its attribute: `class="btn-{size}"`. */
  readonly gluedLeft: boolean
  readonly gluedRight: boolean
  /** Of an expression: the lists of its attribute. */
  readonly group: ClassPlace['group']
  /** Of a script: the ending of a file of its language. */
  readonly ending: string
}

/** A class list that stands in an attribute. */
export interface ClassAttribute {
  /** With its quotes. */
  readonly span: Span
  /** What the program fills in between them, in order. */
  readonly holes: readonly Span[]
  readonly words: string
  /** Names of the elements around, outermost first. */
  readonly names: readonly string[]
  readonly group: ClassPlace['group']
}

/**
 * What the style contract reads of a page. Bytes that belong to no place, part or blank are equal on both sides. Blanks stand behind
 * each name and attribute of a tag, also empty ones, so both sides have the same tags, too.
 */
export interface StyledPage {
  readonly source: string
  readonly attributes: readonly ClassAttribute[]
  readonly parts: readonly PagePart[]
  /** White space between the attributes of tags. */
  readonly blanks: readonly Span[]
  /** Insides of scripts: they may look names up. */
  readonly scripts: readonly Span[]
}

export type StyledRead =
  | { readonly kind: 'parsed'; readonly page: StyledPage }
  | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

const space = /[ \t\r\n]*/y

/** Collects what a reader meets on its way through a page. */
export class StyledPageBuilder implements StyledPage {
  readonly attributes: ClassAttribute[] = []
  readonly parts: PagePart[] = []
  readonly blanks: Span[] = []
  readonly scripts: Span[] = []
  readonly source: string
  readonly #name: string

  constructor(path: string, source: string) {
    this.source = source
    this.#name = path.split('/').pop()?.replace(/\..*$/, '') ?? path
  }

  /** White space behind an offset of a tag. */
  gap(at: number): void {
    space.lastIndex = at
    const length = space.exec(this.source)?.[0].length ?? 0
    this.blanks.push({ start: at, end: at + length })
  }

  /** @param group what ends up on the same element */
  classes(
    element: string,
    names: readonly string[],
    span: Span,
    holes: readonly Span[],
    group: ClassPlace['group'],
  ): void {
    this.attributes.push({ span, holes, words: this.#words(element), names, group })
  }

  expression(
    kind: 'classes' | 'styles',
    element: string,
    names: readonly string[],
    span: Span,
    group: ClassPlace['group'],
    glued: { readonly left: boolean; readonly right: boolean } = { left: false, right: false },
  ): void {
    this.parts.push({
      kind,
      span,
      words: kind === 'classes' ? this.#words(element) : element,
      address: [...names, kind].join('>'),
      gluedLeft: glued.left,
      gluedRight: glued.right,
      group,
      ending: 'ts',
    })
  }

  /** The inside of a style sheet; one of another language stays as it is. */
  sheet(language: string | null, span: Span): void {
    const kind = language === null || /^(?:css|postcss|pcss|text\/css|)$/i.test(language) ? 'css' : language
    if (kind === 'css' || kind === 'scss') this.#block(kind, span)
  }

  script(language: string | null, span: Span): void {
    const ending = language === null || /javascript|^(?:js|module|)$/.test(language) ? 'js' : language
    this.scripts.push(span)
    if (/^[jt]sx?$/.test(ending)) this.#block('script', span, ending)
  }

  #block(kind: PagePart['kind'], span: Span, ending: string = kind): void {
    const none = { gluedLeft: false, gluedRight: false, group: { places: [] } }
    this.parts.push({ kind, span, words: '', address: kind, ending, ...none })
  }

  #words(element: string): string {
    return `Classes of <${element}> in ${this.#name}`
  }
}
