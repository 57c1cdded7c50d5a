import type { ObjectExpression } from 'oxc-parser'
import { isStringLiteral, literalName, type Node } from '../../../code/syntax.ts'

/** Properties that make an object a tool of a model or a schema: its description steers a program. */
const ofTools = new Set([
  'parameters',
  'inputSchema',
  'input_schema',
  'outputSchema',
  'output_schema',
  'execute',
  'additionalProperties',
  '$schema',
])
const schemaTypes = new Set(['object', 'string', 'number', 'integer', 'boolean', 'array', 'null'])
/** A field of a form says these; a schema does not. */
const ofForms = new Set(['label', 'placeholder', 'helperText', 'helpText'])
const roles = new Set(['system', 'user', 'assistant', 'developer', 'tool', 'model'])

/**
 * Whether the texts of an object are read by a model or a machine: a message of a conversation (`{ role: 'system', content }`), a tool
 * with its parameters, a field of a JSON Schema. Another wording there makes a program do something else.
 */
export function speaksToModels(node: ObjectExpression): boolean {
  const values = new Map<string, Node>()
  for (const property of node.properties)
    if (property.type === 'Property' && !property.computed) values.set(literalName(property.key) ?? '', property.value)
  const literal = (name: string): string | null => {
    const value = values.get(name)
    return value !== undefined && isStringLiteral(value) ? value.value : null
  }
  if (roles.has(literal('role') ?? '') && !values.has('label')) return true
  const names = [...values.keys()]
  if (names.some((name) => ofTools.has(name))) return true
  return schemaTypes.has(literal('type') ?? '') && !names.some((name) => ofForms.has(name))
}
