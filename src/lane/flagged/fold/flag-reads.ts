import type { VariableDeclaration } from 'oxc-parser'
import { type CallInFile, importedCalls } from '../../code/imported-call.ts'
import { declarationAt, nameUses, type Reference } from '../../code/name-uses.ts'
import type { ParsedCode } from '../../code/parse-code.ts'
import { isStringLiteral, type Node } from '../../code/syntax.ts'
import { occurrencesOf, walkTo } from '../../code/walk-to.ts'
import type { FlagRules } from '../../lane.ts'

/** A call that reads a flag by a plain string. */
export interface FlagRead extends CallInFile {
  readonly key: string
  /** Where the call's value is held: `const isNew = flag('new')`, used in conditions and nowhere else. */
  readonly constant: { readonly declaration: VariableDeclaration; readonly uses: readonly Reference[] } | null
}

/** Everything by which one file reads flags. */
export interface FlagReads {
  readonly reads: readonly FlagRead[]
  /** Calls whose key is not a plain string. */
  readonly dynamic: readonly Node[]
  /** The imported function handed on under another name, and calls of something else with the same name. */
  readonly strange: readonly Node[]
}

/** @throws TooDeep */
export function flagReads(path: string, parsed: ParsedCode, rules: FlagRules): FlagReads {
  const root = rules.call.split('.')[0] ?? rules.call
  if (!parsed.text.includes(root) && !parsed.text.includes('\\u')) return { reads: [], dynamic: [], strange: [] }
  const imports = importedCalls(path, parsed, rules).filter((each) => each.kind !== 'default')
  const calls = imports.flatMap((each) => each.calls)
  const reads: FlagRead[] = []
  const dynamic: Node[] = []
  for (const call of calls) {
    const key = keyOf(call)
    if (key === null) dynamic.push(call.node)
    else reads.push({ ...call, key, constant: constantOf(parsed, call) })
  }
  return {
    reads,
    dynamic,
    strange: [...imports.flatMap((each) => each.otherUses), ...sameNamed(parsed, rules.call, calls)],
  }
}

function keyOf({ node }: CallInFile): string | null {
  const [key, fallback, ...rest] = node.arguments
  if (key === undefined || rest.length > 0 || !isStringLiteral(key)) return null
  // An escape hides the name from everybody who searches for it.
  if (key.raw?.includes('\\')) return null
  return fallback === undefined || (fallback.type === 'Literal' && fallback.value === false) ? key.value : null
}

/** Calls written like the configured one that do not reach it. */
function sameNamed({ program, text }: ParsedCode, call: string, calls: readonly CallInFile[]): Node[] {
  const found: Node[] = []
  const known = new Set(calls.map(({ node }) => node.callee.start))
  const places = occurrencesOf(text, call).filter((at) => !known.has(at))
  walkTo(program, places, (node) => {
    if (node.type !== 'CallExpression' || known.has(node.callee.start)) return
    if (text.slice(node.callee.start, node.callee.end) === call) found.push(node)
  })
  return found
}

function constantOf(parsed: ParsedCode, { node, ancestors }: CallInFile): FlagRead['constant'] {
  const [block, declaration, declarator] = ancestors.slice(-3)
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== node || declarator.id.type !== 'Identifier')
    return null
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return null
  if (declaration.declarations.length !== 1 || block?.type !== 'BlockStatement') return null
  const { id } = declarator
  const all = nameUses(parsed, id.name)
  const uses = all.references.filter((use) => declarationAt(all, use.node)?.node === id)
  const isInOrder = uses.every((use) => use.node.start >= declaration.end)
  return isInOrder && uses.every(isCondition) ? { declaration, uses } : null
}

function isCondition({ node, ancestors }: Reference): boolean {
  const parent = ancestors.at(-1)
  if (parent?.type === 'LogicalExpression') return true
  if (parent?.type === 'UnaryExpression') return parent.operator === '!'
  return (parent?.type === 'ConditionalExpression' || parent?.type === 'IfStatement') && parent.test === node
}
