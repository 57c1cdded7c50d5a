import type { CallExpression, ImportDeclaration, ImportDeclarationSpecifier } from 'oxc-parser'
import { isModulePath } from './module-path.ts'
import { declarationAt, type NameUses, nameUses } from './name-uses.ts'
import type { ParsedCode } from './parse-code.ts'
import type { Node } from './syntax.ts'

/** Which function is meant: the rules of a lane for flags and for tracking both say it so. */
export interface CallSource {
  /** `flag`, or `analytics.track` where the module exports an object. */
  readonly call: string
  /** Path of the module from the root of the repository. */
  readonly module: string
}

export interface CallInFile {
  readonly node: CallExpression
  /** The nodes around the call, outermost first. */
  readonly ancestors: readonly Node[]
}

/** How one file reaches the configured function: by the import, never by the name alone. */
export interface ImportedCall {
  /** What stands before the parentheses: `flag`, another word where it is renamed, `flags.flag` of a namespace. */
  readonly written: string
  /** A default import has the name that the file gives it; what the module exports so is not known. */
  readonly kind: 'named' | 'namespace' | 'default'
  /** Imported as what the module exports, under no other name. */
  readonly isByItsName: boolean
  readonly declaration: ImportDeclaration
  readonly specifier: ImportDeclarationSpecifier
  /** Calls of it, in the order of the file. Those where a local name hides the import are not among them. */
  readonly calls: readonly CallInFile[]
  /** Other uses of the import: handed on, given a second name, exported, written to. */
  readonly otherUses: readonly Node[]
  /** Whether something local has the same name at a node, so that a call written there would reach that. */
  readonly isHiddenAt: (node: Node) => boolean
}

/**
 * The imports by which a file reaches a configured function, in their order; none where it does not.
 *
 * @param path of the file, since imports are relative to it
 * @throws TooDeep
 */
export function importedCalls(path: string, parsed: ParsedCode, source: CallSource): ImportedCall[] {
  const [root = '', ...members] = source.call.split('.')
  return parsed.program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return []
    return statement.specifiers.flatMap((specifier) => {
      const kind = kindOf(specifier, root)
      if (kind === null || !isModulePath(path, statement.source.value, source.module)) return []
      const behind = kind === 'namespace' ? [root, ...members] : members
      const isByItsName = kind === 'named' && specifier.local.name === root
      return [{ kind, isByItsName, declaration: statement, specifier, ...usesOf(parsed, specifier.local.name, behind) }]
    })
  })
}

function kindOf(specifier: ImportDeclarationSpecifier, root: string): ImportedCall['kind'] | null {
  if (specifier.type === 'ImportNamespaceSpecifier') return 'namespace'
  if (specifier.type === 'ImportDefaultSpecifier') return specifier.local.name === root ? 'default' : null
  if (specifier.importKind === 'type') return null
  const { imported } = specifier
  return (imported.type === 'Identifier' ? imported.name : imported.value) === root ? 'named' : null
}

function usesOf(parsed: ParsedCode, local: string, members: readonly string[]) {
  const uses = nameUses(parsed, local)
  const calls: CallInFile[] = []
  const otherUses: Node[] = []
  for (const { node, ancestors } of uses.references) {
    if (isHidden(uses, node)) continue
    const call = callOf(node, ancestors, members)
    if (call === null) otherUses.push(node)
    else calls.push(call)
  }
  return {
    written: [local, ...members].join('.'),
    calls,
    otherUses,
    isHiddenAt: (node: Node) => isHidden(uses, node),
  }
}

const isHidden = (uses: NameUses, node: Node): boolean => {
  const declaration = declarationAt(uses, node)
  return declaration !== null && declaration.scope.type !== 'Program'
}

/** The call of which an identifier is the callee, read through the members in between: `flags.flag(…)`. */
function callOf(node: Node, ancestors: readonly Node[], members: readonly string[]): CallInFile | null {
  let callee = node
  let at = ancestors.length - 1
  for (const member of members) {
    const parent = ancestors[at--]
    if (parent?.type !== 'MemberExpression' || parent.computed || parent.optional || parent.object !== callee)
      return null
    if (parent.property.type !== 'Identifier' || parent.property.name !== member) return null
    callee = parent
  }
  const call = ancestors[at]
  if (call?.type !== 'CallExpression' || call.optional || call.callee !== callee) return null
  return { node: call, ancestors: ancestors.slice(0, at) }
}
