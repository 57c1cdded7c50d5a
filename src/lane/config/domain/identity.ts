import type { KeyPath } from '../config-document.ts'
import { bareKey, keyWords, lastName } from '../key-words.ts'
import { eachChange } from './domain-rule.ts'

/** Whatever stands below one of these decides who is drawn into what. */
const drawing = new Set([
  'seed',
  'salt',
  'hashattribute',
  'hashversion',
  'hashseed',
  'bucketby',
  'bucketingkey',
  'randomizationunit',
  'randomisationunit',
  'fallbackattribute',
  'stickiness',
])
/** Names that say this of a single value only: a map called `key` or `unit` may hold anything. */
const naming = new Set(['id', 'key', 'uuid', 'guid', 'unit', 'namespace', 'seed', 'salt'])

/** Seeds, units and ids: with another one the same people would be drawn into other variants. */
export const keepsIdentity = eachChange(({ before, after }) =>
  isIdentity(before.path) ? ['config/identity', `${String(before.value)} → ${String(after.value)}`] : null,
)

/** Whether no lane may ever change the value at this path. */
export function isIdentity(path: KeyPath): boolean {
  if (path.some((key) => drawing.has(bareKey(key)))) return true
  const words = keyWords(lastName(path).name)
  return naming.has(words.at(-1) ?? '') || isBucketExpression(path)
}

/** The first item of flagd's `fractional`, when it is an expression, says by what people are drawn. */
function isBucketExpression(path: KeyPath): boolean {
  const at = path.lastIndexOf('fractional')
  return at !== -1 && path[at + 1] === 0 && typeof path[at + 2] === 'string'
}
