import type { CallExpression } from 'oxc-parser'
import { dottedName, isStringLiteral, literalName } from '../../../../code/syntax.ts'
import { isCheckMessage, textCalls } from '../../../visible-names.ts'
import { isTranslateCall } from '../translate-calls.ts'
import type { PlaceFinder } from './place-finder.ts'
import { plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'
import { visitTranslate } from './translate-text.ts'

export function visitCall(finder: PlaceFinder, node: CallExpression, around: Surroundings): void {
  const name = dottedName(node.callee)
  const { isTranslate, isFormat } = isTranslateCall(name, finder.facts)
  finder.visit(node.callee, around)
  if (isTranslate || isFormat) return visitTranslate(finder, node, name ?? '', around)
  const shows = name !== null && (textCalls.has(name) || finder.calls.has(name))
  const method =
    node.callee.type === 'MemberExpression' && !node.callee.computed ? literalName(node.callee.property) : null
  node.arguments.forEach((argument, index) => {
    const configured = name !== null && finder.calls.has(name)
    if (
      shows &&
      argument.type !== 'SpreadElement' &&
      argument.type !== 'ObjectExpression' &&
      (index === 0 || configured)
    ) {
      shown(
        finder,
        argument,
        { ...plainRole, kind: 'argument', needs: 'prose', words: `Message of ${name}`, step: `${name}()` },
        around,
      )
    } else if (method !== null && isStringLiteral(argument) && isCheckMessage(method, index, node.arguments.length)) {
      const role = {
        ...plainRole,
        kind: 'argument',
        needs: 'sentence' as const,
        words: `Message of ${method}`,
        step: `.${method}()`,
      }
      shown(finder, argument, role, around)
    } else finder.visit(argument, around)
  })
}
