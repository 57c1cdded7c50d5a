import type { IfStatement, JSXChild, JSXElement, JSXFragment } from 'oxc-parser'
import type { ParsedCode } from '../../code/parse-code.ts'
import { eachChild, eachNode, isStringLiteral, type Node } from '../../code/syntax.ts'
import type { Span } from '../../lane.ts'
import { isKnownAt } from '../effect-free.ts'
import { Origins } from '../origins.ts'
import { type Cut, type CutText, carryOut, endWithComma } from './cuts.ts'
import { DrawnChildren } from './drawn-children.ts'
import { dropUnused } from './drop-unused.ts'
import type { FlagReads } from './flag-reads.ts'
import { declaredNames, namesIn } from './names.ts'
import { type Settled, settle } from './settle.ts'
import {
  childrenOf,
  hoistsVariable,
  isElement,
  isEmpty,
  isExit,
  isPlainText,
  isTranslated,
  isUndefined,
  simple,
} from './shapes.ts'

/** Code that the value of a flag leaves out, or a declaration that only such code uses. */
export interface Lost {
  readonly node: Node
  /** The flag that decides; `null` for a declaration. */
  readonly key: string | null
  /** The nodes around it, outermost first. */
  readonly ancestors: readonly Node[]
}

export interface FoldedCode {
  readonly cut: CutText
  readonly cuts: readonly Cut[]
  readonly lost: readonly Lost[]
  readonly kept: readonly Kept[]
}

/** A part of the file that takes the place of a larger one; both its cuts are among {@link FoldedCode.cuts}. */
export interface Kept {
  readonly whole: Span
  readonly part: Span
  readonly cuts: readonly [Cut, Cut]
  readonly parent: Node | null
}

/**
 * The program that is left of a file when some flags have known values: conditions are settled, what cannot be reached is
 * gone, and so are the imports and declarations without effect that only such code uses.
 *
 * @param valueOfKey `null` keeps the call as it is
 * @param options.stays declarations and imports that stay although only lost code uses them, by what they say
 * @param options.isEnded flags that go for good
 * @param options.takesLists components that are known to bear several children
 * @throws TooDeep
 */
export function foldCode(
  parsed: ParsedCode,
  { reads }: FlagReads,
  valueOfKey: (key: string) => boolean | null,
  {
    stays,
    isEnded = () => false,
    takesLists = () => false,
  }: {
    readonly stays?: (name: string, written: string) => boolean
    readonly isEnded?: (key: string | null) => boolean
    readonly takesLists?: (component: string) => boolean
  } = {},
): FoldedCode {
  const folder = new Folder(parsed, { isEnded, takesLists })
  for (const read of reads) {
    const value = valueOfKey(read.key)
    if (value === null) continue
    if (read.constant === null) folder.know(read.node, read.ancestors, read.key, value)
    else {
      for (const use of read.constant.uses) folder.know(use.node, use.ancestors, read.key, value)
      folder.cut(read.constant.declaration, '', true)
    }
  }
  folder.visit(parsed.program)
  const unused = folder.cuts.length === 0 ? [] : dropUnused(parsed, folder.cuts, stays)
  const cuts = [...folder.cuts, ...unused.flatMap((each) => each.cuts)]
  const declarations = unused.map(({ node }): Lost => ({ node, key: null, ancestors: [parsed.program] }))
  return {
    cut: carryOut(parsed.text, cuts),
    cuts,
    lost: [...folder.lost, ...declarations],
    kept: folder.kept,
  }
}

interface KnownRead {
  readonly key: string
  readonly value: boolean
}

interface FolderOptions {
  readonly isEnded: (key: string | null) => boolean
  readonly takesLists: (component: string) => boolean
}

class Folder {
  readonly cuts: Cut[] = []
  readonly lost: Lost[] = []
  readonly kept: Kept[] = []
  private readonly known = new Map<Node, KnownRead>()
  /** The nodes that hold a known read: all others stay as they are. */
  private readonly touched = new Set<Node>()
  private readonly ancestors: Node[] = []
  private readonly parsed: ParsedCode

  private readonly options: FolderOptions
  private readonly origins: Origins

