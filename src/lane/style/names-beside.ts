import type { Patch } from '../../change/patch.ts'
import { variableNames } from './css-value.ts'
import { formatOf } from './style-path.ts'

const utf8 = new TextDecoder()
/** A definition of a custom property with its value, in which SCSS may fill something in. */
const definition = /(?<![\w-])(--[A-Za-z_][\w-]*)\s*:\s*((?:#\{[^{}]*\}|[^;{}])*)/g

/**
 * Custom properties that a patch uses and none of its files knew before: a judge has to see where the base commit defines them.
 *
 * @returns nothing for most patches
 */
export function namesBeside(patch: Patch): string[] {
  const namesOf = (bytes: Uint8Array | null) =>
    bytes === null ? [] : variableNames(utf8.decode(bytes)).filter((name) => name.startsWith('--'))
  const styled = patch.filter(({ path }) => formatOf(path) !== null)
  const used = new Set(styled.flatMap(({ after }) => namesOf(after)))
  if (used.size === 0) return []
  const known = new Set(styled.flatMap(({ before }) => namesOf(before)))
  return [...used].filter((name) => !known.has(name))
}

/** Whether a file of this path can define custom properties for others. */
export const mayDefine = (path: string): boolean => {
  const format = formatOf(path)
  return format !== null && format !== 'code'
}

/** The values that a text gives to each of its custom properties. */
export function definitionsIn(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, name = '', value = ''] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(definition)) {
    const known = found.get(name)
    if (known === undefined) found.set(name, [value.trim()])
    else known.push(value.trim())
  }
  return found
}
