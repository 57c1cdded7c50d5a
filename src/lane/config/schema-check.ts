import type { Ajv, AnySchema, ErrorObject, Options, ValidateFunction } from 'ajv'
import type { RepoFacts } from '../lane.ts'
import { lazily } from '../source/lazy-module.ts'
import type { ConfigChange } from './changed-values.ts'
import { type ConfigDocument, plainData, pointerOf } from './config-document.ts'
import { linearPattern } from './linear-pattern.ts'
import { readConfig } from './read-config.ts'

/** A hundred modules, of use only where a lane names a schema. */
const validators = lazily((module) => ({
  draft07: (module('ajv') as typeof import('ajv')).Ajv,
  draft2019: (module('ajv/dist/2019.js') as typeof import('ajv/dist/2019.js')).Ajv2019,
  draft2020: (module('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')).Ajv2020,
  addFormats: (module('ajv-formats') as typeof import('ajv-formats')).default,
}))

/** Above this many values a schema with `uniqueItems` or many branches may take minutes. */
const maxValues = 100_000

/** What the schema of a lane says of a change. `missing`: it cannot be asked, with the reason. */
export type SchemaAnswer =
  | { readonly kind: 'holds' }
  /** The file broke the same rules of the schema before, at places that do not change. */
  | { readonly kind: 'broken-before'; readonly detail: string }
  | { readonly kind: 'broken'; readonly detail: string; readonly pointer: string }
  | { readonly kind: 'missing'; readonly detail: string }

/**
 * Asks the JSON Schema that the lane names, as it is on the base commit. Drafts 07, 2019-09 and 2020-12; nothing is loaded from
 * elsewhere.
 */
export function schemaAnswer({ before, after, changes }: ConfigChange, facts: RepoFacts): SchemaAnswer {
  if (facts.schema === null) return { kind: 'holds' }
  const text = Object.hasOwn(facts.files, facts.schema) ? facts.files[facts.schema] : undefined
  if (text === undefined) return { kind: 'missing', detail: `${facts.schema} is not there` }
  const check = validator(facts.schema, text)
  if (typeof check === 'string') return { kind: 'missing', detail: check }
  if (after.values.length > maxValues) return { kind: 'missing', detail: 'the file has too many values to be checked' }
  try {
    const errors = errorsOf(check, after)
    if (errors.length === 0) return { kind: 'holds' }
    const known = new Set(errorsOf(check, before).map(nameOf))
    // What a person sets must be right, even where the value before it was wrong too.
    for (const change of changes)
      for (const name of known) if (name.startsWith(`${pointerOf(change.after.path)} `)) known.delete(name)
    const fresh = errors.find((error) => !known.has(nameOf(error)))
    if (fresh === undefined) return { kind: 'broken-before', detail: say(errors[0] as ErrorObject) }
    return { kind: 'broken', detail: say(fresh), pointer: fresh.instancePath }
  } catch {
    // A schema can refer to itself without end.
    return { kind: 'missing', detail: 'it cannot be followed to an end' }
  }
}

function errorsOf(check: ValidateFunction, document: ConfigDocument): readonly ErrorObject[] {
  check(plainData(document.root))
  return check.errors ?? []
}

/** Where and what, without the value: a number that was too large before and still is has broken no new rule. */
const nameOf = ({ instancePath, schemaPath }: ErrorObject): string => `${instancePath} ${schemaPath}`
const say = ({ instancePath, message }: ErrorObject): string => `${instancePath || 'the file'} ${message ?? 'is wrong'}`

const options: Options = {
  strict: false,
  allErrors: true,
  ownProperties: true,
  logger: false,
  code: {
    regExp: Object.assign(
      (source: string) => {
        const pattern = linearPattern(source)
        if (pattern === null) throw new Error(`the pattern ${source.slice(0, 60)} cannot be used`)
        // The validator keeps compiled patterns by their text: two that read the same would be one to it.
        return { ...pattern, toString: () => source } as unknown as RegExp
      },
      { code: 'linearPattern' },
    ),
  },
}

/** Compiling takes longer than judging, and all files of a patch ask the same schema. */
let last: { readonly path: string; readonly text: string; readonly check: ValidateFunction | string } | null = null

function validator(path: string, text: string): ValidateFunction | string {
  if (last?.text !== text || last.path !== path) last = { path, text, check: compile(path, text) }
  return last.check
}

function compile(path: string, text: string): ValidateFunction | string {
  const read = readConfig(path, text.replace(/^\uFEFF/, ''))
  if (read === null || read.kind === 'fault') return `${path} cannot be read`
  const data = plainData(read.document.root)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${path} is no schema`
  const { $schema, ...rest } = data as { readonly $schema?: unknown }
  const draft = String($schema ?? '')
  // Draft 07 is written in many ways, and is the one without a name; what draft 06 says means the same in it.
  const schema: AnySchema = /\/draft-0[67]\/schema#?$/.test(draft) ? rest : data
  const { draft07, draft2019, draft2020, addFormats } = validators()
  const Draft = draft.includes('2020-12') ? draft2020 : draft.includes('2019-09') ? draft2019 : draft07
  try {
    const ajv = new Draft(options)
    addFormats.default(ajv as Ajv)
    const check = ajv.compile(schema)
    return '$async' in check ? `${path} would answer later` : check
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : `${path} is no schema`
  }
}
