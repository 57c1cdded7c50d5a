import type { VariableDeclarator } from 'oxc-parser'
import type { ParsedCode } from '../../../../code/parse-code.ts'
import { eachChild, maxDepth, type Node, TooDeep } from '../../../../code/syntax.ts'
import type { RepoFacts } from '../../../../lane.ts'
import { isMessageModule } from '../../../locale-path.ts'
import type { Place } from '../../../place.ts'
import { TextReads } from '../../../text-reads.ts'
import type { LiteralUses } from '../uses/literal-uses.ts'
import { literalUsesOf } from '../uses/uses-of-words.ts'
import type { Surroundings } from './place-role.ts'

/** A declaration that may hold a text, where it stands, and the block in which its name is known. */
export interface ConstantText {
  readonly declarator: VariableDeclarator
  readonly block: Node
  readonly around: Surroundings
}

/** What is done at a node: each kind of place has a file beside this one. */
type VisitByKind = (finder: PlaceFinder, node: Node, around: Surroundings) => void

/** One walk over a file: what was found and seen so far, and how to go on. */
export class PlaceFinder {
  readonly places = new Map<Node, Place>()
  readonly sentenceKeys = new Map<Node, string>()
  readonly shownNames = new Set<Node>()
  readonly constants: ConstantText[] = []
  readonly blocks: Node[] = []
  readonly props: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  readonly calls: ReadonlySet<string>
  readonly reads: TextReads
  readonly textMaps = new Set<Node>()
  uses: LiteralUses | null = null
  /** Whether the file decides by a property, where that was asked for the only target. */
  readonly propertyUses = new Map<string, boolean>()
  /** What was tried at the only target, in order: the same again tells its place when nothing but its own text has changed. */
  readonly tries: (() => void)[] = []
  depth = 0
  #isCatalogue: boolean | null = null
  readonly #found = new Map<string, boolean>()

  readonly path: string
  readonly parsed: ParsedCode
  readonly facts: RepoFacts
  /** Only what lies on the way to these nodes is read; `null`: everything. */
  readonly targets: readonly Node[] | null

  private readonly visitByKind: VisitByKind

  constructor(
    path: string,
    parsed: ParsedCode,
    facts: RepoFacts,
    targets: readonly Node[] | null,
    visitByKind: VisitByKind,
  ) {
    this.visitByKind = visitByKind
    this.targets = targets
    this.path = path
    this.parsed = parsed
    this.facts = facts
    this.reads = new TextReads(parsed.text, (property) =>
      literalUsesOf(parsed, facts, [property]).properties.has(property),
    )
    this.props = new Set(facts.text.props)
    this.keys = new Set(facts.text.keys)
    this.calls = new Set(facts.text.calls)
  }

  get isCatalogue(): boolean {
    this.#isCatalogue ??= isMessageModule(this.path)
    return this.#isCatalogue
  }

  get fileName(): string {
    return this.path.split('/').pop()?.replace(/\..*$/, '') ?? this.path
  }

  visit(node: Node, around: Surroundings): void {
    if (!this.leadsToTarget(node)) return
    if (++this.depth > maxDepth) throw new TooDeep()
    this.visitByKind(this, node, around)
    this.depth--
  }

  /** Whether the file itself says what a component does with its texts, and names the prop that holds one. */
  declares(component: string, prop: string): boolean {
    return (
      /^[A-Z][\w$]*$/.test(component) &&
      this.#has(`\\b(?:function|const|let|var|class)\\s+${component.replaceAll('$', '\\$')}(?![\\w$])`) &&
      this.#has(`\\b${prop}\\b(?!\\s*=\\s*["'{])`)
    )
  }

  #has(pattern: string): boolean {
    let has = this.#found.get(pattern)
    if (has === undefined) {
      has = new RegExp(pattern).test(this.parsed.text)
      this.#found.set(pattern, has)
    }
    return has
  }

  leadsToTarget({ start, end }: { readonly start: number; readonly end: number }): boolean {
    return this.targets?.some((target) => start <= target.start && target.end <= end) ?? true
  }

  /** Those that lead to a target. */
  leading<Part extends { readonly start: number; readonly end: number }>(parts: readonly Part[]): readonly Part[] {
    return this.targets === null ? parts : parts.filter((part) => this.leadsToTarget(part))
  }

  /** Tries a place, and keeps the try where it is the one that is asked for. */
  attempt(node: Node, around: Surroundings, attempt: () => void): void {
    if (around.isValue === true) return
    if (this.targets?.length === 1 && this.targets[0] === node) this.tries.push(attempt)
    attempt()
  }

  visitBelow(node: Node, around: Surroundings): void {
    eachChild(node, (child) => this.visit(child, around))
  }
}
