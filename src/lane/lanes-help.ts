import type { z } from 'zod'
import { type FieldHelp, fieldHelp, lanesSchema } from './lanes-schema.ts'

/** Names and indexes from the top of a lanes file. */
export type FieldPath = readonly PropertyKey[]

type AnySchema = z.core.$ZodType
const unwrap = (schema: AnySchema): AnySchema => {
  const { def } = schema._zod as { def: { type: string; innerType?: AnySchema; in?: AnySchema } }
  if (def.innerType) return unwrap(def.innerType)
  return def.type === 'pipe' && def.in ? unwrap(def.in) : schema
}

/** The schemas met on the way to a path, outermost wrapper first, so that the help of the field itself is found. */
function schemaAt(path: FieldPath): AnySchema | null {
  let schema: AnySchema = lanesSchema
  for (const key of path) {
    const def = unwrap(schema)._zod.def as unknown as Readonly<Record<string, unknown>>
    const shape = def.shape as Record<PropertyKey, AnySchema> | undefined
    const options = def.options as readonly AnySchema[] | undefined
    const next =
      shape?.[key] ??
      (def.valueType as AnySchema | undefined) ??
      (def.element as AnySchema | undefined) ??
      options
        ?.map((option) => (unwrap(option)._zod as { def: { shape?: Record<PropertyKey, AnySchema> } }).def.shape?.[key])
        .find((option) => option !== undefined)
    if (!next) return null
    schema = next
  }
  return schema
}

const fallbackHelp: FieldHelp = {
  expected: 'the form shown in docs/guide/lanes-file.md',
  example: '{ contract: copy }',
}

/** What belongs into a field, and a line to copy. */
export function helpAt(path: FieldPath): FieldHelp {
  let schema = schemaAt(path)
  while (schema) {
    const help = fieldHelp.get(schema)
    if (help) return help
    schema = (schema._zod as { def: { innerType?: AnySchema } }).def.innerType ?? null
  }
  return fallbackHelp
}

/** Names of the fields that a group of a lanes file may have. */
export function fieldsAt(path: FieldPath): readonly string[] {
  const schema = schemaAt(path)
  if (!schema) return []
  const def = (unwrap(schema)._zod as { def: { shape?: object; options?: readonly AnySchema[] } }).def
  if (def.shape) return Object.keys(def.shape)
  return (def.options ?? []).flatMap((option) =>
    Object.keys((unwrap(option)._zod as { def: { shape?: object } }).def.shape ?? {}),
  )
}
