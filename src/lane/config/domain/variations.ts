import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, type KeyPath, memberValue, nodesTo } from '../config-document.ts'
import { bareKey, lastName } from '../key-words.ts'
import { eachChange } from './domain-rule.ts'

const pointing = new Set([
  'defaultvariant',
  'defaultvariation',
  'default',
  'fallthrough',
  'offvariation',
  'offvariant',
  'onvariation',
  'variation',
  'variant',
  'serve',
])
const lists = ['variants', 'variations', 'treatments']
const naming = ['key', 'name', 'id', 'value', 'variant', 'variation']

/** What names a variation names one that exists. */
export const namesVariations = eachChange((change, file) => {
  if (!pointsAtVariation(change.before.path)) return null
  const known = variationsAbove(file, change)
  if (known === null || known.has(String(change.after.value))) return null
  return ['config/variation', String(change.after.value)]
})

function pointsAtVariation(path: KeyPath): boolean {
  const { name, at } = lastName(path)
  const rest = path.length - at - 1
  if (rest === 0) return pointing.has(bareKey(name))
  // flagd: the results of `if`, and the name in each share of `fractional`.
  if (name === 'if' && rest === 1) return Number(path.at(-1)) > 0
  return name === 'fractional' && rest === 2 && path.at(-1) === 0
}

/** The names of the variations of the nearest flag around a value; `null` where nothing lists them. */
function variationsAbove(file: ConfigChange, { before }: ValueChange): ReadonlySet<string> | null {
  const around = nodesTo(file.after.root, before.path).slice(0, -1).reverse()
  for (const node of around) {
    if (node.kind !== 'object') continue
    const list = [...node.members].find(([key]) => lists.includes(bareKey(key)))?.[1]
    if (list !== undefined && list.kind !== 'value') return namesOf(list, bareKey(before.path.at(-1)) === 'default')
  }
  return null
}

/** Each value that changes asks about the same list. */
const known = new WeakMap<ConfigNode, Map<boolean, ReadonlySet<string>>>()

/** @param byValue a plain `default` may also be the value that a variation gives */
function namesOf(list: ConfigNode, byValue: boolean): ReadonlySet<string> {
  const found = known.get(list) ?? new Map<boolean, ReadonlySet<string>>()
  known.set(list, found)
  const names = found.get(byValue) ?? readNames(list, byValue)
  found.set(byValue, names)
  return names
}

function readNames(list: ConfigNode, byValue: boolean): ReadonlySet<string> {
  const names = new Set<string>()
  if (list.kind === 'object') for (const key of list.members.keys()) names.add(key)
  for (const [index, child] of childrenOf(list).entries()) {
    if (list.kind === 'list') {
      names.add(String(index))
      for (const key of naming) {
        const name = memberValue(child, key)
        if (name !== undefined) names.add(String(name))
      }
    }
    if (child.kind === 'value' && (byValue || list.kind === 'list')) names.add(String(child.value))
  }
  return names
}
