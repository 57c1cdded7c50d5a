import type { ParsedCode } from '../../code/parse-code.ts'
import { maxDepth, type Node, TooDeep } from '../../code/syntax.ts'
import type { Span } from '../../lane.ts'
import type { StylePlace } from '../place.ts'
import type { ListAround } from './class-lists.ts'

/** Where a node stands. */
export interface Around {
  /** Names of enclosing functions, classes and members, outermost first. */
  readonly owners: readonly string[]
  /** Names of enclosing elements inside the innermost owner. */
  readonly elements: readonly string[]
}

/** What is done at a node: each kind of place has a file beside this one. */
type VisitByKind = (finder: PlaceFinder, node: Node, around: Around) => void

/** One walk over a file: what was found so far, and how to go on. */
export class PlaceFinder {
  readonly places = new Map<Node, StylePlace>()
  /** Whether a name of a known function means that function in this file. */
  readonly helpers = new Map<string, boolean>()
  /** Names that stand in class lists, where a search asks for them. */
  readonly named: Map<Node, ListAround> | null
  readonly parsed: ParsedCode
  /** How far behind its place in `parsed` everything stands in its file. */
  readonly shift: number
  private readonly fileName: string
  /** Only what lies on the way to these ranges is read; `null`: everything. */
  private readonly targets: readonly Span[] | null
  private readonly visitByKind: VisitByKind
  private depth = 0

  constructor(
    path: string,
    parsed: ParsedCode,
    targets: readonly Span[] | null,
    visitByKind: VisitByKind,
    { shift = 0, named = null }: { readonly shift?: number; readonly named?: Map<Node, ListAround> | null } = {},
  ) {
    this.parsed = parsed
    this.shift = shift
    this.named = named
    this.targets = targets
    this.visitByKind = visitByKind
    this.fileName = path.split('/').pop()?.replace(/\..*$/, '') ?? path
  }

  visit(node: Node, around: Around): void {
    if (!this.leadsToTarget(node)) return
    if (++this.depth > maxDepth) throw new TooDeep()
    this.visitByKind(this, node, around)
    this.depth--
  }

  leadsToTarget({ start, end }: Span): boolean {
    if (this.targets === null) return true
    for (const target of this.targets) if (start <= target.start && target.end <= end) return true
    return false
  }

  /** @throws TooDeep */
  deeper(run: () => void): void {
    if (++this.depth > maxDepth) throw new TooDeep()
    run()
    this.depth--
  }

  /** The component, function or file that people would name. */
  ownerOf(around: Around): string {
    return around.owners.findLast((name) => /^[A-Z]/.test(name)) ?? around.owners.at(-1) ?? this.fileName
  }
}
