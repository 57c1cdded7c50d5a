import type { Patch } from '../../change/patch.ts'
import { variableNames } from './css-value.ts'
import { formatOf } from './style-path.ts'

const utf8 = new TextDecoder()
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
