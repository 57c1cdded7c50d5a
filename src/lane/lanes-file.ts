import picomatch from 'picomatch'
import type { z } from 'zod'
import type { Milliseconds } from '../base/ids.ts'
import { nearest } from '../base/nearest.ts'
import type { ContractName, FlagRules, TrackRules } from './lane.ts'
import { type FieldHelp, fieldHelp, lanesSchema, namePattern, type WrittenLanes } from './lanes-schema.ts'
import { parseYaml, type YamlPosition } from './yaml-document.ts'

/** Where the lanes of a repository are written. Never changed through a lane. */
export const lanesPath = '.fairway/lanes.yaml'

/** One lane with every default filled in. */
export interface Lane
  extends Omit<WrittenLanes['lanes'][string], 'title' | 'adoption' | 'flag' | 'track' | 'schema' | 'values'> {
  readonly name: string
  readonly title: string
  /** `null`: the lane has no target. `target` is a share between 0 and 1. */
  readonly adoption: { readonly owner: string; readonly target: number; readonly withinMs: Milliseconds } | null
  readonly flag: FlagRules | null
  readonly track: TrackRules | null
  readonly schema: string | null
  /** JSON pointers, `*` for any key or index. Empty except in lanes of the contract `config`. */
  readonly values: readonly string[]
}

export interface CheckCommand {
  readonly name: string
  readonly command: string
  readonly timeoutMs: Milliseconds
}

export interface PreviewCommand {
  readonly command: string
  /** An address that holds `$PORT`. */
  readonly ready: string
  readonly pages: readonly string[]
  readonly timeoutMs: Milliseconds
}

export interface DeployCommand {
  readonly command: string
  readonly environment: string
  readonly live: string
  readonly timeoutMs: Milliseconds
}

/** The lanes of one product, as its engineers wrote them, with every default filled in. Plain data. */
export interface LanesFile {
  readonly version: 1
  readonly product: string
  /** In the order of the file. */
  readonly lanes: readonly Lane[]
  readonly text: {
    readonly props: readonly string[]
    readonly keys: readonly string[]
    readonly calls: readonly string[]
  }
  readonly checks: readonly CheckCommand[]
  /** `null`: derived from the lockfile, see the guide. */
  readonly install: string | null
  readonly preview: PreviewCommand | null
  readonly deploy: DeployCommand | null
}

/** One thing that is wrong in a lanes file, with what to write instead. */
export interface LanesProblem {
  /** 1-based line in the file. */
  readonly line: number
  /** `lanes.ux-copy.limits.files`; empty for the file as a whole. */
  readonly field: string
  /** What is wrong, one plain sentence. */
  readonly says: string
  /** What belongs there, in words. */
  readonly expected: string
  /** What stands there, shortened; `null` where something is missing. */
  readonly received: string | null
  /** What to write instead, ready to copy. */
  readonly example: string
}

export type ParsedLanes =
  | { readonly kind: 'open'; readonly lanes: LanesFile }
  | { readonly kind: 'closed'; readonly problems: readonly LanesProblem[] }

/** One problem in one line, for a terminal or a list. */
export const sayProblem = (problem: LanesProblem): string =>
  `line ${problem.line}${problem.field && `, ${problem.field}`}: ${problem.says} Expected ${problem.expected}${
    problem.received === null ? '' : `, found ${problem.received}`
  }. Write for example: ${problem.example}`

/**
 * Reads a lanes file. Fails shut: one problem anywhere closes every lane, and all problems come at once, in the order of the file.
 *
 * @param text the whole file, YAML 1.2 core without anchors, aliases, tags or merge keys
 */
export function parseLanesFile(text: string): ParsedLanes {
  const document = parseYaml(text)
  if (document.kind === 'broken') {
    return {
      kind: 'closed',
      problems: document.faults.map((fault) => ({
        line: fault.line,
        field: fault.path.join('.'),
        says: fault.says,
        expected: fault.expected,
        received: null,
        example: fault.example,
      })),
    }
  }
  const parsed = lanesSchema.safeParse(document.value)
  const problems = [
    ...(parsed.success
      ? []
      : parsed.error.issues.flatMap((issue) => problemsOf(issue, document.value, document.position))),
    ...crossProblems(document.value, document.position),
  ].sort((a, b) => a.line - b.line)
  if (problems.length > 0 || !parsed.success) return { kind: 'closed', problems }
  return { kind: 'open', lanes: withDefaults(parsed.data) }
}

/** The lane of that name, or `null`. */
export const laneNamed = (file: LanesFile, name: string): Lane | null =>
  file.lanes.find((lane) => lane.name === name) ?? null

