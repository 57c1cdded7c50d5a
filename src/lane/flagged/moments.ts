import type { CallExpression } from 'oxc-parser'
import type { Node } from '../code/syntax.ts'
import { isFunction, isHandlerName } from './guarded-names.ts'

/**
 * When a piece of code runs. `render`: to show something, which may happen at any time and often. `component`: the same, at
 * the top of a component or hook, where hooks may stand. `handler`: when somebody does something.
 */
export type Moment = 'render' | 'component' | 'handler'

/** When a function runs that stands at some place. */
export function momentOf(parent: Node | null, around: Moment): Moment {
  if (around === 'handler') return 'handler'
  if (
    (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') &&
    parent.key.type === 'Identifier' &&
    isHandlerName(parent.key.name)
  )
    return 'handler'
  return 'render'
}

/** When the code at a place runs, by the functions around it. */
export function momentAt(ancestors: readonly Node[]): Moment {
  for (let at = ancestors.length - 1; at > 0; at--) {
    const node = ancestors[at] as Node
    if (node.type === 'FunctionDeclaration') return node.id && isHandlerName(node.id.name) ? 'handler' : 'render'
    if (!isFunction(node)) continue
    const parent = ancestors[at - 1] as Node
    const holder = ancestors[at - 2]
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
      return isHandlerName(parent.id.name) ? 'handler' : 'render'
    if (parent.type === 'JSXExpressionContainer' && holder?.type === 'JSXAttribute')
      return isHandlerName(String(holder.name.name)) ? 'handler' : 'render'
    if (parent.type === 'CallExpression' && calleeName(parent) === 'useCallback') return 'handler'
  }
  return 'render'
}

/** The last part of what is called: `map` of `items.map(…)`. */
export function calleeName({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier')
    return callee.property.name
  return ''
}
