import { oncePer } from '../source/once-per.ts'
import type { ParsedCode } from './parse-code.ts'
import type { Node } from './syntax.ts'
import { occurrencesOf, walkTo } from './walk-to.ts'

/** An identifier that reads or writes a value, with the nodes around it, outermost first. */
export interface Reference {
  readonly node: Node
  readonly ancestors: readonly Node[]
}

/** A name that is given a meaning: the identifier, and the node inside which it has that meaning. */
export interface Declaration {
  readonly node: Node
  readonly scope: Node
  /** Known before its line is run: functions, imports, parameters, `var`. */
  readonly isHoisted: boolean
}

/** Everything a file does with one name. Names of types, properties, labels and elements are not meant. */
export interface NameUses {
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/**
 * Finds the uses of a name. Only the way to where its letters stand is walked, so a file that names it rarely costs little.
 * @throws TooDeep
 */
export function nameUses(parsed: ParsedCode, name: string): NameUses {
  const known = usesOfTree(parsed, null)
  let uses = known.get(name)
  if (uses === undefined) {
    uses = findUses(parsed, name)
    known.set(name, uses)
  }
  return uses
}

/** Several questions about one file ask about the same few names. Edits of texts leave identifiers as they are. */
const usesOfTree = oncePer((_tree: ParsedCode, _: null) => new Map<string, NameUses>())

function findUses({ program, text }: ParsedCode, name: string): NameUses {
  const references: Reference[] = []
  const declarations: Declaration[] = []
  // A name may be written with escapes.
  walkTo(program, text.includes('\\u') ? null : occurrencesOf(text, name), (node, ancestors) => {
    if (!isNamed(node, name)) return
    const declared = declarationOf(node, ancestors)
    if (declared === null) references.push({ node, ancestors: [...ancestors] })
    else if (declared !== 'name') declarations.push(declared)
  })
  return { references, declarations }
}

/** The declaration that gives a name its meaning at a node, the innermost first; `null` for a global. */
export function declarationAt(uses: NameUses, node: Node): Declaration | null {
  let found: Declaration | null = null
  for (const declaration of uses.declarations) {
    const { scope } = declaration
    if (scope.start > node.start || node.end > scope.end) continue
    if (found === null || scope.end - scope.start < found.scope.end - found.scope.start) found = declaration
  }
  return found
}

const isNamed = (node: Node, name: string): boolean =>
  (node.type === 'Identifier' || node.type === 'JSXIdentifier') && node.name === name

const isFunction = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression' ||
  node.type === 'TSDeclareFunction' ||
  node.type === 'TSEmptyBodyFunctionExpression'

const opensBlock = (node: Node): boolean =>
  isFunction(node) ||
  node.type === 'Program' ||
  node.type === 'BlockStatement' ||
  node.type === 'StaticBlock' ||
  node.type === 'TSModuleBlock' ||
  node.type === 'SwitchStatement' ||
  node.type === 'ForStatement' ||
  node.type === 'ForInStatement' ||
  node.type === 'ForOfStatement'

const opensFunction = (node: Node): boolean =>
  isFunction(node) || node.type === 'Program' || node.type === 'StaticBlock' || node.type === 'TSModuleBlock'

function nearest(ancestors: readonly Node[], from: number, opens: (node: Node) => boolean): Node {
  for (let at = from; at >= 0; at--) {
    const node = ancestors[at] as Node
    if (opens(node)) return node
  }
  return ancestors[0] as Node
}

/** What an identifier declares; `null` where it is a reference, `'name'` where it only names a property, type, label or element. */
function declarationOf(node: Node, ancestors: readonly Node[]): Declaration | null | 'name' {
  let child = node
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at] as Node
    const declares = (scope: Node, isHoisted: boolean): Declaration => ({ node, scope, isHoisted })
    switch (parent.type) {
      case 'Property':
        if (parent.value === child && ancestors[at - 1]?.type === 'ObjectPattern') break
        return parent.key === child && !parent.computed && parent.value !== child ? 'name' : null
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'TSParameterProperty':
        break
      case 'AssignmentPattern':
        if (parent.left !== child) return null
        break
      case 'VariableDeclarator': {
        if (parent.id !== child) return null
        const list = ancestors[at - 1]
        const isVar = list?.type === 'VariableDeclaration' && list.kind === 'var'
        return declares(nearest(ancestors, at, isVar ? opensFunction : opensBlock), isVar)
      }
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        if (parent.id === child) return declares(nearest(ancestors, at - 1, opensBlock), true)
        return parent.body === child ? null : declares(parent, true)
      case 'FunctionExpression':
      case 'TSEmptyBodyFunctionExpression':
        return parent.body === child ? null : declares(parent, true)
      case 'ArrowFunctionExpression':
        return parent.body === child ? null : declares(parent, true)
      case 'ClassDeclaration':
        return parent.id === child ? declares(nearest(ancestors, at - 1, opensBlock), false) : null
      case 'ClassExpression':
        return parent.id === child ? declares(parent, true) : null
      case 'CatchClause':
        return parent.param === child ? declares(parent, true) : null
      case 'ImportSpecifier':
        return parent.local === child ? declares(ancestors[0] as Node, true) : 'name'
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return declares(ancestors[0] as Node, true)
      case 'TSImportEqualsDeclaration':
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
        return parent.id === child ? declares(nearest(ancestors, at - 1, opensBlock), false) : null
      case 'TSFunctionType':
      case 'TSConstructorType':
      case 'TSCallSignatureDeclaration':
      case 'TSConstructSignatureDeclaration':
      case 'TSMethodSignature':
      case 'TSPropertySignature':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeParameter':
      case 'TSTypeReference':
      case 'TSQualifiedName':
      case 'TSEnumMember':
      case 'TSNamedTupleMember':
      case 'TSTypePredicate':
        return 'name'
      case 'MemberExpression':
        return parent.property === child && !parent.computed ? 'name' : null
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractMethodDefinition':
      case 'TSAbstractPropertyDefinition':
        return parent.key === child && !parent.computed ? 'name' : null
      case 'LabeledStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
        return parent.type === 'LabeledStatement' && parent.label !== child ? null : 'name'
      case 'ExportSpecifier': {
        const declaration = ancestors[at - 1]
        const isElsewhere = declaration?.type === 'ExportNamedDeclaration' && declaration.source !== null
        return !isElsewhere && parent.local === child ? null : 'name'
      }
      case 'ExportAllDeclaration':
      case 'MetaProperty':
      case 'ImportAttribute':
        return 'name'
      case 'JSXMemberExpression':
        return parent.object === child ? null : 'name'
      case 'JSXOpeningElement':
      case 'JSXClosingElement':
        // `<track>` is an element of HTML; only a capital makes it a value.
        return node.type === 'JSXIdentifier' && /^[\p{Lu}_$]/u.test(node.name) ? null : 'name'
      case 'JSXAttribute':
      case 'JSXNamespacedName':
        return 'name'
      default:
        return null
    }
    child = parent
  }
  return null
}
