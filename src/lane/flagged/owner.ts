import type { Node } from '../code/syntax.ts'

/** The component or function that holds a place, by name: `Pricing`. */
export function ownerOf(ancestors: readonly Node[]): string {
  for (let at = ancestors.length - 1; at > 0; at--) {
    const node = ancestors[at] as Node
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) return node.id.name
    const parent = ancestors[at - 1]
    const isFunction = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'
    if (isFunction && parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  }
  return 'File'
}