/** The lanes of a contract whose paths take in this file, in the order of the lanes file. */
export const lanesAdmitting = (file: LanesFile, path: string, contract: ContractName): readonly Lane[] =>
  file.lanes.filter((lane) => lane.contract === contract && laneTakes(lane, path))

/** The first lane of a contract that takes in every one of these files, or `null`: no single lane can carry the change. */
export const laneForEdits = (file: LanesFile, paths: readonly string[], contract: ContractName): Lane | null =>
  paths.length === 0
    ? null
    : (file.lanes.find((lane) => lane.contract === contract && paths.every((path) => laneTakes(lane, path))) ?? null)

/** Whether a lane's globs take in a path. Dot files count, as they do for git. */
export const laneTakes = (lane: Pick<Lane, 'paths'>, path: string): boolean => matcherOf(lane.paths)(path)

/** Compiled once for each lane: history asks for thousands of paths, and compiling costs far more than matching. */
const matchers = new WeakMap<readonly string[], (path: string) => boolean>()
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs)
  if (known) return known
  const matcher = picomatch([...globs], { dot: true, nonegate: true, noextglob: true })
  matchers.set(globs, matcher)
  return matcher
}

function withDefaults(written: WrittenLanes): LanesFile {
  return {
    version: 1,
    product: written.product,
    lanes: Object.entries(written.lanes).map(([name, lane]) => ({
      ...lane,
      name,
      title: lane.title ?? name,
      adoption: lane.adoption
        ? { owner: lane.adoption.owner, target: lane.adoption.target, withinMs: lane.adoption.within }
        : null,
      flag: lane.flag ?? null,
      track: lane.track ?? null,
      schema: lane.schema ?? null,
      values: lane.values ?? [],
    })),
    text: written.text,
    checks: Object.entries(written.checks).map(([name, check]) =>
      typeof check === 'string'
        ? { name, command: check, timeoutMs: 600_000 as Milliseconds }
        : { name, command: check.command, timeoutMs: check.timeout },
    ),
    install: written.install ?? null,
    preview: written.preview
      ? {
          command: written.preview.command,
          ready: written.preview.ready,
          pages: written.preview.pages,
          timeoutMs: written.preview.timeout,
        }
      : null,
    deploy: written.deploy
      ? {
          command: written.deploy.command,
          environment: written.deploy.environment,
          live: written.deploy.live,
          timeoutMs: written.deploy.timeout,
        }
      : null,
  }
}

type Path = readonly PropertyKey[]

function problemsOf(issue: z.core.$ZodIssue, root: unknown, position: YamlPosition): LanesProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => misspelled(issue.path, key, position))
  const received = at(root, issue.path)
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((errors) => errors.some((inner) => inner.path.length > 0))
    if (branch && isRecord(received)) {
      return branch.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, root, position))
    }
  }
  const help = helpAt(issue.path)
  const missing = received === undefined
  return [
    {
      line: position(issue.path),
      field: issue.path.join('.'),
      says: missing ? `"${String(issue.path.at(-1) ?? 'the file')}" is missing.` : faultOf(issue, received),
      expected: help.expected,
      received: missing ? null : shorten(received),
      example: missing ? `${String(issue.path.at(-1) ?? '')}: ${help.example}` : help.example,
    },
  ]
}

