import type { FlagRules, RepoFacts } from '../../lane.ts'
import { readJsonFlags } from './json-flags.ts'
import { readYamlFlags } from './yaml-flags.ts'

/** One flag as it is written. */
export interface FlagEntry {
  readonly key: string
  readonly definition: unknown
  /** Range of the member, key and value, in the text without byte order mark. */
  readonly start: number
  readonly end: number
}

/** A flag file in the form of flagd, read whole. */
export interface FlagFile {
  readonly text: string
  /** In the order of the file. */
  readonly flags: readonly FlagEntry[]
  /** Range of the group that holds the flags, braces included where it has some. */
  readonly group: { readonly start: number; readonly end: number }
  /** What is left of the file without some flags; equal texts mean equal files but for white space. */
  readonly without: (keys: ReadonlySet<string>) => string
}

/** The text of the flag file at the base; `undefined` where it is not there. */
export const flagTextOf = ({ files }: RepoFacts, { file }: FlagRules): string | undefined =>
  files[file]?.replace(/^\uFEFF/, '')

/** Reading a flag file takes longer than judging a small source, and the facts of a repository outlive many patches. */
const known = new WeakMap<RepoFacts['files'], Map<string, FlagFile | null>>()

/** The flag file at the base; `null` where it is missing or cannot be read. */
export function baseFlags(facts: RepoFacts, rules: FlagRules): FlagFile | null {
  const files = known.get(facts.files) ?? new Map<string, FlagFile | null>()
  known.set(facts.files, files)
  let flags = files.get(rules.file)
  if (flags === undefined) {
    const text = flagTextOf(facts, rules)
    flags = text === undefined || !isFlagFormat(rules.file) ? null : readFlagFile(rules.file, text)
    files.set(rules.file, flags)
  }
  return flags
}

export const isFlagFormat = (path: string): boolean => /\.(?:jsonc?|ya?ml)$/i.test(path)

/**
 * @param text without a byte order mark
 * @returns `null` where the text is not a flag file that has one meaning for every reader
 */
export function readFlagFile(path: string, text: string): FlagFile | null {
  const file = /\.ya?ml$/i.test(path) ? readShallow(text) : readJsonFlags(text)
  return file?.flags.every(({ definition }) => isObject(definition)) ? file : null
}

/** Brackets and indents beyond which nobody writes flags by hand; the parser of YAML recurses and slows down with depth. */
const maxIndent = 64
const maxOpen = 32

function readShallow(text: string): FlagFile | null {
  let open = 0
  for (const character of text) {
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open--
    if (open > maxOpen) return null
  }
  if (new RegExp(`^ {${maxIndent}}|(?:[-?:] +){${maxOpen}}`, 'm').test(text)) return null
  try {
    return readYamlFlags(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether everybody gets the variant `false`: nothing targets anybody, and a flag that is not enabled is not known to be off. */
export function isOff(definition: unknown): boolean {
  if (!isObject(definition) || definition.state !== 'ENABLED' || !isObject(definition.variants)) return false
  const { defaultVariant, variants, targeting } = definition
  if (targeting !== undefined && !(isObject(targeting) && Object.keys(targeting).length === 0)) return false
  return (
    typeof defaultVariant === 'string' && Object.hasOwn(variants, defaultVariant) && variants[defaultVariant] === false
  )
}

const ownFields = new Set(['state', 'variants', 'defaultVariant', 'targeting', 'metadata', 'description'])

/** Whether a new flag has the form that flagd reads and no more: two boolean variants, one of them the default. */
export function isPlainFlag(definition: unknown): boolean {
  if (!isObject(definition) || Object.keys(definition).some((field) => !ownFields.has(field))) return false
  const variants = isObject(definition.variants) ? Object.values(definition.variants) : []
  if (variants.length !== 2 || !variants.includes(true) || !variants.includes(false)) return false
  const { metadata, description } = definition
  if (description !== undefined && typeof description !== 'string') return false
  return metadata === undefined || (isObject(metadata) && Object.values(metadata).every((one) => !isObjectLike(one)))
}

const isObjectLike = (value: unknown): boolean => typeof value === 'object'

/** The form of a new key: what people type, a file holds without quotes, and no prototype has. */
export const isPlainKey = (key: string): boolean =>
  /^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*$/.test(key) && key.length <= 100 && !(key in Object.prototype)
