import type { Expression } from 'oxc-parser'
import { isStringLiteral, literalName, type Node, TooDeep } from '../../../../code/syntax.ts'
import { localeLanguage } from '../../../locale-path.ts'
import type { PlaceFinder } from './place-finder.ts'
import { plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

/** A module of messages: every string leaf of the object is a text. */
export function visitCatalogue(finder: PlaceFinder, node: Node, keys: readonly string[], around: Surroundings): void {
  if (keys.length > 60) throw new TooDeep()
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return visitCatalogue(finder, node.expression, keys, around)
  if (node.type === 'CallExpression' && node.arguments.length === 1 && keys.length === 0) {
    for (const argument of node.arguments) visitCatalogue(finder, argument, keys, around)
    return
  }
  if (node.type !== 'ObjectExpression') return
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed) continue
    const name = literalName(property.key)
    if (name === null || name === '__proto__') continue
    const path = [...keys, name]
    const value = property.value
    if (isStringLiteral(value) || value.type === 'TemplateLiteral') {
      if (value.type === 'TemplateLiteral' && value.expressions.length > 0) continue
      const key = path.join('.')
      const language = localeLanguage(finder.path)
      shown(
        finder,
        value as Expression,
        { ...plainRole, kind: 'message', needs: 'not-code', isMessage: true, key, words: key, step: `#${key}` },
        around,
        language,
      )
    } else visitCatalogue(finder, value, path, around)
  }
}
