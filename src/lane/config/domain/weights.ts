import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, type KeyPath, nodesTo } from '../config-document.ts'
import { bareKey, hasWord, keyWords, lastName, numberIn } from '../key-words.ts'
import type { DomainFault } from './domain-rule.ts'
import { isRollout, runsOn } from './rollout.ts'

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
/** A share of this name may be as large as it likes: no other rule holds it. */
const pairWords = new Set(['weight', 'ratio', 'allocation', 'split'])
const variantWords = new Set(
  'control treatment variant variation baseline arm challenger champion holdout experiment'.split(' '),
)
/** Numbers beside one of these are ends of something. */
const bounds = new Set(
  'min max minimum maximum low high lower upper from to start end first last limit threshold width height size x y'.split(
    ' ',
  ),
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

/**
 * Variants share out a whole: what one gets another must give, and none may owe.
 *
 * @param hasSchema whether a schema says what the values are; where none does, numbers that make a whole are taken for shares
 */
export function sharesOutTheWhole(file: ConfigChange, hasSchema: boolean): DomainFault[] {
  const groups = new Map<string, Group>()
  for (const change of file.changes) {
    const group = groupOf(file, change) ?? pairOf(file, change) ?? (hasSchema ? null : wholeOf(file, change))
    if (group !== null && !groups.has(JSON.stringify(group.path))) groups.set(JSON.stringify(group.path), group)
  }
  return [...groups.values()].flatMap((group) => groupFault(file, group))
}

/** What shares out a whole, and how its shares are read. */
interface Group {
  readonly path: KeyPath
  readonly read: (node: ConfigNode) => readonly number[]
  readonly change: ValueChange
}

function groupFault(file: ConfigChange, { path, read, change }: Group): DomainFault[] {
  const before = read(nodesTo(file.before.root, path).at(-1) as ConfigNode)
  const after = read(nodesTo(file.after.root, path).at(-1) as ConfigNode)
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
  const read = (node: ConfigNode) => weightsOf(node, share)
  if (shareLists.has(bareKey(lastName(path).name)) && numbersIn(change.before.value).length > 1)
    return { path, read, change }
  const parents = nodesTo(file.before.root, path)
  const [container, holder] = [parents.at(-3), parents.at(-2)]
  if (holder !== undefined && shareLists.has(bareKey(path.at(-2))) && weightsOf(holder, 'weight').length > 0)
    return { path: path.slice(0, -1), read: (node) => weightsOf(node, 'weight'), change }
  if (container === undefined || holder === undefined) return null
  const isVariant = variantLists.has(bareKey(path.at(-3)))
  const isWeight = share.endsWith('weight') || runsOn.has(share) || (isVariant && parts.has(share))
  const isNamed = holder.kind === 'object' && isWeight
  const isPair = path.at(-1) === 1 && isShare(holder)
  if (!isNamed && !isPair) return null
  const isGroup = (isVariant && !runsOn.has(share)) || weightsOf(container, share).length > 1
  return isGroup ? { path: path.slice(0, -2), read, change } : null
}

/** `{ controlWeight, treatmentWeight }`, `{ control: { ratio }, treatment: { ratio } }`: they make a whole, or are called as variants are. */
function pairOf(file: ConfigChange, change: ValueChange): Group | null {
  const { path } = change.before
  const { name } = lastName(path)
  const word = keyWords(name).find((each) => pairWords.has(each))
  const parents = nodesTo(file.before.root, path)
  if (word === undefined || numberIn(change.before.value) === null) return null
  const beside = (node: ConfigNode): readonly (readonly [string, number])[] =>
    node.kind !== 'object'
      ? []
      : [...node.members].flatMap(([key, member]) => {
          const number = member.kind === 'value' && keyWords(key).includes(word) ? numberIn(member.value) : null
          return number === null ? [] : [[key, number] as const]
        })
  const inside = (node: ConfigNode): readonly (readonly [string, number])[] =>
    childrenOf(node).flatMap((child) =>
      beside(child)
        .filter(([key]) => key === name)
        .map(([, number]) => [String(child.path.at(-1)), number] as const),
    )
  for (const [depth, read] of [
    [1, beside],
    [2, inside],
  ] as const) {
    const node = parents.at(-1 - depth)
    const shares = node === undefined ? [] : read(node)
    const isOfVariants = shares.some(([key]) => hasWord(key, variantWords))
    if (shares.length > 1 && (isOfVariants || isWhole(shares.map(([, number]) => number))))
      return { path: path.slice(0, -depth), read: (each) => read(each).map(([, number]) => number), change }
  }
  return null
}

/** Numbers that nobody calls shares, and that together make a whole: `{ a: 30, b: 70 }`, `[0.2, 0.3, 0.5]`, `50/50`. */
function wholeOf(file: ConfigChange, change: ValueChange): Group | null {
  const { path, value } = change.before
  if (typeof value === 'string' && !/[-:]/.test(value) && isWhole(numbersIn(value)))
    return { path, read: (node) => weightsOf(node, ''), change }
  const holder = nodesTo(file.before.root, path).at(-2)
  if (holder === undefined || typeof value !== 'number' || isRollout(path)) return null
  const numbers = plainNumbers(holder)
  const isRange = holder.kind === 'list' && numbers.length === 2 && (numbers[0] ?? 0) < (numbers[1] ?? 0)
  const isBounded = holder.kind === 'object' && [...holder.members.keys()].some((key) => hasWord(key, bounds))
  return isRange || isBounded || !isWhole(numbers) ? null : { path: path.slice(0, -1), read: plainNumbers, change }
}

/** The numbers of what holds nothing else. */
function plainNumbers(node: ConfigNode): number[] {
  const children = childrenOf(node)
  const numbers = children.flatMap((child) =>
    child.kind === 'value' && typeof child.value === 'number' ? [child.value] : [],
  )
  return numbers.length === children.length ? numbers : []
}

const isWhole = (numbers: readonly number[]): boolean =>
  numbers.filter((each) => each > 0).length > 1 &&
  numbers.every((each) => each >= 0) &&
  [1, 100, 1_000, 10_000].some((whole) => Math.abs(sum(numbers) - whole) <= tolerance)

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
  const shareOf = (child: ConfigNode) =>
    child.kind === 'object' ? [...child.members].find(([key]) => bareKey(key) === share)?.[1] : undefined
  const isPlain =
    !childrenOf(group).some(shareOf) &&
    childrenOf(group).some((child) => child.kind === 'value' && numberIn(child.value) !== null)
  const weights = childrenOf(group).flatMap((child) => {
    if (child.kind === 'value') return isPlain ? [numberIn(child.value) ?? Number.NaN] : []
    if (isShare(child)) return [numberIn(plainItem(child)) ?? Number.NaN]
    const weight = shareOf(child)
    return weight?.kind === 'value' ? [numberIn(weight.value) ?? Number.NaN] : []
  })
  return runsOn.has(share) ? weights.map((end, at) => end - (weights[at - 1] ?? 0)) : weights
}

const plainItem = (pair: ConfigNode): unknown => {
  const item = pair.kind === 'list' ? pair.items[1] : undefined
  return item?.kind === 'value' ? item.value : null
}
