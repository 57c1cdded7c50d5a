import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { walkTo } from '../code/walk-to.ts'
import { isComponentName, isFunction } from './guarded-names.ts'
import { calleeName } from './moments.ts'

/**
 * What a name stands for. `given`: a parameter, or a part of one, so whoever calls decides. `changes`: what a hook hands out beside
 * a value, to change it. `made`: a value that this file makes.
 */
export type Origin =
  | { readonly kind: 'global' | 'function' | 'class' | 'changes' }
  /** `name` is what whoever gives it calls it, where it has another name here. */
  | { readonly kind: 'given'; readonly name: string | null }
  /** `name` is what the other module calls it. */
  | { readonly kind: 'import'; readonly name: string; readonly source: string }
  /** `name` is another name of the same thing, where there is one. */
  | { readonly kind: 'made'; readonly name: string | null; readonly init: Node | null; readonly isWhole: boolean }

/** Tells what the names of a file stand for; each name is looked up once. */
export class Origins {
  private readonly parsed: ParsedCode
  private readonly known = new Map<Node, Origin>()

  constructor(parsed: ParsedCode) {
    this.parsed = parsed
  }

  of(node: Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>): Origin {
    const declaration = declarationAt(nameUses(this.parsed, node.name), node)?.node
    if (declaration === undefined) return { kind: 'global' }
    let origin = this.known.get(declaration)
    if (origin === undefined) {
      // A name that is made of itself has no end.
      this.known.set(declaration, { kind: 'given', name: null })
      origin = this.originOf(declaration)
      this.known.set(declaration, origin)
    }
    return origin
  }

  /** Whether whoever calls decides what a name stands for: it is given, or holds a part of what is. */
  isGiven(origin: Origin): boolean {
    const seen = new Set<Origin>()
    let at = origin
    while (at.kind === 'made' && at.isWhole && at.init !== null && !seen.has(at)) {
      seen.add(at)
      const root = rootOf(at.init)
      if (root?.type !== 'Identifier') return false
      at = this.of(root)
    }
    return at.kind === 'given'
  }

  /** Whether a name is declared or imported nowhere in the file, although it means something where it stands. */
  isGlobal(node: Node | null): boolean {
    if (node?.type !== 'Identifier' && node?.type !== 'JSXIdentifier') return false
    if (this.of(node).kind !== 'global') return false
    return nameUses(this.parsed, node.name).references.some((use) => use.node === node)
  }

  private originOf(declaration: Node): Origin {
    let around: readonly Node[] = []
    walkTo(this.parsed.program, [declaration.start], (node, ancestors) => {
      if (node === declaration) around = [...ancestors]
    })
    let name: string | null = null
    let index = 0
    for (let at = around.length - 1; at >= 0; at--) {
      const node = around[at] as Node
      const inner = around[at + 1] ?? declaration
      switch (node.type) {
        case 'ImportSpecifier':
        case 'ImportDefaultSpecifier':
        case 'ImportNamespaceSpecifier':
          return importOrigin(node, around[at - 1])
        case 'Property':
          name ??= literalName(node.key)
          continue
        case 'ArrayPattern':
          index = Math.max(index, (node.elements as readonly (Node | null)[]).indexOf(inner))
          continue
        case 'ObjectPattern':
        case 'AssignmentPattern':
        case 'RestElement':
        case 'TSParameterProperty':
          continue
        case 'VariableDeclarator':
          return this.variableOrigin(node, inner, name, index)
        case 'FunctionDeclaration':
          return node.id === declaration ? { kind: 'function' } : { kind: 'given', name }
        case 'ClassDeclaration':
          return { kind: 'class' }
        default:
          return { kind: 'given', name }
      }
    }
    return { kind: 'given', name }
  }

  private variableOrigin(
    { id, init }: Extract<Node, { type: 'VariableDeclarator' }>,
    inner: Node,
    name: string | null,
    index: number,
  ): Origin {
    const isWhole = inner === id && id.type === 'Identifier'
    if (init && !isWhole) {
      if (index > 0 && init.type === 'CallExpression') return { kind: 'changes' }
      const root = rootOf(init)
      if (root?.type === 'Identifier' && this.of(root).kind === 'given') return { kind: 'given', name }
    }
    return { kind: 'made', name: isWhole && init ? lastName(init) : name, init: init ?? null, isWhole }
  }

  /** Whether an element's name stands for a component for certain, rather than for whatever it was given. */
  isComponent(name: Node): boolean {
    const root = firstOf(name)
    if (root.type !== 'JSXIdentifier') return false
    const origin = this.of(root)
    if (origin.kind !== 'made') return /^(?:import|function|class|global)$/.test(origin.kind)
    const { init, isWhole } = origin
    if (init === null || !isWhole) return false
    if (isFunction(init) || init.type === 'CallExpression' || init.type === 'ClassExpression') return true
    if (init.type === 'TaggedTemplateExpression') return true
    if (init.type === 'Identifier') return isComponentName(init.name) && this.of(init).kind !== 'given'
    return init.type === 'MemberExpression' && !init.computed && this.isOfImport(init)
  }

  private isOfImport(node: Node): boolean {
    const root = rootOf(node)
    return root?.type === 'Identifier' && this.of(root).kind === 'import'
  }
}

function importOrigin(node: Node, declaration: Node | undefined): Origin {
  const source = declaration?.type === 'ImportDeclaration' ? declaration.source.value : ''
  if (node.type !== 'ImportSpecifier')
    return { kind: 'import', name: 'local' in node ? nameOf(node.local) : '', source }
  return { kind: 'import', name: nameOf(node.imported as Node), source }
}

const nameOf = (node: Node): string =>
  'name' in node && typeof node.name === 'string' ? node.name : isStringLiteral(node) ? node.value : ''

function firstOf(name: Node): Node {
  return name.type === 'JSXMemberExpression' ? firstOf(name.object) : name
}

/** What stands around an expression and changes nothing of its value. */
const isWrapper = (
  node: Node,
): node is Extract<Node, { type: 'ChainExpression' | 'TSNonNullExpression' | 'TSAsExpression' }> =>
  /^(?:ChainExpression|TSNonNullExpression|TSAsExpression)$/.test(node.type)

/** The name under which something is known where it comes from: `save` of `api.save`. */
export function lastName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression') return literalName(node.property)
  if (isWrapper(node)) return lastName(node.expression)
  if (node.type === 'CallExpression' && calleeName(node) === 'bind') return lastName(rootCallee(node))
  return null
}

const rootCallee = ({ callee }: Extract<Node, { type: 'CallExpression' }>): Node =>
  callee.type === 'MemberExpression' ? callee.object : callee

/** The name at the left end of members: `a` of `a.b.c`. */
export function rootOf(node: Node): Node | null {
  if (node.type === 'Identifier') return node
  if (node.type === 'MemberExpression') return rootOf(node.object)
  if (isWrapper(node)) return rootOf(node.expression)
  return null
}

export const rootName = (node: Node): string | null => {
  const root = rootOf(node)
  return root?.type === 'Identifier' ? root.name : null
}

/** The same through calls: `items` of `items.filter(isOpen).map`. */
export function chainRootOf(node: Node): Node {
  if (node.type === 'MemberExpression') return chainRootOf(node.object)
  if (node.type === 'CallExpression') return chainRootOf(node.callee)
  if (isWrapper(node)) return chainRootOf(node.expression)
  return node
}
