import type { KeyPath } from './config-document.ts'

/** The words of a key, in lower case: `rolloutPercent`, `rollout_percent` and `rollout-percent` are the same two. */
export const keyWords = (key: string): string[] =>
  key
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether one of the words of a key is meant. */
export const hasWord = (key: string, words: ReadonlySet<string>): boolean =>
  keyWords(key).some((word) => words.has(word))

/** The key as one word, so that spelling does not matter: `hashAttribute` and `hash_attribute` are `hashattribute`. */
export const bareKey = (key: string | number | undefined): string =>
  typeof key === 'string' ? keyWords(key).join('') : ''

/** The last key of a path that is a name, with its place in the path; items of a list are named by the list. */
export function lastName(path: KeyPath): { readonly name: string; readonly at: number } {
  for (let at = path.length - 1; at >= 0; at--) {
    const key = path[at]
    if (typeof key === 'string') return { name: key, at }
  }
  return { name: '', at: -1 }
}

/** A number, also one written as a text (`"50"`, `"50 %"`); `null` for everything else. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return null
  const match = /^\s*([-+]?\d{1,15}(?:\.\d{1,15})?)\s*%?\s*$/.exec(value)
  return match ? Number(match[1]) : null
}
