import type { JSXElement } from 'oxc-parser'
import { dottedName } from '../../../code/syntax.ts'
import { isOption } from '../../visible-names.ts'

/**
 * Whether the text of an element is what a form sends, and what its handlers get: that of a field, or of an option without a value.
 * A script and a style sheet say nothing to people either.
 */
export function submitsText({ openingElement }: JSXElement): boolean {
  const name = dottedName(openingElement.name) ?? ''
  const hasValue = openingElement.attributes.some(
    (attribute) => attribute.type === 'JSXAttribute' && attribute.name.name === 'value',
  )
  return /^(?:textarea|script|style)$/.test(name) || (isOption(name) && !hasValue)
}
