import type { z } from 'zod'
import { nearest } from '../base/nearest.ts'
import type { ContractName } from './lane.ts'
import { type FieldPath, fieldsAt, helpAt } from './lanes-help.ts'
import { namePattern } from './lanes-schema.ts'
import type { YamlPosition } from './yaml-document.ts'

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

/** One problem in one line, for a terminal or a list. */
export const sayProblem = (problem: LanesProblem): string =>
  `line ${problem.line}${problem.field && `, ${problem.field}`}: ${problem.says} Expected ${problem.expected}${
    problem.received === null ? '' : `, found ${problem.received}`
  }. Write for example: ${problem.example}`

/** What the schema says of a lanes file, in words for the person who wrote it. */
export function problemsOf(issue: z.core.$ZodIssue, root: unknown, position: YamlPosition): LanesProblem[] {
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

function misspelled(parent: FieldPath, key: string, position: YamlPosition): LanesProblem {
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
export function crossProblems(root: unknown, position: YamlPosition): LanesProblem[] {
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

const at = (root: unknown, path: FieldPath): unknown =>
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
