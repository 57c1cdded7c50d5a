import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, type KeyPath, memberValue, nodesTo } from '../config-document.ts'
import { bareKey, keyWords, lastName } from '../key-words.ts'
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
  'fallback',
  'control',
  'winner',
])
/** What stands below one of these is given to somebody, whatever they are called. */
const giving = new Set(['overrides', 'forced', 'forcedvariations', 'forcedvariants', 'whitelist'])
const lists = ['variants', 'variations', 'treatments']
const naming = ['key', 'name', 'id', 'value', 'variant', 'variation']

/** What names a variation names one that exists. */
export const namesVariations = eachChange((change, file) => {
  if (!pointsAtVariation(change.before.path)) return null
  const known = variationsAbove(file, change)
  if (known === null) return null
  const [from, to] = [String(change.before.value), String(change.after.value)]
  const isKnown = known.names.has(to) || known.places.has(to)
  // A number that was the place of a variation in the list stays one.
  const wasPlace = known.places.has(from) && !known.names.has(from)
  return isKnown && (!wasPlace || known.places.has(to)) ? null : ['config/variation', to]
})

function pointsAtVariation(path: KeyPath): boolean {
  const { name, at } = lastName(path)
  const rest = path.length - at - 1
  if (rest === 0 && giving.has(bareKey(path.at(-2)))) return true
  if (rest === 0)
    return pointing.has(bareKey(name)) || /(?:^| )(?:variant|variation|treatment)$/.test(keyWords(name).join(' '))
  // flagd: the results of `if`, and the name in each share of `fractional`.
  if (name === 'if' && rest === 1) return Number(path.at(-1)) > 0
  return name === 'fractional' && rest === 2 && path.at(-1) === 0
}

/** The names of the variations of the nearest flag around a value; `null` where nothing lists them. */
function variationsAbove(file: ConfigChange, { before }: ValueChange): Names | null {
  const around = nodesTo(file.after.root, before.path).slice(0, -1).reverse()
  for (const node of around) {
    if (node.kind !== 'object') continue
    const list = [...node.members].find(([key]) => lists.includes(bareKey(key)))?.[1]
    if (list !== undefined && list.kind !== 'value') return namesOf(list, bareKey(before.path.at(-1)) === 'default')
  }
  return null
}

/** What the variations of a list are called, and at which places of it they stand. */
interface Names {
  readonly names: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** Each value that changes asks about the same list. */
const known = new WeakMap<ConfigNode, Map<boolean, Names>>()

/** @param byValue a plain `default` may also be the value that a variation gives */
function namesOf(list: ConfigNode, byValue: boolean): Names {
  const found = known.get(list) ?? new Map<boolean, Names>()
  known.set(list, found)
  const names = found.get(byValue) ?? readNames(list, byValue)
  found.set(byValue, names)
  return names
}

function readNames(list: ConfigNode, byValue: boolean): Names {
  const names = new Set<string>()
  const places = new Set<string>()
  if (list.kind === 'object') for (const key of list.members.keys()) names.add(key)
  for (const [index, child] of childrenOf(list).entries()) {
    if (list.kind === 'list') {
      places.add(String(index))
      for (const key of naming) {
        const name = memberValue(child, key)
        if (name !== undefined) names.add(String(name))
      }
    }
    if (child.kind === 'value' && (byValue || list.kind === 'list')) names.add(String(child.value))
  }
  return { names, places }
}
