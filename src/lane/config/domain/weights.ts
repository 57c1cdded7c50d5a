import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, type KeyPath, nodesTo } from '../config-document.ts'
import { bareKey, lastName, numberIn } from '../key-words.ts'
import type { DomainFault, FileRule } from './domain-rule.ts'

const tolerance = 1e-9
const shareLists = new Set(
  'weights variationweights split splits allocation allocations distribution ratios shares percentages proportions trafficsplit'.split(
    ' ',
  ),
)
/** What the part of one variant is called; in lists of anything else such a number may mean anything. */
const parts = new Set(
  'percent percentage pct ratio share allocation probability proportion portion fraction rollout'.split(' '),
)
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
  const groups = new Map<string, Group>()
  for (const change of file.changes) {
    const group = groupOf(file, change)
    if (group !== null && !groups.has(JSON.stringify(group.path))) groups.set(JSON.stringify(group.path), group)
  }
  return [...groups.values()].flatMap((group) => groupFault(file, group))
}

/** Members that share out a whole. */
interface Group {
  readonly path: KeyPath
  /** The key of the share in each member. */
  readonly share: string
  readonly change: ValueChange
}

function groupFault(file: ConfigChange, { path, share, change }: Group): DomainFault[] {
  const before = weightsOf(nodesTo(file.before.root, path).at(-1) as ConfigNode, share)
  const after = weightsOf(nodesTo(file.after.root, path).at(-1) as ConfigNode, share)
  const fault = (detail: string): DomainFault[] => [{ rule: 'config/weights', line: change.line, detail }]
  if (after.some((weight) => !Number.isFinite(weight))) return fault('a weight is no number')
  if (after.some((weight) => weight < 0)) return fault('a weight is below zero')
  const [from, to] = [sum(before), sum(after)]
  return Math.abs(from - to) <= tolerance ? [] : fault(`they summed to ${said(from)} and now sum to ${said(to)}`)
}

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0)
const said = (value: number): string => String(Number(value.toFixed(9)))

/** The list or object whose members share out a whole with the changed value; `null` where it is no weight. */
function groupOf(file: ConfigChange, change: ValueChange): Group | null {
  const { path } = change.before
  const share = bareKey(path.at(-1))
  if (shareLists.has(bareKey(lastName(path).name)) && numbersIn(change.before.value).length > 1)
    return { path, share, change }
  const parents = nodesTo(file.before.root, path)
  const [container, holder] = [parents.at(-3), parents.at(-2)]
  if (holder !== undefined && shareLists.has(bareKey(path.at(-2))) && weightsOf(holder, 'weight').length > 0)
    return { path: path.slice(0, -1), share: 'weight', change }
  if (container === undefined || holder === undefined) return null
  const isVariant = variantLists.has(bareKey(path.at(-3)))
  const isWeight = share.endsWith('weight') || (isVariant && parts.has(share))
  const isNamed = holder.kind === 'object' && isWeight
  const isPair = path.at(-1) === 1 && isShare(holder)
  if (!isNamed && !isPair) return null
  const isGroup = isVariant || weightsOf(container, share).length > 1
  return isGroup ? { path: path.slice(0, -2), share, change } : null
}

/** `50/50`, `0.1, 0.9`: the numbers of a text that is nothing else. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'string' && /^[\d.\s%]+(?:[/:,;|-][\d.\s%]+)+$/.test(value)
    ? value.split(/[/:,;|-]/).map((part) => numberIn(part) ?? Number.NaN)
    : []

/** `["red", 50]` */
const isShare = (node: ConfigNode): boolean =>
  node.kind === 'list' &&
  node.items.length === 2 &&
  node.items[0]?.kind === 'value' &&
  typeof node.items[0].value === 'string' &&
  node.items[1]?.kind === 'value' &&
  numberIn(node.items[1].value) !== null

/** Each weight that changes asks about all that stand beside it. */
const known = new WeakMap<ConfigNode, Map<string, readonly number[]>>()

/** The weights of the members of a list or object; `NaN` for one that no longer is a number. */
function weightsOf(group: ConfigNode, share: string): readonly number[] {
  const found = known.get(group) ?? new Map<string, readonly number[]>()
  known.set(group, found)
  const weights = found.get(share) ?? readWeights(group, share)
  found.set(share, weights)
  return weights
}

function readWeights(group: ConfigNode, share: string): number[] {
  if (group.kind === 'value') return numbersIn(group.value)
  const isPlain = childrenOf(group).some((child) => child.kind === 'value' && numberIn(child.value) !== null)
  return childrenOf(group).flatMap((child) => {
    if (child.kind === 'value') return isPlain ? [numberIn(child.value) ?? Number.NaN] : []
    if (isShare(child)) return [numberIn(plainItem(child)) ?? Number.NaN]
    if (child.kind !== 'object') return []
    const weight = [...child.members].find(([key]) => bareKey(key) === share)?.[1]
    return weight?.kind === 'value' ? [numberIn(weight.value) ?? Number.NaN] : []
  })
}

const plainItem = (pair: ConfigNode): unknown => {
  const item = pair.kind === 'list' ? pair.items[1] : undefined
  return item?.kind === 'value' ? item.value : null
}
