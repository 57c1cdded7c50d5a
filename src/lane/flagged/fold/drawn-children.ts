import { foldJsxText } from '../../code/jsx-runs.ts'
import type { Node } from '../../code/syntax.ts'
import type { Cut } from './cuts.ts'

/** What an element is to its children. */
export interface ChildrenOf {
  /** `text`: an element of the page that takes nothing but one text, or nothing at all. */
  readonly kind: 'host' | 'text' | 'component'
  /** Attributes may hold its children: any child that is written, `false` too, takes their place. */
  readonly isFilled: boolean
  /** It hands what it has to its only child. */
  readonly hasSlot: boolean
  /** A component that is known to bear several children. */
  readonly takesLists: () => boolean
}

/** What the children of an element draw, before and after guards go from among them. */
export class DrawnChildren {
  readonly cuts: Cut[] = []
  /** Cuts that join no texts: nothing is drawn, but an expression stays. */
  readonly cautious: Cut[] = []
  private apart = ''
  private raw = ''
  private joins = false
  private faithful = true
  /** What is left, text as `text`: a component may look at its children, and one alone is not the same as one in a list. */
  private readonly left: string[] = []
  private leaving: 'nothing' | 'ended' | 'off' = 'nothing'
  private readonly source: string
  private readonly parent: ChildrenOf

  constructor(source: string, parent: ChildrenOf) {
    this.source = source
    this.parent = parent
  }

  get isComponent(): boolean {
    return this.parent.kind === 'component'
  }

  text({ start, end }: { readonly start: number; readonly end: number }): void {
    const raw = this.source.slice(start, end)
    this.apart += foldJsxText(raw)
    this.raw += raw
  }

  /** @param isEnded it goes for good, with the flag that ends */
  gone(node: Node, isEnded: boolean): void {
    this.joins = true
    if (this.leaving !== 'off') this.leaving = isEnded ? 'ended' : 'off'
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
    if (this.apart !== '') this.left.push('text')
    if (node !== null) this.left.push(node.type)
    this.apart = ''
    this.raw = ''
    this.joins = false
  }

  isTrue(): boolean {
    this.other(null)
    return this.faithful && (this.leaving === 'nothing' || this.isSameToParent())
  }

  /** Whether the element draws the same from what is left as from a list in which `false` stands, too. */
  private isSameToParent(): boolean {
    const { kind, isFilled, hasSlot, takesLists } = this.parent
    const [first, ...more] = this.left
    if (kind === 'text') return false
    if (first === undefined) return kind === 'host' && !isFilled
    if (kind === 'host' || more.length > 0) return true
    if (first === 'JSXElement' && !hasSlot && takesLists()) return true
    // Nobody can end a flag there otherwise; the component bore a list until now.
    return this.leaving === 'ended' && first === 'JSXElement' && !hasSlot
  }
}
