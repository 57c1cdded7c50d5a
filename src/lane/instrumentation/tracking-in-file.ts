import type { ImportDeclaration, JSXAttribute } from 'oxc-parser'
import { erased, type Remainder } from '../code/compare-erased.ts'
import { type CallInFile, type ImportedCall, importedCalls } from '../code/imported-call.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { isStringLiteral, type Node } from '../code/syntax.ts'
import type { TrackRules } from '../lane.ts'

/** The tracking of one file: how it is reached, where it is called, and what is left of a node without it. */
export interface Tracking {
  readonly parsed: ParsedCode
  readonly imports: readonly ImportedCall[]
  /** Calls that stand as statements of their own, by their node; also those that are waited for. */
  readonly calls: ReadonlyMap<Node, CallInFile>
  readonly left: (node: Node) => Remainder | null
  /** The tracking call of a statement, or of an expression that is the whole body of a handler. */
  readonly callIn: (node: Node) => Node | null
  /** The calls of a handler that does nothing but record events, or nothing at all; `null` for any other attribute. */
  readonly callsOf: (node: Node) => readonly Node[] | null
}

const dataName = /^data-(?:track|analytics|event)(?:$|-)/

export const attributeName = (node: JSXAttribute): string =>
  node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`

export const isDataAttribute = (node: Node): boolean =>
  node.type === 'JSXAttribute' && dataName.test(attributeName(node))

/** The literal text of an attribute, also as `{'text'}`; `null` for anything else. */
export function attributeText(node: JSXAttribute): string | null {
  const { value } = node
  const literal = value?.type === 'JSXExpressionContainer' ? (value.expression as Node) : (value as Node | null)
  return literal !== null && isStringLiteral(literal) ? literal.value : null
}

export const isHandlerName = (name: string): boolean => /^on[A-Z]/.test(name)

/** @throws TooDeep */
export function readTracking(path: string, parsed: ParsedCode, track: TrackRules): Tracking {
  const imports = importedCalls(path, parsed, track)
  const calls = new Map<Node, CallInFile>(imports.flatMap((found) => found.calls.map((call) => [call.node, call])))

  const callIn = (node: Node): Node | null => {
    if (node.type === 'ExpressionStatement') return callIn(node.expression)
    if (node.type === 'AwaitExpression') return callIn(node.argument)
    return calls.has(node) ? node : null
  }

  const callsOf = (node: Node): readonly Node[] | null => {
    if (node.type !== 'JSXAttribute' || !isHandlerName(attributeName(node))) return null
    const value = node.value?.type === 'JSXExpressionContainer' ? (node.value.expression as Node) : null
    if (value === null || (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression')) return null
    if (value.async || value.generator || value.params.some((param) => param.type !== 'Identifier')) return null
    const { body } = value
    if (body === null) return null
    if (body.type !== 'BlockStatement') return calls.has(body) ? [body] : null
    const found = body.body.map(callIn)
    return found.every((call) => call !== null) ? found : null
  }

  const left = (node: Node): Remainder | null => {
    switch (node.type) {
      case 'ExpressionStatement':
        return callIn(node) === null ? null : erased(node)
      case 'JSXAttribute':
        return isDataAttribute(node) || callsOf(node) !== null ? erased(node) : null
      case 'ImportDeclaration':
        return imports.some((found) => found.declaration === node) &&
          node.specifiers.every((specifier) => imports.some((found) => found.specifier === specifier))
          ? erased(node)
          : null
      case 'ImportSpecifier': {
        const found = imports.find(({ specifier }) => specifier === node)
        return found === undefined ? null : erasedSpecifier(parsed.text, node, found.declaration)
      }
      default:
        return null
    }
  }
  return { parsed, imports, calls, left, callIn, callsOf }
}

/** The last name in braces beside a default import takes the braces with it. */
function erasedSpecifier(text: string, node: Node, declaration: ImportDeclaration): Remainder {
  const [first, ...others] = declaration.specifiers
  if (first?.type !== 'ImportDefaultSpecifier' || others.length !== 1) return erased(node)
  const close = text.indexOf('}', node.end)
  return { node: null, erased: [{ start: first.end, end: close + 1 }] }
}
