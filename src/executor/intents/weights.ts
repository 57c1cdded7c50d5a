import { keyWords } from '../../lane/config/key-words.ts'
import type { Slot } from '../../lane/lane.ts'
import type { Proposed } from '../propose-edits.ts'

/** A value that shall become another. */
export interface SlotChange {
  readonly slot: Slot
  readonly to: string
}

/** The words of a value's own name: the last key that is no index. */
export const nameOf = (slot: Slot): readonly string[] =>
  keyWords((slot.key ?? '').split('.').findLast((part) => !/^\d+$/.test(part)) ?? '')

/** Weights of one experiment are parts of a whole: who sets one must say what the others become. */
export function missingWeights(changes: readonly SlotChange[], slots: readonly Slot[]): Proposed | null {
  for (const { slot } of changes) {
    const own = nameOf(slot).join(' ')
    if (!/^weights?$/.test(own)) continue
    const group = slots.filter((other) => other.path === slot.path && groupOf(other) === groupOf(slot))
    const after = group.map((one) => changes.find((change) => change.slot === one)?.to ?? one.value)
    const [was, is] = [group.map(({ value }) => value), after].map((values) =>
      values.reduce((sum, value) => sum + Number(value), 0),
    )
    if (was === undefined || is === undefined || Math.abs(was - is) < 1e-9) continue
    const rest = group.filter((one) => !changes.some((change) => change.slot === one))
    return { kind: 'ambiguous', says: sayMissing(changes, rest, round(was), round(is)), candidates: [] }
  }
  return null
}

function sayMissing(changes: readonly SlotChange[], rest: readonly Slot[], was: number, is: number): string {
  const [only, ...others] = rest
  if (only === undefined)
    return `These weights add up to ${is}, but they were ${was} together. Give numbers that add up to ${was}.`
  const left = round(Number(only.value) - (is - was))
  const given = changes.map(({ slot, to }) => `${variantOf(slot)} to ${to}`).join(', ')
  const sum = `The weights would add up to ${is} instead of ${was}.`
  if (others.length > 0) return `${sum} Say what ${rest.map(variantOf).join(' and ')} become, too.`
  return left < 0
    ? `${sum} Give at most ${was}.`
    : `${sum} Say the rest, too: "Set ${given} and ${variantOf(only)} to ${left}".`
}

const round = (value: number): number => Number(value.toFixed(9))

/** The key path without the item: `variants.promise.weight` stands in the group `variants`. */
const groupOf = (slot: Slot): string => (slot.key ?? '').split('.').slice(0, -2).join('.')
const variantOf = (slot: Slot): string => slot.context.replace(/,[^,]*$/, '').replace(/^variant /, '')