  constructor(parsed: ParsedCode, options: FolderOptions) {
    this.parsed = parsed
    this.options = options
    this.origins = new Origins(parsed)
  }

  know(node: Node, ancestors: readonly Node[], key: string, value: boolean): void {
    this.known.set(node, { key, value })
    this.touched.add(node)
    for (const ancestor of ancestors) this.touched.add(ancestor)
  }

  cut({ start, end }: { readonly start: number; readonly end: number }, text = '', isStatement = false): void {
    this.cuts.push({ start, end, text, isStatement })
  }

  visit(node: Node): void {
    if (!this.touched.has(node)) return
    if (this.rewrite(node)) return
    this.ancestors.push(node)
    if (isElement(node)) this.visitElement(node)
    else if (node.type === 'BlockStatement' || node.type === 'Program') this.visitList(node.body)
    else if (node.type === 'SwitchCase') {
      if (node.test) this.visit(node.test)
      this.visitList(node.consequent)
    } else if (node.type === 'ArrayExpression') this.visitItems(node.elements, 'ArrayExpression')
    else if (node.type === 'ObjectExpression') this.visitItems(node.properties, 'ObjectExpression')
    else if (node.type === 'IfStatement') this.visitIf(node)
    else eachChild(node, (child) => this.visit(child))
    this.ancestors.pop()
  }

  private settle(node: Node, asks: 'value' | 'truth'): Settled {
    return settle(node, (each) => this.known.get(each)?.value ?? null, asks, {
      isKnown: (name) => isKnownAt(name, this.parsed),
      isProps: (name) => name.name === 'props' && this.origins.of(name).kind === 'given',
    })
  }

  private lose(nodes: readonly Node[], condition: Node): void {
    const key = this.keyIn(condition)
    for (const node of nodes) this.lost.push({ node, key, ancestors: [...this.ancestors] })
  }

  /** The first flag that a condition reads. */
  private keyIn(node: Node): string | null {
    let key: string | null = null
    const look = (each: Node): void => {
      if (key !== null || !this.touched.has(each)) return
      key = this.known.get(each)?.key ?? null
      eachChild(each, look)
    }
    look(node)
    return key
  }

  /** Puts what is left of an expression in its place. Parentheses keep it one expression; a formatter's are no difference. */
  private rewrite(node: Node): boolean {
    if (node.type === 'JSXAttribute') return this.rewriteAttribute(node)
    if (!this.known.has(node) && !/^(?:Logical|Conditional|Unary)Expression$/.test(node.type)) return false
    const settled = this.settle(node, 'value')
    if (settled.kind === 'constant') {
      this.cut(node, String(settled.value))
      this.lose(settled.lost, node)
      return true
    }
    if (settled.node === node) return false
    this.keep(node, settled.node, simple.has(settled.node.type) ? ['', ''] : ['(', ')'])
    this.lose(settled.lost, node)
    this.visit(settled.node)
    return true
  }

  private keep(whole: Span, part: Span, [before, after]: readonly [string, string], isStatement = false): void {
    const startsStatement = this.ancestors.at(-1)?.type === 'ExpressionStatement'
    const first = { start: whole.start, end: part.start, text: before, isStatement: isStatement || startsStatement }
    const second = { start: part.end, end: whole.end, text: after, isStatement }
    this.cuts.push(first, second)
    this.kept.push({ whole, part, cuts: [first, second], parent: this.ancestors.at(-1) ?? null })
  }

