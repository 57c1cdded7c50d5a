import { foldJsxText } from '../../code/jsx-runs.ts'
import type { Node } from '../../code/syntax.ts'
import type { Cut } from './cuts.ts'

/** What the children of an element draw, before and after guards go from among them. */
export class DrawnChildren {
  readonly cuts: Cut[] = []
  /** Cuts that join no texts: nothing is drawn, but an expression stays. */
  readonly cautious: Cut[] = []
  private apart = ''
  private raw = ''
  private joins = false
  private faithful = true
  /** A component may look at its children: one alone that is no element is not the same as that in a list. */
  private readonly alone: string[] = []
  private isGone = false
  private readonly source: string
  readonly isComponent: boolean

  private readonly hasSlot: boolean

  constructor(source: string, isComponent: boolean, hasSlot: boolean) {
    this.source = source
    this.isComponent = isComponent
    this.hasSlot = hasSlot
  }

  text({ start, end }: { readonly start: number; readonly end: number }): void {
    const raw = this.source.slice(start, end)
    this.apart += foldJsxText(raw)
    this.raw += raw
  }

  gone(node: Node): void {
    this.joins = true
    this.isGone = true
    this.cuts.push({ start: node.start, end: node.end, text: '' })
    this.cautious.push({ start: node.start, end: node.end, text: '{null}' })
  }

  written(node: Node, text: string): void {
    this.joins = true
    this.apart += text
    this.raw += text
    this.cuts.push({ start: node.start, end: node.end, text })
    this.cautious.push({ start: node.start, end: node.end, text: `{'${text.replaceAll("'", "\\'")}'}` })
  }

  /** The tag of a fragment that goes while its children stay. */
  edge({ start, end }: { readonly start: number; readonly end: number }): void {
    this.joins = true
    this.cuts.push({ start, end, text: '' })
    const isOpening = this.source[start] === '{'
    this.cautious.push({ start, end, text: isOpening ? '<>' : '</>' })
  }

  other(node: Node | null): void {
    if (this.joins && foldJsxText(this.raw) !== this.apart) this.faithful = false
    if (this.apart !== '') this.alone.push('text')
    if (node !== null) this.alone.push(node.type)
    this.apart = ''
    this.raw = ''
    this.joins = false
  }

  isTrue(): boolean {
    this.other(null)
    if (this.isComponent && this.isGone && this.alone.length === 1)
      if (this.hasSlot || this.alone[0] !== 'JSXElement') return false
    return this.faithful
  }
}
