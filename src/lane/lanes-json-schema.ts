import { z } from 'zod'
import { lanesSchema } from './lanes-schema.ts'

/** JSON Schema (2020-12) of `.fairway/lanes.yaml` as people write it, for completion in editors. */
export function lanesJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(lanesSchema, { io: 'input' }),
    title: 'Fairway lanes',
    description:
      'What the people of a product may change on their own, and who must agree. Lives in .fairway/lanes.yaml.',
  }
}

interface JsonSchema {
  readonly description?: string
  readonly type?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly required?: readonly string[]
}

/** The table of every field with its default, for the guide. One row a field, in the order of the schema. */
export function lanesFieldTable(): string {
  const rows = rowsOf(lanesJsonSchema() as JsonSchema, '')
  return ['| field | what it says | default |', '| --- | --- | --- |', ...rows].join('\n')
}

function rowsOf(schema: JsonSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix + name
    const needed = schema.required?.includes(name) ? '**required**' : defaultOf(field)
    const says = (field.description ?? '').replace(/ Default: .*$/, '').replaceAll('|', '\\|')
    const named = typeof field.additionalProperties === 'object' ? field.additionalProperties : null
    const inner = named ?? field
    const branches = [inner, ...(inner.anyOf ?? [])]
    return [
      `| \`${path}\` | ${says} | ${needed} |`,
      ...branches.flatMap((branch) => rowsOf(branch, `${path}.${named ? '*NAME*.' : ''}`)),
    ]
  })
}

function defaultOf(field: JsonSchema): string {
  const told = /Default: (.*?)\.?$/.exec(field.description ?? '')?.[1]
  if (told) return told
  if (field.properties && field.default !== undefined) return 'the defaults below'
  return field.default === undefined ? 'none' : `\`${yamlOf(field.default)}\``
}

const yamlOf = (value: unknown): string => JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ')