  /** `href={flag('new') ? '/b' : '/a'}` leaves `href="/a"`. */
  private rewriteAttribute(node: Extract<Node, { type: 'JSXAttribute' }>): boolean {
    const container = node.value
    if (container?.type !== 'JSXExpressionContainer') return false
    const settled = this.settle(container.expression, 'value')
    if (settled.kind === 'constant' || settled.node === container.expression) return false
    if (!isStringLiteral(settled.node) || !/^[^"'&\\\r\n]*$/.test(settled.node.value)) return false
    if (this.parsed.text.slice(settled.node.start + 1, settled.node.end - 1) !== settled.node.value) return false
    this.cut(container, `"${settled.node.value}"`)
    this.lose(settled.lost, container.expression)
    return true
  }

  private visitElement(node: JSXElement | JSXFragment): void {
    // What stands inside makes the key under which its translations are found.
    if (isTranslated(node)) return
    if (node.type === 'JSXElement') this.visit(node.openingElement)
    const drawn = new DrawnChildren(this.parsed.text, childrenOf(node, this.options.takesLists))
    this.foldChildren(node.children, drawn)
    // Joining the texts around an expression that went may join their words, or lose the space between them.
    this.cuts.push(...(drawn.isTrue() ? drawn.cuts : drawn.cautious))
  }

  private foldChildren(children: readonly JSXChild[], drawn: DrawnChildren): void {
    for (const child of children) {
      if (child.type === 'JSXText') drawn.text(child)
      else if (child.type !== 'JSXExpressionContainer' || !this.touched.has(child)) {
        drawn.other(child)
        this.visit(child)
      } else this.foldContainer(child, drawn)
    }
  }

  private foldContainer(child: Extract<Node, { type: 'JSXExpressionContainer' }>, drawn: DrawnChildren): void {
    const settled = this.settle(child.expression, 'value')
    const left = settled.kind === 'constant' ? null : settled.node
    if (left === child.expression) {
      drawn.other(child)
      this.visit(child)
      return
    }
    this.lose(settled.lost, child.expression)
    if (left === null || (left.type === 'Literal' && left.value === null) || isUndefined(left)) {
      drawn.gone(child, this.options.isEnded(this.keyIn(child.expression)))
    } else if (isElement(left)) {
      if (left.type === 'JSXFragment' && !drawn.isComponent) this.spliceFragment(child, left, drawn)
      else {
        drawn.other(left)
        this.keep(child, left, ['', ''])
        this.visit(left)
      }
    } else if (isStringLiteral(left) && isPlainText(left.value) && this.isVerbatim(left)) {
      drawn.written(child, left.value)
    } else {
      drawn.other(child)
      this.keep(child.expression, left, ['', ''])
      this.visit(left)
    }
  }

  private isVerbatim(literal: { readonly start: number; readonly end: number; readonly value: string }): boolean {
    return this.parsed.text.slice(literal.start + 1, literal.end - 1) === literal.value
  }

  /** The children of a fragment take the place of the guard: they draw the same. */
  private spliceFragment(child: Node, fragment: JSXFragment, drawn: DrawnChildren): void {
    drawn.edge({ start: child.start, end: fragment.openingFragment.end })
    this.ancestors.push(fragment)
    this.foldChildren(fragment.children, drawn)
    this.ancestors.pop()
    drawn.edge({ start: fragment.closingFragment.start, end: child.end })
  }

  /** `[a, ...(flag('new') ? [b] : [])]` leaves `[a]`, `{ ...(flag('new') && { b }) }` leaves `{}`. */
  private visitItems(items: readonly (Node | null)[], type: 'ArrayExpression' | 'ObjectExpression'): void {
    for (const item of items) {
      if (item === null || !this.touched.has(item)) continue
      if (item.type === 'SpreadElement') {
        const settled = this.settle(item.argument, 'value')
        const adds = settled.kind === 'constant' ? type === 'ArrayExpression' : !isEmpty(settled.node, type)
        if (!adds) {
          this.cut({ start: item.start, end: endWithComma(this.parsed.text, item.end) })
          this.lose(settled.lost, item.argument)
          continue
        }
      }
      this.visit(item)
    }
  }

  private visitIf(node: IfStatement): void {
    this.visit(node.test)
    this.visit(node.consequent)
    const { alternate } = node
    if (alternate?.type !== 'IfStatement' || !this.touched.has(alternate)) {
      if (alternate) this.visit(alternate)
      return
    }
    const { winner, lost } = this.branchOf(alternate)
    if (winner === undefined) {
      this.ancestors.push(alternate)
      this.visitIf(alternate)
      this.ancestors.pop()
      return
    }
    this.lose(lost, alternate.test)
    if (winner === null) {
      this.cut({ start: node.consequent.end, end: alternate.end })
    } else {
      this.keep(alternate, winner, ['', ''])
      this.visit(winner)
    }
  }

  /** The branch that is left of an `if`: `null` where there is none, `undefined` where the test is not settled. */
  private branchOf(node: IfStatement): { winner: Node | null | undefined; lost: readonly Node[] } {
    const test = this.settle(node.test, 'truth')
    if (test.kind !== 'constant') return { winner: undefined, lost: [] }
    const [winner, other] = test.value ? [node.consequent, node.alternate] : [node.alternate, node.consequent]
    return { winner: winner ?? null, lost: other ? [...test.lost, other] : test.lost }
  }

  private visitList(statements: readonly Node[]): void {
    for (const [index, statement] of statements.entries()) {
      if (!this.touched.has(statement)) continue
      if (this.foldStatement(statement)) {
        this.dropRest(statements.slice(0, index + 1), statements.slice(index + 1), statement)
        return
      }
    }
  }

  /** @returns whether what is left of the statement always leaves the function */
  private foldStatement(statement: Node): boolean {
    if (statement.type === 'ExpressionStatement') {
      const settled = this.settle(statement.expression, 'value')
      if (settled.kind === 'constant') {
        this.lose(settled.lost, statement.expression)
        this.cut(statement, '', true)
        return false
      }
    }
    if (statement.type !== 'IfStatement') {
      this.visit(statement)
      return false
    }
    const { winner, lost } = this.branchOf(statement)
    if (winner === undefined) {
      this.visit(statement)
      return false
    }
    this.lose(lost, statement.test)
    if (winner === null) {
      this.cut(statement, '', true)
      return false
    }
    this.ancestors.push(statement)
    const leaves = this.keepBranch(statement, winner)
    this.ancestors.pop()
    return leaves
  }

  private keepBranch(statement: Node, winner: Node): boolean {
    if (winner.type !== 'BlockStatement') {
      this.keep(statement, winner, ['', ''], true)
      return this.foldStatement(winner) || isExit(winner)
    }
    const names = declaredNames(winner.body)
    const inner = { start: winner.start + 1, end: winner.end - 1 }
    const isSpliced = names.size === 0 || !this.isUsedOutside(names, statement)
    this.keep(statement, isSpliced ? inner : winner, ['', ''], true)
    this.visitList(winner.body)
    const last = winner.body.at(-1)
    return last !== undefined && (isExit(last) || this.leaves(last))
  }

  /** Whether a statement that was folded ends in an exit. */
  private leaves(statement: Node): boolean {
    if (statement.type !== 'IfStatement' || !this.touched.has(statement)) return false
    const { winner } = this.branchOf(statement)
    if (winner == null) return false
    if (winner.type !== 'BlockStatement') return isExit(winner) || this.leaves(winner)
    const last = winner.body.at(-1)
    return last !== undefined && (isExit(last) || this.leaves(last))
  }

  private isUsedOutside(names: ReadonlySet<string>, statement: Node): boolean {
    let used = false
    const scope = this.ancestors.findLast((node) => /Function|^Program$/.test(node.type)) ?? this.parsed.program
    eachNode(scope, (node) => {
      if (node.start >= statement.start && node.end <= statement.end) return
      if ((node.type === 'Identifier' || node.type === 'JSXIdentifier') && names.has(node.name)) used = true
    })
    return used
  }

  /** What stands behind an exit cannot be reached. Names that it declares would hide others from the code before it. */
  private dropRest(kept: readonly Node[], rest: readonly Node[], statement: Node): void {
    const dropped = rest.filter((node) => node.type !== 'FunctionDeclaration')
    const names = declaredNames(dropped)
    const used = namesIn(kept)
    const hidesOthers = [...names].some((name) => used.has(name))
    const hoists = dropped.some(hoistsVariable)
    if (dropped.length === 0 || hidesOthers || hoists) {
      for (const node of rest) if (this.touched.has(node)) this.foldStatement(node)
      return
    }
    this.lose(dropped, statement)
    for (const node of dropped) this.cut(node, '', true)
    for (const node of rest) if (node.type === 'FunctionDeclaration') this.visit(node)
  }
}
