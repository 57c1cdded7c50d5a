import type { Node } from '../code/syntax.ts'

const maxTurns = 100_000

/** Whether a loop plainly ends: over the items of something, or a counter that runs towards its bound. */
export function endsPlainly(node: Node): boolean {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return !('await' in node && node.await)
  if (node.type !== 'ForStatement') return false
  const { test, update } = node
  if (test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier') return false
  if (test.right.type === 'Literal' && !(typeof test.right.value === 'number' && test.right.value <= maxTurns))
    return false
  const step = stepOf(update)
  if (step === null || step.name !== test.left.name) return false
  return step.isUp ? /^<=?$/.test(test.operator) : /^>=?$/.test(test.operator)
}

function stepOf(update: Node | null): { readonly name: string; readonly isUp: boolean } | null {
  if (update?.type === 'UpdateExpression' && update.argument.type === 'Identifier')
    return { name: update.argument.name, isUp: update.operator === '++' }
  if (update?.type !== 'AssignmentExpression' || update.left.type !== 'Identifier') return null
  if (update.right.type !== 'Literal' || typeof update.right.value !== 'number' || update.right.value <= 0) return null
  if (update.operator !== '+=' && update.operator !== '-=') return null
  return { name: update.left.name, isUp: update.operator === '+=' }
}
