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
const naming = new Set(
  'id ids uid key keys uuid uuids guid guids unit units namespace seed seeds salt salts hash entropy nonce sticky bucketing'.split(
    ' ',
  ),
)
const drawingWords = new Set(
  'seed salt hash hashing sticky stickiness bucketing randomization randomisation'.split(' '),
)
/** `splitBy`, `assignmentUnit`, `idType`: what stands for a person, and how it is drawn. */
const drawingPair =
  /(?:^| )(?:(?:split|assign|shuffle|bucket|partition|shard|randomize|randomise|draw) (?:by|on|key|version)|(?:unit|id|identifier|entity) type|context kind|subject attribute)$/

/** Seeds, units and ids: with another one the same people would be drawn into other variants. */
export const keepsIdentity = eachChange(({ before, after }) =>
  isIdentity(before.path) ? ['config/identity', `${String(before.value)} → ${String(after.value)}`] : null,
)

/** Whether no lane may ever change the value at this path. */
export function isIdentity(path: KeyPath): boolean {
  if (path.some((key) => drawing.has(bareKey(key)))) return true
  const words = keyWords(lastName(path).name)
  if (naming.has(words.at(-1) ?? '') || words.some((word) => drawingWords.has(word))) return true
  return drawingPair.test(words.join(' ')) || isBucketExpression(path)
}

/** The first item of flagd's `fractional`, when it is an expression, says by what people are drawn. */
function isBucketExpression(path: KeyPath): boolean {
  const at = path.lastIndexOf('fractional')
  return at !== -1 && path[at + 1] === 0 && typeof path[at + 2] === 'string'
}
