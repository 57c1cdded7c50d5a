import type { ParsedCode } from '../../code/parse-code.ts'
import { eachChild, eachNode, type Node } from '../../code/syntax.ts'
import { occurrencesOf, walkTo } from '../../code/walk-to.ts'
import type { Span } from '../../lane.ts'

/** The names that statements declare for their block: `let`, `const`, classes and functions, not `var`. */
export function declaredNames(statements: readonly Node[]): Set<string> {
  const names = new Set<string>()
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var')
      for (const { id } of statement.declarations) addPattern(id, names)
    else if ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id)
      names.add(statement.id.name)
  }
  return names
}

export function addPattern(node: Node, names: Set<string>): void {
  switch (node.type) {
    case 'Identifier':
      names.add(node.name)
      return
    case 'ObjectPattern':
      for (const property of node.properties)
        addPattern(property.type === 'Property' ? property.value : property.argument, names)
      return
    case 'ArrayPattern':
      for (const element of node.elements) if (element) addPattern(element, names)
      return
    case 'AssignmentPattern':
      addPattern(node.left, names)
      return
    case 'RestElement':
      addPattern(node.argument, names)
      return
    case 'TSParameterProperty':
      addPattern(node.parameter, names)
  }
}

/** Every name that stands in some nodes, whatever it means there. */
export function namesIn(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>()
  for (const each of nodes)
    eachNode(each, (node) => {
      if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name)
    })
  return names
}

/**
 * Everything that is given a name inside a node, with the last offset at which it is: variables, parameters, functions,
 * classes, imports. What is known before its line is run (functions, imports, parameters) has the offset -1.
 */
export function boundNames(root: Node): Map<string, number> {
  const names = new Map<string, number>()
  const bind = (name: string, at: number) => names.set(name, Math.max(names.get(name) ?? -1, at))
  const bindPattern = (pattern: Node, at: number) => {
    const found = new Set<string>()
    addPattern(pattern, found)
    for (const name of found) bind(name, at)
  }
  eachNode(root, (node) => {
    switch (node.type) {
      case 'VariableDeclarator':
        bindPattern(node.id, node.end)
        return
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if ('id' in node && node.id) bind(node.id.name, -1)
        for (const parameter of node.params) bindPattern(parameter as Node, -1)
        return
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id) bind(node.id.name, node.end)
        return
      case 'CatchClause':
        if (node.param) bindPattern(node.param, -1)
        return
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        bind(node.local.name, -1)
        return
      case 'TSEnumDeclaration':
        bind(node.id.name, node.end)
    }
  })
  return names
}

/** An identifier that means something by its name: no property key, attribute name and the like. */
export interface NamedNode {
  readonly node: Node
  readonly ancestors: readonly Node[]
}

/** Every identifier of some names that means something by them: values, types, declarations. One walk serves all. */
export function nodesNamed({ program, text }: ParsedCode, names: ReadonlySet<string>): Map<string, NamedNode[]> {
  const found = new Map<string, NamedNode[]>([...names].map((name) => [name, []]))
  // An escape spells a name with other letters.
  const places = text.includes('\\u')
    ? [...Array(text.length).keys()]
    : [...names].flatMap((name) => occurrencesOf(text, name)).sort((a, b) => a - b)
  walkTo(program, places, (node, ancestors) => {
    if (!isIdentifier(node)) return
    const list = found.get(node.name)
    const parent = ancestors.at(-1)
    if (list !== undefined && !(parent && isNameOnly(node, parent))) list.push({ node, ancestors: [...ancestors] })
  })
  return found
}

/** The names that mean something inside a range. */
export function namesWithin(program: Node, { start, end }: Span): Set<string> {
  const names = new Set<string>()
  const look = (node: Node, parent: Node | null): void => {
    if (node.end <= start || node.start >= end) return
    const isInside = node.start >= start && node.end <= end
    if (isInside && isIdentifier(node) && !(parent && isNameOnly(node, parent))) names.add(node.name)
    eachChild(node, (child) => look(child, node))
  }
  look(program, null)
  return names
}

const isIdentifier = (node: Node): node is Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }> =>
  node.type === 'Identifier' || node.type === 'JSXIdentifier'

function isNameOnly(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && !parent.computed
    case 'Property':
      return parent.key === node && !parent.computed && parent.value !== node && !parent.shorthand
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.key === node && !parent.computed
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return parent.key === node && !parent.computed
    case 'JSXAttribute':
    case 'JSXNamespacedName':
    case 'MetaProperty':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    case 'JSXMemberExpression':
      return parent.property === node
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      return parent.name === node && 'name' in node && /^[\p{Ll}]/u.test(node.name as string)
    case 'ImportSpecifier':
      return parent.imported === node && parent.local !== node
    case 'ExportSpecifier':
      return parent.exported === node && parent.local !== node
    default:
      return false
  }
}
