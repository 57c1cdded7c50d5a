import type { Node } from './syntax.ts'

/** The body of a file or of a function that says it runs on the server: `'use server'` stands at its beginning. */
export function runsOnServer(node: Node): boolean {
  const body = node.type === 'Program' || node.type === 'BlockStatement' ? node.body : []
  for (const each of body) {
    if (each.type !== 'ExpressionStatement' || typeof each.directive !== 'string') return false
    if (each.directive === 'use server') return true
  }
  return false
}
