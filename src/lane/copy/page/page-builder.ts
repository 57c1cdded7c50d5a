import type { Span } from '../../lane.ts'
import type { Page, PageExpression, PageMark, PageText } from './page.ts'

const spaces = /[ \t\r\n]*/y

/** Whether a text is nothing but white space that folds; a no-break space is a letter to a browser. */
export const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text)

/** Collects what a reader meets on its way through a page. */
export class PageBuilder implements Page {
  readonly marks: PageMark[] = []
  readonly texts: PageText[] = []
  readonly expressions: PageExpression[] = []
  readonly blanks: Span[] = []
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  mark(kind: PageMark['kind'], what: string, at: number): void {
    this.marks.push({ kind, what, at })
  }

  text(text: PageText): void {
    this.texts.push(text)
    this.mark('text', `${text.form} ${text.kind} ${text.holes.length}`, text.inner.start)
  }

  expression(expression: PageExpression): void {
    this.expressions.push(expression)
    this.mark('code', expression.kind, expression.span.start)
  }

  /** White space that may be there or not. */
  blank(start: number, end: number): void {
    this.blanks.push({ start, end })
  }

  /** White space behind an offset of a tag: behind its name and behind each attribute. */
  gap(at: number): void {
    spaces.lastIndex = at
    this.blank(at, at + (spaces.exec(this.source)?.[0].length ?? 0))
  }

  /** The white space of a closing tag that ends at an offset: `</p\n>`. */
  closingGap(name: string, end: number): void {
    const start = this.source.lastIndexOf('</', end - 1)
    if (end - start < name.length + 1000) this.gap(start + 2 + name.length)
  }
}
