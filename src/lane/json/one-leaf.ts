import { firstFrom } from '../source/first-from.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import type { JsonLeaf, JsonToken } from './read-json.ts'

/** A string value that changes in a file where nothing else does. */
export interface OneLeaf {
  readonly before: JsonLeaf
  readonly after: JsonLeaf
}

/**
 * Recognises a patch that changes characters inside one string value. What cannot end a string or start an escape leaves all
 * other tokens as they are, so the new text need not be read.
 *
 * @returns `null` where it has to be
 */
export function oneLeaf(tokens: readonly JsonToken[], before: string, after: string): OneLeaf | null {
  const start = sharedPrefix(before, after)
  const end = before.length - sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  const leaf = tokenAt(tokens, start)?.leaf
  if (!leaf || start <= leaf.start || end >= leaf.end) return null
  const grows = after.length - before.length
  const value = after.slice(leaf.start + 1, leaf.end - 1 + grows)
  if (!isInert(before.slice(leaf.start + 1, leaf.end - 1)) || !isInert(value)) return null
  return { before: leaf, after: { ...leaf, value, end: leaf.end + grows } }
}

const isInert = (inner: string): boolean => !/["\\\u0000-\u001f]/.test(inner)

function tokenAt(tokens: readonly JsonToken[], offset: number): JsonToken | null {
  const found = tokens[firstFrom(tokens, ({ end }) => end <= offset)]
  return found && found.start <= offset ? found : null
}
