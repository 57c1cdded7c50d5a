import { isStringLiteral, type Node } from '../code/syntax.ts'
import { calleeName } from './moments.ts'

/** `import('./banner')`, with `.then((module) => ({ default: module.Banner }))` where the name is no default. */
export function isLoading(body: Node | null): boolean {
  if (body?.type === 'CallExpression') {
    const [pick] = body.arguments
    return (
      body.callee.type === 'MemberExpression' &&
      calleeName(body) === 'then' &&
      isLoading(body.callee.object) &&
      pick?.type === 'ArrowFunctionExpression' &&
      pick.body.type === 'ObjectExpression' &&
      pick.body.properties.every((each) => each.type === 'Property' && each.value.type === 'MemberExpression')
    )
  }
  return (
    body?.type === 'ImportExpression' &&
    isStringLiteral(body.source) &&
    body.options === null &&
    !/^(?:[a-z][a-z+.-]*:|\/\/)|[?!]/i.test(body.source.value)
  )
}
