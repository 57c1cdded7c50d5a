import { type ConfigNode, type ConfigValue, type KeyPath, memberValue, nodesTo } from './config-document.ts'
import { isRollout } from './domain/rollout.ts'
import { numberIn } from './key-words.ts'

/** Where a value stands, in words: `variant promise, weight`. */
export function placeSays(root: ConfigNode, path: KeyPath): string {
  const nodes = nodesTo(root, path)
  const parts: string[] = []
  for (let at = 0; at < path.length; at++) {
    const key = path[at] as string | number
    const next = path[at + 1]
    const isGroup = typeof key === 'string' && next !== undefined && isPlural(key) && nodes[at + 1]?.kind !== 'value'
    if (isGroup) {
      parts.push(`${singular(key)} ${itemName(nodes[at + 2], next)}`)
      at++
    } else parts.push(typeof key === 'number' ? (boundName(nodes[at], key) ?? itemName(nodes[at + 1], key)) : key)
  }
  return parts.join(', ') || 'the file'
}

/** The parts of `["red", 50]` and of a range `[0, 50]`; `null` for items of other lists. */
function boundName(list: ConfigNode | undefined, key: number): string | null {
  if (list?.kind !== 'list' || list.items.length !== 2) return null
  const [first, second] = list.items.map((item) => (item.kind === 'value' ? typeof item.value : null))
  if (second !== 'number' || (first !== 'number' && first !== 'string')) return null
  if (first === 'string') return key === 0 ? 'name' : 'share'
  return key === 0 ? 'start' : 'end'
}

/** An item of a list by its own name where it has one, else by its number. */
function itemName(node: ConfigNode | undefined, key: string | number): string {
  if (typeof key === 'string') return key
  const name = ['key', 'name', 'id', 'variant', 'title'].map((each) => memberValue(node, each)).find((each) => each)
  if (name !== undefined) return String(name)
  const first = node?.kind === 'list' ? node.items[0] : undefined
  return first?.kind === 'value' && typeof first.value === 'string' ? first.value : String(key + 1)
}

const isPlural = (key: string): boolean => /[^s]s$/i.test(key) && !/(?:us|is)$/i.test(key)
const singular = (key: string): string =>
  key
    .replace(/ies$/, 'y')
    .replace(/((?:ch|sh|x|ss))es$/, '$1')
    .replace(/s$/, '')

/** A change in words: `rollout: 10 % → 50 %`. */
export function changeSays(root: ConfigNode, before: ConfigValue, after: ConfigValue): string {
  return `${placeSays(root, after.path)}: ${valueSays(before, before, after)} → ${valueSays(after, before, after)}`
}

function valueSays({ value, path }: ConfigValue, before: ConfigValue, after: ConfigValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value !== 'number') return `"${String(value).slice(0, 240)}"`
  if (!isRollout(path)) return String(value)
  const both = [numberIn(before.value) ?? 0, numberIn(after.value) ?? 0]
  const isFraction = both.every((each) => each <= 1) && both.some((each) => !Number.isInteger(each))
  return `${isFraction ? Number((value * 100).toFixed(6)) : value} %`
}
