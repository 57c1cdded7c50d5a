import { eachChild, eachNode, type Node } from '../../code/syntax.ts'

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

/** The identifiers that mean something by their name: not property keys, attribute names and the like. */
export function meantNames(root: Node): Map<string, Node[]> {
  const found = new Map<string, Node[]>()
  const visit = (node: Node, parent: Node | null): void => {
    if (
      (node.type === 'Identifier' || node.type === 'JSXIdentifier') &&
      (parent === null || !isNameOnly(node, parent))
    ) {
      const list = found.get(node.name)
      if (list === undefined) found.set(node.name, [node])
      else list.push(node)
    }
    eachChild(node, (child) => visit(child, node))
  }
  visit(root, null)
  return found
}

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
