import type { ArrowFunctionExpression, Function as NamedFunction } from 'oxc-parser'
import { eachChild, literalName, type Node } from '../code/syntax.ts'
import { calledName, perRequest } from './call-habits.ts'

type FunctionNode = ArrowFunctionExpression | NamedFunction

/** Components and hooks: by what they hold, or by their name. */
export function draws(node: FunctionNode, name: string | null): boolean {
  if (name !== null && (/^use[A-Z0-9]/.test(name) || isComponentName(name) || perRequest.has(name))) return true
  return holdsElement(node)
}

export const isComponentName = (name: string): boolean => /^[A-Z]/.test(name)

/** Reducers and selectors: a library calls them as often as it likes, and expects no effects. */
export function foldsState({ params }: FunctionNode, name: string, around: readonly Node[]): boolean {
  const [first, second] = params.map((param) => {
    const left = param.type === 'AssignmentPattern' ? param.left : param
    return left.type === 'Identifier' ? left.name : ''
  })
  if (first !== 'state') return /reducer$/i.test(name)
  const isReducer = around.some((node) => node.type === 'Property' && literalName(node.key as Node) === 'reducers')
  return isReducer || second === 'action' || /reducer$|^select|^get|^map\w*To/i.test(name)
}

/** `useQuery({ select: … })`. @param around a call, its argument and the property of a function */
export function isAskedByHook([call, , property]: readonly Node[]): boolean {
  if (call?.type !== 'CallExpression' || property?.type !== 'Property') return false
  return /^use[A-Z]/.test(calledName(call)) && askedByHooks.has(literalName(property.key as Node) ?? '')
}
const askedByHooks = new Set(['select', 'queryFn', 'initialData', 'placeholderData', 'initialState'])

/** Whether a function makes elements itself, not in a function inside it. */
export function holdsElement(node: FunctionNode): boolean {
  let found = false
  const search = (child: Node, depth: number): void => {
    if (found || depth > 400 || /Function/.test(child.type)) return
    if (child.type === 'JSXElement' || child.type === 'JSXFragment') found = true
    else eachChild(child, (below) => search(below, depth + 1))
  }
  if (node.body !== null) search(node.body as Node, 0)
  return found
}
