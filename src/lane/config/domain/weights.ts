import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, type KeyPath, nodesTo } from '../config-document.ts'
import { bareKey, numberIn } from '../key-words.ts'
import type { DomainFault, FileRule } from './domain-rule.ts'

const tolerance = 1e-9
const shareLists = new Set(['weights', 'variationweights', 'split', 'splits', 'allocation', 'allocations'])
const variantLists = new Set([
  'variants',
  'variations',
  'variant',
  'variation',
  'treatments',
  'arms',
  'groups',
  'buckets',
  'fractional',
  'rollout',
])

/** Variants share out a whole: what one gets another must give, and none may owe. */
export const sharesOutTheWhole: FileRule = (file) => {
  const groups = new Map<string, { readonly path: KeyPath; readonly change: ValueChange }>()
  for (const change of file.changes) {
    const path = groupOf(file, change)
    if (path !== null && !groups.has(JSON.stringify(path))) groups.set(JSON.stringify(path), { path, change })
  }
  return [...groups.values()].flatMap(({ path, change }) => groupFault(file, path, change))
}

function groupFault(file: ConfigChange, path: KeyPath, change: ValueChange): DomainFault[] {
  const before = weightsOf(nodesTo(file.before.root, path).at(-1) as ConfigNode)
  const after = weightsOf(nodesTo(file.after.root, path).at(-1) as ConfigNode)
  const fault = (detail: string): DomainFault[] => [{ rule: 'config/weights', line: change.line, detail }]
  if (after.some((weight) => !Number.isFinite(weight))) return fault('a weight is no number')
  if (after.some((weight) => weight < 0)) return fault('a weight is below zero')
  const [from, to] = [sum(before), sum(after)]
  return Math.abs(from - to) <= tolerance ? [] : fault(`they summed to ${said(from)} and now sum to ${said(to)}`)
}

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0)
const said = (value: number): string => String(Number(value.toFixed(9)))

/** The path of the list or object whose members share out a whole with the changed value; `null` where it is no weight. */
function groupOf(file: ConfigChange, { before }: ValueChange): KeyPath | null {
  const { path } = before
  const parents = nodesTo(file.before.root, path)
  const [container, holder] = [parents.at(-3), parents.at(-2)]
  if (holder !== undefined && shareLists.has(bareKey(path.at(-2))) && weightsOf(holder).length > 0)
    return path.slice(0, -1)
  if (container === undefined || holder === undefined) return null
  const isNamed = holder.kind === 'object' && bareKey(path.at(-1)) === 'weight'
  const isPair = path.at(-1) === 1 && isShare(holder)
  if (!isNamed && !isPair) return null
  const isGroup = weightsOf(container).length > 1 || variantLists.has(bareKey(path.at(-3)))
  return isGroup ? path.slice(0, -2) : null
}

/** `["red", 50]` */
const isShare = (node: ConfigNode): boolean =>
  node.kind === 'list' &&
  node.items.length === 2 &&
  node.items[0]?.kind === 'value' &&
  typeof node.items[0].value === 'string' &&
  node.items[1]?.kind === 'value' &&
  numberIn(node.items[1].value) !== null

/** Each weight that changes asks about all that stand beside it. */
const known = new WeakMap<ConfigNode, readonly number[]>()

/** The weights of the members of a list or object; `NaN` for one that no longer is a number. */
function weightsOf(group: ConfigNode): readonly number[] {
  const found = known.get(group) ?? readWeights(group)
  known.set(group, found)
  return found
}

function readWeights(group: ConfigNode): number[] {
  const isPlain = childrenOf(group).some((child) => child.kind === 'value' && numberIn(child.value) !== null)
  return childrenOf(group).flatMap((child) => {
    if (child.kind === 'value') return isPlain ? [numberIn(child.value) ?? Number.NaN] : []
    if (isShare(child)) return [numberIn(plainItem(child)) ?? Number.NaN]
    if (child.kind !== 'object') return []
    const weight = [...child.members].find(([key]) => bareKey(key) === 'weight')?.[1]
    return weight?.kind === 'value' ? [numberIn(weight.value) ?? Number.NaN] : []
  })
}

const plainItem = (pair: ConfigNode): unknown => {
  const item = pair.kind === 'list' ? pair.items[1] : undefined
  return item?.kind === 'value' ? item.value : null
}
