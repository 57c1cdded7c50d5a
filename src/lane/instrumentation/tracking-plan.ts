import { type ParseError, parse } from 'jsonc-parser'
import { readJson } from '../json/read-json.ts'
import type { RepoFacts } from '../lane.ts'
import { parseYaml } from '../yaml-document.ts'

export interface PlannedProperty {
  /** `string`, `number`, `boolean`, …; `null` where the plan does not say. */
  readonly type: string | null
  /** The only values, where the plan lists them. */
  readonly values: readonly unknown[] | null
  readonly isRequired: boolean
  /** The plan itself says that it tells who somebody is. */
  readonly isPersonal: boolean
}

/** Which events exist: `events: { name: { properties: { p: { type } } } }`. */
export interface TrackingPlan {
  readonly events: ReadonlyMap<string, ReadonlyMap<string, PlannedProperty>>
  /** The whole document, for comparing. */
  readonly value: Readonly<Record<string, unknown>>
}

const maxLength = 200_000

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a tracking plan; `null` where it is not one, or means different things to different readers. */
export function readPlan(path: string, text: string): TrackingPlan | null {
  if (text.length > maxLength) return null
  const value = valueOf(path, text)
  if (!isRecord(value) || !isRecord(value.events)) return null
  const events = new Map<string, ReadonlyMap<string, PlannedProperty>>()
  for (const [name, event] of Object.entries(value.events)) {
    if (event !== null && !isRecord(event)) return null
    const properties = event?.properties ?? {}
    if (!isRecord(properties)) return null
    const required = Array.isArray(event?.required) ? event.required : []
    events.set(
      name,
      new Map(Object.entries(properties).map(([key, one]) => [key, readProperty(one, required.includes(key))])),
    )
  }
  return { events, value }
}

/** Reading a plan takes longer than judging a small file, and the facts of a repository outlive many patches. */
const known = new WeakMap<RepoFacts['files'], Map<string, TrackingPlan | null>>()

/** The plan of the base commit; `null` where it is missing or cannot be read. */
export function basePlan({ track, files }: RepoFacts): TrackingPlan | null {
  const text = track === null ? undefined : files[track.plan]
  if (track === null || text === undefined) return null
  const plans = known.get(files) ?? new Map<string, TrackingPlan | null>()
  known.set(files, plans)
  let plan = plans.get(track.plan)
  if (plan === undefined) {
    plan = readPlan(track.plan, text)
    plans.set(track.plan, plan)
  }
  return plan
}

function readProperty(value: unknown, isListed: boolean): PlannedProperty {
  const fields: Readonly<Record<string, unknown>> = isRecord(value) ? value : { type: value }
  return {
    type: typeof fields.type === 'string' ? fields.type : null,
    values: Array.isArray(fields.enum) ? fields.enum : Array.isArray(fields.values) ? fields.values : null,
    isRequired: isListed || fields.required === true,
    isPersonal: ['personal', 'pii', 'sensitive'].some((mark) => fields[mark] === true),
  }
}

function valueOf(path: string, text: string): unknown {
  if (!/\.jsonc?$/i.test(path)) {
    const document = readYaml(text)
    return document?.kind === 'read' ? document.value : null
  }
  if (readJson(text).kind !== 'parsed') return null
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  return errors.length === 0 ? value : null
}

/** The parser recurses; what nests too deeply for it is no plan. */
function readYaml(text: string) {
  try {
    return parseYaml(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
