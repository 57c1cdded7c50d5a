import type { ArrowFunctionExpression, Function as NamedFunction } from 'oxc-parser'
import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { literalName, type Node } from '../code/syntax.ts'
import { ancestorsOf, occurrencesOf, walkTo } from '../code/walk-to.ts'
import { oncePer } from '../source/once-per.ts'

/** What a file tells of the function that a name stands for. */
interface Told {
  /** How many parameters it takes; `null`: not known here. */
  readonly parameters: number | null
  /** Its type or its default says that there may be none. */
  readonly mayBeMissing: boolean
}

/** How many parameters the function of a name takes, by its declaration or by the type of a prop; `null`: not known here. */
export const parametersOf = (parsed: ParsedCode, callee: Node): number | null => toldOf(parsed, callee).parameters

/** Whether there may be no function of this name: calling it without asking would throw. */
export const mayBeMissing = (parsed: ParsedCode, callee: Node): boolean => toldOf(parsed, callee).mayBeMissing

/**
 * Whether a name may stand for another function when it is called than it did when it was handed over: a variable that is set
 * again, or the inside of a reference.
 */
export function mayHaveChanged(parsed: ParsedCode, callee: Node): boolean {
  if (callee.type === 'MemberExpression')
    return literalName(callee.property as Node) === 'current' || mayHaveChanged(parsed, callee.object)
  if (callee.type !== 'Identifier') return false
  const uses = nameUses(parsed, callee.name)
  const declaration = declarationAt(uses, callee)
  const isSet = uses.references.some(({ node, ancestors }) => {
    const parent = ancestors.at(-1)
    const isTarget =
      parent?.type === 'AssignmentExpression'
        ? parent.left === node
        : parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement'
          ? parent.left === node
          : parent?.type === 'UpdateExpression'
    return isTarget && declarationAt(uses, node) === declaration
  })
  return isSet || (declaration !== null && isVariableOfLoop(parsed, declaration.node))
}

/** `for (var each of list)`: one variable for all turns. */
function isVariableOfLoop({ program }: ParsedCode, name: Node): boolean {
  const [loop, list] = ancestorsOf(program, name).slice(-3)
  return list?.type === 'VariableDeclaration' && list.kind === 'var' && /^For/.test(loop?.type ?? '')
}

/** Each handler that is wrapped asks about its own name. */
const told = oncePer((_parsed: ParsedCode) => new Map<string, Told>())

function toldOf(parsed: ParsedCode, callee: Node): Told {
  const written = parsed.text.slice(callee.start, callee.end)
  const known = told(parsed, null)
  const found = known.get(written) ?? readTold(parsed, callee)
  known.set(written, found)
  return found
}

function readTold(parsed: ParsedCode, callee: Node): Told {
  const isName = callee.type === 'Identifier'
  const name = isName ? callee.name : callee.type === 'MemberExpression' ? literalName(callee.property as Node) : null
  const counts: number[] = []
  let mayBeMissing = false
  const read = (value: Node | null) => {
    const called = functionOf(value)
    if (called !== null) counts.push(called.params.length)
  }
  walkTo(parsed.program, name === null ? [] : occurrencesOf(parsed.text, name), (node) => {
    if (node.type === 'FunctionDeclaration' && isName && node.id?.name === name) read(node)
    else if (node.type === 'VariableDeclarator' && isName) {
      const { id } = node
      if (id.type === 'Identifier' && id.name === name) read(node.init)
      // The second of a pair, as of `useState`, sets the first to what it is given.
      if (
        id.type === 'ArrayPattern' &&
        id.elements.some((each, at) => at > 0 && each?.type === 'Identifier' && each.name === name)
      )
        counts.push(1)
    } else if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier' && node.left.name === name)
      mayBeMissing ||= isNothing(node.right)
    else if (node.type === 'TSPropertySignature' && literalName(node.key as Node) === name) {
      const type = node.typeAnnotation?.typeAnnotation as Node | undefined
      const parts = type?.type === 'TSUnionType' ? (type.types as readonly Node[]) : type === undefined ? [] : [type]
      for (const part of parts) {
        if (part.type === 'TSFunctionType') counts.push(part.params.length)
        if (part.type === 'TSUndefinedKeyword' || part.type === 'TSNullKeyword') mayBeMissing = true
      }
      mayBeMissing ||= node.optional
    } else if (node.type === 'TSMethodSignature' && literalName(node.key as Node) === name) {
      counts.push(node.params.length)
      mayBeMissing ||= node.optional
    }
  })
  return { parameters: counts.length === 0 ? null : Math.max(...counts), mayBeMissing }
}

const isNothing = (node: Node): boolean =>
  (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined')

type Callable = ArrowFunctionExpression | NamedFunction

function functionOf(value: Node | null): Callable | null {
  if (
    value?.type === 'ArrowFunctionExpression' ||
    value?.type === 'FunctionExpression' ||
    value?.type === 'FunctionDeclaration'
  )
    return value
  const isKept =
    value?.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'useCallback'
  return isKept ? functionOf((value.arguments[0] as Node | undefined) ?? null) : null
}
