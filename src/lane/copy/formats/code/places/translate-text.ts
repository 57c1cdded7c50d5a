import type { CallExpression, Expression } from 'oxc-parser'
import { isStringLiteral, literalName, type Node } from '../../../../code/syntax.ts'
import { readsAsProse } from '../../../prose.ts'
import { addString } from './add-place.ts'
import type { PlaceFinder } from './place-finder.ts'
import { holderOf, plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

export function visitTranslate(finder: PlaceFinder, node: CallExpression, name: string, around: Surroundings): void {
  const [first, second, ...others] = node.arguments
  if (first && isStringLiteral(first)) {
    const sentence = first.value
    if (readsAsProse(sentence) && /\s|[.!?…]$/.test(sentence.trim())) finder.sentenceKeys.set(first, sentence)
  } else if (first) visitDefaults(finder, first, around)
  const key = first && isStringLiteral(first) ? first.value : null
  if (
    second &&
    isStringLiteral(second) &&
    key !== null &&
    /(?:^|\.)(?:t|\$t|translate)$/.test(name) &&
    readsAsProse(second.value)
  ) {
    addString(
      finder,
      second,
      'string',
      {
        ...plainRole,
        kind: 'default',
        needs: 'prose',
        isMessage: true,
        holder: holderOf(around),
        key,
        words: `Default text of ${key}`,
        step: `t(${key})`,
      },
      around,
    )
  } else if (second) visitDefaults(finder, second, around, key)
  for (const other of others) finder.visit(other, around)
}

/** `{ defaultValue: '…' }`, `{ id, defaultMessage: '…' }`, `{ id, message: '…' }` of the message libraries. */
export function visitDefaults(finder: PlaceFinder, node: Node, around: Surroundings, key: string | null = null): void {
  if (node.type !== 'ObjectExpression') return finder.visit(node, around)
  const id = node.properties.find((property) => property.type === 'Property' && literalName(property.key) === 'id')
  const name = id?.type === 'Property' && isStringLiteral(id.value) ? id.value.value : key
  for (const property of node.properties) {
    const isDefault =
      property.type === 'Property' &&
      !property.computed &&
      /^(?:defaultValue|defaultMessage|message|defaultValue_\w+)$/.test(literalName(property.key) ?? '')
    if (
      isDefault &&
      property.type === 'Property' &&
      (isStringLiteral(property.value) || property.value.type === 'TemplateLiteral')
    ) {
      const role = {
        ...plainRole,
        kind: id === undefined && key === null ? 'sentence-key' : 'default',
        needs: 'anything' as const,
        isMessage: true,
        holder: holderOf(around),
        key: name,
        words: `Default text of ${name ?? 'a message'}`,
        step: `t(${name}).${literalName(property.key)}`,
      }
      shown(finder, property.value as Expression, role, around)
    } else finder.visit(property, around)
  }
}