function faultOf(issue: z.core.$ZodIssue, received: unknown): string {
  const name = `"${String(issue.path.at(-1) ?? 'the file')}"`
  if (issue.code === 'custom') return `${shorten(received)} cannot be used here: ${String(issue.params?.fault)}.`
  if (issue.code === 'invalid_value') {
    const close = typeof received === 'string' ? nearest(received, issue.values.map(String)) : null
    return `${shorten(received)} is not known here${close ? `; did you mean "${close}"?` : '.'}`
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return `${name} is an empty list.`
  if (issue.code === 'too_small' && issue.origin === 'string') return `${name} is empty.`
  if (issue.code === 'too_small') return `${name} is too small.`
  if (issue.code === 'too_big') return `${name} is too ${issue.origin === 'string' ? 'long' : 'large'}.`
  if (issue.code === 'invalid_type') return `${name} is ${kindOf(received)}.`
  return `${name} does not have the right form.`
}

function misspelled(parent: Path, key: string, position: YamlPosition): LanesProblem {
  const known = fieldsAt(parent)
  const close = nearest(key, known)
  return {
    line: position([...parent, key]),
    field: [...parent, key].join('.'),
    says: `"${key}" is not a field ${parent.length === 0 ? 'of a lanes file' : `of ${parent.join('.')}`}${
      close ? `; did you mean "${close}"?` : '.'
    }`,
    expected: `one of ${known.join(', ')}`,
    received: `"${key}"`,
    example: close ? `${close}: ${helpAt([...parent, close]).example}` : 'leave the line out',
  }
}

/** What a schema cannot say because it looks at two places at once, or at names. Reads the raw value, so it speaks even when other fields are wrong. */
function crossProblems(root: unknown, position: YamlPosition): LanesProblem[] {
  const file = isRecord(root) ? root : {}
  const lanes = isRecord(file.lanes) ? file.lanes : {}
  const checks = isRecord(file.checks) ? Object.keys(file.checks) : []
  const badNames = [...Object.keys(lanes).map((name) => ['lanes', name]), ...checks.map((name) => ['checks', name])]
    .filter(([, name]) => !namePattern.test(name ?? ''))
    .map((path) => ({
      line: position(path),
      field: path.join('.'),
      says: `"${path[1]}" cannot be a name.`,
      expected: 'lower-case letters, digits and -, beginning with a letter, at most 64',
      received: `"${path[1]}"`,
      example: plainName(path[1] ?? ''),
    }))
  const perLane = Object.entries(lanes).flatMap(([name, lane]) =>
    isRecord(lane) ? [...unknownChecks(name, lane, checks, position), ...missingParts(name, lane, position)] : [],
  )
  const none =
    isRecord(file.lanes) && Object.keys(lanes).length === 0
      ? [
          {
            line: position(['lanes']),
            field: 'lanes',
            says: 'There is no lane in this file.',
            expected: 'at least one lane',
            received: null,
            example: 'ux-copy: { contract: copy }',
          },
        ]
      : []
  return [...badNames, ...perLane, ...none]
}

function unknownChecks(
  lane: string,
  fields: Readonly<Record<string, unknown>>,
  defined: readonly string[],
  position: YamlPosition,
): LanesProblem[] {
  const wanted: unknown[] = Array.isArray(fields.checks) ? fields.checks : []
  return wanted.flatMap((name, index) => {
    if (typeof name !== 'string' || defined.includes(name)) return []
    const close = nearest(name, defined)
    return [
      {
        line: position(['lanes', lane, 'checks', index]),
        field: `lanes.${lane}.checks.${index}`,
        says: `The check "${name}" is not defined under checks${close ? `; did you mean "${close}"?` : '.'}`,
        expected: defined.length > 0 ? `one of ${defined.join(', ')}` : 'a check that is defined under checks',
        received: `"${name}"`,
        example: close ?? `checks: { ${plainName(name)}: npm run ${plainName(name)} }`,
      },
    ]
  })
}

const partsNeeded: Partial<Record<ContractName, 'flag' | 'track' | 'values'>> = {
  flagged: 'flag',
  instrumentation: 'track',
  config: 'values',
}

function missingParts(lane: string, fields: Readonly<Record<string, unknown>>, position: YamlPosition): LanesProblem[] {
  const part = partsNeeded[fields.contract as ContractName]
  if (!part || part in fields) return []
  const help = helpAt(['lanes', lane, part])
  return [
    {
      line: position(['lanes', lane]),
      field: `lanes.${lane}.${part}`,
      says: `A lane of the contract "${String(fields.contract)}" needs "${part}".`,
      expected: help.expected,
      received: null,
      example: `${part}: ${help.example}`,
    },
  ]
}

const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 64) || 'name'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  )

const kindOf = (value: unknown): string =>
  value === null
    ? 'empty'
    : Array.isArray(value)
      ? 'a list'
      : isRecord(value)
        ? 'a group of fields'
        : `${article(typeof value)}`
const article = (type: string): string =>
  type === 'string' ? 'a text' : type === 'boolean' ? 'yes or no' : `a ${type}`

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

type AnySchema = z.core.$ZodType
const unwrap = (schema: AnySchema): AnySchema => {
  const { def } = schema._zod as { def: { type: string; innerType?: AnySchema; in?: AnySchema } }
  if (def.innerType) return unwrap(def.innerType)
  return def.type === 'pipe' && def.in ? unwrap(def.in) : schema
}

/** The schemas met on the way to a path, outermost wrapper first, so that the help of the field itself is found. */
function schemaAt(path: Path): AnySchema | null {
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

function helpAt(path: Path): FieldHelp {
  let schema = schemaAt(path)
  while (schema) {
    const help = fieldHelp.get(schema)
    if (help) return help
    schema = (schema._zod as { def: { innerType?: AnySchema } }).def.innerType ?? null
  }
  return fallbackHelp
}

function fieldsAt(path: Path): readonly string[] {
  const schema = schemaAt(path)
  if (!schema) return []
  const def = (unwrap(schema)._zod as { def: { shape?: object; options?: readonly AnySchema[] } }).def
  if (def.shape) return Object.keys(def.shape)
  return (def.options ?? []).flatMap((option) =>
    Object.keys((unwrap(option)._zod as { def: { shape?: object } }).def.shape ?? {}),
  )
}
